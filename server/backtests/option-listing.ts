// An option by rule as it stands in the place of its history before a run: where it is listed and on what terms. Which contracts it is, and their
// candles, follow from the chain of its underlying and from the values of the run.
import type { ProgramInstrument } from '../../dsl/ir/program';
import { option } from '../../engine/market/instrument';
import { OPTION_PRICE_SCALE } from '../../engine/market/option-contract';
import { segmentOfMarket } from '../../engine/market/option-session';
import { findDerivativesOf } from '../market-data/contract-symbol';
import { InputFault } from '../market-data/input-fault';
import { createTradingCalendar } from '../market-data/trading-calendar';
import { describeData } from '../runs/report/describe-data';
import type { StoredHistory } from './history';
import { termsOfMarket } from './run-chains';

export type OptionRule = Extract<ProgramInstrument, { readonly kind: 'option' }>;

export function listOptionByRule({ underlying: id, right }: OptionRule): StoredHistory {
  const named = findDerivativesOf(id);
  if (named === null) throw new InputFault({ file: id }, 'no market lists options on it', 'choose an index or a share with options');
  const { market, underlying } = named;
  const name = `${id} ${right} by rule`;
  const candles = { ...NO_CANDLES, instrument: name };
  return {
    instrument: option(name, { underlying, expiryDay: Number.MAX_SAFE_INTEGER, strike: 0, right }, OPTION_PRICE_SCALE),
    candles,
    eras: [],
    sessions: createTradingCalendar(segmentOfMarket(market)).sessions,
    terms: termsOfMarket(market),
    hasVolume: true,
    dataHash: '',
    drawn: [],
    knownActions: [],
    data: describeData({
      candles,
      dataset: null,
      source: 'contracts of its chain, chosen session by session',
      hash: '',
      origin: market === 'DEMO' ? 'synthetic' : 'traded',
      coverage: null,
    }),
  };
}

const NO_CANDLES = {
  timeframe: '1m',
  priceScale: OPTION_PRICE_SCALE,
  count: 0,
  minute: new Int32Array(0),
  open: new Int32Array(0),
  high: new Int32Array(0),
  low: new Int32Array(0),
  close: new Int32Array(0),
  volume: new Float64Array(0),
  openInterest: new Float64Array(0),
} as const;

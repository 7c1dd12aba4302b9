// Every option of the measured chains as CSV, a row each: its price, implied volatility and greeks, and what stands open. No answer is empty, with
// its reason at the end.

import type { StrikeVolatility } from '../../../engine/chain/chain-volatilities';
import type { ChainStrike } from '../../../engine/chain/option-chain';
import { type PriceBasis, quotePrice } from '../../../engine/chain/quote-price';
import type { OptionRight } from '../../../engine/market/instrument';
import { tradedGreeks } from '../../../engine/options/greeks';
import { formatDay } from '../../../engine/time/day-text';
import { type CsvCell, csvRow } from '../../runs/csv/csv-row';
import type { MeasuredChain, MeasuredChains } from './measure-chains';

const COLUMNS = [
  'expiry',
  'strike',
  'type',
  'price',
  'implied_volatility',
  'delta',
  'gamma',
  'vega_per_point',
  'theta_per_day',
  'rho_per_point',
  'oi',
  'volume',
  'reason',
] as const;

export function chainsCsv({ chains }: MeasuredChains, basis: PriceBasis): string {
  return [csvRow(COLUMNS), ...chains.flatMap((chain) => rowsOf(chain, basis))].join('');
}

function rowsOf({ quoted, measures }: MeasuredChain, basis: PriceBasis): readonly string[] {
  const expiry = quoted.expiryDay === null ? null : formatDay(quoted.expiryDay);
  return quoted.chain.flatMap((each, at) =>
    (['call', 'put'] as const).flatMap((right) =>
      each[right] === null ? [] : [csvRow([expiry, each.strike, right, ...cellsOf(each, measures.strikes[at], right, basis)])],
    ),
  );
}

function cellsOf(each: ChainStrike, implied: StrikeVolatility | undefined, right: OptionRight, basis: PriceBasis): readonly CsvCell[] {
  const quote = each[right];
  const found = implied?.[right];
  const traded = found?.greeks ? tradedGreeks(found.greeks) : null;
  return [
    quotePrice(quote, basis),
    found?.implied.volatility ?? null,
    traded?.delta ?? null,
    traded?.gamma ?? null,
    traded?.vegaPerPoint ?? null,
    traded?.thetaPerDay ?? null,
    traded?.rhoPerPoint ?? null,
    quote?.openInterest ?? null,
    quote?.volume ?? null,
    found?.implied.reason ?? null,
  ];
}

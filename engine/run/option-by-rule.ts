// Makes an instrument with a history of an option by rule: in each session the contract that was chosen, from the instant of the choice on,
// warmed up in its own bars of that session and of those before. Contracts are never spliced.
import { canonicalJson } from '../../dsl/ir/canonical-json';
import { sha256 } from '../../dsl/ir/sha256';
import type { ContractEra } from '../kernel/contract-era';
import type { Candles } from '../market/candles';
import type { OptionCandles } from '../market/chain-history';
import { OPTION_PRICE_SCALE, optionId, optionOf } from '../market/option-contract';
import type { BacktestInstrument } from './backtest-instrument';
import { joinContracts } from './join-contracts';
import type { ChosenOption, OptionChoice } from './option-choice';
import type { RunChain } from './run-chain';

export interface OptionDays {
  /** IST days, both included, of which a choice is wanted. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Sessions before each that are read for the contract's own past. */
  readonly sessionsBefore: number;
}

/** `listed`: what stands for the instrument where nothing is chosen. */
export function optionByRule(choice: OptionChoice, chain: RunChain, listed: BacktestInstrument, wanted: OptionDays): BacktestInstrument {
  const eras: ContractEra<BacktestInstrument>[] = [];
  const { days } = chain.history;
  for (const [index, day] of days.entries()) {
    if (day < wanted.fromDay || day > wanted.toDay) continue;
    const chosen = choice.on(day);
    const before = days.slice(Math.max(0, index - wanted.sessionsBefore), index);
    const contract = chosen === null ? null : contractOf(chosen, chain, before);
    const fromUs = chosen === null ? undefined : chosen.fromUs;
    const toDay = (days[index + 1] ?? Number.POSITIVE_INFINITY) - 1;
    eras.push({ contract, fromDay: day, toDay, ...(fromUs === undefined ? {} : { fromUs }) });
  }
  const first = eras[0]?.fromDay ?? Number.POSITIVE_INFINITY;
  const all = [{ contract: null, fromDay: Number.NEGATIVE_INFINITY, toDay: first - 1 }, ...eras].filter(
    ({ fromDay, toDay }) => fromDay <= toDay,
  );
  if (all.every(({ contract }) => contract === null)) return { ...listed, eras: all };
  const ids = all.map(({ contract, toDay }) => [contract?.dataHash ?? '', Number.isFinite(toDay) ? toDay : 0]);
  return { ...listed, eras: all, candles: joinContracts(all), dataHash: sha256(canonicalJson(ids)) };
}

function contractOf(
  { contract, session }: ChosenOption,
  { history, sessions, terms }: RunChain,
  before: readonly number[],
): BacktestInstrument {
  const id = optionId(contract);
  const past = before.flatMap((day) => history.chainOn(day, contract.expiryDay)?.candlesOf(contract) ?? []);
  const candles = joined(id, [...past, ...[session.candlesOf(contract)].flatMap((own) => own ?? [])]);
  return {
    candles,
    sessions,
    instrument: optionOf(contract),
    hasVolume: candles.volume.some((units) => units > 0),
    terms,
    dataHash: sha256(`${history.hash} ${id}`),
  };
}

/** One after another; each is of a session of its own. */
function joined(instrument: string, parts: readonly OptionCandles[]): Candles {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const candles = {
    instrument,
    timeframe: '1m',
    priceScale: OPTION_PRICE_SCALE,
    count,
    minute: new Int32Array(count),
    open: new Int32Array(count),
    high: new Int32Array(count),
    low: new Int32Array(count),
    close: new Int32Array(count),
    volume: new Float64Array(count),
    openInterest: new Float64Array(count),
  } as const;
  let at = 0;
  for (const part of parts) {
    for (const column of COLUMNS) candles[column].set(part[column], at);
    at += part.count;
  }
  return candles;
}

const COLUMNS = ['minute', 'open', 'high', 'low', 'close', 'volume', 'openInterest'] as const;

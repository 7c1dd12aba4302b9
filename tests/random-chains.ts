// Option chains at random for any underlying whose minutes are known: contracts worth what they would bring, a time value that thins out away from the
// money, and noise; minutes without trades, contracts that fall silent and contracts that never trade. Every price is a function of the seed, the
// contract and the minute, so that whoever checks a run can ask for the same one.

import type { SessionLookup } from '../engine/bars/session-windows';
import { summariseChain } from '../engine/chain/summarise-chain';
import { type Candles, istDayOf, type PriceColumn } from '../engine/market/candles';
import type { ChainExpiry, ChainHistory, OptionCandles, SessionChain } from '../engine/market/chain-history';
import { type OptionContract, optionId } from '../engine/market/option-contract';
import { lowerBound } from '../engine/number/lower-bound';
import { istMinute, US_PER_MINUTE } from '../engine/time/ist-time';

export interface RandomChain {
  /** Name under which the contracts are listed. */
  readonly underlying: string;
  /** Its minutes, in the price scale of options. */
  readonly candles: Candles<PriceColumn>;
  readonly sessions: SessionLookup;
  readonly expiries: readonly ChainExpiry[];
  readonly seed: number;
  readonly strikeStep: number;
  readonly strikesEachSide: number;
}

const TICK = 5;
/** Price units of time value at the money, for each day that is left and one. */
const TIME_VALUE = 400;
/** Of contracts in a session, in a thousand. */
const NEVER_TRADES = 40;
const FALLS_SILENT = 120;
/** Of minutes of a contract that trades. */
const NO_TRADE = 30;
const MODELLED = 100;

export function randomChainHistory(parts: RandomChain): ChainHistory {
  const { underlying, candles, expiries, seed } = parts;
  const days = [...candles.minute.reduce((all, minute) => all.add(istDayOf(minute)), new Set<number>())];
  const made = new Map<string, SessionChain>();
  const expiriesOn = (day: number): readonly ChainExpiry[] => (days.includes(day) ? expiries.filter((expiry) => expiry.day >= day) : []);
  return {
    market: 'NFO',
    underlying,
    hash: `random chain of ${candles.instrument} ${seed}`,
    timeframe: '1m',
    days,
    expiriesOn,
    chainOn: (day, expiryDay) => {
      if (!expiriesOn(day).some((expiry) => expiry.day === expiryDay)) return null;
      const key = `${day} ${expiryDay}`;
      const known = made.get(key) ?? sessionChain(parts, day, expiryDay);
      made.set(key, known);
      return known;
    },
  };
}

function sessionChain(parts: RandomChain, day: number, expiryDay: number): SessionChain {
  const { sessions } = parts;
  const rows = rowsOfDay(parts.candles, day);
  const contracts = ladder(parts, rows.from, expiryDay);
  const made = new Map<string, OptionCandles | null>();
  const candlesOf = (contract: OptionContract): OptionCandles | null => {
    const id = optionId(contract);
    const known = made.get(id);
    if (known !== undefined) return known;
    const found = contract.expiryDay === expiryDay ? contractCandles(parts, contract, day, rows) : null;
    made.set(id, found);
    return found;
  };
  const closeMinute = sessions(expiryDay).at(-1)?.closeMinute ?? istMinute(expiryDay, 930);
  let summary: SessionChain['summary'] | null = null;
  return {
    day,
    expiryDay,
    contracts,
    candlesOf,
    get summary() {
      summary ??= summariseChain(
        contracts.flatMap((contract) => candlesOf(contract) ?? []),
        { expiryUs: closeMinute * US_PER_MINUTE, sealUs: (minute) => (minute + 1) * US_PER_MINUTE },
      );
      return summary;
    },
  };
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

function rowsOfDay({ minute }: Pick<Candles, 'minute'>, day: number): Rows {
  return { from: lowerBound(minute, istMinute(day, 0)), to: lowerBound(minute, istMinute(day + 1, 0)) };
}

/** Around the day's first price. */
function ladder(
  { underlying, candles, strikeStep, strikesEachSide }: RandomChain,
  row: number,
  expiryDay: number,
): readonly OptionContract[] {
  const middle = Math.round((candles.open[row] ?? 0) / strikeStep) * strikeStep;
  return Array.from({ length: 2 * strikesEachSide + 1 }, (_, at) => middle + (at - strikesEachSide) * strikeStep)
    .filter((strike) => strike > 0)
    .flatMap((strike) =>
      (['call', 'put'] as const).map((right): OptionContract => ({ market: 'NFO', underlying, expiryDay, strike, right })),
    );
}

function contractCandles({ candles, seed }: RandomChain, contract: OptionContract, day: number, { from, to }: Rows): OptionCandles | null {
  const { expiryDay, strike, right } = contract;
  const own = mixed(mixed(mixed(seed, strike), expiryDay), right === 'call' ? 1 : 2);
  const fate = mixed(own, day);
  if (fate % 1_000 < NEVER_TRADES) return null;
  const silentFrom = fate % 1_000 < NEVER_TRADES + FALLS_SILENT ? from + (mixed(fate, 1) % (to - from + 1)) : to;
  const bars: number[] = [];
  for (let row = from; row < silentFrom; row++) if (mixed(fate, row) % 1_000 >= NO_TRADE) bars.push(row);
  const priceAt = (row: number, salt: number): number => {
    const spot = candles.close[row] ?? 0;
    const intrinsic = Math.max(0, right === 'call' ? spot - strike : strike - spot);
    const away = Math.abs(spot - strike) / (TIME_VALUE * 10);
    const time = (TIME_VALUE * (1 + expiryDay - day)) / (1 + away * away);
    const noise = mixed(mixed(fate, row), salt) % 200;
    return Math.max(TICK, Math.round((intrinsic + time + noise) / TICK) * TICK);
  };
  const [open, close] = [0, 1].map((salt) => Int32Array.from(bars, (row) => priceAt(row, salt)));
  const column = (make: (at: number) => number): Int32Array => Int32Array.from(bars, (_, at) => make(at));
  const [first, last] = [open ?? new Int32Array(0), close ?? new Int32Array(0)];
  const quoted = own % 2 === 0;
  return {
    instrument: optionId(contract),
    timeframe: '1m',
    priceScale: candles.priceScale,
    count: bars.length,
    minute: column((at) => candles.minute[bars[at] ?? 0] ?? 0),
    open: first,
    high: column((at) => Math.max(first[at] ?? 0, last[at] ?? 0) + TICK * (mixed(fate, at) % 8)),
    low: column((at) => Math.max(TICK, Math.min(first[at] ?? 0, last[at] ?? 0) - TICK * (mixed(fate, at) % 5))),
    close: last,
    volume: Float64Array.from(bars, (row) => (mixed(own, row) % 20 === 0 ? 0 : 75 * (mixed(own, row) % 4_000))),
    openInterest: Float64Array.from(bars, (row) => 75 * (1_000 + (mixed(own, row) % 9_000))),
    contract,
    bid: quoted ? column((at) => Math.max(0, (last[at] ?? 0) - TICK * (mixed(own, at) % 9))) : null,
    ask: quoted ? column((at) => (mixed(own, at) % 50 === 0 ? 0 : (last[at] ?? 0) + TICK * (1 + (mixed(own, at) % 9)))) : null,
    modelled: Uint8Array.from(bars, (row) => (mixed(own, row) % 1_000 < MODELLED ? 1 : 0)),
  };
}

/** A number in [0, 2³²) that follows from two and looks like no other. */
function mixed(left: number, right: number): number {
  let hash = Math.imul(left ^ (right + 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ right;
  return Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f) >>> 0;
}

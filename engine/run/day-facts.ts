// What an instrument of the program is on a day: the contract that stands for it, and the facts of that contract's session.
import { erasOf, findEra } from '../kernel/contract-era';
import { type Instrument, isContract } from '../market/instrument';
import { lastCloseAsOf } from './actions-due';
import type { BacktestInstrument } from './backtest-instrument';
import { type SessionFacts, sessionFacts } from './session-facts';

export interface DayFacts extends SessionFacts {
  readonly contract: Instrument;
  readonly candles: BacktestInstrument['candles'];
}

/** No rule asks for a contract that ends later, and no calendar need reach so far. */
const LISTED_DAYS_MAX = 120;
/** Days in a row without a session, at most. */
const CLOSED_DAYS_MAX = 10;

/** Null on a day on which it is nothing, or without a session. `isTraded`: the venue is told of it, and lays its band around the close before. */
export function dayFacts(instrument: BacktestInstrument, day: number, isTraded: boolean): DayFacts | null {
  const era = findEra(erasOf(instrument), day);
  if (era === null || era.contract === null) return null;
  const { contract, toDay } = era;
  const expiryDay = isContract(contract.instrument) ? contract.instrument.expiryDay : Number.POSITIVE_INFINITY;
  const session = sessionFacts(contract, {
    day,
    windows: contract.sessions(day),
    referencePrice: isTraded ? lastCloseAsOf(contract, day) : Number.NaN,
    sessionsLeft: Number.isFinite(expiryDay) ? countSessionsAfter(contract, expiryDay, day) : null,
    isLast: isLastSession(contract, Math.min(toDay, expiryDay), day),
  });
  if (session === null) return null;
  const { facts, venue, rows } = session;
  return { facts, venue, rows, contract: contract.instrument, candles: contract.candles };
}

/** No session follows up to the last day of the contract: a holiday may have taken that day itself. */
function isLastSession({ sessions }: BacktestInstrument, lastDay: number, day: number): boolean {
  if (lastDay - day > CLOSED_DAYS_MAX) return false;
  for (let next = day + 1; next <= lastDay; next++) if (sessions(next).length > 0) return false;
  return true;
}

/** Up to the contract's last day: a holiday may have taken that day itself. */
function countSessionsAfter({ sessions }: BacktestInstrument, lastDay: number, day: number): number {
  if (lastDay - day > LISTED_DAYS_MAX) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let next = day + 1; next <= lastDay; next++) if (sessions(next).length > 0) count += 1;
  return count;
}

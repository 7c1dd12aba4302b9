// The monthly contracts on the demo index, `DEMO:INDEX<YY><MON>FUT`. Two trade at any time: the near month and the next.
import { ordinaryDayOnOrBefore } from '../market/holidays';
import { civilOfDay, dayOfCivil, lastWeekdayOfMonth, TUESDAY } from '../time/civil-day';
import { DEMO_FIRST_DAY, type DemoSession } from './demo-session';

export interface DemoFuture {
  readonly kind: 'future';
  readonly id: string;
  readonly name: string;
  readonly priceScale: number;
  readonly tickUnits: number;
  readonly lotSize: number;
  /** First day on which it trades: the one after the expiry two contracts before. */
  readonly firstDay: number;
  /** The last Tuesday of the month, or the ordinary trading day before it; the basis reaches zero at its close. */
  readonly expiryDay: number;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const FUTURE_ID = /^DEMO:INDEX(\d{2})([A-Z]{3})FUT$/;

/** The contract of an id, or null where the id is no demo future's. */
export function findDemoFuture(id: string): DemoFuture | null {
  const match = FUTURE_ID.exec(id);
  const month = MONTHS.findIndex((name) => name === match?.[2]) + 1;
  return match === null || month === 0 ? null : futureOf(2000 + Number(match[1]), month);
}

/** The contracts that trade on at least one of the sessions, by expiry. */
export function listDemoFutures(sessions: readonly DemoSession[]): readonly DemoFuture[] {
  const first = sessions.at(0);
  const last = sessions.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = civilOfDay(Math.max(first.day, DEMO_FIRST_DAY));
  const to = civilOfDay(last.day);
  const contracts: DemoFuture[] = [];
  // A session near a month's end belongs to the contracts of the two months after it.
  for (let ordinal = from.year * 12 + from.month - 1; ordinal <= to.year * 12 + to.month + 1; ordinal += 1) {
    const contract = futureOf(Math.floor(ordinal / 12), (ordinal % 12) + 1);
    if (sessions.some((session) => tradesOn(contract, session.day))) contracts.push(contract);
  }
  return contracts;
}

export function tradesOn(contract: DemoFuture, day: number): boolean {
  return contract.firstDay <= day && day <= contract.expiryDay;
}

function futureOf(year: number, month: number): DemoFuture {
  const twoBefore = civilOfDay(dayOfCivil(year, month, 1) - 32);
  const text = `${String(year % 100).padStart(2, '0')}${MONTHS[month - 1]}`;
  return Object.freeze({
    kind: 'future',
    id: `DEMO:INDEX${text}FUT`,
    name: `Demo Index ${text} Future (synthetic)`,
    priceScale: 100,
    tickUnits: 5,
    lotSize: 75,
    firstDay: expiryOf(twoBefore.year, twoBefore.month) + 1,
    expiryDay: expiryOf(year, month),
  });
}

function expiryOf(year: number, month: number): number {
  return ordinaryDayOnOrBefore(lastWeekdayOfMonth(year, month, TUESDAY));
}

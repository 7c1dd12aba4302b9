// Small runs for the tests of metrics, spelled out so that a reader can do the sums. Never for anything but tests.
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import type { ClosedTrade, RunSeries } from './run-series';

/** Monday 1 January 2024. */
export const EXAMPLE_DAY = 19_723;
const OPEN_MINUTE = 555;

/** Event time of a minute of the day counted from the first example day, 09:15 being minute 555. */
export function exampleUs(dayOffset: number, minuteOfDay: number): number {
  return istMinute(EXAMPLE_DAY + dayOffset, minuteOfDay) * US_PER_MINUTE;
}

/** A trade of given net, long, opened at 09:15 of the first day; the parts that a test is about are passed in. */
export function exampleTrade(id: number, netPaise: number, parts: Partial<ClosedTrade> = {}): ClosedTrade {
  const chargesPaise = parts.chargesPaise ?? 0;
  return {
    id: `trade-${String(id).padStart(4, '0')}`,
    position: 0,
    direction: 'long',
    instrument: 'DEMO:INDEX',
    legs: [],
    entryUs: exampleUs(0, OPEN_MINUTE),
    exitUs: exampleUs(0, OPEN_MINUTE + 1 + id),
    quantity: 1,
    entryPrice: 10_000,
    exitPrice: 10_000,
    priceScale: 100,
    grossPaise: netPaise + chargesPaise,
    netPaise,
    riskPaise: null,
    maePaise: 0,
    mfePaise: 0,
    barsHeld: 1,
    minutesHeld: 1,
    exitReason: 'target',
    ambiguous: false,
    ...parts,
    chargesPaise,
  };
}

export function exampleTrades(netPaise: readonly number[]): readonly ClosedTrade[] {
  return netPaise.map((net, id) => exampleTrade(id, net));
}

/** Equity of consecutive days, one list of minutes from 09:15 for each; a day ends at its last minute. Charges and trades are the test's. */
export function exampleRun(startPaise: number, days: readonly (readonly number[])[], parts: Partial<RunSeries> = {}): RunSeries {
  return {
    startPaise,
    equity: {
      minute: Int32Array.from(days.flatMap((minutes, day) => minutes.map((_, index) => istMinute(EXAMPLE_DAY + day, OPEN_MINUTE + index)))),
      equityPaise: Float64Array.from(days.flat()),
    },
    daily: {
      day: Int32Array.from(days, (_, day) => EXAMPLE_DAY + day),
      equityPaise: Float64Array.from(days, (minutes) => minutes.at(-1) ?? startPaise),
    },
    trades: [],
    sessionsPerYear: 250,
    ...parts,
  };
}

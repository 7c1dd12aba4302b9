import { expect, test } from 'vitest';
import { EXAMPLE_DAY, exampleTrade, exampleUs } from './example-run';
import { breakDownTrades } from './trade-breakdown';

/** Monday 1 January 2024 09:20 to 10:00; Monday 15:29 to Tuesday 09:15; Wednesday 31 January 23:59 (IST) to 1 February. */
const TRADES = [
  exampleTrade(0, 100, { entryUs: exampleUs(0, 560), exitUs: exampleUs(0, 600) }),
  exampleTrade(1, -40, { entryUs: exampleUs(0, 929), exitUs: exampleUs(1, 555) }),
  exampleTrade(2, 0, { entryUs: exampleUs(30, 1_439), exitUs: exampleUs(31, 0) }),
];

test('day and month are those of the exit', () => {
  expect(breakDownTrades(TRADES, 'day')).toEqual([
    { key: EXAMPLE_DAY, trades: 1, wins: 1, losses: 0, netPaise: 100 },
    { key: EXAMPLE_DAY + 1, trades: 1, wins: 0, losses: 1, netPaise: -40 },
    { key: EXAMPLE_DAY + 31, trades: 1, wins: 0, losses: 0, netPaise: 0 },
  ]);
  expect(breakDownTrades(TRADES, 'month')).toEqual([
    { key: 202_401, trades: 2, wins: 1, losses: 1, netPaise: 60 },
    { key: 202_402, trades: 1, wins: 0, losses: 0, netPaise: 0 },
  ]);
});

test('weekday and hour are those of the entry, in Indian time', () => {
  expect(breakDownTrades(TRADES, 'weekday').map(({ key, trades }) => [key, trades])).toEqual([
    [1, 2],
    [3, 1],
  ]);
  expect(breakDownTrades(TRADES, 'hour').map(({ key, netPaise }) => [key, netPaise])).toEqual([
    [9, 100],
    [15, -40],
    [23, 0],
  ]);
});

test('keys ascend however the trades come, and the nets add up', () => {
  for (const by of ['day', 'month', 'weekday', 'hour'] as const) {
    const rows = breakDownTrades([...TRADES].reverse(), by);
    expect(rows).toEqual(breakDownTrades(TRADES, by));
    expect(rows.reduce((sum, { netPaise }) => sum + netPaise, 0)).toBe(60);
  }
  expect(breakDownTrades([], 'day')).toEqual([]);
});

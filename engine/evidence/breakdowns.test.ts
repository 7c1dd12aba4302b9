// Trades by days to expiry and by regime, with entries whose market is known by hand.
import { describe, expect, test } from 'vitest';
import { EXAMPLE_DAY, exampleTrade, exampleUs } from '../report/example-run';
import { breakDownByExpiry } from './days-to-expiry';
import { breakDownByRegime, TREND_SESSIONS } from './regimes';

const enteredOn = (id: number, offset: number, net: number) =>
  exampleTrade(id, net, { entryUs: exampleUs(offset, 600), exitUs: exampleUs(offset, 700) });

test('days to expiry count calendar days, and what has no expiry is left out', () => {
  const trades = [enteredOn(1, 0, 10), enteredOn(2, 3, -5), enteredOn(3, 3, 7), enteredOn(4, 9, 1)];
  const expiryDay = EXAMPLE_DAY + 3;
  expect(breakDownByExpiry(trades, () => expiryDay)).toEqual([
    { key: 0, trades: 2, wins: 1, losses: 1, netPaise: 2 },
    { key: 3, trades: 1, wins: 1, losses: 0, netPaise: 10 },
  ]);
});

describe('regimes', () => {
  const days = 120;
  const day = Int32Array.from({ length: days }, (_, index) => EXAMPLE_DAY + index);
  /** Quiet and rising, then wild and falling. */
  const close = Float64Array.from({ length: days }, (_, index) =>
    index < 80 ? 1_000 + index : 1_080 - (index - 80) * 4 + (index % 2) * 60,
  );
  test('are known before the day opens', () => {
    const trades = [enteredOn(1, 60, 100), enteredOn(2, 118, -40), enteredOn(3, 10, 5)];
    const { volatility, trend } = breakDownByRegime(trades, { day, close });
    expect(volatility.map(({ key, netPaise }) => [key, netPaise])).toEqual([
      [0, 100],
      [2, -40],
    ]);
    expect(trend.map(({ key, netPaise }) => [key, netPaise])).toEqual([
      [0, -40],
      [1, 100],
    ]);
    const later = close.map((value, index) => (index >= 60 ? value * 3 : value));
    const found = breakDownByRegime([enteredOn(1, 60, 100)], { day, close: later });
    expect([found.trend[0]?.key, found.volatility[0]?.key]).toEqual([1, 0]);
  });
  test('leave out what was entered before enough sessions were known', () => {
    expect(breakDownByRegime([enteredOn(1, TREND_SESSIONS - 1, 1)], { day, close }).trend).toEqual([]);
  });
});

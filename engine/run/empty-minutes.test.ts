import { expect, test } from 'vitest';
import { equity } from '../market/instrument';
import { istMinute } from '../time/ist-time';
import { withEmptyMinutes } from './empty-minutes';

const DAY = 19_450;
const OPEN = istMinute(DAY, 555);
const sessions = (day: number) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 6 }] : []);

function listed(id: string, minutes: readonly number[]) {
  const column = Int32Array.from(minutes, (minute) => 10_000 + minute);
  return {
    instrument: equity(id, false),
    sessions,
    candles: {
      instrument: id,
      timeframe: '1m',
      priceScale: 100,
      count: minutes.length,
      minute: Int32Array.from(minutes, (minute) => OPEN + minute),
      open: column,
      high: column,
      low: column,
      close: column,
      volume: new Float64Array(minutes.length).fill(5),
      openInterest: new Float64Array(minutes.length).fill(Number.NaN),
    },
  };
}

test('a minute that the other has is empty, one that nobody has is a gap', () => {
  const [first, second] = withEmptyMinutes([listed('NSE:ONE', [0, 1, 4, 5]), listed('NSE:TWO', [0, 2, 4, 5])]);
  expect(Array.from(first?.candles.minute ?? [], (minute) => minute - OPEN)).toEqual([0, 1, 2, 4, 5]);
  expect(Array.from(first?.candles.close ?? [])).toEqual([10_000, 10_001, 10_001, 10_004, 10_005]);
  expect(Array.from(first?.candles.volume ?? [])).toEqual([5, 5, 0, 5, 5]);
  expect(Array.from(second?.candles.minute ?? [], (minute) => minute - OPEN)).toEqual([0, 1, 2, 4, 5]);
});

test('an instrument alone in its segment is left as it is', () => {
  const one = listed('NSE:ONE', [0, 3]);
  expect(withEmptyMinutes([one])[0]).toBe(one);
});

test('of an instrument by rule, each contract gets its own', () => {
  const byRule = (contract: ReturnType<typeof listed>) => ({
    ...contract,
    eras: [{ contract, fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY }],
  });
  const [rolled] = withEmptyMinutes([byRule(listed('NSE:ONE', [0, 1, 4, 5])), byRule(listed('NSE:TWO', [0, 2, 4, 5]))]);
  for (const candles of [rolled?.candles, rolled?.eras[0]?.contract.candles]) {
    expect(Array.from(candles?.minute ?? [], (minute) => minute - OPEN)).toEqual([0, 1, 2, 4, 5]);
    expect(Array.from(candles?.volume ?? [])).toEqual([5, 5, 0, 5, 5]);
  }
});

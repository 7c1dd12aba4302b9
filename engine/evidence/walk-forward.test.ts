// Windows of a walk-forward, and the record that its judged parts make together.
import { describe, expect, test } from 'vitest';
import { exampleRun, exampleTrades } from '../report/example-run';
import { assertRunSeries } from '../report/run-series';
import { stitchRuns } from './stitch-runs';
import { walkForwardFolds } from './walk-forward-folds';

describe('folds', () => {
  const plan = { chooseSessions: 100, judgeSessions: 50, embargoSessions: 5 } as const;
  test('rolling windows keep their length, anchored ones begin at the first session', () => {
    expect(walkForwardFolds(205, { ...plan, scheme: 'rolling' })).toEqual([
      { choose: { from: 0, to: 100 }, judge: { from: 105, to: 155 } },
      { choose: { from: 50, to: 150 }, judge: { from: 155, to: 205 } },
    ]);
    expect(walkForwardFolds(205, { ...plan, scheme: 'anchored' })).toEqual([
      { choose: { from: 0, to: 100 }, judge: { from: 105, to: 155 } },
      { choose: { from: 0, to: 150 }, judge: { from: 155, to: 205 } },
    ]);
  });
  test.each(['rolling', 'anchored'] as const)(
    '%s: no session is judged twice, none is chosen on and judged, the embargo lies between',
    (scheme) => {
      for (const sessions of [155, 311, 777, 1_249]) {
        const folds = walkForwardFolds(sessions, { ...plan, scheme });
        let judgedTo = folds[0]?.judge.from ?? 0;
        for (const { choose, judge } of folds) {
          expect(judge.from).toBe(judgedTo);
          expect(judge.from - choose.to).toBe(5);
          expect(choose.from).toBeGreaterThanOrEqual(0);
          expect(judge.to).toBeLessThanOrEqual(sessions);
          judgedTo = judge.to;
        }
        expect(sessions - judgedTo).toBeLessThan(26);
      }
    },
  );
  test('a short rest joins no fold of its own', () => {
    expect(walkForwardFolds(155 + 24, { ...plan, scheme: 'rolling' })).toHaveLength(1);
    expect(walkForwardFolds(155 + 25, { ...plan, scheme: 'rolling' }).at(-1)?.judge).toEqual({ from: 155, to: 180 });
    expect(walkForwardFolds(105, { ...plan, scheme: 'rolling' })).toEqual([]);
  });
});

test('a stitched record adds what each part made to the same starting money', () => {
  const first = exampleRun(1_000, [[1_010, 1_020], [1_040]], { trades: exampleTrades([40]) });
  const second = exampleRun(1_000, [[990], [970]]);
  const later = {
    ...second,
    equity: { ...second.equity, minute: second.equity.minute.map((minute) => minute + 10 * 1_440) },
    daily: { ...second.daily, day: second.daily.day.map((day) => day + 10) },
    trades: exampleTrades([-30]).map((trade) => ({ ...trade, entryUs: trade.entryUs + 864e9, exitUs: trade.exitUs + 864e9 })),
  };
  const whole = stitchRuns([first, later]);
  assertRunSeries(whole);
  expect([...whole.equity.equityPaise]).toEqual([1_010, 1_020, 1_040, 1_030, 1_010]);
  expect([...whole.daily.equityPaise]).toEqual([1_020, 1_040, 1_030, 1_010]);
  expect(whole.trades.map(({ id, netPaise }) => [id, netPaise])).toEqual([
    ['1-trade-0000', 40],
    ['2-trade-0000', -30],
  ]);
});

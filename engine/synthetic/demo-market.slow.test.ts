// How fast the demo market is made: a floor with threefold slack, kept apart from the tests that run beside each other.
import { expect, test } from 'vitest';
import { isoDay } from '../time/day-text';
import { listDemoInstruments } from './demo-instruments';
import { listDemoSessions } from './demo-session';
import { DEMO_SEED, generateDemoCandles } from './generate-demo-candles';

/** Nine seconds for the three and three quarter million bars of five years. */
const MS_PER_BAR_MAX = 9_000 / 3_700_000;
const LAPS_MAX = 12;

test('a year of the whole market is made within three times its three fifths of a second', () => {
  const year = listDemoSessions(isoDay('2024-01-01'), isoDay('2024-12-31'));
  let [bars, ms] = [0, 0];
  for (const { id } of listDemoInstruments(year)) {
    let bestMs = Number.POSITIVE_INFINITY;
    let count = 0;
    // The best of several of each instrument: the rest is other work on the machine. One that is fast enough is made once.
    for (let lap = 0; lap < LAPS_MAX && bestMs > count * MS_PER_BAR_MAX; lap++) {
      const started = performance.now();
      ({ count } = generateDemoCandles(id, year, DEMO_SEED));
      bestMs = Math.min(bestMs, performance.now() - started);
    }
    bars += count;
    ms += bestMs;
  }
  expect(bars).toBeGreaterThan(720_000);
  expect(ms).toBeLessThan(bars * MS_PER_BAR_MAX);
});

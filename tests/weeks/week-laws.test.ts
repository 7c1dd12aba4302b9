// Random weeks of options and futures: money and guards hold, and every way of holding and leaving comes about.
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../property-runs';
import { brokenWeek, NO_WEEKS } from './week-laws';

const WEEKS = Math.max(40, PROPERTY_RUNS / 10);

test(`weeks 1 to ${WEEKS} conserve money through entries, parts, rolls, settlements and exercise, and keep their guards`, () => {
  const tally = { ...NO_WEEKS };
  const broken: string[] = [];
  for (let seed = 1; seed <= WEEKS; seed++) broken.push(...brokenWeek(seed, tally).map((law) => `seed ${seed}: ${law}`));
  expect(broken).toEqual([]);
  expect(Math.min(tally.entries, tally.partials, tally.rolledFutures, tally.settled, tally.closed)).toBeGreaterThan(0);
});

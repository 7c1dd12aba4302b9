// The same laws over a hundred thousand random days.
import { expect, test } from 'vitest';
import { DAYS } from './random-week';
import { brokenWeek, NO_WEEKS } from './week-laws';

const DAYS_WANTED = 100_000;
const WEEKS = DAYS_WANTED / DAYS;
const FIRST_SEED = 3_000_001;
const FOUND_MAX = 20;

test(`seeds ${FIRST_SEED} to ${FIRST_SEED + WEEKS - 1}: not a paisa is made or lost in ${DAYS_WANTED} days, and no guard is passed by`, () => {
  const tally = { ...NO_WEEKS };
  const broken: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + WEEKS && broken.length < FOUND_MAX; seed++)
    broken.push(...brokenWeek(seed, tally).map((law) => `seed ${seed}: ${law}`));
  expect(broken).toEqual([]);
  expect(tally.days).toBe(DAYS_WANTED);
  expect(tally.exercised).toBeGreaterThan(1_000);
});

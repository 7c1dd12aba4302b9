// The same laws over a hundred thousand graphs: half of them whole, half with faults.
import { expect, test } from 'vitest';
import { brokenLaws, type Tally } from './graph-laws';

const GRAPHS = 100_000;
const FIRST_SEED = 1_000_000;

test(`${GRAPHS} random graphs from seed ${FIRST_SEED} keep the laws`, () => {
  const tally: Tally = { compiled: 0, refused: 0 };
  const laws: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + GRAPHS && laws.length < 20; seed++) {
    laws.push(...brokenLaws(seed, seed % 2 === 0 ? 0 : 0.03, tally).map((law) => `seed ${seed}: ${law}`));
  }
  console.log(`${tally.compiled} compiled, ${tally.refused} were refused`);
  expect(laws).toEqual([]);
});

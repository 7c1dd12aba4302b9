// The committed result of the deep proof is one: whole, of a known commit, without a broken law.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { joined } from '../../scripts/deep-result.mjs';
import type { DeepResult } from './deep-result';

const CASES = 100_000;

test('the last deep run proved a hundred thousand graphs and as many documents, of every kind', () => {
  const result: DeepResult = JSON.parse(readFileSync(path.join(import.meta.dirname, 'last-result.json'), 'utf8'));
  expect(result.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(result.broken).toEqual([]);
  expect([result.graphs.cases, result.graphs.compiled + result.graphs.refused]).toEqual([CASES, CASES]);
  const { noDocuments, noPrograms, compiled } = result.documents;
  expect([result.documents.cases, noDocuments + noPrograms + compiled]).toEqual([CASES, CASES]);
  expect(Object.values(result.graphs.reach.kinds).filter((count) => count === 0)).toEqual([]);
  expect(Math.min(result.runs.fills, result.graphs.reach.atDepthLimit, noPrograms, compiled)).toBeGreaterThan(0);
});

test('two halves are joined count by count, and the greater of what is greatest', () => {
  const half = (from: number, most: number) => ({
    from,
    cases: 5,
    depthMost: most,
    slowestMs: most,
    seconds: most,
    broken: [`seed ${from}`],
  });
  expect(joined(half(5, 1), half(10, 2))).toEqual({
    from: 5,
    cases: 10,
    depthMost: 2,
    slowestMs: 2,
    seconds: 2,
    broken: ['seed 5', 'seed 10'],
  });
});

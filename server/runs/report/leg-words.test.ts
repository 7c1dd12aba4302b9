import { expect, test } from 'vitest';
import { faultWords } from './fault-words';
import { legWords } from './leg-words';

test('what became of a leg is said with its reason and what followed', () => {
  const at = { position: 0, leg: 1 } as const;
  expect(legWords({ kind: 'legFailed', ...at, entered: 25, ordered: 50, why: 'rejected', then: 'exitAll' })).toBe(
    'leg 2 could not be had: 25 of 50 came, its order was rejected; all was left again',
  );
  expect(legWords({ kind: 'legRetried', ...at, attempt: 2, units: 25, why: 'cancelled' })).toBe(
    'leg 2 was tried again, time 2, for 25: its order was cancelled',
  );
  expect(legWords({ kind: 'uncovered', ...at, units: 50, then: 'keep' })).toBe(
    'leg 2 was without cover for as long as it may be, 50 of it; it was left',
  );
});

test('faults are told one by one, and none where none was put in', () => {
  expect(faultWords({ rejectPercent: 0, seed: 3, bias: 'pessimistic' })).toEqual([]);
  expect(faultWords({ rejectPercent: 2.5, partialPercent: 30, stopCancelPercent: 0, ordersPerSecondMax: 10 })).toEqual([
    '2.50% of new orders were refused for no fault of theirs.',
    '30% of fills found less than the volume would have given.',
    'New orders beyond 10 a second were refused.',
  ]);
});

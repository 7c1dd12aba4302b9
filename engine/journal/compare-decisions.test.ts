import { expect, test } from 'vitest';
import { findDivergence } from './compare-decisions';
import { digestOf, type LoggedDecision } from './decision-log';

const outcome = (timeUs: number, word: 'sent' | 'busy'): LoggedDecision => ({
  timeUs,
  entry: { kind: 'outcome', action: 0, outcome: word },
});

test('equal streams do not part and have one digest', () => {
  const stream = [outcome(1, 'sent'), outcome(2, 'busy')];
  expect(findDivergence(stream, [...stream])).toBeNull();
  expect(digestOf(stream)).toBe(digestOf([...stream]));
});

test('the first difference is named, in time, in kind or in length', () => {
  const stream = [outcome(1, 'sent'), outcome(2, 'busy')];
  expect(findDivergence(stream, [outcome(1, 'sent'), outcome(3, 'busy')])?.index).toBe(1);
  expect(findDivergence(stream, [outcome(1, 'busy'), outcome(2, 'busy')])?.index).toBe(0);
  expect(findDivergence(stream, stream.slice(0, 1))).toEqual({ index: 1, left: outcome(2, 'busy'), right: null });
});

test('a digest tells apart what differs in one field', () => {
  expect(digestOf([outcome(1, 'sent')])).not.toBe(digestOf([outcome(1, 'busy')]));
});

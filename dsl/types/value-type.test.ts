import { expect, test } from 'vitest';
import { describeType, STATIC_KINDS } from './value-type';

test('a type is named with its unit, where it has one', () => {
  expect(describeType({ kind: 'number', unit: 'price' })).toBe('number (price)');
  expect(describeType({ kind: 'number', unit: 'none' })).toBe('number');
  expect(describeType({ kind: 'event' })).toBe('event');
  expect(STATIC_KINDS.map((kind) => describeType({ kind }))).toEqual([...STATIC_KINDS]);
});

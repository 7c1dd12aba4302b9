import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addUnits,
  comparableUnits,
  differenceUnit,
  divideUnits,
  isPriceLike,
  multiplyUnits,
  subtractUnits,
  UNITS,
  type Unit,
} from './unit';

const unit = fc.constantFrom(...UNITS);
const PROPERTY = { seed: 20_261_121, numRuns: 1_000 };

type Case = readonly [left: Unit, right: Unit, result: Unit | null];

describe('sums', () => {
  test.each<Case>([
    ['price', 'price', null],
    ['price', 'points', 'price'],
    ['points', 'price', 'price'],
    ['points', 'points', 'points'],
    ['price', 'quantity', null],
    ['rupees', 'rupees', 'rupees'],
    ['percent', 'none', null],
    ['time', 'minutes', 'time'],
    ['minutes', 'time', 'time'],
    ['time', 'time', null],
    ['time', 'days', null],
  ])('%s + %s is %s', (left, right, result) => expect(addUnits(left, right)).toBe(result));

  test('a sum does not mind its order', () => {
    fc.assert(
      fc.property(unit, unit, (left, right) => addUnits(left, right) === addUnits(right, left)),
      PROPERTY,
    );
  });
});

describe('differences', () => {
  test.each<Case>([
    ['price', 'price', 'points'],
    ['price', 'points', 'price'],
    ['points', 'price', null],
    ['time', 'time', 'minutes'],
    ['time', 'minutes', 'time'],
    ['minutes', 'time', null],
    ['quantity', 'quantity', 'quantity'],
    ['percent', 'points', null],
  ])('%s − %s is %s', (left, right, result) => expect(subtractUnits(left, right)).toBe(result));

  test('what is taken away can be added again', () => {
    fc.assert(
      fc.property(unit, unit, (left, right) => {
        const difference = subtractUnits(left, right);
        return difference === null || addUnits(difference, right) === left;
      }),
      PROPERTY,
    );
  });

  test('every unit has one for the difference of two of its numbers', () => {
    expect(UNITS.filter((one) => differenceUnit(one) !== one)).toEqual(['price', 'time']);
  });
});

describe('products', () => {
  test.each<Case>([
    ['price', 'quantity', 'rupees'],
    ['quantity', 'points', 'rupees'],
    ['none', 'price', 'price'],
    ['points', 'none', 'points'],
    ['percent', 'price', null],
    ['price', 'price', null],
    ['none', 'none', 'none'],
    ['time', 'none', null],
  ])('%s × %s is %s', (left, right, result) => expect(multiplyUnits(left, right)).toBe(result));

  test('a product does not mind its order', () => {
    fc.assert(
      fc.property(unit, unit, (left, right) => multiplyUnits(left, right) === multiplyUnits(right, left)),
      PROPERTY,
    );
  });
});

describe('quotients', () => {
  test.each<Case>([
    ['price', 'price', 'none'],
    ['points', 'price', 'none'],
    ['rupees', 'quantity', 'points'],
    ['rupees', 'price', 'quantity'],
    ['price', 'none', 'price'],
    ['none', 'price', null],
    ['percent', 'percent', 'none'],
    ['time', 'time', null],
    ['quantity', 'price', null],
  ])('%s ÷ %s is %s', (left, right, result) => expect(divideUnits(left, right)).toBe(result));
});

test('only like compares with like', () => {
  fc.assert(
    fc.property(unit, unit, (left, right) => comparableUnits(left, right) === (left === right)),
    PROPERTY,
  );
});

test('prices and points are held in price units, nothing else is', () => {
  expect(UNITS.filter(isPriceLike)).toEqual(['price', 'points']);
});

// The fraction behind a printed factor: what was printed comes back, however many digits were left out.
import { expect, test } from 'vitest';
import { ratioOf } from '../../../engine/market/corporate-action';
import { simpleFraction } from './simple-fraction';

test('every ratio of small numbers comes back from its seven decimals, zeros at the end left out', () => {
  for (let denominator = 1; denominator <= 60; denominator++) {
    for (let numerator = 1; numerator <= 60; numerator++) {
      const printed = String(Number((numerator / denominator).toFixed(7)));
      expect(simpleFraction(printed)).toEqual(ratioOf(numerator, denominator));
    }
  }
});

test.each(['0', '0.0000000', '-0.2', '1e-1', '0.1234567891', '123456', '0.00001', ''])('"%s" is no factor', (text) => {
  expect(simpleFraction(text)).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalInverse } from '../number/normal';
import { findSideOfQuarter, QUARTER } from './find-side-of-quarter';
import { greeksOf } from './greeks';
import { impliedVolatility } from './implied-volatility';
import type { Black76Terms } from './option-terms';
import { priceOption } from './price-option';

/** Doubles as fast-check draws them crowd at the ends. */
function evenly(from: number, to: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1e6 }).map((share) => from + ((to - from) * share) / 1e6);
}

/** Out of the money by `distance`, |ln(strike / forward)|, at so many times the deviation at which the delta is a quarter. */
const anyOption = fc.record({
  right: fc.constantFrom('call', 'put'),
  forward: fc.double({ min: 10, max: 100_000, noNaN: true }),
  distance: fc.oneof(evenly(0, 0.3), fc.double({ min: 0, max: 0.3, noNaN: true })),
  years: fc.constantFrom(1e-6, 0.01, 0.1, 2),
  times: fc.oneof(
    evenly(0.01, 3),
    evenly(3, 60),
    fc.integer({ min: 3, max: 15 }).map((zeros) => 1 + 10 ** -zeros),
    fc.integer({ min: 3, max: 15 }).map((zeros) => 1 - 10 ** -zeros),
  ),
});

const QUARTILE = normalInverse(QUARTER);

test('what the price tells of a delta is what its volatility gives, however near to a quarter, seed 766', () => {
  const told = { smaller: 0, greater: 0, untold: 0 };
  fc.assert(
    fc.property(anyOption, ({ right, forward, distance, years, times }) => {
      const sign = right === 'call' ? 1 : -1;
      const atQuarter = sign * (Math.sqrt(Math.max(0, QUARTILE * QUARTILE + 2 * sign * distance)) + QUARTILE);
      const terms: Black76Terms = { model: 'black-76', right, forward, strike: forward * Math.exp(sign * distance), years, rate: 0 };
      const price = priceOption(terms, (times * Math.abs(atQuarter)) / Math.sqrt(years)) ?? Number.NaN;
      const side = findSideOfQuarter(right, forward, terms.strike, price);
      told[side ?? 'untold'] += 1;
      if (side === null) return;
      const { volatility } = impliedVolatility(terms, price);
      const size = Math.abs(greeksOf(terms, volatility ?? Number.NaN)?.delta ?? Number.NaN);
      expect(side === 'smaller' ? size < QUARTER : size > QUARTER, `${side} ${size}`).toBe(true);
    }),
    { seed: 766, numRuns: 5_000 },
  );
  expect(Math.min(told.smaller, told.greater)).toBeGreaterThan(300);
});

test('it is told where a thousandth of the price lies between, and not where nothing does, seed 767', () => {
  fc.assert(
    fc.property(fc.constantFrom('call', 'put'), evenly(0.001, 0.1), (right, distance) => {
      const sign = right === 'call' ? 1 : -1;
      const deviation = Math.abs(Math.sqrt(QUARTILE * QUARTILE + 2 * sign * distance) + QUARTILE);
      const strike = 1_000 * Math.exp(sign * distance);
      const price = priceOption({ model: 'black-76', right, forward: 1_000, strike, years: 1, rate: 0 }, deviation) ?? Number.NaN;
      const sides = [0.999, 1, 1.001].map((times) => findSideOfQuarter(right, 1_000, strike, times * price));
      expect(sides).toEqual(['smaller', null, 'greater']);
    }),
    { seed: 767, numRuns: 200 },
  );
});

test('what is no price, no strike or no forward tells nothing', () => {
  for (const [forward, strike, price] of [
    [1_000, 1_000, Number.NaN],
    [1_000, 1_100, 0],
    [1_000, Number.NaN, 5],
    [Number.NaN, 1_000, 5],
    [1_000, 1_100, 5_000],
  ] as const) {
    for (const right of ['call', 'put'] as const) expect(findSideOfQuarter(right, forward, strike, price)).toBeNull();
  }
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../tests/shared-data';
import { erf, erfc } from './erf';
import { exp } from './exp';
import { log } from './log';
import { normalCdf, normalDensity, normalInverse } from './normal';
import { pow } from './pow';
import { exponentOf, scaleByPowerOfTwo } from './power-of-two';

/** Distance in units of the last place of the expected value. */
function ulps(actual: number, expected: number): number {
  if (actual === expected) return 0;
  const spacing = Math.max(2 ** (Math.floor(Math.log2(Math.abs(expected))) - 52), Number.MIN_VALUE);
  return Math.abs(actual - expected) / spacing;
}

/** Deterministic spread of points over [from, to]. */
function spread(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * ((index * 7919) % count)) / count);
}

describe('exp', () => {
  test('lies within two last places of the machine’s own over the whole range', () => {
    for (const x of spread(-745, 709.7, 20_000)) expect(ulps(exp(x), Math.exp(x)), `x = ${x}`).toBeLessThanOrEqual(2);
  });
  test('keeps its edges', () => {
    expect([exp(0), exp(-0), exp(710), exp(-746), exp(Number.POSITIVE_INFINITY), exp(Number.NEGATIVE_INFINITY)]).toEqual([
      1,
      1,
      Infinity,
      0,
      Infinity,
      0,
    ]);
    expect(exp(1)).toBe(2.7182818284590455);
    expect(exp(Number.NaN)).toBeNaN();
  });
});

describe('the power of two below a number', () => {
  test('is the one that leaves a fraction in [1, 2), up to the greatest and down to the least number, seed 764', () => {
    const edges = [1, 2, 0.5, Number.MAX_VALUE, Number.MIN_VALUE, 2.2250738585072014e-308, 2.225073858507201e-308];
    const positive = fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.oneof(positive, fc.constantFrom(...edges)), (value) => {
        const exponent = exponentOf(value);
        const fraction = scaleByPowerOfTwo(value, -exponent);
        expect(fraction).toBeGreaterThanOrEqual(1);
        expect(fraction).toBeLessThan(2);
        expect(scaleByPowerOfTwo(fraction, exponent)).toBe(value);
      }),
      { seed: 764, numRuns: 5_000 },
    );
  });
});

describe('log', () => {
  test('lies within two last places of the machine’s own, for large, small and subnormal numbers', () => {
    for (const x of spread(-740, 709, 20_000).map(Math.exp)) expect(ulps(log(x), Math.log(x)), `x = ${x}`).toBeLessThanOrEqual(2);
    for (const x of spread(0.5, 1.5, 5_000)) expect(ulps(log(x), Math.log(x)), `x = ${x}`).toBeLessThanOrEqual(2);
    expect(log(Number.MIN_VALUE)).toBeCloseTo(-744.4400719213812, 10);
  });
  test('keeps its edges', () => {
    expect([log(1), log(0), log(Number.POSITIVE_INFINITY)]).toEqual([0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
  });
});

describe('pow', () => {
  test('is exact for whole powers of two and ten', () => {
    expect([pow(2, 10), pow(10, 15), pow(2, -3), pow(-3, 3), pow(7, 0), pow(0, 0)]).toEqual([1024, 1e15, 0.125, -27, 1, 1]);
  });
  test('stays within 1e-13 of the machine’s own for fractions', () => {
    for (const x of spread(0.01, 50, 500)) {
      for (const y of spread(-6.3, 6.7, 40)) expect(Math.abs(pow(x, y) / x ** y - 1), `${x} ^ ${y}`).toBeLessThan(1e-13);
    }
  });
  test('is undefined for a fractional power of a negative number', () => {
    expect(pow(-1, 0.5)).toBeNaN();
    expect([pow(0, 0.5), pow(0, -0.5)]).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});

describe('error function and normal distribution', () => {
  test('erf and erfc equal the tabulated values', () => {
    // NIST Digital Library of Mathematical Functions, and mpmath at 30 digits.
    const table: readonly (readonly [x: number, erf: number, erfc: number])[] = [
      [0, 0, 1],
      [1e-12, 1.1283791670955126e-12, 0.9999999999988716],
      [0.1, 0.11246291601828489, 0.8875370839817152],
      [0.5, 0.5204998778130465, 0.4795001221869535],
      [1, 0.8427007929497149, 0.15729920705028513],
      [2, 0.9953222650189527, 0.004677734981047266],
      [3, 0.9999779095030014, 2.209049699858544e-5],
      [3.7, 0.9999998328489421, 1.6715105790914596e-7],
      [5, 0.9999999999984626, 1.5374597944280349e-12],
      [7.3, 1, 5.502573750691922e-25],
      [10, 1, 2.088487583762545e-45],
      [12.345, 1, 2.9680075867328917e-68],
    ];
    for (const [x, value, complement] of table) {
      expect(ulps(erf(x), value), `erf ${x}`).toBeLessThanOrEqual(2);
      expect(ulps(erfc(x), complement), `erfc ${x}`).toBeLessThanOrEqual(8);
      expect(erf(-x) + erf(x)).toBe(0);
      expect(erfc(-x)).toBeCloseTo(2 - complement, 14);
    }
  });
  test('erf and erfc are complements at every seam of the approximation', () => {
    for (const x of [0.25, 0.84374999, 0.84375, 1.2499999, 1.25, 2.857142, 2.8571429, 5.99, 6]) expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
  });
  test('the inverse undoes the distribution, deep in the tails too', () => {
    for (const p of [1e-300, 1e-100, 1e-20, 1e-9, 0.001, 0.02425, 0.075, 0.3, 0.5, 0.7, 0.925, 0.999]) {
      expect(Math.abs(normalCdf(normalInverse(p)) / p - 1), `p = ${p}`).toBeLessThan(1e-12);
    }
    expect(normalInverse(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect([normalInverse(0), normalInverse(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(normalInverse(1.1)).toBeNaN();
  });
  test('the density is the slope of the distribution', () => {
    for (const x of spread(-4, 4, 101)) {
      expect((normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5).toBeCloseTo(normalDensity(x), 8);
    }
  });
});

const pricesFile = findSharedData('options_ref', 'py_vollib_bs_values_dev.csv');
if (pricesFile === null) console.warn('skipped: the option price references are not on this machine');

describe.skipIf(pricesFile === null)('published option prices', () => {
  test('the Black-Scholes prices of the py_vollib table come out of these functions', () => {
    const [header = '', ...lines] = readFileSync(pricesFile ?? '', 'utf8')
      .trim()
      .split('\n');
    const names = header.split(',');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const cells = line.split(',');
      const [s = 0, k = 0, r = 0, t = 0, v = 0, call = 0, put = 0] = ['S', 'K', 'R', 't', 'v', 'bs_call', 'bs_put'].map((name) =>
        Number(cells[names.indexOf(name)]),
      );
      const width = v * Math.sqrt(t);
      const d1 = (log(s / k) + (r + (v * v) / 2) * t) / width;
      expect(s * normalCdf(d1) - k * exp(-r * t) * normalCdf(d1 - width)).toBeCloseTo(call, 6);
      expect(k * exp(-r * t) * normalCdf(width - d1) - s * normalCdf(-d1)).toBeCloseTo(put, 6);
    }
  });
});

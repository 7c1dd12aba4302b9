import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OptionRight } from '../market/instrument';
import { type Greeks, greeksOf, tradedGreeks } from './greeks';
import { impliedVolatility } from './implied-volatility';
import { normalisedPrice } from './normalised-price';
import type { Black76Terms, BlackScholesTerms, OptionTerms } from './option-terms';
import { priceOption } from './price-option';
import { solveDeviation } from './solve-deviation';

const BLACK: Black76Terms = { model: 'black-76', right: 'call', forward: 25_000, strike: 25_000, years: 7 / 365, rate: 0.065 };
const SCHOLES: BlackScholesTerms = {
  model: 'black-scholes',
  right: 'call',
  spot: 25_000,
  strike: 25_200,
  years: 0.1,
  rate: 0.1,
  dividendYield: 0.013,
};
const RIGHTS = ['call', 'put'] as const satisfies readonly OptionRight[];

function price(terms: OptionTerms, volatility: number): number {
  return priceOption(terms, volatility) ?? Number.NaN;
}

const anyTerms: fc.Arbitrary<OptionTerms> = fc
  .record({
    model: fc.constantFrom('black-76', 'black-scholes'),
    right: fc.constantFrom(...RIGHTS),
    underlying: fc.double({ min: 1, max: 100_000, noNaN: true }),
    moneyness: fc.double({ min: 0.2, max: 5, noNaN: true }),
    years: fc.double({ min: 1e-5, max: 5, noNaN: true }),
    rate: fc.double({ min: -0.05, max: 0.2, noNaN: true }),
    dividendYield: fc.double({ min: 0, max: 0.1, noNaN: true }),
  })
  .map(({ model, right, underlying, moneyness, years, rate, dividendYield }) => {
    const contract = { right, strike: underlying * moneyness, years, rate };
    return model === 'black-76'
      ? { model: 'black-76', ...contract, forward: underlying }
      : { model: 'black-scholes', ...contract, spot: underlying, dividendYield };
  });
const anyVolatility = fc.double({ min: 0.01, max: 3, noNaN: true });

describe('price', () => {
  test('call less put is the discounted forward less the strike, everywhere, seed 761', () => {
    fc.assert(
      fc.property(anyTerms, anyVolatility, (terms, volatility) => {
        const call = price({ ...terms, right: 'call' }, volatility);
        const put = price({ ...terms, right: 'put' }, volatility);
        const certain = price({ ...terms, right: 'call' }, 0) - price({ ...terms, right: 'put' }, 0);
        expect(Math.abs(call - put - certain)).toBeLessThanOrEqual(1e-14 * (call + put));
      }),
      { seed: 761, numRuns: 1_000 },
    );
  });
  test('both models give one price where the forward is the spot carried to expiry', () => {
    const forward = SCHOLES.spot * Math.exp((SCHOLES.rate - SCHOLES.dividendYield) * SCHOLES.years);
    for (const right of RIGHTS) {
      const { strike, years, rate } = SCHOLES;
      const black = price({ model: 'black-76', right, strike, years, rate, forward }, 0.2);
      expect(black).toBeCloseTo(price({ ...SCHOLES, right }, 0.2), 9);
    }
  });
  test('without time or volatility it is what exercise at the forward brings, discounted', () => {
    expect(price({ ...BLACK, strike: 24_000 }, 0)).toBeCloseTo(1_000 * Math.exp((-0.065 * 7) / 365), 9);
    expect(price({ ...BLACK, strike: 24_000, years: 0 }, 0.2)).toBe(1_000);
    expect(price({ ...BLACK, right: 'put', strike: 24_000, years: 0 }, 0.2)).toBe(0);
  });
});

describe('greeks', () => {
  test('are the slopes of the price, by central differences', () => {
    const shifted = (terms: OptionTerms, by: number): OptionTerms =>
      terms.model === 'black-76' ? { ...terms, forward: terms.forward + by } : { ...terms, spot: terms.spot + by };
    const slope = (at: (by: number) => number, step: number): number => (at(step) - at(-step)) / (2 * step);
    for (const terms of [BLACK, SCHOLES, { ...BLACK, strike: 24_300 }, { ...SCHOLES, strike: 21_000 }]) {
      for (const right of RIGHTS) {
        const own: OptionTerms = { ...terms, right };
        const expected: Greeks = {
          delta: slope((by) => price(shifted(own, by), 0.2), 0.5),
          gamma: slope((by) => slope((more) => price(shifted(own, by + more), 0.2), 2), 2),
          vega: slope((by) => price(own, 0.2 + by), 1e-5),
          theta: -slope((by) => price({ ...own, years: own.years + by }, 0.2), 1e-6),
          rho: slope((by) => price({ ...own, rate: own.rate + by }, 0.2), 1e-5),
        };
        const found = greeksOf(own, 0.2);
        for (const name of ['delta', 'gamma', 'vega', 'theta', 'rho'] as const) {
          expect(Math.abs((found?.[name] ?? Number.NaN) / expected[name] - 1), `${name} of ${JSON.stringify(own)}`).toBeLessThan(2e-5);
        }
      }
    }
  });
  test('in traders’ units are per point of volatility and rate, and per calendar day', () => {
    const greeks = greeksOf(SCHOLES, 0.15);
    expect(greeks).not.toBeNull();
    if (greeks === null) return;
    const { vegaPerPoint, thetaPerDay, rhoPerPoint } = tradedGreeks(greeks);
    expect(vegaPerPoint).toBeCloseTo(price(SCHOLES, 0.155) - price(SCHOLES, 0.145), 2);
    expect(thetaPerDay).toBeCloseTo(
      price({ ...SCHOLES, years: 0.1 - 0.5 / 365 }, 0.15) - price({ ...SCHOLES, years: 0.1 + 0.5 / 365 }, 0.15),
      2,
    );
    expect(rhoPerPoint).toBeCloseTo(price({ ...SCHOLES, rate: 0.105 }, 0.15) - price({ ...SCHOLES, rate: 0.095 }, 0.15), 2);
  });
  test('are null where the price has a corner', () => {
    expect(greeksOf(BLACK, 0)).toBeNull();
    expect(greeksOf({ ...BLACK, years: 0 }, 0.2)).toBeNull();
  });
});

describe('implied volatility', () => {
  test('of a price is the volatility that made it, over moneyness, time and volatility', () => {
    let decided = 0;
    for (const right of RIGHTS) {
      for (const years of [1 / 525_600, 1 / 365, 7 / 365, 0.25, 1, 5]) {
        for (const ratio of [0.3, 0.6, 0.8, 0.9, 0.95, 0.99, 0.999, 1, 1.001, 1.01, 1.05, 1.1, 1.25, 1.6, 3]) {
          for (const volatility of [0.01, 0.05, 0.1, 0.15, 0.3, 0.6, 1, 2, 5]) {
            const terms: OptionTerms = { ...BLACK, right, years, strike: BLACK.forward * ratio };
            const made = price(terms, volatility);
            const { volatility: found, reason } = impliedVolatility(terms, made);
            if (found === null) {
              expect(
                reason === 'no-price' ? made : (greeksOf(terms, volatility)?.vega ?? 0),
                `${reason} ${JSON.stringify(terms)}`,
              ).toBeLessThan(1e-4);
              continue;
            }
            const vega = greeksOf(terms, volatility)?.vega ?? Number.NaN;
            // Below one unit in the last place of the price nobody can see.
            const visible = (4e-16 * 2 * made) / vega;
            expect(Math.abs(found - volatility), JSON.stringify({ terms, volatility })).toBeLessThanOrEqual(1e-10 * volatility + visible);
            decided += 1;
          }
        }
      }
    }
    expect(decided).toBeGreaterThan(1_000);
  });
  test('of any price is one that gives the price again, or a reason, seed 762', () => {
    let solved = 0;
    fc.assert(
      fc.property(anyTerms, fc.double({ min: 1e-9, max: 1, noNaN: true }), (terms, share) => {
        const bound = terms.right === 'call' ? price({ ...terms, strike: 1e-300 }, 0) : price({ ...terms, right: 'put' }, 1e6);
        const asked = share * bound;
        const { volatility, reason } = impliedVolatility(terms, asked);
        if (volatility === null) expect(reason).not.toBe('no-formula');
        else expect(Math.abs(price(terms, volatility) - asked)).toBeLessThanOrEqual(1e-12 * bound);
        solved += volatility === null ? 0 : 1;
      }),
      { seed: 762, numRuns: 1_000 },
    );
    expect(solved).toBeGreaterThan(300);
  });
  test('the solver inverts the normalised price from its far tail to its bound', () => {
    for (const moneyness of [0, -1e-8, -1e-5, -1e-4, -0.01, -0.1, -1, -4]) {
      for (let deviation = 0.001; deviation < 8; deviation *= 1.03) {
        const made = normalisedPrice(moneyness, deviation);
        if (made < 1e-280) continue;
        expect(Math.abs(solveDeviation(moneyness, made) / deviation - 1), `${moneyness} at ${deviation}`).toBeLessThan(1e-11);
      }
    }
  });
  test('the price that rises fastest lies above a third of the root of the moneyness, as far as the solver takes it to', () => {
    for (let moneyness = -0.25; moneyness < -1e-12; moneyness *= 0.99) {
      expect(normalisedPrice(moneyness, Math.sqrt(-2 * moneyness)), `${moneyness}`).toBeGreaterThan(1.01 * (Math.sqrt(-moneyness) / 3));
    }
  });
  test.each([
    ['a price below intrinsic', { ...BLACK, strike: 24_000 }, 990, 'below-intrinsic'],
    ['a price of exactly the intrinsic value', { ...BLACK, rate: 0, strike: 24_000 }, 1_000, 'no-time-value'],
    ['a call worth its forward', { ...BLACK, rate: 0 }, 25_000, 'above-bound'],
    ['a put worth its strike', { ...BLACK, rate: 0, right: 'put' }, 25_000, 'above-bound'],
    ['no time', { ...BLACK, years: 0 }, 100, 'expired'],
    ['a time before now', { ...BLACK, years: -0.01 }, 100, 'no-formula'],
    ['a price of zero', BLACK, 0, 'no-price'],
    ['a price below zero', BLACK, -5, 'no-price'],
    ['no price', BLACK, Number.NaN, 'no-price'],
    ['an infinite price', BLACK, Number.POSITIVE_INFINITY, 'no-price'],
    ['no strike', { ...BLACK, strike: Number.NaN }, 100, 'no-formula'],
    ['a strike of zero', { ...BLACK, strike: 0 }, 100, 'no-formula'],
    ['a forward below zero', { ...BLACK, forward: -1 }, 100, 'no-formula'],
    ['a rate that is none', { ...BLACK, rate: Number.NaN }, 100, 'no-formula'],
    ['a rate that discounts to nothing', { ...BLACK, rate: 1e9 }, 100, 'no-formula'],
    ['a time value of a few last digits', { ...BLACK, rate: 0, strike: 10 }, 24_990 + 4e-12, 'undecidable'],
  ] as const satisfies readonly (readonly [string, OptionTerms, number, string])[])(
    'of %s is null, with a reason',
    (_, terms, asked, reason) => {
      expect(impliedVolatility(terms, asked)).toEqual({ volatility: null, reason });
    },
  );
});

test('no number whatever makes a formula throw, or give what is not finite, seed 763', () => {
  const any = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e-320, 1e308, Number.NaN, Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.constantFrom(...RIGHTS), any, any, any, any, any, (right, underlying, strike, years, rate, asked) => {
      for (const terms of [
        { model: 'black-76', right, forward: underlying, strike, years, rate },
        { model: 'black-scholes', right, spot: underlying, strike, years, rate, dividendYield: asked },
      ] as const satisfies readonly OptionTerms[]) {
        const found = [
          priceOption(terms, asked),
          impliedVolatility(terms, asked).volatility,
          ...Object.values(greeksOf(terms, asked) ?? {}),
        ];
        expect(found.filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
      }
    }),
    { seed: 763, numRuns: 5_000 },
  );
});

// Structures worked out by hand; those with a source are examples that were published.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../tests/property-runs';
import { future, type OptionRight, option } from '../market/instrument';
import { expiryPayoff, profitAtExpiry } from './expiry-payoff';
import type { PayoffLeg } from './payoff-leg';

const EXPIRY = 20_000;

function leg(right: OptionRight, strike: number, quantity: number, price: number): PayoffLeg {
  const terms = { underlying: 'NIFTY', expiryDay: EXPIRY, strike: strike * 100, right };
  return { contract: option(`NFO:NIFTY${strike}${right}`, terms), quantity, price };
}

function futureLeg(quantity: number, price: number): PayoffLeg {
  return { contract: future('NFO:NIFTYFUT', 'NIFTY', EXPIRY), quantity, price };
}

interface Outcome {
  readonly maxProfit: number | null;
  readonly maxLoss: number | null;
  readonly breakEvens: readonly number[];
}

const EXAMPLES: readonly (readonly [name: string, legs: readonly PayoffLeg[], outcome: Outcome])[] = [
  ['a bought call', [leg('call', 100, 10, 4)], { maxProfit: null, maxLoss: 40, breakEvens: [104] }],
  ['a sold call', [leg('call', 100, -10, 4)], { maxProfit: 40, maxLoss: null, breakEvens: [104] }],
  ['a bought put: the underlying ends at 0 at worst', [leg('put', 100, 10, 4)], { maxProfit: 960, maxLoss: 40, breakEvens: [96] }],
  ['a sold put', [leg('put', 100, -10, 4)], { maxProfit: 40, maxLoss: 960, breakEvens: [96] }],
  ['a future', [futureLeg(10, 100)], { maxProfit: null, maxLoss: 1_000, breakEvens: [100] }],
  // Zerodha Varsity, Option Strategies, "Bull Call Spread": 54 paid, 46 won at most, even at 7,854.
  ['a bull call spread', [leg('call', 7_800, 1, 79), leg('call', 7_900, -1, 25)], { maxProfit: 46, maxLoss: 54, breakEvens: [7_854] }],
  // The same, "The Short Straddle": 165 received, even at 7,435 and 7,765.
  [
    'a short straddle',
    [leg('call', 7_600, -1, 77), leg('put', 7_600, -1, 88)],
    { maxProfit: 165, maxLoss: null, breakEvens: [7_435, 7_765] },
  ],
  [
    'an iron condor: 500 wide, 250 received',
    [leg('call', 24_000, -65, 300), leg('call', 24_500, 65, 140), leg('put', 23_000, -65, 180), leg('put', 22_500, 65, 90)],
    { maxProfit: 65 * 250, maxLoss: 65 * 250, breakEvens: [22_750, 24_250] },
  ],
  [
    'a ratio spread: one bought, two sold',
    [leg('call', 100, 1, 6), leg('call', 110, -2, 2)],
    { maxProfit: 8, maxLoss: null, breakEvens: [102, 118] },
  ],
  ['a covered call', [futureLeg(1, 100), leg('call', 105, -1, 3)], { maxProfit: 8, maxLoss: 97, breakEvens: [97] }],
  [
    'a box: bought below its worth',
    [leg('call', 100, 1, 9), leg('call', 110, -1, 3), leg('put', 110, 1, 6), leg('put', 100, -1, 3)],
    { maxProfit: 1, maxLoss: 0, breakEvens: [] },
  ],
  ['a call bought for nothing', [leg('call', 100, 1, 0)], { maxProfit: null, maxLoss: 0, breakEvens: [0, 100] }],
  [
    'a spread for nothing: even below and at 100',
    [leg('call', 100, 1, 2), leg('call', 110, -1, 2)],
    { maxProfit: 10, maxLoss: 0, breakEvens: [0, 100] },
  ],
  ['nothing', [], { maxProfit: 0, maxLoss: 0, breakEvens: [0] }],
];

describe('at expiry', () => {
  test.each(EXAMPLES)('%s', (_, legs, { maxProfit, maxLoss, breakEvens }) => {
    const payoff = expiryPayoff(legs);
    expect(payoff).toMatchObject({ maxProfit, maxLoss });
    expect(payoff.breakEvens.map((spot) => Math.round(spot * 1e6) / 1e6)).toEqual(breakEvens);
  });
  test('corners stand at 0 and at each strike once', () => {
    const { corners, slopeAbove } = expiryPayoff([leg('call', 110, 1, 2), leg('put', 110, 1, 2), leg('put', 100, -3, 1)]);
    expect(corners).toEqual([
      { spot: 0, profit: -191 },
      { spot: 100, profit: 9 },
      { spot: 110, profit: -1 },
    ]);
    expect(slopeAbove).toBe(1);
  });
});

describe('laws of every structure, seed 412', () => {
  const anyLeg = fc
    .record({
      right: fc.constantFrom('call', 'put'),
      strike: fc.integer({ min: 50, max: 150 }),
      quantity: fc.integer({ min: -5, max: 5 }),
      price: fc.integer({ min: 0, max: 4_000 }).map((units) => units / 100),
    })
    .map(({ right, strike, quantity, price }) => leg(right, strike, quantity, price));
  const anyLegs = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: anyLeg },
      fc.integer({ min: -5, max: 5 }).map((quantity) => futureLeg(quantity, 100)),
    ),
    {
      maxLength: 8,
    },
  );
  const settings = { seed: 412, numRuns: PROPERTY_RUNS };
  const grid = Array.from({ length: 1_201 }, (_, at) => at / 4);

  test('the most that is won and lost is that of a dense grid, and what has no limit grows beyond it', () => {
    fc.assert(
      fc.property(anyLegs, (legs) => {
        const { maxProfit, maxLoss, slopeAbove } = expiryPayoff(legs);
        const profits = grid.map((spot) => profitAtExpiry(legs, spot));
        if (maxProfit === null) expect(slopeAbove).toBeGreaterThan(0);
        else expect(maxProfit).toBeCloseTo(Math.max(...profits), 6);
        if (maxLoss === null) expect(slopeAbove).toBeLessThan(0);
        else expect(maxLoss).toBeCloseTo(Math.max(0, -Math.min(...profits)), 6);
      }),
      settings,
    );
  });
  test('nothing is won or lost at a break-even, and between two of them nothing changes sign', () => {
    fc.assert(
      fc.property(anyLegs, (legs) => {
        const { breakEvens } = expiryPayoff(legs);
        for (const spot of breakEvens) expect(Math.abs(profitAtExpiry(legs, spot))).toBeLessThan(1e-6);
        const edges = [0, ...breakEvens, 1_000];
        for (const [at, from] of edges.entries()) {
          const to = edges[at + 1] ?? from;
          const signs = [0.2, 0.5, 0.8].map((part) => Math.sign(profitAtExpiry(legs, from + part * (to - from))));
          expect(new Set(signs).size).toBe(1);
        }
      }),
      settings,
    );
  });
  test('two structures together win the sum of what each wins', () => {
    fc.assert(
      fc.property(anyLegs, anyLegs, fc.integer({ min: 0, max: 200 }), (a, b, spot) => {
        expect(profitAtExpiry([...a, ...b], spot)).toBeCloseTo(profitAtExpiry(a, spot) + profitAtExpiry(b, spot), 3);
      }),
      settings,
    );
  });
  test('a vertical spread loses at most its width', () => {
    fc.assert(
      fc.property(anyLeg, fc.integer({ min: 1, max: 40 }), (bought, width) => {
        const strike = (bought.contract.kind === 'option' ? bought.contract.strike / 100 : 0) + width;
        const right = bought.contract.kind === 'option' ? bought.contract.right : 'call';
        const spread = [{ ...bought, quantity: 1, price: 3 }, { ...leg(right, strike, -1, 3) }];
        const { maxProfit, maxLoss } = expiryPayoff(spread);
        expect(maxProfit).not.toBeNull();
        expect((maxProfit ?? 0) + (maxLoss ?? Number.POSITIVE_INFINITY)).toBeCloseTo(width, 9);
      }),
      settings,
    );
  });
});

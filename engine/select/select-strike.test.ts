import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../tests/property-runs';
import type { ChainStrike, OptionChain, OptionQuote } from '../chain/option-chain';
import { breakTie } from './break-tie';
import { type StrikeRequest, type StrikeRule, type StrikeSelection, selectStrike } from './select-strike';
import { deltasOf, premiumsOf, type StrikeMarket } from './strike-market';

const quote = (last: number): OptionQuote => ({ bid: null, ask: null, last, openInterest: null, volume: null });
const at = (strike: number, call: number | null, put: number | null): ChainStrike => ({
  strike,
  call: call === null ? null : quote(call),
  put: put === null ? null : quote(put),
});

/** Call − put + strike is 25 030 at every strike: that is the forward, and 25 000 is at the money, with a straddle of 190. */
const CHAIN: OptionChain = [at(24_800, 260, 30), at(24_900, 175, 45), at(25_000, 110, 80), at(25_100, 60, 130), at(25_200, 30, 200)];
const MARKET: StrikeMarket = { chain: CHAIN, basis: 'last', rate: 0, years: 4 / 365, spot: 24_960, future: 25_060 };

function choose(rule: StrikeRule, right: 'call' | 'put' = 'call', changes: Partial<StrikeRequest> = {}): StrikeSelection {
  return selectStrike({ rule, right, tie: 'lower', noMatch: 'skip', market: MARKET, legs: [], ...changes });
}

const fits = (strike: number): StrikeSelection => ({ kind: 'chosen', strike, fits: true });
const standsIn = (strike: number): StrikeSelection => ({ kind: 'chosen', strike, fits: false });
const none = (reason: string): unknown => ({ kind: 'none', reason });
const nearest = { noMatch: 'nearest' } as const;

describe('by steps', () => {
  const steps = (value: number, from: 'synthetic' | 'spot' | 'future' = 'synthetic') => ({ by: 'steps', from, value }) as const;

  test('out of the money is up for a call and down for a put, and less than nothing is into it', () => {
    expect([choose(steps(0)), choose(steps(1)), choose(steps(-2))]).toEqual([fits(25_000), fits(25_100), fits(24_800)]);
    expect([choose(steps(0), 'put'), choose(steps(1), 'put'), choose(steps(-2), 'put')]).toEqual([
      fits(25_000),
      fits(24_900),
      fits(25_200),
    ]);
  });
  test('counts from the strike that the reference is nearest to', () => {
    // Spot 24 960 is nearest to 25 000; future 25 060 to 25 100.
    expect([choose(steps(0, 'spot')), choose(steps(0, 'future')), choose(steps(1, 'future'))]).toEqual([
      fits(25_000),
      fits(25_100),
      fits(25_200),
    ]);
  });
  test('drops a fraction, whichever way it goes', () => {
    expect([choose(steps(1.9)), choose(steps(-1.9))]).toEqual([fits(25_100), fits(24_900)]);
  });
  test('beyond the last strike none fits, and the last stands in where it may', () => {
    expect([choose(steps(3)), choose(steps(3), 'call', nearest), choose(steps(9), 'put', nearest)]).toEqual([
      none('beyond-strikes'),
      standsIn(25_200),
      standsIn(24_800),
    ]);
  });
});

describe('by a distance from the money', () => {
  test('percent of the reference, to the nearest listed strike', () => {
    // 25 030 × 1.004 = 25 130.12 and × 0.996 = 24 929.88.
    expect([
      choose({ by: 'percent', from: 'synthetic', value: 0.4 }),
      choose({ by: 'percent', from: 'synthetic', value: 0.4 }, 'put'),
    ]).toEqual([fits(25_100), fits(24_900)]);
  });
  test('as far as half a step beyond the last strike', () => {
    // From the spot: 25 250 is 290 up, 25 251 is 291.
    const up = (points: number) => choose({ by: 'percent', from: 'spot', value: (points / 24_960) * 100 });
    expect([up(289.9), up(290.1)]).toEqual([fits(25_200), none('beyond-strikes')]);
  });
  test('straddle premiums: 190 away from 25 030', () => {
    expect([
      choose({ by: 'straddleAway', from: 'synthetic', value: 1 }),
      choose({ by: 'straddleAway', from: 'synthetic', value: 1 }, 'put'),
      choose({ by: 'straddleAway', from: 'synthetic', value: 0.5 }),
    ]).toEqual([fits(25_200), fits(24_800), fits(25_100)]);
  });
  test('expected moves: 0.8 of the straddle, 152 points, or one standard deviation', () => {
    const move = (measure: 'straddle' | 'deviation') => ({ by: 'expectedMove', from: 'synthetic', measure, value: 1 }) as const;
    expect([choose(move('straddle')), choose(move('straddle'), 'put')]).toEqual([fits(25_200), fits(24_900)]);
    // An at-the-money straddle of 190 is √(2/π) of a deviation: some 238 points, beyond 25 200 by less than half a step.
    expect(choose(move('deviation'))).toEqual(none('beyond-strikes'));
    expect(choose(move('deviation'), 'call', nearest)).toEqual(standsIn(25_200));
  });
  test('from a leg that is there already, in points and in strikes', () => {
    const beside = (value: number, unit: 'points' | 'steps') => ({ by: 'leg', leg: 1, in: unit, value }) as const;
    const legs = [Number.NaN, 25_000];
    expect([
      choose(beside(200, 'points'), 'call', { legs }),
      choose(beside(200, 'points'), 'put', { legs }),
      choose(beside(-1, 'steps'), 'call', { legs }),
      choose(beside(0, 'points'), 'put', { legs }),
    ]).toEqual([fits(25_200), fits(24_800), fits(24_900), fits(25_000)]);
    expect(choose({ ...beside(100, 'points'), leg: 0 }, 'call', { legs })).toEqual(none('reference-unknown'));
  });
  test('nowhere rather than at that leg itself: beyond the last strike, or nearer to it than to the next', () => {
    const beside = (leg: number, value: number, unit: 'points' | 'steps' = 'points') => ({ by: 'leg', leg, in: unit, value }) as const;
    const legs = [25_200, 25_000];
    expect([
      choose(beside(0, 200), 'call', { ...nearest, legs }),
      choose(beside(0, 1, 'steps'), 'call', { ...nearest, legs }),
      choose(beside(1, 20), 'call', { ...nearest, legs }),
      choose(beside(0, 200), 'put', { ...nearest, legs }),
    ]).toEqual([none('beyond-strikes'), none('beyond-strikes'), none('not-listed'), fits(25_000)]);
  });
  test('exact is listed or not', () => {
    expect([
      choose({ by: 'exact', value: 25_100 }),
      choose({ by: 'exact', value: 25_150 }),
      choose({ by: 'exact', value: 25_150 }, 'call', { ...nearest, tie: 'higher' }),
    ]).toEqual([fits(25_100), none('not-listed'), standsIn(25_200)]);
  });
});

describe('by what the option costs', () => {
  const premium = (want: 'nearest' | 'atLeast' | 'atMost', value: number) => ({ by: 'premium', want, value }) as const;

  test('nearest, at least and at most', () => {
    expect([choose(premium('nearest', 70)), choose(premium('atLeast', 70)), choose(premium('atMost', 70))]).toEqual([
      fits(25_100),
      fits(25_000),
      fits(25_100),
    ]);
    expect([choose(premium('nearest', 70), 'put'), choose(premium('atMost', 79), 'put')]).toEqual([fits(25_000), fits(24_900)]);
  });
  test('of two as near, by the tie-break', () => {
    // 85 lies between 110 and 60.
    const tied = (tie: StrikeRequest['tie']) => choose(premium('nearest', 85), 'call', { tie });
    expect([tied('lower'), tied('higher'), tied('nearerMoney'), tied('fartherMoney')]).toEqual([
      fits(25_000),
      fits(25_100),
      fits(25_000),
      fits(25_100),
    ]);
  });
  test('where none costs so much or so little, none fits, or the nearest stands in', () => {
    expect([choose(premium('atLeast', 300)), choose(premium('atMost', 20)), choose(premium('atMost', 20), 'call', nearest)]).toEqual([
      none('none-fits'),
      none('none-fits'),
      standsIn(25_200),
    ]);
  });
  test('in a range, nearest to its middle; the wrong way round nothing is inside', () => {
    const range = (value: number, to: number) => ({ by: 'premiumRange', value, to }) as const;
    expect([choose(range(50, 180)), choose(range(60, 60)), choose(range(61, 109)), choose(range(180, 50))]).toEqual([
      fits(25_000),
      fits(25_100),
      none('none-fits'),
      none('none-fits'),
    ]);
  });
  test('a share of the straddle: 30 % of 190 is 57', () => {
    expect([
      choose({ by: 'straddleShare', from: 'synthetic', value: 30 }),
      choose({ by: 'straddleShare', from: 'synthetic', value: 30 }, 'put'),
    ]).toEqual([fits(25_100), fits(24_900)]);
  });
  test('what has no price is not looked at, and without any there is nothing to choose', () => {
    const silent = CHAIN.map((each) => (each.strike === 25_100 ? { ...each, call: null } : { ...each, put: null }));
    const market = { ...MARKET, chain: silent };
    expect(choose(premium('nearest', 60), 'call', { market })).toEqual(fits(25_200));
    expect(choose(premium('nearest', 60), 'put', { market: { ...MARKET, chain: [at(25_000, 100, null)] } })).toEqual(
      none('nothing-priced'),
    );
  });
});

describe('by delta', () => {
  test('our own deltas fall from strike to strike; the nearest in size is taken', () => {
    const calls = deltasOf(MARKET, 'call');
    expect(calls.map(({ strike }) => strike)).toEqual([24_800, 24_900, 25_000, 25_100, 25_200]);
    expect(calls.every(({ value }, index) => value < (calls[index - 1]?.value ?? 1))).toBe(true);
    // Black-76 with the volatility that each price implies, by bisection elsewhere: 0.0867 gives 0.3809, 0.0866 gives 0.2289.
    expect(calls.slice(3).map(({ value }) => value.toFixed(2))).toEqual(['0.38', '0.23']);
    expect([choose({ by: 'delta', value: 0.35 }), choose({ by: 'delta', value: 0.25 })]).toEqual([fits(25_100), fits(25_200)]);
  });
  test('a delta outside those of the chain fits none, and without time there are no deltas', () => {
    expect([choose({ by: 'delta', value: 0.05 }), choose({ by: 'delta', value: 0.05 }, 'call', nearest)]).toEqual([
      none('none-fits'),
      standsIn(25_200),
    ]);
    expect(choose({ by: 'delta', value: 0.3 }, 'call', { market: { ...MARKET, years: null } })).toEqual(none('nothing-priced'));
  });
});

describe('what is not known chooses nothing, whatever the policy', () => {
  const cases: readonly (readonly [string, StrikeRule, Partial<StrikeMarket>])[] = [
    ['nothing-listed', { by: 'steps', from: 'spot', value: 0 }, { chain: [] }],
    ['number-unknown', { by: 'premium', want: 'nearest', value: Number.NaN }, {}],
    ['number-unknown', { by: 'premiumRange', value: 1, to: Number.NaN }, {}],
    ['reference-unknown', { by: 'steps', from: 'spot', value: 0 }, { spot: null }],
    ['reference-unknown', { by: 'percent', from: 'future', value: 1 }, { future: null }],
    ['reference-unknown', { by: 'straddleAway', from: 'spot', value: 1 }, { chain: [at(25_000, 100, null)] }],
    ['reference-unknown', { by: 'straddleShare', from: 'spot', value: 1 }, { chain: [at(25_000, 100, null)] }],
  ];
  test.each(cases)('%s: %j', (reason, rule, changes) => {
    expect(choose(rule, 'call', { ...nearest, market: { ...MARKET, ...changes } })).toEqual(none(reason));
  });
});

test('a tie that the policy leaves open goes to the lower strike', () => {
  expect(breakTie([24_900, 25_100], 'nearerMoney', 25_000)).toBe(24_900);
  expect(breakTie([24_900, 25_100], 'fartherMoney', 25_000)).toBe(24_900);
  expect(breakTie([24_900, 25_100], 'nearerMoney', null)).toBe(24_900);
});

describe('on any chain', () => {
  const price = fc.option(
    fc.integer({ min: 1, max: 4_000 }).map((ticks) => ticks / 20),
    { freq: 4, nil: null },
  );
  const chains = fc
    .array(fc.record({ step: fc.constantFrom(50, 100, 100, 250), call: price, put: price }), { minLength: 1, maxLength: 12 })
    .map((drafts) => {
      let strike = 24_000;
      return drafts.map(({ step, call, put }) => at((strike += step), call, put));
    });
  const from = fc.constantFrom('synthetic' as const, 'spot' as const, 'future' as const);
  const rules: fc.Arbitrary<StrikeRule> = fc.oneof(
    fc.record({ by: fc.constant('steps' as const), from, value: fc.integer({ min: -8, max: 8 }) }),
    fc.record({ by: fc.constant('percent' as const), from, value: fc.double({ min: -5, max: 5, noNaN: true }) }),
    fc.record({
      by: fc.constant('premium' as const),
      want: fc.constantFrom('nearest' as const, 'atLeast' as const, 'atMost' as const),
      value: fc.integer({ min: 1, max: 220 }),
    }),
    fc.record({ by: fc.constant('premiumRange' as const), value: fc.integer({ min: 1, max: 220 }), to: fc.integer({ min: 1, max: 220 }) }),
    fc.record({ by: fc.constant('delta' as const), value: fc.double({ min: 0.01, max: 0.99, noNaN: true }) }),
    fc.record({ by: fc.constant('straddleAway' as const), from, value: fc.double({ min: -2, max: 4, noNaN: true }) }),
    fc.record({ by: fc.constant('straddleShare' as const), from, value: fc.integer({ min: 1, max: 150 }) }),
    fc.record({ by: fc.constant('exact' as const), value: fc.integer({ min: 240, max: 260 }).map((hundreds) => hundreds * 100) }),
  );
  const requests = fc.record({
    rule: rules,
    right: fc.constantFrom('call' as const, 'put' as const),
    tie: fc.constantFrom('lower' as const, 'higher' as const, 'nearerMoney' as const, 'fartherMoney' as const),
    noMatch: fc.constantFrom('skip' as const, 'nearest' as const),
    market: chains.map((chain) => ({ ...MARKET, chain })),
    legs: fc.constant<readonly number[]>([]),
  });

  /** Does the strike satisfy the rule, by the words of the rule alone? Of level rules: is no listed strike nearer to where it points? */
  function satisfies({ rule, right, market }: StrikeRequest, strike: number): boolean {
    const priced = premiumsOf(market, right);
    const premium = priced.find((each) => each.strike === strike)?.value ?? Number.NaN;
    const noneIsNearer = (wanted: number, values: readonly { readonly value: number }[], own: number): boolean =>
      values.every(({ value }) => Math.abs(value - wanted) >= Math.abs(own - wanted));
    switch (rule.by) {
      case 'premium': {
        const isOf = (value: number): boolean =>
          rule.want === 'nearest' || (rule.want === 'atLeast' ? value >= rule.value : value <= rule.value);
        return (
          isOf(premium) &&
          noneIsNearer(
            rule.value,
            priced.filter(({ value }) => isOf(value)),
            premium,
          )
        );
      }
      case 'premiumRange':
        return premium >= rule.value && premium <= rule.to;
      case 'delta': {
        const deltas = deltasOf(market, right);
        return noneIsNearer(rule.value, deltas, deltas.find((each) => each.strike === strike)?.value ?? Number.NaN);
      }
      case 'exact':
        return strike === rule.value;
      default:
        return true;
    }
  }

  test('a strike is listed, and satisfies its rule or is said to stand in; without one there is a reason', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const found = selectStrike(request);
        if (found.kind === 'none') {
          const again = selectStrike({ ...request, noMatch: 'nearest' });
          return request.noMatch === 'skip' || again.kind === 'none';
        }
        const isListed = request.market.chain.some(({ strike }) => strike === found.strike);
        return isListed && (found.fits ? satisfies(request, found.strike) : request.noMatch === 'nearest');
      }),
      { seed: 20_260_601, numRuns: PROPERTY_RUNS },
    );
  });

  test('the tie-break decides among what is equal and never anything else', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const [lower, higher] = (['lower', 'higher'] as const).map((tie) => selectStrike({ ...request, tie }));
        if (lower?.kind !== 'chosen' || higher?.kind !== 'chosen') return lower?.kind === higher?.kind;
        const own = selectStrike(request);
        return own.kind === 'chosen' && lower.strike <= own.strike && own.strike <= higher.strike && lower.fits === own.fits;
      }),
      { seed: 20_260_602, numRuns: PROPERTY_RUNS },
    );
  });
});

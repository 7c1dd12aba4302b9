import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionRight } from '../market/instrument';
import { priceOption } from '../options/price-option';
import { pricesOf } from './chain-row';
import { chainVolatilities } from './chain-volatilities';
import { findSkew, type OpenSmile } from './find-skew';
import type { ChainStrike, OptionChain, OptionQuote } from './option-chain';
import { skew25 } from './volatility-skew';
import { volatilitySmile } from './volatility-smile';

interface Scene {
  readonly chain: OptionChain;
  readonly forward: number;
  readonly years: number;
}

function last(price: number | null): OptionQuote {
  return { bid: null, ask: null, last: price, openInterest: null, volume: null };
}

/** The definition: every strike solved. */
function skewOfAll({ chain, forward, years }: Scene): number | null {
  return skew25(volatilitySmile(chainVolatilities(chain, { forward, years, rate: 0, basis: 'last' }), forward));
}

function openSmile({ chain, forward, years }: Scene, onSolve: () => void = () => undefined): OpenSmile {
  return {
    prices: pricesOf(chain, 'last'),
    forward,
    solve: (place, right) => {
      onSolve();
      const alone = chain.slice(place, place + 1).map((listed) => only(listed, right));
      return volatilitySmile(chainVolatilities(alone, { forward, years, rate: 0, basis: 'last' }), forward)[0] ?? null;
    },
  };
}

function only({ strike, call, put }: ChainStrike, right: OptionRight): ChainStrike {
  return right === 'call' ? { strike, call, put: null } : { strike, call: null, put };
}

/** Calm and wild markets, minutes and years from expiry, prices as a model has them or as nobody would, strikes at the forward and without prices. */
const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    forward: fc.oneof(fc.double({ min: 900, max: 1_100, noNaN: true }), fc.constant(1_000)),
    years: fc.constantFrom(1 / 525_600, 1 / 365, 5 / 365, 30 / 365, 1, 4),
    volatility: fc.double({ min: 0.02, max: 2, noNaN: true }),
    step: fc.constantFrom(2, 10, 40),
    tilt: fc.double({ min: -1, max: 1, noNaN: true }),
    tick: fc.constantFrom(0, 0.05, 5),
    noise: fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.constantFrom(0, 0.3, 0.9, 1.2, 3, 500)), {
      minLength: 31,
      maxLength: 31,
    }),
  })
  .map(({ forward, years, volatility, step, tilt, tick, noise }) => {
    const chain = noise.map((factor, at) => {
      const strike = 1_000 + step * (at - 15);
      const price = (right: OptionRight): number => {
        const smile = Math.max(0.01, volatility * (1 - tilt * Math.log(strike / forward)));
        const fair = factor * (priceOption({ model: 'black-76', right, forward, strike, years, rate: 0 }, smile) ?? 0);
        return tick === 0 ? fair : Math.round(fair / tick) * tick;
      };
      return { strike, call: last(price('call')), put: last(price('put')) };
    });
    return { chain, forward, years };
  });

test('the skew found is that of the whole smile, to the bit, whatever the prices say, seed 765', () => {
  let found = 0;
  fc.assert(
    fc.property(anyScene, (scene) => {
      const skew = findSkew(openSmile(scene));
      expect(skew).toBe(skewOfAll(scene));
      found += skew === null ? 0 : 1;
    }),
    { seed: 765, numRuns: 3_000 },
  );
  expect(found).toBeGreaterThan(500);
});

test('of an orderly chain four strikes are solved', () => {
  const scene = orderly(0.15);
  let solved = 0;
  const skew = findSkew(
    openSmile(scene, () => {
      solved += 1;
    }),
  );
  expect(skew).not.toBeNull();
  expect(solved).toBe(4);
});

test('there is none where the strikes do not reach a quarter on both sides', () => {
  expect(findSkew(openSmile(orderly(1.5)))).toBeNull();
  expect(findSkew(openSmile({ ...orderly(0.15), forward: Number.NaN }))).toBeNull();
});

/** Thirty-one strikes ten apart around a forward of 1003, thirty days from expiry. */
function orderly(volatility: number): Scene {
  const [forward, years] = [1_003, 30 / 365];
  const chain = Array.from({ length: 31 }, (_, at) => {
    const strike = 850 + 10 * at;
    const price = (right: OptionRight) => last(priceOption({ model: 'black-76', right, forward, strike, years, rate: 0 }, volatility));
    return { strike, call: price('call'), put: price('put') };
  });
  return { chain, forward, years };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atmStrike } from './atm-strike';
import { placeAtMoney } from './chain-row';

test('the place at the money is that of the strike that is nearest among those that are meant, seed 769', () => {
  const anyStrikes = fc
    .uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 24 })
    .map((steps) => steps.sort((a, b) => a - b).map((step) => step * 2.5));
  const anyPrice = fc.oneof(
    fc.integer({ min: -8, max: 130 }).map((step) => step * 1.25),
    fc.double({ min: 0, max: 160, noNaN: true }),
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(anyStrikes, anyPrice, fc.nat(24), fc.nat(24), (listed, price, one, other) => {
      const strikes = Float64Array.from(listed);
      const [from, to] = [Math.min(one, other, listed.length), Math.min(Math.max(one, other), listed.length)];
      const place = placeAtMoney({ strikes, from, to }, price);
      const meant = listed.slice(from, to).map((strike) => ({ strike }));
      expect(place === null ? null : listed[place]).toBe(atmStrike(meant, price)?.strike ?? null);
    }),
    { seed: 769, numRuns: 1_000 },
  );
});

import { describe, expect, test } from 'vitest';
import { type OptionRight, option } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { greatestLoss } from './greatest-loss';
import type { DatedLeg } from './resolve-volatilities';

const SPOT = 1_000;
const MARKET = { spot: SPOT, rate: 0 };

function leg(right: OptionRight, strike: number, quantity: number, price: number, years = 0.1): DatedLeg {
  const expiryDay = isoDay('2026-01-01') + Math.round(365 * years);
  const contract = option(`NFO:X${strike}${right}`, { underlying: 'X', expiryDay, strike: strike * 100, right });
  return { contract, quantity, price, last: price, volatility: null, years, forward: SPOT };
}

describe('the greatest loss', () => {
  test('of a spread is its width less what it brings', () => {
    expect(greatestLoss([leg('call', 1_000, -75, 40), leg('call', 1_050, 75, 15)], MARKET)).toBe(75 * (50 - 25));
  });

  test('has no bound where more is sold than bought above', () => {
    expect(greatestLoss([leg('call', 1_000, -75, 40)], MARKET)).toBeNull();
    expect(greatestLoss([leg('call', 1_000, -150, 40), leg('call', 1_050, 75, 15, 0.3)], MARKET)).toBeNull();
  });

  test('of a long calendar is what it costs: far from the strike its legs are worth the same', () => {
    const loss = greatestLoss([leg('call', 1_000, -75, 25), leg('call', 1_000, 75, 45, 0.3)], MARKET);
    expect(loss).toBeGreaterThan(75 * 20 * 0.999);
    expect(loss).toBeLessThanOrEqual(75 * 20);
  });

  test('of a short calendar by puts is sought where both legs are alive, at the strike', () => {
    // Brings 20; at the first expiry and the strike the far leg is worth what volatility and the years left make of it, less than its 45 today.
    const loss = greatestLoss([leg('put', 1_000, 75, 25), leg('put', 1_000, -75, 45, 0.3)], MARKET);
    expect(loss).toBeGreaterThan(75 * 10);
    expect(loss).toBeLessThan(75 * 25);
  });

  test('is nothing where nothing can be lost', () => {
    expect(greatestLoss([leg('call', 1_000, 75, 10), leg('call', 1_050, -75, 15)], MARKET)).toBe(0);
  });

  test('of a structure over two expiries is found whatever its legs cost, zero volatility included', () => {
    expect(greatestLoss([leg('call', 900, -75, 100), leg('call', 900, 75, 100, 0.3)], MARKET)).toBe(0);
  });
});

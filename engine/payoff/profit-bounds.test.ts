import { describe, expect, test } from 'vitest';
import { type OptionRight, option } from '../market/instrument';
import { isoDay } from '../time/day-text';
import { profitBounds } from './profit-bounds';
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
    expect(profitBounds([leg('call', 1_000, -75, 40), leg('call', 1_050, 75, 15)], MARKET).maxLoss).toBe(75 * (50 - 25));
  });

  test('has no bound where more is sold than bought above', () => {
    expect(profitBounds([leg('call', 1_000, -75, 40)], MARKET).maxLoss).toBeNull();
    expect(profitBounds([leg('call', 1_000, -150, 40), leg('call', 1_050, 75, 15, 0.3)], MARKET).maxLoss).toBeNull();
  });

  test('of a long calendar is what it costs: far from the strike its legs are worth the same', () => {
    const loss = profitBounds([leg('call', 1_000, -75, 25), leg('call', 1_000, 75, 45, 0.3)], MARKET).maxLoss;
    expect(loss).toBeGreaterThan(75 * 20 * 0.999);
    expect(loss).toBeLessThanOrEqual(75 * 20);
  });

  test('of a short calendar by puts is sought where both legs are alive, at the strike', () => {
    // Brings 20; at the first expiry and the strike the far leg is worth what volatility and the years left make of it, less than its 45 today.
    const loss = profitBounds([leg('put', 1_000, 75, 25), leg('put', 1_000, -75, 45, 0.3)], MARKET).maxLoss;
    expect(loss).toBeGreaterThan(75 * 10);
    expect(loss).toBeLessThan(75 * 25);
  });

  test('is nothing where nothing can be lost', () => {
    expect(profitBounds([leg('call', 1_000, 75, 10), leg('call', 1_050, -75, 15)], MARKET).maxLoss).toBe(0);
  });

  test('of a structure over two expiries is found whatever its legs cost, zero volatility included', () => {
    expect(profitBounds([leg('call', 900, -75, 100), leg('call', 900, 75, 100, 0.3)], MARKET).maxLoss).toBe(0);
  });
});

describe('the greatest profit', () => {
  test('of a sold spread is what it brings, of a bought one its width less what it costs', () => {
    expect(profitBounds([leg('call', 1_000, -75, 40), leg('call', 1_050, 75, 15)], MARKET).maxProfit).toBe(75 * 25);
    expect(profitBounds([leg('call', 1_000, 75, 40), leg('call', 1_050, -75, 15)], MARKET).maxProfit).toBe(75 * 25);
  });

  test('has no bound where more is bought than sold above, on one expiry and over two', () => {
    expect(profitBounds([leg('call', 1_000, 75, 40)], MARKET).maxProfit).toBeNull();
    expect(profitBounds([leg('call', 1_000, 150, 40, 0.3), leg('call', 1_050, -75, 15)], MARKET).maxProfit).toBeNull();
  });

  test('of a long calendar stands at its strike, and is less than what the far leg costs today', () => {
    const profit = profitBounds([leg('call', 1_000, -75, 25), leg('call', 1_000, 75, 45, 0.3)], MARKET).maxProfit;
    expect(profit).toBeGreaterThan(75 * 10);
    expect(profit).toBeLessThan(75 * 25);
  });

  test('of what can only lose is below nothing', () => {
    expect(profitBounds([leg('call', 1_000, 75, 60), leg('call', 1_050, -75, 5)], MARKET).maxProfit).toBe(-75 * 5);
  });
});

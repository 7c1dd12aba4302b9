import { describe, expect, test } from 'vitest';
import { type OptionRight, option } from '../market/instrument';
import { priceOption } from '../options/price-option';
import { isoDay } from '../time/day-text';
import { firstExpiryPayoff, profitAtFirstExpiry } from './first-expiry-payoff';
import type { ModelledLeg } from './structure-value';

const SPOT = 1_000;
const MARKET = { spot: SPOT, rate: 0 };
const VOLATILITY = 0.2;

/** What an option costs at the volatility of all, with the index at a price and so many years left. */
function worth(right: OptionRight, strike: number, years: number, spot = SPOT): number {
  return priceOption({ model: 'black-76', right, forward: spot, strike, years, rate: 0 }, VOLATILITY) ?? Number.NaN;
}

function leg(right: OptionRight, strike: number, quantity: number, years: number): ModelledLeg {
  const expiryDay = isoDay('2026-01-01') + Math.round(365 * years);
  const contract = option(`NFO:X${strike}${right}${years}`, { underlying: 'X', expiryDay, strike: strike * 100, right });
  return { contract, quantity, price: worth(right, strike, years), volatility: VOLATILITY, years, forward: SPOT };
}

const LONG_CALENDAR = [leg('call', 1_000, -75, 0.1), leg('call', 1_000, 75, 0.3)];
const turned = (legs: readonly ModelledLeg[]): readonly ModelledLeg[] => legs.map((each) => ({ ...each, quantity: -each.quantity }));

describe('the payoff at the first expiry', () => {
  test('of a long calendar is greatest at the strike, where the far call has most left and the near one nothing', () => {
    const { maxProfit } = firstExpiryPayoff(LONG_CALENDAR, MARKET);
    const cost = worth('call', 1_000, 0.3) - worth('call', 1_000, 0.1);
    expect(maxProfit).toBeCloseTo(75 * (worth('call', 1_000, 0.2) - cost), 6);
  });

  test('of a long calendar loses what it cost, and no more: far from the strike both legs are worth the same', () => {
    const { maxLoss } = firstExpiryPayoff(LONG_CALENDAR, MARKET);
    expect(maxLoss).toBeCloseTo(75 * (worth('call', 1_000, 0.3) - worth('call', 1_000, 0.1)), 2);
  });

  test('turns on either side of the strike, at prices at which it is nothing to the paisa', () => {
    const { breakEvens } = firstExpiryPayoff(LONG_CALENDAR, MARKET);
    expect(breakEvens).toHaveLength(2);
    const [low = 0, high = 0] = breakEvens;
    expect(low < SPOT && SPOT < high).toBe(true);
    for (const spot of breakEvens) expect(Math.abs(profitAtFirstExpiry(LONG_CALENDAR, MARKET, spot))).toBeLessThan(0.01);
  });

  test('of the opposite structure is the same with the signs turned', () => {
    const [long, short] = [firstExpiryPayoff(LONG_CALENDAR, MARKET), firstExpiryPayoff(turned(LONG_CALENDAR), MARKET)];
    expect(short.maxLoss ?? Number.NaN).toBeCloseTo(long.maxProfit ?? Number.NaN, 6);
    expect(short.breakEvens).toHaveLength(2);
    short.breakEvens.forEach((spot, at) => expect(spot).toBeCloseTo(long.breakEvens[at] ?? Number.NaN, 3));
  });

  test('has no bound above where more calls are bought or sold than the other way', () => {
    const diagonal = [leg('call', 1_000, -150, 0.1), leg('call', 1_050, 75, 0.3)];
    expect(firstExpiryPayoff(diagonal, MARKET).maxLoss).toBeNull();
    expect(firstExpiryPayoff(turned(diagonal), MARKET).maxProfit).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { type OptionRight, option } from '../../../engine/market/instrument';
import type { PayoffLeg } from '../../../engine/payoff/payoff-leg';
import { isoDay } from '../../../engine/time/day-text';
import { parseIst } from '../../../engine/time/ist-time';
import { payoffOf } from './structure-payoff';

const NEAR = isoDay('2025-02-11');
const FAR = isoDay('2025-03-25');
const ENTRY = parseIst('2025-02-03 10:00') ?? Number.NaN;

function leg(right: OptionRight, strike: number, quantity: number, price: number, expiryDay = NEAR): PayoffLeg {
  const contract = option(`NFO:X${expiryDay}${strike}${right}`, { underlying: 'X', expiryDay, strike: strike * 100, right });
  return { contract, quantity, price };
}

const SPREAD = [leg('call', 25_000, 75, 210.05), leg('call', 25_200, -75, 120)];
const CALENDAR = [leg('call', 25_000, -75, 210), leg('call', 25_000, 75, 620, FAR)];

describe('the payoff in a report', () => {
  test('of legs that expire together is exact, whether or not the spot is known; without it nothing is said of the entry', () => {
    const expected = {
      basis: 'exact',
      expiry: '2025-02-11',
      maxProfitPaise: 75 * 10_995,
      maxLossPaise: 75 * 9_005,
      breakEvens: [25_090.05],
    };
    expect(payoffOf(SPREAD, 25_050, ENTRY)).toMatchObject({ ...expected, spotRupees: 25_050 });
    expect(payoffOf(SPREAD, null, ENTRY)).toMatchObject({ ...expected, spotRupees: null });
    expect(payoffOf(SPREAD, null, ENTRY)?.curve.filter(({ entryPaise }) => entryPaise !== null)).toEqual([]);
  });

  test('has its turns on the curve, and is nothing at the entry, at the spot', () => {
    const curve = payoffOf(SPREAD, 25_050, ENTRY)?.curve ?? [];
    const at = (spot: number) => curve.find((point) => point.spot === spot);
    expect([at(25_000)?.expiryPaise, at(25_200)?.expiryPaise, at(25_090.05)?.expiryPaise]).toEqual([-75 * 9_005, 75 * 10_995, 0]);
    expect(at(25_050)?.entryPaise).toBe(0);
  });

  test('of a calendar is modelled, greatest at its strike, and loses no more than was paid', () => {
    const payoff = payoffOf(CALENDAR, 25_050, ENTRY);
    expect(payoff).toMatchObject({ basis: 'modelled', expiry: '2025-02-11' });
    const best = payoff?.curve.toSorted((a, b) => b.expiryPaise - a.expiryPaise)[0];
    expect(best).toMatchObject({ spot: 25_000, expiryPaise: payoff?.maxProfitPaise });
    expect(payoff?.maxLossPaise).toBeLessThanOrEqual(75 * 41_000);
    expect(payoff?.breakEvens).toHaveLength(2);
  });

  test('of a calendar is not known where the spot is not', () => {
    expect(payoffOf(CALENDAR, null, ENTRY)).toBeNull();
  });
});

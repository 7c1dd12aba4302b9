import { describe, expect, test } from 'vitest';
import { formatDay, isoDay } from '../time/day-text';
import { option } from './instrument';
import { listedExpiries } from './listed-expiries';
import { findSettlement, settlementClassOf } from './settlement';
import { usesUncertain } from './uncertain-rows';

describe('settlement', () => {
  test('of an index option is cash at the closing price, at the auction’s from August 2026 on, which is marked', () => {
    const terms = { underlying: 'NIFTY', expiryDay: isoDay('2026-07-28'), strike: 2_500_000, right: 'call' } as const;
    expect(settlementClassOf(option('NFO:NIFTY26JUL25000CE', terms))).toBe('index-option');
    expect(findSettlement('index-option', isoDay('2026-07-28'))).toMatchObject({
      method: 'cash',
      finalPrice: 'closing-price',
      certain: true,
    });
    expect(findSettlement('index-option', isoDay('2026-08-04'))).toMatchObject({ finalPrice: 'closing-auction', certain: false });
  });

  test('of a share’s option is delivery since October 2019, cash before, nothing before the table', () => {
    expect(findSettlement('stock-option', isoDay('2019-09-26'))).toMatchObject({ method: 'cash' });
    expect(findSettlement('stock-option', isoDay('2019-10-31'))).toMatchObject({ method: 'physical', isAutomatic: true });
    expect(findSettlement('stock-option', isoDay('2000-01-03'))).toBeNull();
  });
});

describe('listed expiries', () => {
  const listed = (underlying: string, day: string) => listedExpiries(underlying, isoDay(day)).expiries.map((each) => formatDay(each.day));

  test('hold the expiring week until it has expired, and the next one from the day after', () => {
    expect(listed('NIFTY', '2026-01-20').slice(0, 5)).toEqual(['2026-01-20', '2026-01-27', '2026-02-03', '2026-02-10', '2026-02-17']);
    expect(listed('NIFTY', '2026-01-21').slice(0, 5)).toEqual(['2026-01-27', '2026-02-03', '2026-02-10', '2026-02-17', '2026-02-24']);
    expect(listed('NIFTY', '2026-01-21')[5]).toBe('2026-03-02');
  });

  test('of BANKNIFTY lost their weeks on 14 November 2024', () => {
    expect(listed('BANKNIFTY', '2024-11-13').slice(0, 2)).toEqual(['2024-11-13', '2024-11-27']);
    expect(listed('BANKNIFTY', '2024-11-14').slice(0, 3)).toEqual(['2024-11-27', '2024-12-24', '2025-01-29']);
  });

  test('carry the rows that they rest on, so that doubtful ones are told', () => {
    expect(usesUncertain(listedExpiries('BANKNIFTY', isoDay('2025-01-03')).rows)).toEqual([]);
    expect(usesUncertain(listedExpiries('SENSEX', isoDay('2026-01-20')).rows).map(({ table }) => table)).toEqual(['listing-cycles']);
    expect(listedExpiries('NIFTY', isoDay('1999-01-04')).expiries).toEqual([]);
  });
});

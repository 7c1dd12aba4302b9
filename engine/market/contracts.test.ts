import { describe, expect, test } from 'vitest';
import { formatDay, isoDay } from '../time/day-text';
import { formatIstMinute } from '../time/ist-time';
import { findFreezeQuantity, findLotSize, findStrikeStep, freezeQuantityAtLevel, maxOrderUnits } from './contract-terms';
import { cycleOfExpiry, listExpiries, monthlyExpiry, nextExpiry, nextMonthlyExpiry, weeklyExpiry } from './expiries';
import { derivativesMarketOf, equity, future, index, option } from './instrument';
import { findLimitPriceProtection, findMarketProtection, findPriceBand, findTickSize, rangeAround, tickClassOf } from './order-limits';
import { findSquareOff } from './square-off';
import { EXPIRY_RULES } from './tables/expiry-rules';
import { LOT_SIZES } from './tables/lot-sizes';
import { usesUncertain } from './uncertain-rows';

function monthly(underlying: string, year: number, month: number, tradeDate?: string): string {
  const expiry = monthlyExpiry(underlying, year, month, tradeDate === undefined ? null : isoDay(tradeDate));
  return expiry === null ? 'none' : formatDay(expiry.day);
}

function next(underlying: string, date: string): string {
  const expiry = nextExpiry(underlying, isoDay(date));
  return expiry === null ? 'none' : `${formatDay(expiry.day)} ${expiry.cycle}`;
}

function lot(underlying: string, expiryDate: string, tradeDate: string): number | undefined {
  return findLotSize(underlying, isoDay(expiryDate), isoDay(tradeDate))?.lot;
}

describe('expiries', () => {
  test('monthly contracts end on the weekday of their time', () => {
    expect([monthly('NIFTY', 2025, 8), monthly('NIFTY', 2025, 9)]).toEqual(['2025-08-28', '2025-09-30']);
    expect([monthly('BANKNIFTY', 2024, 2), monthly('BANKNIFTY', 2024, 3), monthly('BANKNIFTY', 2025, 1)]).toEqual([
      '2024-02-29',
      '2024-03-27',
      '2025-01-30',
    ]);
    expect([monthly('FINNIFTY', 2021, 9), monthly('FINNIFTY', 2021, 10)]).toEqual(['2021-09-30', '2021-10-26']);
    expect([monthly('MIDCPNIFTY', 2024, 7), monthly('NIFTYNXT50', 2024, 5)]).toEqual(['2024-07-29', '2024-05-31']);
    expect([monthly('SENSEX', 2024, 12), monthly('SENSEX', 2025, 1), monthly('SENSEX', 2025, 9)]).toEqual([
      '2024-12-27',
      '2025-01-28',
      '2025-09-25',
    ]);
    expect([monthly('RELIANCE', 2022, 6), monthly('RELIANCE', 2026, 6)]).toEqual(['2022-06-30', '2026-06-30']);
  });
  test('a holiday moves the expiry to the trading day before, a Muhurat day counts as one', () => {
    expect(monthly('NIFTY', 2026, 3)).toBe('2026-03-30');
    expect(monthly('NIFTY', 2025, 12)).toBe('2025-12-30');
    expect(next('NIFTY', '2021-11-01')).toBe('2021-11-03 weekly');
    expect(next('NIFTY', '2025-10-15')).toBe('2025-10-20 weekly');
    expect(next('SENSEX', '2024-10-28')).toBe('2024-10-31 weekly');
    expect(next('SENSEX', '2026-01-09')).toBe('2026-01-14 weekly');
  });
  test('a contract listed before its weekday changed is found where it was listed then', () => {
    expect(monthly('BANKNIFTY', 2025, 1, '2025-01-01')).toBe('2025-01-29');
    expect(monthly('BANKNIFTY', 2025, 1, '2025-01-02')).toBe('2025-01-30');
    expect(monthly('NIFTY', 2026, 6, '2025-01-01')).toBe('2026-06-25');
    expect(monthly('NIFTY', 2026, 6, '2026-01-01')).toBe('2026-06-30');
    expect(monthly('NIFTY', 2025, 8, '2025-09-05')).toBe('none');
    const beforeTheMove = weeklyExpiry('NIFTY', isoDay('2025-09-03'), isoDay('2025-08-20'));
    expect(beforeTheMove === null ? null : formatDay(beforeTheMove.day)).toBe('2025-09-04');
  });
  test('a month’s contract is listed on every day: where the weekday changes, the rules meet', () => {
    // On Thursday 28 August 2025 September's contract stood on the last Thursday, and from the next day on Tuesday.
    expect([monthly('NIFTY', 2025, 9, '2025-08-28'), monthly('NIFTY', 2025, 9, '2025-08-29')]).toEqual(['2025-09-25', '2025-09-30']);
    expect([monthly('SENSEX', 2025, 9, '2025-08-28'), monthly('SENSEX', 2025, 9, '2025-08-29')]).toEqual(['2025-09-30', '2025-09-25']);
    for (const underlying of ['NIFTY', 'BANKNIFTY', 'FINNIFTY', 'MIDCPNIFTY', 'SENSEX', 'BANKEX', 'RELIANCE']) {
      for (let day = isoDay('2024-01-01'); day <= isoDay('2026-12-31'); day += 1)
        expect(nextMonthlyExpiry(underlying, day, day), `${underlying} on ${formatDay(day)}`).not.toBeNull();
    }
  });
  test('an expiry beyond the announced holidays is found, and marked', () => {
    expect(monthly('NIFTY', 2029, 12, '2026-01-30')).toBe('2029-12-24');
    expect(usesUncertain(monthlyExpiry('NIFTY', 2029, 12)?.rows ?? []).map((row) => row.table)).toEqual(['holidays']);
    expect(usesUncertain(monthlyExpiry('NIFTY', 2026, 12)?.rows ?? [])).toEqual([]);
  });
  test('the week of the monthly contract has no weekly beside it', () => {
    expect(
      listExpiries('BANKNIFTY', isoDay('2023-09-01'), isoDay('2023-10-05')).map((each) => `${formatDay(each.day)} ${each.cycle}`),
    ).toEqual(['2023-09-06 weekly', '2023-09-13 weekly', '2023-09-20 weekly', '2023-09-28 monthly', '2023-10-04 weekly']);
  });
  test('weeklies ended in November 2024 for all but NIFTY and SENSEX', () => {
    expect(next('BANKNIFTY', '2024-11-11')).toBe('2024-11-13 weekly');
    expect(next('BANKNIFTY', '2024-11-14')).toBe('2024-11-27 monthly');
    expect(weeklyExpiry('BANKNIFTY', isoDay('2025-03-03'))).toBeNull();
    expect(weeklyExpiry('RELIANCE', isoDay('2025-03-03'))).toBeNull();
    expect(next('NIFTY', '2024-11-15')).toBe('2024-11-21 weekly');
    expect(cycleOfExpiry('NIFTY', isoDay('2024-11-28'))).toBe('monthly');
    expect(nextMonthlyExpiry('NIFTY', isoDay('2024-11-29'))?.day).toBe(isoDay('2024-12-26'));
  });
});

describe('expiry rules', () => {
  test('no two of one underlying and cycle meet on both axes of time', () => {
    const meet = (from: string, to: string | null, otherFrom: string, otherTo: string | null): boolean =>
      (to === null || otherFrom <= to) && (otherTo === null || from <= otherTo);
    const clashes = EXPIRY_RULES.flatMap((a, position) =>
      EXPIRY_RULES.slice(position + 1)
        .filter((b) => a.underlying === b.underlying && a.cycle === b.cycle)
        .filter((b) => meet(a.validFrom, a.validTo, b.validFrom, b.validTo) && meet(a.expiryFrom, a.expiryTo, b.expiryFrom, b.expiryTo))
        .map((b) => `${a.underlying} ${a.cycle} ${a.validFrom} and ${b.validFrom}`),
    );
    expect(clashes).toEqual([]);
  });
});

describe('lot sizes', () => {
  test('follow the series, not the day', () => {
    const day = '2025-01-01';
    expect([lot('NIFTY', '2025-01-02', day), lot('NIFTY', '2025-01-30', day), lot('NIFTY', '2025-02-27', day)]).toEqual([75, 25, 75]);
    expect([lot('NIFTY', '2024-12-19', '2024-12-02'), lot('NIFTY', '2024-12-26', '2024-12-02')]).toEqual([25, 25]);
    expect([lot('BANKNIFTY', '2023-07-20', '2023-07-03'), lot('BANKNIFTY', '2023-07-27', '2023-07-03')]).toEqual([25, 15]);
    expect([lot('SENSEX', '2025-01-03', '2024-12-30'), lot('SENSEX', '2025-01-07', '2025-01-02')]).toEqual([10, 20]);
  });
  test('of long-dated contracts change while they live', () => {
    expect(['2024-04-25', '2024-04-26', '2024-12-26', '2024-12-27'].map((day) => lot('NIFTY', '2025-03-27', day))).toEqual([
      50, 25, 25, 75,
    ]);
    expect(['2025-04-24', '2025-04-25'].map((day) => lot('BANKNIFTY', '2025-09-25', day))).toEqual([30, 35]);
    expect(['2025-12-30', '2025-12-31'].map((day) => lot('NIFTY', '2026-06-30', day))).toEqual([75, 65]);
    expect(['2021-06-24', '2021-06-25'].map((day) => lot('NIFTY', '2021-12-30', day))).toEqual([75, 50]);
  });
  test('every index contract that ever expired in the table’s time has a lot on the day it was listed last', () => {
    for (const underlying of ['NIFTY', 'BANKNIFTY', 'FINNIFTY', 'MIDCPNIFTY', 'NIFTYNXT50', 'SENSEX', 'BANKEX']) {
      const first = LOT_SIZES.find((row) => row.underlying === underlying)?.expiryFrom ?? '';
      for (const { day } of listExpiries(underlying, isoDay(first), isoDay('2027-03-31'))) {
        if (findLotSize(underlying, day, day) === null) throw new Error(`${underlying} ${formatDay(day)}`);
      }
    }
  });
  test('of shares are not in the table', () => {
    expect(findLotSize('RELIANCE', isoDay('2026-01-27'), isoDay('2026-01-05'))).toBeNull();
  });
});

describe('order limits', () => {
  test('freeze quantities follow the circulars, and the rule by index level agrees with them', () => {
    const units = (underlying: string, date: string): number | undefined => findFreezeQuantity(underlying, isoDay(date))?.units;
    expect([
      units('BANKNIFTY', '2025-06-30'),
      units('BANKNIFTY', '2025-07-01'),
      units('BANKNIFTY', '2025-09-15'),
      units('BANKNIFTY', '2026-02-02'),
    ]).toEqual([900, 600, 900, 600]);
    expect([units('MIDCPNIFTY', '2024-08-01'), units('MIDCPNIFTY', '2025-03-03'), units('NIFTY', '2026-06-01')]).toEqual([
      2_800, 4_200, 1_800,
    ]);
    expect([15_763, 34_584, 16_469].map(freezeQuantityAtLevel)).toEqual([2_800, 1_200, 2_800]);
    expect([17_250, 17_251, 56_000].map(freezeQuantityAtLevel)).toEqual([2_800, 1_800, 600]);
    expect(maxOrderUnits(65, 1_800)).toBe(1_755);
    expect(findStrikeStep('NIFTY', isoDay('2025-01-01'))?.points).toBe(50);
  });
  test('price steps follow the price and the date', () => {
    const tick = (kind: Parameters<typeof findTickSize>[0], price: number, date: string): number | undefined =>
      findTickSize(kind, price * 100, isoDay(date))?.tickPaise;
    expect([tick('share', 249.95, '2024-06-07'), tick('share', 249.95, '2024-06-10'), tick('share', 250, '2024-06-10')]).toEqual([5, 1, 5]);
    expect([1_000, 1_000.05, 5_000, 10_000, 20_000, 20_001].map((price) => tick('share', price, '2025-04-15'))).toEqual([
      5, 10, 10, 50, 100, 500,
    ]);
    expect([
      tick('index-future', 25_000, '2025-04-11'),
      tick('index-future', 25_000, '2025-04-15'),
      tick('index-future', 55_000, '2026-08-03'),
    ]).toEqual([5, 10, 20]);
    expect([
      tick('stock-option', 200, '2025-10-31'),
      tick('stock-option', 200, '2025-11-03'),
      tick('index-option', 200, '2025-11-03'),
    ]).toEqual([5, 1, 5]);
  });
  test('market protection and limit-price protection come in slabs', () => {
    const day = isoDay('2026-05-04');
    const ppm = (kind: 'option' | 'cash-or-future', price: number): number | undefined =>
      findMarketProtection(kind, price * 100, day)?.protectionPpm;
    expect([9.95, 10, 100, 500, 500.05].map((price) => ppm('option', price))).toEqual([50_000, 30_000, 20_000, 20_000, 10_000]);
    expect([99.95, 100, 501].map((price) => ppm('cash-or-future', price))).toEqual([20_000, 10_000, 5_000]);
    expect(findMarketProtection('option', 15_000, isoDay('2026-03-31'))).toBeNull();
    expect(findLimitPriceProtection(20_000, day)).toMatchObject({ lowPaise: 12_000, highPaise: 28_000 });
    expect(findLimitPriceProtection(1_500, day)).toMatchObject({ lowPaise: 0, highPaise: 3_500 });
  });
  test('bands are narrower on the days of the site switch', () => {
    const atBand = (date: string): number | undefined => findPriceBand('share-with-derivatives', isoDay(date))?.bandPpm;
    expect([atBand('2024-03-01'), atBand('2024-03-02'), atBand('2024-03-04')]).toEqual([100_000, 50_000, 100_000]);
    expect([
      findPriceBand('closing-auction', isoDay('2026-07-31')),
      findPriceBand('closing-auction', isoDay('2026-08-03'))?.bandPpm,
    ]).toEqual([null, 30_000]);
    expect(rangeAround(12_345, 100_000)).toEqual({ lowPaise: 11_110, highPaise: 13_580 });
  });
});

describe('square-off', () => {
  test('comes at the broker’s time, and before the end of a special session', () => {
    const at = (segment: Parameters<typeof findSquareOff>[1], date: string): string => {
      const squareOff = findSquareOff('zerodha', segment, isoDay(date));
      return squareOff === null ? 'none' : formatIstMinute(squareOff.minute).slice(11);
    };
    expect([at('NSE:equity-fo', '2024-06-18'), at('NSE:derivatives', '2024-06-18'), at('NSE:derivatives', '2024-06-17')]).toEqual([
      '15:20',
      '15:25',
      'none',
    ]);
    expect([at('NSE:derivatives', '2021-11-04'), at('NSE:derivatives', '2024-03-02')]).toEqual(['19:00', '12:15']);
    expect([at('NSE:derivatives', '2020-02-01'), at('NSE:equity-fo', '2020-03-23')]).toEqual(['15:25', '15:20']);
  });
  test('after the closing auction came it is marked uncertain', () => {
    const before = findSquareOff('zerodha', 'NSE:derivatives', isoDay('2026-07-31'));
    const after = findSquareOff('zerodha', 'NSE:derivatives', isoDay('2026-08-03'));
    expect(usesUncertain(before?.rows ?? [])).toEqual([]);
    expect(usesUncertain(after?.rows ?? []).map((row) => row.table)).toEqual(['square-off']);
  });
});

describe('instruments', () => {
  test('know their exchange and segment from the broker’s code', () => {
    expect(index('BSE:SENSEX').segment).toBe('BSE:index');
    expect(equity('NSE:RELIANCE', true).segment).toBe('NSE:equity-fo');
    expect(equity('NSE:IRCON', false).segment).toBe('NSE:equity');
    const contract = option('BFO:SENSEX2581280000CE', {
      underlying: 'SENSEX',
      expiryDay: isoDay('2025-08-12'),
      strike: 8_000_000,
      right: 'call',
    });
    expect([contract.exchange, contract.segment, contract.symbol]).toEqual(['BSE', 'BSE:derivatives', 'SENSEX2581280000CE']);
    expect([tickClassOf(contract), tickClassOf(future('NFO:RELIANCE25JANFUT', 'RELIANCE', isoDay('2025-01-30')))]).toEqual([
      'index-option',
      'stock-future',
    ]);
    expect([derivativesMarketOf('SENSEX'), derivativesMarketOf('NIFTY')]).toEqual(['BFO', 'NFO']);
  });
});

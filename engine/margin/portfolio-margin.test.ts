// Margins worked out by hand, and laws that hold of every portfolio. Prices are rupees; 24 November 2025 lies between two expiries, the 25th is one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../tests/property-runs';
import { future, type OptionRight, option } from '../market/instrument';
import { usesUncertain } from '../market/uncertain-rows';
import { priceOption } from '../options/price-option';
import { yearsToExpiry } from '../options/years-to-expiry';
import { isoDay } from '../time/day-text';
import { parseIst } from '../time/ist-time';
import type { MarginLeg } from './margin-leg';
import { portfolioMargin } from './portfolio-margin';
import { SCENARIOS } from './scenarios';

const SPOT = 26_000;
const NEAR = '2025-11-25';
const FAR = '2025-12-30';

function futureLeg(quantity: number, price: number, expiry = NEAR, underlying = 'NIFTY'): MarginLeg {
  return { contract: future(`NFO:${underlying}${expiry}FUT`, underlying, isoDay(expiry)), quantity, price, volatility: null };
}

function optionLeg(right: OptionRight, strike: number, quantity: number, price: number, expiry = NEAR, underlying = 'NIFTY'): MarginLeg {
  const terms = { underlying, expiryDay: isoDay(expiry), strike: strike * 100, right };
  return { contract: option(`NFO:${underlying}${expiry}${strike}${right}`, terms), quantity, price, volatility: null };
}

function margin(legs: readonly MarginLeg[], time = '2025-11-24 12:00', dailyDeviation: number | null = null, spot = SPOT) {
  const names = [...new Set(legs.map(({ contract }) => contract.underlying))];
  return portfolioMargin({ timeUs: parseIst(time) ?? 0, legs, underlyings: names.map((name) => ({ name, spot, dailyDeviation })) });
}

describe('a future', () => {
  test('is scanned by 9.3 % of its price, and 2 % are added', () => {
    expect(margin([futureLeg(75, 26_100)])).toMatchObject({ spanPaise: 18_204_750, exposurePaise: 3_915_000, totalPaise: 22_119_750 });
  });
  test('of a share by 14.2 and 3.5 %', () => {
    expect(margin([futureLeg(-500, 1_500, NEAR, 'RELIANCE')])).toMatchObject({ spanPaise: 10_650_000, exposurePaise: 2_625_000 });
  });
  test('where the underlying moves by 2 % a day, by six deviations over two days: 6 · √2 · 2 %', () => {
    const { spanPaise } = margin([futureLeg(75, 26_100)], '2025-11-24 12:00', 0.02);
    expect(spanPaise / 100).toBeCloseTo(75 * 26_100 * 6 * Math.SQRT2 * 0.02, 1);
  });
});

describe('options', () => {
  test('bought cost their premium and nothing else', () => {
    const { spanPaise, exposurePaise, premiumPaise, totalPaise } = margin([optionLeg('call', 26_000, 75, 120)]);
    expect([spanPaise, exposurePaise, premiumPaise, totalPaise]).toEqual([0, 0, 900_000, 900_000]);
  });
  test('sold: what it would cost to buy them back in the worst scenario, by the formulas of engine/options', () => {
    const time = parseIst('2025-11-24 12:00') ?? 0;
    const years = yearsToExpiry(time, 'NSE:derivatives', isoDay(NEAR));
    const terms = { model: 'black-scholes', right: 'call', strike: 26_200, rate: 0.055, dividendYield: 0 } as const;
    const price = priceOption({ ...terms, spot: SPOT, years }, 0.14) ?? 0;
    const ranges = [0, 1, -1, 2, -2, 3, -3].flatMap((thirds) => [0.18, 0.1].map((volatility) => ({ thirds, volatility, cover: 1 })));
    const extremes = [6, -6].map((thirds) => ({ thirds, volatility: 0.14, cover: 0.35 }));
    const losses = [...ranges, ...extremes].map(({ thirds, volatility, cover }) => {
      const spot = SPOT * (1 + (thirds * 0.093) / 3);
      return cover * ((priceOption({ ...terms, spot, years: Math.max(0, years - 1 / 365) }, volatility) ?? 0) - price);
    });
    expect(losses).toHaveLength(SCENARIOS.length);
    const [scan] = margin([optionLeg('call', 26_200, -75, price)]).underlyings[0]?.scans ?? [];
    expect(scan?.scanLoss).toBeCloseTo(75 * Math.max(...losses), 6);
    expect(scan?.worstScenario).toBe(losses.indexOf(Math.max(...losses)));
    expect(margin([optionLeg('call', 26_200, -75, price)]).spanPaise / 100).toBeCloseTo(75 * (Math.max(...losses) + price), 1);
  });
  test('far from the money, the extreme moves decide: twice the range, of whose loss 35 % counts', () => {
    const [scan] = margin([{ ...optionLeg('call', 29_900, -75, 0.05), volatility: 0.1 }]).underlyings[0]?.scans ?? [];
    expect(scan?.worstScenario).toBe(14);
    expect(scan?.scanLoss).toBeCloseTo(75 * 0.35 * (SPOT * 1.186 - 29_900), -2);
  });
  test('whose price explains no volatility are scanned as what exercise brings', () => {
    const { spanPaise } = margin([optionLeg('call', 20_000, -75, 5_000, FAR)]);
    expect(spanPaise / 100 / 75).toBeCloseTo(5_000 + SPOT * 0.093, -1);
  });
  test('without a price, or of an underlying without one, are a bug of the asker', () => {
    expect(() => margin([optionLeg('call', 26_000, -75, Number.NaN)])).toThrow('has a price');
    expect(() => margin([optionLeg('call', 26_000, -75, 100)], '2025-11-24 12:00', null, Number.NaN)).toThrow('has a price');
  });
  test('at a volatility that is given are scanned at it', () => {
    const years = yearsToExpiry(parseIst('2025-11-24 12:00') ?? 0, 'NSE:derivatives', isoDay(FAR));
    const terms = { model: 'black-scholes', right: 'put', spot: SPOT, strike: 25_500, years, rate: 0.055, dividendYield: 0 } as const;
    const leg = optionLeg('put', 25_500, -75, priceOption(terms, 0.2) ?? 0, FAR);
    expect(margin([{ ...leg, volatility: 0.2 }]).spanPaise).toBe(margin([leg]).spanPaise);
    expect(margin([{ ...leg, volatility: 0.3 }]).spanPaise).not.toBe(margin([leg]).spanPaise);
  });
});

describe('the benefit of a hedge', () => {
  test('a sold spread is scanned by its width at most, and keeps its exposure', () => {
    const sold = margin([optionLeg('call', 26_000, -75, 120), optionLeg('call', 26_300, 75, 30)]);
    expect(sold.spanPaise).toBeLessThanOrEqual(75 * 300 * 100);
    expect(sold.spanPaise).toBeGreaterThan(75 * 290 * 100);
    expect(sold.exposurePaise).toBe(75 * SPOT * 2);
    expect(sold.benefitPaise).toBe(margin([optionLeg('call', 26_000, -75, 120)]).totalPaise - sold.totalPaise + sold.premiumPaise);
  });
  test('a bought spread is not scanned at all', () => {
    expect(margin([optionLeg('put', 26_000, 75, 120), optionLeg('put', 25_700, -75, 30)]).spanPaise).toBe(0);
  });
  test('a future is covered by the put that is held with it', () => {
    const { spanPaise, legs } = margin([futureLeg(75, 26_050), optionLeg('put', 25_900, 75, 100)]);
    expect(spanPaise).toBeLessThan((legs[0]?.alone.spanPaise ?? 0) / 5);
  });
  test('what is bought and sold of one contract is not there', () => {
    const { totalPaise, legs } = margin([optionLeg('call', 26_000, -75, 120), optionLeg('call', 26_000, 75, 125)]);
    expect([totalPaise, legs.length]).toEqual([0, 0]);
  });
  test('none is lent from one underlying to another', () => {
    const [nifty, bank] = [futureLeg(75, 26_050), futureLeg(-35, 26_050, NEAR, 'BANKNIFTY')];
    expect(margin([nifty, bank])).toMatchObject({ benefitPaise: 0, totalPaise: margin([nifty]).totalPaise + margin([bank]).totalPaise });
  });
});

describe('several expiries', () => {
  const spread = [futureLeg(75, 26_050), futureLeg(-75, 26_250, FAR)];

  test('long in one and short in another are asked 1.75 % of the far one, and the exposure of a third of it', () => {
    const { underlyings, exposurePaise } = margin(spread);
    expect(underlyings[0]?.scans[0]?.calendarCharge).toBeCloseTo(0.0175 * 75 * 26_250, 6);
    expect(underlyings[0]?.scans[0]?.scanLoss).toBeCloseTo(75 * 200 * 0.093, 6);
    expect(exposurePaise).toBe(Math.round((0.02 * 75 * 26_250 * 100) / 3));
  });
  test('on the last day of the near one it is scanned apart, with no benefit', () => {
    const alone = spread.map((leg) => margin([leg], '2025-11-25 12:00').totalPaise);
    expect(margin(spread, '2025-11-25 12:00')).toMatchObject({ benefitPaise: 0, totalPaise: (alone[0] ?? 0) + (alone[1] ?? 0) });
  });
  test('of shares the benefit lasted through the last day until 5 May 2026', () => {
    const shares = (near: string, far: string) => [futureLeg(500, 1_500, near, 'SBIN'), futureLeg(-500, 1_510, far, 'SBIN')];
    expect(margin(shares('2026-04-28', '2026-05-26'), '2026-04-28 12:00', null, 1_500).benefitPaise).toBeGreaterThan(0);
    expect(margin(shares('2026-05-26', '2026-06-30'), '2026-05-26 12:00', null, 1_500).benefitPaise).toBe(0);
  });
  test('of options as many units are paired as their deltas are: half of them at the money', () => {
    const legs = [optionLeg('call', 26_000, -75, 130), optionLeg('call', 26_000, 75, 520, FAR)];
    const charge = margin(legs).underlyings[0]?.scans[0]?.calendarCharge ?? 0;
    expect(charge).toBeGreaterThan(0.45 * 0.0175 * 75 * SPOT);
    expect(charge).toBeLessThan(0.6 * 0.0175 * 75 * SPOT);
  });
  test('of puts the deltas are below nothing: out of the money few units are paired', () => {
    const legs = [optionLeg('put', 25_000, -75, 15), optionLeg('put', 25_000, 75, 150, FAR)];
    const charge = margin(legs).underlyings[0]?.scans[0]?.calendarCharge ?? 0;
    expect(charge).toBeGreaterThan(0.05 * 0.0175 * 75 * SPOT);
    expect(charge).toBeLessThan(0.35 * 0.0175 * 75 * SPOT);
  });
  test('an index option of more than nine months is scanned by 17.7 %', () => {
    const long = margin([optionLeg('put', 26_000, -75, 900, '2026-12-29')]);
    expect(long.spanPaise).toBeGreaterThan(75 * SPOT * 0.14 * 100);
    expect(margin([optionLeg('put', 26_000, -75, 700, '2026-06-30')]).spanPaise).toBeLessThan(75 * SPOT * 0.11 * 100);
  });
});

describe('the day', () => {
  const sold = (expiry: string): MarginLeg => optionLeg('call', 24_000, -75, 40, expiry);

  test('on its last day a sold index option is asked 2 % more: at 23,500 a lot of 75 owes ₹35,250', () => {
    expect(margin([sold('2025-03-20')], '2025-03-20 10:00', null, 23_500).expiryDayPaise).toBe(3_525_000);
    expect(margin([sold('2025-03-20')], '2025-03-19 10:00', null, 23_500).expiryDayPaise).toBe(0);
    expect(margin([sold('2024-11-14')], '2024-11-14 10:00', null, 23_500).expiryDayPaise).toBe(0);
    expect(margin([optionLeg('call', 1_500, -500, 9, '2025-03-27', 'SBIN')], '2025-03-27 10:00', null, 1_500).expiryDayPaise).toBe(0);
  });
  test('before June 2020 a sold option was asked 5 % of the underlying however far it lay', () => {
    const { spanPaise } = margin([optionLeg('call', 15_000, -75, 1, '2020-02-27')], '2020-02-03 12:00', null, 11_700);
    expect(spanPaise).toBe(Math.round(75 * (11_700 * 0.05 + 1) * 100));
  });
  test('before the tables begin holds what they say first', () => {
    const before = margin([sold('1999-12-30')], '1999-12-01 12:00');
    expect(before.rows.map(({ validFrom }) => validFrom)).toEqual(['2000-01-01', '2000-01-01', '2000-01-01']);
    expect(before.totalPaise).toBeGreaterThan(0);
  });
  test('since then an answer rests on certain rows alone, before it on doubtful ones', () => {
    expect(usesUncertain(margin([sold(NEAR)]).rows)).toEqual([]);
    const old = usesUncertain(margin([sold('2019-06-27')], '2019-06-03 12:00').rows);
    expect(old.map(({ table }) => table)).toEqual(['margin-exposure', 'margin-scan']);
  });
});

describe('laws of every portfolio of one expiry, seed 911', () => {
  const anyLeg = fc
    .record({
      right: fc.constantFrom('call', 'put'),
      strike: fc.integer({ min: 220, max: 300 }).map((hundreds) => hundreds * 100),
      lots: fc.integer({ min: -5, max: 5 }).filter((lots) => lots !== 0),
      volatility: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    })
    .map(({ right, strike, lots, volatility }): MarginLeg => {
      const years = yearsToExpiry(parseIst('2025-11-24 12:00') ?? 0, 'NSE:derivatives', isoDay(FAR));
      const terms = { model: 'black-scholes', right, spot: SPOT, strike, years, rate: 0.055, dividendYield: 0 } as const;
      return { ...optionLeg(right, strike, lots * 75, priceOption(terms, volatility) ?? 0, FAR), volatility };
    });
  const anyLegs = fc.uniqueArray(anyLeg, { minLength: 1, maxLength: 8, selector: ({ contract }) => contract.id });
  const settings = { seed: 911, numRuns: PROPERTY_RUNS };

  test('the scan is the worst that the formulas of engine/options find, in calm and in wild markets', () => {
    const years = yearsToExpiry(parseIst('2025-11-24 12:00') ?? 0, 'NSE:derivatives', isoDay(FAR));
    fc.assert(
      fc.property(anyLegs, fc.constantFrom(null, 0.02), (legs, dailyDeviation) => {
        const range = Math.max(0.093, 6 * Math.SQRT2 * (dailyDeviation ?? 0));
        const shift = Math.max(0.04, 0.25 * Math.sqrt(365) * (dailyDeviation ?? 0));
        const lossIn = (moves: number, up: number): number =>
          legs.reduce((sum, { contract, quantity, volatility }) => {
            if (contract.kind !== 'option' || volatility === null) return sum;
            const terms = {
              model: 'black-scholes',
              right: contract.right,
              strike: contract.strike / 100,
              rate: 0.055,
              dividendYield: 0,
            } as const;
            const now = priceOption({ ...terms, spot: SPOT, years }, volatility) ?? Number.NaN;
            const moved = { ...terms, spot: SPOT * (1 + moves * range), years: years - 1 / 365 };
            return sum + quantity * (now - (priceOption(moved, Math.max(0, volatility + up * shift)) ?? Number.NaN));
          }, 0);
        const thirds = [0, 1, -1, 2, -2, 3, -3].flatMap((third) => [lossIn(third / 3, 1), lossIn(third / 3, -1)]);
        const worst = Math.max(0, ...thirds, 0.35 * lossIn(2, 0), 0.35 * lossIn(-2, 0));
        const scan = margin(legs, '2025-11-24 12:00', dailyDeviation).underlyings[0]?.scans[0];
        expect(Math.abs((scan?.scanLoss ?? Number.NaN) - worst)).toBeLessThan(0.01);
      }),
      { ...settings, numRuns: PROPERTY_RUNS / 5 },
    );
  });
  test('together they never need more than one by one', () => {
    fc.assert(
      fc.property(anyLegs, (legs) => {
        expect(margin(legs).benefitPaise).toBeGreaterThanOrEqual(-legs.length);
      }),
      settings,
    );
  });
  test('a bought option never raises the scan', () => {
    fc.assert(
      fc.property(anyLegs, anyLeg, (legs, extra) => {
        const held = { ...extra, quantity: Math.abs(extra.quantity) };
        fc.pre(legs.every(({ contract }) => contract.id !== held.contract.id));
        expect(margin([...legs, held]).spanPaise).toBeLessThanOrEqual(margin(legs).spanPaise + 1);
      }),
      settings,
    );
  });
  test('three times as much needs three times as much', () => {
    fc.assert(
      fc.property(anyLegs, (legs) => {
        const triple = margin(legs.map((leg) => ({ ...leg, quantity: leg.quantity * 3 })));
        expect(Math.abs(triple.totalPaise - 3 * margin(legs).totalPaise)).toBeLessThanOrEqual(8);
      }),
      settings,
    );
  });
  test('the order of the legs is nothing', () => {
    fc.assert(
      fc.property(anyLegs, (legs) => {
        expect(Math.abs(margin(legs.toReversed()).totalPaise - margin(legs).totalPaise)).toBeLessThanOrEqual(1);
      }),
      settings,
    );
  });
});

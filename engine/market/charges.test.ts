import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../tests/shared-data';
import { formatDay, isoDay } from '../time/day-text';
import { CHARGE_ITEMS } from './charge-items';
import { type ChargeScope, getChargeSchedule, nextChangeDay } from './charge-schedule';
import {
  accrueCharges,
  addCharges,
  type ChargeAmounts,
  type ExecutedOrder,
  NO_CHARGES,
  splitChargesByFill,
  subtractCharges,
  totalCharges,
} from './charges';
import { accrueDepositoryCharge, accrueOrder, chargesForDay, getNoteUnits, noteSegmentOf } from './contract-note';
import { levyOn, MICRO_PER_PAISE, paiseOfMicro } from './micro-paise';
import { CHARGE_RATES, type ChargeSegment, type Side } from './tables/charge-rates';
import { usesUncertain } from './uncertain-rows';

const RUPEE = 100 * MICRO_PER_PAISE;

function scope(segment: ChargeSegment, underlying = 'NIFTY', exchange: ChargeScope['exchange'] = 'NSE'): ChargeScope {
  return { plan: 'zerodha', exchange, segment, underlying };
}

function order(side: Side, rupees: number, quantity: number): ExecutedOrder {
  return { side, turnoverUnits: Math.round(rupees * 100) * quantity, priceScale: 100, squaredOffByBroker: false };
}

function charge(segment: ChargeSegment, side: Side, rupees: number, quantity: number, date: string): ChargeAmounts {
  return accrueCharges(order(side, rupees, quantity), getChargeSchedule(scope(segment), isoDay(date)));
}

/** Amounts in rupees, exact to the sixth decimal of a paisa. */
function inRupees(amounts: ChargeAmounts): Readonly<Record<string, number>> {
  return Object.fromEntries(CHARGE_ITEMS.filter((item) => amounts[item] !== 0).map((item) => [item, amounts[item] / RUPEE]));
}

function roundTrip(segment: ChargeSegment, rupees: number, quantity: number, date: string): ChargeAmounts {
  return addCharges(charge(segment, 'buy', rupees, quantity, date), charge(segment, 'sell', rupees, quantity, date));
}

describe('golden vectors, at the rates of April 2026', () => {
  const date = '2026-06-15';
  test('option, 65 at Rs 150: Rs 27.99 to buy, Rs 42.32 to sell, Rs 70.32 for both', () => {
    // Premium turnover 65 × 150 = 9 750. Exchange 0.03503% = 3.4154250, IPFT 0.0005% = 0.04875, SEBI 0.0001% = 0.00975,
    // stamp 0.003% = 0.2925, STT 0.15% = 14.625. GST 18% of (20 + 3.415425 + 0.04875 + 0.00975 = 23.473925) = 4.2253065.
    const buy = charge('option', 'buy', 150, 65, date);
    const sell = charge('option', 'sell', 150, 65, date);
    expect(inRupees(buy)).toEqual({ brokerage: 20, exchange: 3.415425, ipft: 0.04875, sebi: 0.00975, stamp: 0.2925, gst: 4.2253065 });
    expect(inRupees(sell)).toEqual({ brokerage: 20, stt: 14.625, exchange: 3.415425, ipft: 0.04875, sebi: 0.00975, gst: 4.2253065 });
    expect(totalCharges(buy)).toBe(2_799_173_150);
    expect(totalCharges(sell)).toBe(4_232_423_150);
    expect([buy, sell, addCharges(buy, sell)].map((amounts) => paiseOfMicro(totalCharges(amounts)))).toEqual([2_799, 4_232, 7_032]);
  });
  test('equity intraday, Rs 1 00 000 each leg: Rs 82.68', () => {
    // Each leg: brokerage min(0.03% = 30, 20) = 20, exchange 2.97, IPFT 0.1, SEBI 0.1, GST 18% of 23.17 = 4.1706; STT 25 on the sale, stamp 3 on the purchase.
    const both = roundTrip('equity-intraday', 1_000, 100, date);
    expect(inRupees(both)).toEqual({ brokerage: 40, stt: 25, exchange: 5.94, ipft: 0.2, sebi: 0.2, stamp: 3, gst: 8.3412 });
    expect(paiseOfMicro(totalCharges(both))).toBe(8_268);
  });
  test('delivery, Rs 1 00 000 each way: Rs 222.48, and the depository charge beside it', () => {
    // STT 100 each way, exchange 2.97, IPFT 0.1, SEBI 0.1 each way, stamp 15 on the purchase, GST 18% of 3.17 each way.
    const both = roundTrip('equity-delivery', 1_000, 100, date);
    expect(inRupees(both)).toEqual({ stt: 200, exchange: 5.94, ipft: 0.2, sebi: 0.2, stamp: 15, gst: 1.1412 });
    expect(paiseOfMicro(totalCharges(both))).toBe(22_248);
    expect(inRupees(accrueDepositoryCharge('zerodha', 'NSE', isoDay(date)).amounts)).toEqual({ depository: 13, gst: 2.34 });
    expect(inRupees(accrueDepositoryCharge('zerodha', 'NSE', isoDay('2024-06-03')).amounts)).toEqual({ depository: 13.5, gst: 2.43 });
  });
  test('NIFTY future, 65 at 25 000, round trip: Rs 966.22', () => {
    // Turnover 16 25 000 a leg. Exchange 0.00173% = 28.1125, IPFT 1.625, SEBI 1.625, GST 18% of 51.3625 = 9.24525; STT 0.05% = 812.50, stamp 32.50.
    const both = roundTrip('future', 25_000, 65, date);
    expect(inRupees(both)).toEqual({ brokerage: 40, stt: 812.5, exchange: 56.225, ipft: 3.25, sebi: 3.25, stamp: 32.5, gst: 18.4905 });
    expect(paiseOfMicro(totalCharges(both))).toBe(96_622);
  });
});

const noteFile = findSharedData('kite_mocks', 'virtual_contract_note.json');
if (noteFile === null) console.warn('skipped: the broker’s virtual contract note is not on this machine');

interface NoteCharges {
  readonly transaction_tax: number;
  readonly exchange_turnover_charge: number;
  readonly sebi_turnover_charge: number;
  readonly brokerage: number;
  readonly stamp_duty: number;
  readonly gst: { readonly total: number };
  readonly total: number;
}

describe.skipIf(noteFile === null)('the broker’s virtual contract note of July 2023', () => {
  const note = (noteFile === null ? { data: [] } : JSON.parse(readFileSync(noteFile, 'utf8'))) as { data: { charges: NoteCharges }[] };
  // Its "exchange_turnover_charge" is exchange charge plus IPFT; its GST leaves IPFT out, as the tables say of that year.
  test.each([
    // 1 SBIN at 560, delivery: STT 0.1%, exchange 0.00325% + IPFT 0.0001%, SEBI 0.0001%, GST 18% of (0.0182 + 0.00056).
    [0, 'equity-delivery', 560, 1],
    // 100 NIFTY puts at 1.50: brokerage 20, exchange 0.05% + IPFT 0.0005%, SEBI 0.0001%, GST 18% of (20 + 0.075 + 0.00015).
    [2, 'option', 1.5, 100],
  ] as const)('row %i, %s: every item agrees but stamp duty, which the note leaves at zero', (row, segment, rupees, quantity) => {
    const theirs = note.data[row]?.charges;
    const ours = charge(segment, 'buy', rupees, quantity, '2023-07-03');
    expect(ours.stt / RUPEE).toBeCloseTo(theirs?.transaction_tax ?? Number.NaN, 9);
    expect((ours.exchange + ours.ipft) / RUPEE).toBeCloseTo(theirs?.exchange_turnover_charge ?? Number.NaN, 9);
    expect(ours.sebi / RUPEE).toBeCloseTo(theirs?.sebi_turnover_charge ?? Number.NaN, 9);
    expect(ours.brokerage / RUPEE).toBeCloseTo(theirs?.brokerage ?? Number.NaN, 9);
    // The note's GST has digits beyond 10⁻⁶ paise; ours is rounded there.
    expect(ours.gst / RUPEE).toBeCloseTo(theirs?.gst.total ?? Number.NaN, 8);
    expect(theirs?.stamp_duty).toBe(0);
    expect(ours.stamp).toBe(segment === 'option' ? 450_000 : 8_400_000);
    expect((totalCharges(ours) - ours.stamp) / RUPEE).toBeCloseTo(theirs?.total ?? Number.NaN, 7);
  });
  test('its third row is a commodity future, a market this model does not trade', () => {
    expect(note.data.length).toBe(3);
    expect(note.data[1]).toMatchObject({ exchange: 'MCX' });
  });
});

describe('schedules by date', () => {
  const rate = (
    segment: ChargeSegment,
    item: 'stt' | 'exchange' | 'ipft' | 'sebi' | 'stamp',
    side: Side,
    date: string,
    of = scope(segment),
  ): number => getChargeSchedule(of, isoDay(date)).levies[item][side];
  test('transaction tax follows the Finance Acts', () => {
    const days = ['2020-01-01', '2023-03-31', '2023-04-01', '2024-09-30', '2024-10-01', '2026-03-31', '2026-04-01'];
    expect(days.map((day) => rate('option', 'stt', 'sell', day) / 10_000)).toEqual([50, 50, 62.5, 62.5, 100, 100, 150]);
    expect(days.map((day) => rate('future', 'stt', 'sell', day) / 10_000)).toEqual([10, 10, 12.5, 12.5, 20, 20, 50]);
    expect(['2026-03-31', '2026-04-01'].map((day) => rate('option-exercise', 'stt', 'buy', day) / 10_000)).toEqual([125, 150]);
    expect([
      rate('option', 'stt', 'buy', '2026-04-01'),
      rate('future', 'stt', 'buy', '2026-04-01'),
      rate('equity-intraday', 'stt', 'buy', '2026-04-01'),
    ]).toEqual([0, 0, 0]);
  });
  test('exchange charges, IPFT and SEBI’s fee follow their circulars', () => {
    const days = ['2020-06-30', '2021-01-01', '2023-04-01', '2024-04-01', '2024-10-01'];
    expect(days.map((day) => rate('option', 'exchange', 'buy', day) / 100)).toEqual([5_000, 5_300, 5_000, 4_950, 3_503]);
    expect(days.map((day) => rate('equity-delivery', 'exchange', 'sell', day) / 100)).toEqual([325, 345, 325, 322, 297]);
    expect(days.map((day) => rate('option', 'ipft', 'buy', day))).toEqual([1, 1, 5_000, 5_000, 5_000]);
    expect(['2020-05-31', '2020-06-01', '2021-03-31', '2021-04-01'].map((day) => rate('future', 'sebi', 'buy', day))).toEqual([
      1_000, 500, 500, 1_000,
    ]);
  });
  test('BSE charges by underlying, nothing on futures, no IPFT', () => {
    const at = (underlying: string, date: string): number =>
      rate('option', 'exchange', 'buy', date, scope('option', underlying, 'BSE')) / 100;
    expect(['2023-10-31', '2023-11-01', '2024-05-13', '2024-10-01'].map((day) => at('SENSEX', day))).toEqual([500, 3_750, 4_950, 3_250]);
    expect(['2023-11-01', '2024-05-13', '2024-10-01'].map((day) => at('BANKEX', day))).toEqual([500, 4_950, 3_250]);
    expect(at('SENSEX50', '2025-03-03')).toBe(500);
    expect(rate('future', 'exchange', 'buy', '2025-03-03', scope('future', 'SENSEX', 'BSE'))).toBe(0);
    expect(rate('option', 'ipft', 'buy', '2025-03-03', scope('option', 'SENSEX', 'BSE'))).toBe(0);
  });
  test('stamp duty is the buyer’s since July 2020', () => {
    expect([
      rate('option', 'stamp', 'sell', '2020-06-30'),
      rate('option', 'stamp', 'sell', '2020-07-01'),
      rate('option', 'stamp', 'buy', '2020-07-01'),
    ]).toEqual([20_000, 0, 30_000]);
  });
  test('GST takes in SEBI’s fee in July 2022 and IPFT by April 2026', () => {
    const gst = (date: string): number => charge('option', 'buy', 150, 65, date).gst / RUPEE;
    // Turnover 9 750: exchange 5.1675 until March 2023.
    expect(gst('2022-07-15')).toBe(4.53015);
    expect(gst('2022-07-18')).toBe(4.531905);
    expect([gst('2026-03-31'), gst('2026-04-01')]).toEqual([4.2165315, 4.2253065]);
  });
  test('every traded segment of both exchanges has every levy, on every day from 2009 on', () => {
    for (let day = isoDay('2009-01-01'); day <= isoDay('2027-03-31'); day += 1) {
      for (const exchange of ['NSE', 'BSE'] as const) {
        for (const segment of ['equity-delivery', 'equity-intraday', 'future', 'option'] as const) {
          const { levies, rows } = getChargeSchedule(scope(segment, 'NIFTY', exchange), day);
          const bare =
            [levies.stt.sell, levies.sebi.buy, levies.stamp.buy].includes(0) ||
            !rows.some((row) => row.table === 'charge-rates' && 'item' in row && row.item === 'exchange');
          if (bare) throw new Error(`${exchange} ${segment} ${formatDay(day)}`);
        }
      }
    }
  });
  test('no two rows answer the same question on the same day', () => {
    const clashes = CHARGE_RATES.flatMap((a, index) =>
      CHARGE_RATES.slice(index + 1)
        .filter((b) => a.item === b.item && (a.exchange === b.exchange || a.exchange === null || b.exchange === null))
        .filter((b) => JSON.stringify(a.underlyings) === JSON.stringify(b.underlyings))
        .filter((b) => a.segments.some((segment) => b.segments.includes(segment)) && a.sides.some((side) => b.sides.includes(side)))
        .filter((b) => (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo))
        .map((b) => `${a.item} ${a.segments.join()} ${a.validFrom} and ${b.validFrom}`),
    );
    expect(clashes).toEqual([]);
  });
  test('the charges on an NSE option change on these days and no other', () => {
    const edges = new Set<number>();
    const schedules = (day: number): string =>
      JSON.stringify(getChargeSchedule(scope('option'), day).rows.map((row) => [row.table, row.validFrom]));
    for (let day = isoDay('2020-01-01'); day <= isoDay('2026-12-31'); day += 1) if (schedules(day) !== schedules(day - 1)) edges.add(day);
    expect([...edges].map(formatDay)).toEqual([
      '2020-01-01',
      '2020-06-01',
      '2020-07-01',
      '2021-01-01',
      '2021-04-01',
      '2022-07-18',
      '2023-04-01',
      '2024-04-01',
      '2024-10-01',
      '2024-12-01',
      '2026-04-01',
    ]);
  });
  test('doubtful rows are named', () => {
    const doubts = (
      segment: ChargeSegment,
      date: string,
      exchange: ChargeScope['exchange'] = 'NSE',
      underlying = 'NIFTY',
    ): readonly string[] =>
      usesUncertain(getChargeSchedule(scope(segment, underlying, exchange), isoDay(date)).rows).map(
        (row) => `${row.table} ${row.validFrom}`,
      );
    expect(doubts('option', '2026-06-15')).toEqual([]);
    expect(doubts('option', '2023-07-03')).toEqual([]);
    expect(doubts('option', '2024-06-03')).toEqual(['charge-rates 2024-04-01']);
    expect(doubts('option', '2025-06-03')).toEqual(['gst 2024-12-01']);
    expect(doubts('option', '2024-01-15', 'BSE', 'SENSEX')).toEqual(['charge-rates 2023-11-01']);
    expect(doubts('equity-delivery', '2020-02-03')).toEqual(['charge-rates 2000-01-01']);
  });
});

describe('accrual', () => {
  const schedule = getChargeSchedule(scope('equity-intraday'), isoDay('2026-06-15'));
  test('the cap on brokerage holds per order, however many fills', () => {
    const fills = [order('buy', 1_000, 30), order('buy', 1_000, 30), order('buy', 1_000, 40)];
    let turnoverUnits = 0;
    let before = NO_CHARGES;
    let sum = NO_CHARGES;
    for (const fill of fills) {
      turnoverUnits += fill.turnoverUnits;
      const after = accrueCharges({ ...fill, turnoverUnits }, schedule);
      sum = addCharges(sum, subtractCharges(after, before));
      before = after;
    }
    expect(sum).toEqual(accrueCharges(order('buy', 1_000, 100), schedule));
    expect(sum.brokerage).toBe(20 * RUPEE);
    // Three orders of their own would pay 9 + 9 + 12.
    expect(fills.reduce((total, fill) => total + accrueCharges(fill, schedule).brokerage, 0)).toBe(30 * RUPEE);
  });
  test('an order that traded nothing costs nothing, even at a flat fee', () => {
    expect(accrueCharges(order('buy', 0, 0), getChargeSchedule(scope('option'), isoDay('2026-06-15')))).toEqual(NO_CHARGES);
  });
  test('square-off by the broker adds its fee and the tax on it', () => {
    const plain = accrueCharges(order('sell', 1_000, 100), schedule);
    const squared = accrueCharges({ ...order('sell', 1_000, 100), squaredOffByBroker: true }, schedule);
    expect(inRupees(subtractCharges(squared, plain))).toEqual({ squareOff: 50, gst: 9 });
  });
  test('an exercised option pays tax on its intrinsic value and nothing else', () => {
    expect(inRupees(charge('option-exercise', 'buy', 120, 65, '2026-06-15'))).toEqual({ stt: 11.7 });
  });
  test('the price scale does not change the charges', () => {
    const inPaise = accrueCharges(order('buy', 150, 65), schedule);
    const finer = accrueCharges({ side: 'buy', turnoverUnits: 1_500_000 * 65, priceScale: 10_000, squaredOffByBroker: false }, schedule);
    expect(finer).toEqual(inPaise);
  });
  test('levies are the nearest 10⁻⁶ paisa of the exact product, far beyond the safe integers, seed 44', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000_000 }), fc.integer({ min: 0, max: 5_000_000 }), (turnover, rate) => {
        const exact = (BigInt(turnover) * BigInt(rate) * 2n + 1_000n) / 2_000n;
        if (exact > BigInt(Number.MAX_SAFE_INTEGER)) return;
        expect(BigInt(levyOn(turnover, 100, rate))).toBe(exact);
      }),
      { seed: 44, numRuns: 1_000 },
    );
  });
  test('the split over fills sums to the order’s rounded charge', () => {
    const amounts = accrueCharges(order('buy', 1_000, 100), schedule);
    // 28.5706 + 3 of stamp = Rs 30.3406 → 3 034 paise, by turnover 30 : 30 : 40.
    const split = splitChargesByFill(amounts, [3_000_000, 3_000_000, 4_000_000]);
    expect(split.reduce((sum, part) => sum + part, 0)).toBe(paiseOfMicro(totalCharges(amounts)));
    expect(split).toEqual([910, 910, 1_214]);
  });
});

describe('the day’s contract note', () => {
  const day = isoDay('2026-06-15');
  const option = getChargeSchedule(scope('option'), day);
  const intraday = getChargeSchedule(scope('equity-intraday', 'RELIANCE'), day);
  const orders = [
    accrueOrder(order('buy', 150, 65), option),
    accrueOrder(order('sell', 150, 65), option),
    accrueOrder(order('buy', 1_000, 33), intraday),
    accrueOrder(order('sell', 1_000, 33), intraday),
  ];
  test('sums by segment and rounds tax and stamp duty to the rupee, all else to the paisa', () => {
    const { posted, totalPaise } = chargesForDay(day, orders);
    expect(posted.map((each) => each.noteSegment)).toEqual(['NSE:equity', 'NSE:derivatives']);
    // Derivatives: STT 14.625 → 15, stamp 0.2925 → 0, exchange 6.83085 → 6.83, IPFT 0.0975 → 0.10, SEBI 0.0195 → 0.02, GST 8.450613 → 8.45.
    expect(posted[1]?.paise).toMatchObject({ brokerage: 4_000, stt: 1_500, stamp: 0, exchange: 683, ipft: 10, sebi: 2, gst: 845 });
    expect(posted[1]?.totalPaise).toBe(7_040);
    // Equity: 33 000 a leg. Brokerage 9.90 a leg, STT 8.25 → 8, stamp 0.99 → 1.
    expect(posted[0]?.paise).toMatchObject({ brokerage: 1_980, stt: 800, stamp: 100 });
    expect(totalPaise).toBe((posted[0]?.totalPaise ?? 0) + 7_040);
  });
  test('posted less accrued is the rounding, to the last unit', () => {
    const { posted } = chargesForDay(day, orders);
    const accrued = orders.reduce((sum, { amounts }) => sum + totalCharges(amounts), 0);
    const rounding = posted.reduce((sum, each) => sum + each.roundingMicro, 0);
    expect(accrued + rounding).toBe(posted.reduce((sum, each) => sum + each.totalPaise, 0) * MICRO_PER_PAISE);
    expect(Math.abs(rounding)).toBeLessThan(4 * RUPEE);
  });
  test('a day without orders has no note', () => {
    expect(chargesForDay(day, []).posted).toEqual([]);
  });
  test('names the doubtful rows behind it', () => {
    const withDepository = [...orders, accrueDepositoryCharge('zerodha', 'NSE', day)];
    expect(usesUncertain(chargesForDay(day, orders).rows)).toEqual([]);
    expect(usesUncertain(chargesForDay(day, withDepository).rows).map((row) => row.table)).toEqual(['fixed-charges']);
    expect(noteSegmentOf('BSE', 'option-exercise')).toBe('BSE:derivatives');
  });
});

test('from one day of change to the next every schedule and every rounding of the note stays what it is', () => {
  const segments: readonly ChargeSegment[] = ['equity-delivery', 'equity-intraday', 'future', 'option', 'option-exercise'];
  const factsOn = (day: number) => [
    ...segments.map((segment) => ({ ...getChargeSchedule(scope(segment), day), day: 0 })),
    ...segments.map((segment) => ({ ...getChargeSchedule(scope(segment, 'SENSEX', 'BSE'), day), day: 0 })),
    getNoteUnits(day),
  ];
  const lastDay = isoDay('2026-12-31');
  let changes = 0;
  for (let day = isoDay('2000-01-01'); day <= lastDay; day = nextChangeDay(day)) {
    const until = Math.min(nextChangeDay(day), lastDay + 1);
    const first = factsOn(day);
    for (const other of [until - 1, Math.floor((day + until) / 2)]) expect(factsOn(other)).toEqual(first);
    if (until <= lastDay && JSON.stringify(factsOn(until)) !== JSON.stringify(first)) changes += 1;
  }
  expect(changes).toBeGreaterThan(10);
});

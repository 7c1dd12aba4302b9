// The double-entry ledger: worked examples in paise, and the law that money is conserved whatever is bought and sold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGE_ITEMS } from '../market/charge-items';
import { mapCharges, writeCharges } from '../market/charges';
import { microOfPaise } from '../market/micro-paise';
import { Ledger } from './ledger';

const CAPITAL = 1_000_000_00;
const SEED = 7_001;

function ledgerOf(isFuture = false, priceScale = 100): Ledger {
  const ledger = new Ledger(CAPITAL, 2);
  ledger.startInstrument(0, priceScale, isFuture);
  return ledger;
}

function columnOf(amounts: Parameters<typeof writeCharges>[0]): Float64Array {
  const column = new Float64Array(CHARGE_ITEMS.length);
  writeCharges(amounts, column, 0);
  return column;
}

describe('a holding', () => {
  it('is carried at average cost; what is sold of it realises the difference', () => {
    // 100 @ 10 000, 50 @ 10 300: average 10 100. Sold 60 @ 10 200: 60 × 100 = 6 000 of profit.
    const ledger = ledgerOf();
    ledger.book(0, 100, 10_000);
    ledger.book(0, 50, 10_300);
    expect(ledger.findAveragePrice(0)).toBe(10_100);
    ledger.book(0, -60, 10_200);
    expect(ledger.findAveragePrice(0)).toBe(10_100);
    expect(ledger.balanceOf('realised')).toBe(-6_000);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL - 100 * 10_000 - 50 * 10_300 + 60 * 10_200);
    expect(ledger.equityPaise([10_200])).toBe(CAPITAL + 6_000 + 90 * 100);
    ledger.assertBalanced();
  });

  it('sold short earns when it is bought back lower, part by part', () => {
    const ledger = ledgerOf();
    ledger.book(0, -75, 20_000);
    ledger.book(0, 50, 19_900);
    expect([ledger.quantityOf(0), ledger.findAveragePrice(0)]).toEqual([-25, 20_000]);
    expect(ledger.balanceOf('realised')).toBe(-5_000);
    expect(ledger.equityPaise([19_000])).toBe(CAPITAL + 5_000 + 25 * 1_000);
    ledger.book(0, 25, 20_100);
    expect(ledger.equityPaise([99])).toBe(CAPITAL + 5_000 - 2_500);
    ledger.assertBalanced();
  });

  it('turned over by one fill closes first and opens with the rest', () => {
    const ledger = ledgerOf();
    ledger.book(0, 100, 10_000);
    ledger.book(0, -150, 10_050);
    expect([ledger.quantityOf(0), ledger.findAveragePrice(0)]).toEqual([-50, 10_050]);
    expect(ledger.balanceOf('realised')).toBe(-5_000);
    ledger.assertBalanced();
  });

  it('of a future costs no cash; its profit comes as cash when it is realised', () => {
    const ledger = ledgerOf(true);
    ledger.book(0, 65, 2_500_000);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL);
    expect(ledger.equityPaise([2_501_000])).toBe(CAPITAL + 65_000);
    ledger.book(0, -65, 2_499_000);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL - 65_000);
    expect(ledger.balanceOf('clearing')).toBe(0);
    ledger.assertBalanced();
  });

  it('in prices finer than paise is rounded once, and closes without a residue', () => {
    // Scale 10 000: 3 × 83.1234 rupees are 24 937.02 paise, carried as 24 937.
    const ledger = ledgerOf(false, 10_000);
    ledger.book(0, 3, 831_234);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL - 24_937);
    ledger.book(0, -3, 831_334);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL + 3);
    ledger.assertBalanced();
  });

  it('without a price yet stands at cost', () => {
    const ledger = ledgerOf();
    ledger.book(0, 75, 10_000);
    expect(ledger.equityPaise([Number.NaN])).toBe(CAPITAL);
    expect(ledger.equityPaise([])).toBe(CAPITAL);
  });

  it('may not become another contract while it is held', () => {
    const ledger = ledgerOf();
    ledger.book(0, 1, 100);
    expect(() => ledger.startInstrument(0, 10_000, false)).toThrow('while it is held');
  });
});

describe('a corporate action', () => {
  it('splits a holding at the same cost', () => {
    const ledger = ledgerOf();
    ledger.book(0, 30, 42_100);
    ledger.scaleHolding(0, { numerator: 5, denominator: 1 }, 150, 0);
    expect([ledger.quantityOf(0), ledger.findAveragePrice(0)]).toEqual([150, 8_420]);
    expect(ledger.equityPaise([8_420])).toBe(CAPITAL);
    ledger.assertBalanced();
  });

  it('that leaves part of a unit pays it out, with its share of the cost', () => {
    // 1 for 10 of 25 at 1 000 paise: 2 units and a half, paid at 11 000. The half cost 5 000 of 25 000, so 500 are earned.
    const ledger = ledgerOf();
    ledger.book(0, 25, 1_000);
    ledger.scaleHolding(0, { numerator: 1, denominator: 10 }, 2, 5_500);
    expect([ledger.quantityOf(0), ledger.findAveragePrice(0)]).toEqual([2, 10_000]);
    expect(ledger.balanceOf('realised')).toBe(-500);
    ledger.assertBalanced();
  });

  it('pays a dividend to who is long, and takes it from who is short', () => {
    const ledger = ledgerOf();
    ledger.book(0, -10, 10_000);
    ledger.payDividend(-1_500);
    expect(ledger.balanceOf('dividends')).toBe(1_500);
    expect(ledger.equityPaise([10_000])).toBe(CAPITAL - 1_500);
    ledger.assertBalanced();
  });
});

describe('charges', () => {
  it('weigh on equity at once, rounded, and become postings with the contract note', () => {
    const ledger = ledgerOf();
    ledger.accrue('NSE:derivatives', columnOf(mapCharges((item) => microOfPaise(item === 'brokerage' ? 2_000 : 0.5))), 0);
    expect(ledger.equityPaise([])).toBe(CAPITAL - 2_004);
    expect(ledger.balanceOf('cash')).toBe(CAPITAL);
    ledger.postCharges([{ paise: mapCharges((item) => (item === 'brokerage' ? 2_000 : 0)) }]);
    expect(ledger.equityPaise([])).toBe(CAPITAL - 2_000);
    expect(ledger.chargesOf('brokerage')).toBe(2_000);
    expect(ledger.accruedIn('NSE:derivatives').gst).toBe(0);
    ledger.assertBalanced();
  });
});

describe(`money is conserved (seed ${SEED})`, () => {
  const fill = fc.record({
    instrument: fc.nat(1),
    quantity: fc.integer({ min: -500, max: 500 }).filter((quantity) => quantity !== 0),
    price: fc.integer({ min: 1, max: 3_000_000 }),
  });

  it('by any fills, through zero and back: equity is capital and cash flows and what is held', () => {
    fc.assert(
      fc.property(fc.array(fill, { maxLength: 40 }), fc.boolean(), (fills, isFuture) => {
        const ledger = ledgerOf(isFuture);
        const held = [0, 0];
        let flow = 0;
        for (const { instrument, quantity, price } of fills) {
          ledger.book(instrument, quantity, price);
          ledger.assertBalanced();
          held[instrument] = (held[instrument] ?? 0) + quantity;
          flow -= quantity * price;
          const last = [price, 12_345];
          const value = (held[0] ?? 0) * price + (held[1] ?? 0) * 12_345;
          expect(ledger.equityPaise(last)).toBe(CAPITAL + flow + value);
          expect([ledger.quantityOf(0), ledger.quantityOf(1)]).toEqual(held);
        }
        for (const instrument of [0, 1]) if (held[instrument] !== 0) ledger.book(instrument, -(held[instrument] ?? 0), 500);
        expect(ledger.balanceOf('clearing')).toBe(0);
        expect(ledger.balanceOf('cash') + ledger.balanceOf('capital') + ledger.balanceOf('realised')).toBe(0);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('the average cost never leaves the range of the prices paid', () => {
    fc.assert(
      fc.property(fc.array(fill, { minLength: 1, maxLength: 30 }), (fills) => {
        const ledger = ledgerOf();
        const prices = fills.map(({ price }) => price);
        for (const { quantity, price } of fills) {
          ledger.book(0, quantity, price);
          const average = ledger.findAveragePrice(0) ?? price;
          // The cost left by a sale is rounded to a price unit: at most half of one, spread over what is held.
          expect(average).toBeGreaterThan(Math.min(...prices) - 30);
          expect(average).toBeLessThan(Math.max(...prices) + 30);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('and a snapshot carries it whole', () => {
    const ledger = ledgerOf();
    ledger.book(0, 75, 10_000);
    ledger.accrue('BSE:equity', columnOf(mapCharges(() => microOfPaise(1))), 0);
    const other = new Ledger(1, 2);
    other.restore(ledger.snapshot());
    expect(other.digest()).toBe(ledger.digest());
    expect(other.equityPaise([11_000])).toBe(CAPITAL + 75_000 - CHARGE_ITEMS.length);
  });
});

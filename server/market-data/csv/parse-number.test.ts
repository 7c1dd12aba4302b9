import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEEDS_ROUNDING, parseDecimal, TOO_LONG } from './parse-number';

function parsed(text: string, decimals = 2): number {
  const bytes = new TextEncoder().encode(`,${text},`);
  return parseDecimal(bytes, 1, bytes.length - 1, decimals);
}

describe('decimal text', () => {
  it('becomes exact integers of the scale', () => {
    expect(['13758.60', '.5', '7', '00000003.95', '-0.05', '+1.1', '0.29', '-0'].map((text) => parsed(text))).toEqual([
      1375860, 50, 700, 395, -5, 110, 29, 0,
    ]);
    expect(Object.is(parsed('-0'), 0)).toBe(true);
  });

  it('is refused where it needs rounding, and zeros beyond the scale are no rounding', () => {
    expect(parsed('101.455')).toBe(NEEDS_ROUNDING);
    expect(parsed('101.4500')).toBe(10145);
    expect(parsed('101.455', 3)).toBe(101455);
  });

  it('is refused where it is no plain decimal', () => {
    for (const text of ['', '.', '-', '1e5', '1,000', '₹5', '12a', 'NaN', '1.2.3', '0x10']) expect(parsed(text)).toBeNaN();
    expect(parsed('99999999999999.99')).toBe(TOO_LONG);
  });

  it('agrees with arithmetic on whole numbers (seed 12)', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (units) => {
        const sign = units < 0 ? '-' : '';
        const digits = String(Math.abs(units)).padStart(3, '0');
        expect(parsed(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`)).toBe(units);
      }),
      { seed: 12, numRuns: 1_000 },
    );
  });
});

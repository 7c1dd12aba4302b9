// Decimal text into integers, exactly: no binary fraction is ever made of a price. What would need rounding is refused.

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
/** Digits that an f64 integer always holds. */
const DIGITS_MAX = 15;

/** The text is no plain decimal number. */
const NOT_A_NUMBER = Number.NaN;
/** The number has more decimals than the scale holds. */
export const NEEDS_ROUNDING = Number.POSITIVE_INFINITY;
/** The number has more than 15 digits. */
export const TOO_LONG = Number.NEGATIVE_INFINITY;

/**
 * Reads `bytes[start, end)` as a decimal and answers it in units of 10^-decimals, or NOT_A_NUMBER, NEEDS_ROUNDING, TOO_LONG.
 * Zeros beyond the scale are no rounding. Exponents, signs of currency and grouping are not numbers here.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number, decimals: number): number {
  let at = start;
  const first = bytes[at];
  if (first === MINUS || first === PLUS) at += 1;
  let units = 0;
  let digits = 0;
  let fraction = -1;
  let excess = false;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && fraction === -1) {
      fraction = 0;
      continue;
    }
    if (byte < ZERO || byte > NINE) return NOT_A_NUMBER;
    digits += 1;
    if (fraction >= decimals) {
      if (byte !== ZERO) excess = true;
      continue;
    }
    if (fraction >= 0) fraction += 1;
    units = units * 10 + (byte - ZERO);
  }
  if (digits === 0) return NOT_A_NUMBER;
  if (excess) return NEEDS_ROUNDING;
  for (let scale = Math.max(fraction, 0); scale < decimals; scale += 1) units *= 10;
  if (units >= 10 ** DIGITS_MAX) return TOO_LONG;
  return first === MINUS && units !== 0 ? -units : units;
}

/** Decimals that a price scale of a power of ten holds, or null where the scale is none. */
export function decimalsOfScale(priceScale: number): number | null {
  const at = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].indexOf(priceScale);
  return at === -1 ? null : at;
}

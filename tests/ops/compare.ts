// How columns are compared: by their bits, or within a bound that is said.

/** The first row at which two columns differ in any bit, as text, or null. */
export function bitFault(what: string, found: Float64Array, wanted: Float64Array): string | null {
  if (found.length !== wanted.length) return `${what}: ${found.length} values instead of ${wanted.length}`;
  const foundBits = new BigUint64Array(found.buffer, found.byteOffset, found.length);
  const wantedBits = new BigUint64Array(wanted.buffer, wanted.byteOffset, wanted.length);
  const row = foundBits.findIndex((bits, index) => bits !== wantedBits[index]);
  return row === -1 ? null : `${what}: ${found[row]} instead of ${wanted[row]} at ${row}`;
}

/** The first row at which two columns differ by more than `relative` of the wanted value, or than `floor`, whichever is more. */
export function closeFault(what: string, found: Float64Array, wanted: Float64Array, relative: number, floor: number): string | null {
  const row = wanted.findIndex((value, index) => !isClose(found[index] ?? Number.NaN, value, relative, floor));
  return row === -1 ? null : `${what}: ${found[row]} instead of ${wanted[row]} at ${row}`;
}

function isClose(found: number, wanted: number, relative: number, floor: number): boolean {
  if (Number.isNaN(wanted) || Number.isNaN(found)) return Number.isNaN(wanted) && Number.isNaN(found);
  return Math.abs(found - wanted) <= Math.max(relative * Math.abs(wanted), floor);
}

const CANONICAL_NAN = 0x7ff8000000000000n;
const MINUS_ZERO = 0x8000000000000000n;

/** A value that no register may hold: an infinity, -0, or a NaN with other bits. */
export function isStray(value: number): boolean {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0];
  if (Number.isNaN(value)) return bits !== CANONICAL_NAN;
  return !Number.isFinite(value) || bits === MINUS_ZERO;
}

// Numbers as Indian traders read them, the same in every file of a run and in the browser: digits in lakh groups, a true minus sign, ₹ before
// the digits. Never a locale function: their tables differ between machines.

export type SignStyle = 'plain' | 'signed';

const MINUS = '−';
const PAISE_PER_RUPEE = 100;
const PAISE_PER_LAKH = 1e7;
const PAISE_PER_CRORE = 1e9;
export const NO_VALUE = '—';

/** `1234567` as `12,34,567`. */
function groupDigits(digits: string): string {
  const head = digits.slice(0, -3);
  return head === '' ? digits : `${head.replaceAll(/\B(?=(\d{2})+$)/g, ',')},${digits.slice(-3)}`;
}

/** A finite number with fixed decimals and Indian groups; what rounds to zero carries no sign. */
export function formatNumber(value: number, decimals: number, sign: SignStyle = 'plain'): string {
  return withSign(value, magnitudeText(value, decimals), '', sign);
}

/** `2,394 trades`, `1 trade`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}

/** Paise as `₹12,34,567.50`. */
export function formatRupees(paise: number, sign: SignStyle = 'plain', decimals = 2): string {
  const rupees = paise / PAISE_PER_RUPEE;
  return withSign(rupees, magnitudeText(rupees, decimals), '₹', sign);
}

/** Paise in few characters, for axes: `₹1.25 Cr`, `₹3.4 L`, `₹8,200`. */
export function formatRupeesShort(paise: number): string {
  const size = Math.abs(paise);
  if (size >= PAISE_PER_CRORE) return withSign(paise, `${trimmed(size / PAISE_PER_CRORE)} Cr`, '₹', 'plain');
  if (size >= PAISE_PER_LAKH) return withSign(paise, `${trimmed(size / PAISE_PER_LAKH)} L`, '₹', 'plain');
  return formatRupees(paise, 'plain', 0);
}

export function formatPercent(fraction: number, decimals = 2, sign: SignStyle = 'plain'): string {
  const percent = fraction * 100;
  return withSign(percent, `${magnitudeText(percent, decimals)}%`, '', sign);
}

/** Price units in rupees, with as many decimals as the scale has. */
export function formatPrice(units: number, priceScale: number): string {
  return formatNumber(units / priceScale, Math.max(0, String(Math.round(priceScale)).length - 1));
}

/** `2 d 3 h`, `1 h 05 min`, `12 min`. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  if (whole < 1_440) return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
  return `${Math.floor(whole / 1_440)} d ${Math.floor((whole % 1_440) / 60)} h`;
}

function magnitudeText(value: number, decimals: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  return fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`;
}

function trimmed(value: number): string {
  const text = value >= 100 ? value.toFixed(0) : value.toFixed(2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function withSign(value: number, magnitude: string, symbol: string, sign: SignStyle): string {
  if (!/[1-9]/.test(magnitude)) return `${symbol}${magnitude}`;
  if (value < 0) return `${MINUS}${symbol}${magnitude}`;
  return sign === 'signed' ? `+${symbol}${magnitude}` : `${symbol}${magnitude}`;
}

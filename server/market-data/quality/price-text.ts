// Integer prices and quantities as text, in the shortest form that reads back to the same number.

/** `13758.6` for 1375860 at scale 100: exact, by digits, no binary fraction in between. */
export function priceText(units: number, priceScale: number): string {
  const whole = Math.trunc(Math.abs(units) / priceScale);
  const rest = Math.abs(units) - whole * priceScale;
  const sign = units < 0 ? '-' : '';
  if (rest === 0) return `${sign}${whole}`;
  const digits = String(priceScale + rest)
    .slice(1)
    .replace(/0+$/, '');
  return `${sign}${whole}.${digits}`;
}

// Decimals from anywhere as a column, with what it takes to hold them as whole numbers: the most decimals and the most digits of any.

const PLAIN = /^[+-]?(\d+)(?:\.(\d*))?$/;
const SCIENTIFIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Digits that a double always holds. */
const DIGITS_MAX = 15;

export class DecimalColumn {
  private readonly values: number[] = [];
  /** Most decimals of any value, trailing zeros aside. */
  decimals = 0;
  /** Largest value without its sign. */
  largest = 0;
  /** False where a value has more digits than a double holds, or is written with an exponent. */
  isExact = true;

  /** False where the text is no number. */
  push(text: string): boolean {
    if (!SCIENTIFIC.test(text)) return false;
    const value = Number(text);
    if (!Number.isFinite(value)) return false;
    const plain = PLAIN.exec(text);
    const whole = (plain?.[1] ?? '').replace(/^0+/, '');
    const fraction = (plain?.[2] ?? '').replace(/0+$/, '');
    if (plain === null || whole.length + fraction.length > DIGITS_MAX) this.isExact = false;
    this.decimals = Math.max(this.decimals, fraction.length);
    this.largest = Math.max(this.largest, Math.abs(value));
    this.values.push(value);
    return true;
  }

  get count(): number {
    return this.values.length;
  }

  at(row: number): number {
    return this.values[row] ?? Number.NaN;
  }

  /** Values in units of `scale` to the whole, a power of ten that leaves no decimals. */
  inUnits(scale: number): Float64Array {
    return Float64Array.from(this.values, (value) => Math.round(value * scale));
  }

  plain(): Float64Array {
    return Float64Array.from(this.values);
  }
}

// Columns of a candle CSV beside the candles' own, by the names in its header: numbers, or truths written as true and false, 1 and 0. An empty
// field is a value that is not there.
import { type CsvRow, fieldText } from '../market-data/csv/csv-scanner';
import { InputFault } from '../market-data/input-fault';

export interface ColumnWish {
  readonly name: string;
  /** Only true and false will do. */
  readonly isTruth: boolean;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const TRUTHS: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
]);

export class ExtraColumns {
  private readonly file: string;
  private readonly wishes: readonly ColumnWish[];
  private readonly values: readonly number[][];
  private places: readonly number[] = [];

  constructor(file: string, wishes: readonly ColumnWish[]) {
    this.file = file;
    this.wishes = wishes;
    this.values = wishes.map(() => []);
  }

  /** `names`: the header's cells. */
  find(names: readonly string[]): void {
    this.places = this.wishes.map(({ name }) => {
      const place = names.indexOf(name);
      if (place >= 0 && names.indexOf(name, place + 1) < 0) return place;
      throw new InputFault(
        { file: this.file, row: 1, field: name },
        place < 0 ? 'the header has no such column' : 'the column is there twice',
        place < 0 ? `it has ${names.join(', ')}` : 'keep one of them',
      );
    });
  }

  push(row: CsvRow): void {
    for (const [index, { name, isTruth }] of this.wishes.entries()) {
      const place = this.places[index] ?? -1;
      const text = place < row.fieldCount ? fieldText(row, place).trim() : '';
      const value = parseCell(text);
      const isFaulty = value === null || (isTruth && !Number.isNaN(value) && value !== 0 && value !== 1);
      if (isFaulty)
        throw new InputFault(
          { file: this.file, row: row.line, field: name },
          `"${text.slice(0, 40)}" is ${isTruth ? 'neither true nor false' : 'no number'}`,
          isTruth ? 'write true or false, 1 or 0, or leave the field empty' : 'write a plain decimal, or leave the field empty',
        );
      this.values[index]?.push(value);
    }
  }

  /** By the order of the wishes, a row for each candle. */
  finish(): readonly Float64Array[] {
    return this.values.map((column) => Float64Array.from(column));
  }
}

/** NaN for an empty field; null for what is no value. */
function parseCell(text: string): number | null {
  if (text === '') return Number.NaN;
  const truth = TRUTHS.get(text.toLowerCase());
  if (truth !== undefined) return truth;
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

// Rows of a tick recording into columns. A recording may end inside a line: a row with too few fields carries no tick, is set aside
// and said; a whole row with a field that cannot be read ends the import like any other.
import type { CsvRow } from '../csv/csv-scanner';
import { InstantReader } from '../csv/parse-instant';
import type { TickColumns, TickFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import type { BadRows } from './bad-rows';
import type { PriceUnits } from './field-reader';
import { countFault, isCountOrAbsent, isPrice, priceFault, readCount, readPrice, timeFault } from './field-reader';
import { RowsBySymbol } from './rows-by-symbol';
import type { TickRows } from './tick-rows';
import { TickRowsBuilder } from './tick-rows';

export class TickReader {
  private readonly file: string;
  private readonly columns: TickColumns;
  private readonly units: PriceUnits;
  private readonly badRows: BadRows;
  private readonly fieldsMin: number;
  private readonly instants = new InstantReader();
  private readonly rows: RowsBySymbol<TickRowsBuilder>;

  constructor(file: string, format: TickFormat, units: PriceUnits, badRows: BadRows) {
    this.file = file;
    this.columns = format.columns;
    this.units = units;
    this.badRows = badRows;
    this.fieldsMin = Math.max(...Object.values(format.columns)) + 1;
    this.rows = new RowsBySymbol(file, () => new TickRowsBuilder());
  }

  read(row: CsvRow): void {
    const { columns } = this;
    if (row.fieldCount < this.fieldsMin) return this.badRows.note(this.shortRow(row));
    const timeUs = this.instants.parse(row.bytes, row.starts[columns.time] ?? 0, row.ends[columns.time] ?? 0);
    const price = readPrice(row, columns.price, this.units);
    const bid = this.optionalPrice(row, columns.bid);
    const ask = this.optionalPrice(row, columns.ask);
    const cumulativeVolume = columns.cumulativeVolume === -1 ? Number.NaN : readCount(row, columns.cumulativeVolume);
    const openInterest = columns.openInterest === -1 ? Number.NaN : readCount(row, columns.openInterest);
    const isWhole =
      !Number.isNaN(timeUs) &&
      isPrice(price) &&
      isPrice(bid) &&
      isPrice(ask) &&
      (columns.cumulativeVolume === -1 || isCountOrAbsent(row, columns.cumulativeVolume, cumulativeVolume)) &&
      (columns.openInterest === -1 || isCountOrAbsent(row, columns.openInterest, openInterest));
    if (!isWhole) return this.badRows.take(this.faultOf(row, timeUs));
    this.rows.builderOf(row, columns.symbol).add(row.line, timeUs, price, cumulativeVolume, openInterest, bid, ask);
  }

  finish(): ReadonlyMap<string, TickRows> {
    return new Map([...this.rows.builders].map(([symbol, builder]) => [symbol, builder.finish()]));
  }

  /** Zero, which no quote is, where the file has no such column or leaves it empty. */
  private optionalPrice(row: CsvRow, field: number): number {
    return field === -1 || row.starts[field] === row.ends[field] ? 0 : readPrice(row, field, this.units);
  }

  private shortRow(row: CsvRow): InputFault {
    const problem = `the row is cut short: ${row.fieldCount} field${row.fieldCount === 1 ? '' : 's'}, ${this.fieldsMin} are needed`;
    return new InputFault({ file: this.file, row: row.line }, problem, 'it carries no tick and is set aside');
  }

  private faultOf(row: CsvRow, timeUs: number): InputFault {
    const { file, columns, units } = this;
    if (Number.isNaN(timeUs)) return timeFault(file, row, columns.time, 'is not a time');
    for (const name of ['price', 'bid', 'ask'] as const) {
      const field = columns[name];
      const value = this.optionalPrice(row, field);
      if (field !== -1 && !isPrice(value)) return priceFault(file, row, field, name, value, units.priceScale);
    }
    const isVolume =
      columns.cumulativeVolume !== -1 && !isCountOrAbsent(row, columns.cumulativeVolume, readCount(row, columns.cumulativeVolume));
    return isVolume ? countFault(file, row, columns.cumulativeVolume, 'volume') : countFault(file, row, columns.openInterest, 'oi');
  }
}

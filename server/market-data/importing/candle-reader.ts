// Rows of a candle file into columns, exactly: prices as integers of the scale, times as minutes as the file labels them. It judges
// single fields only; what rows mean together is the checks' matter.
import type { CsvRow } from '../csv/csv-scanner';
import { InstantReader } from '../csv/parse-instant';
import type { CandleColumns, CandleFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import type { BadRows } from './bad-rows';
import type { CandleRows } from './candle-rows';
import { CandleRowsBuilder } from './candle-rows';
import type { PriceUnits } from './field-reader';
import { countFault, isCountOrAbsent, isPrice, priceFault, readCount, readPrice, timeFault } from './field-reader';
import { RowsBySymbol } from './rows-by-symbol';

const US_PER_MINUTE = 60_000_000;

export class CandleReader {
  private readonly file: string;
  private readonly columns: CandleColumns;
  private readonly units: PriceUnits;
  private readonly badRows: BadRows;
  private readonly fieldsMin: number;
  private readonly instants = new InstantReader();
  private readonly rows: RowsBySymbol<CandleRowsBuilder>;

  constructor(file: string, format: CandleFormat, units: PriceUnits, badRows: BadRows) {
    this.file = file;
    this.columns = format.columns;
    this.units = units;
    this.badRows = badRows;
    const { volume: _volume, openInterest: _openInterest, ...needed } = format.columns;
    this.fieldsMin = Math.max(...Object.values(needed)) + 1;
    this.rows = new RowsBySymbol(file, () => new CandleRowsBuilder());
  }

  read(row: CsvRow): void {
    const { columns, units } = this;
    if (row.fieldCount < this.fieldsMin) return this.badRows.take(this.shortRow(row));
    const timeUs = this.readTime(row);
    const minute = timeUs / US_PER_MINUTE;
    const open = readPrice(row, columns.open, units);
    const high = readPrice(row, columns.high, units);
    const low = readPrice(row, columns.low, units);
    const close = readPrice(row, columns.close, units);
    const volume = columns.volume === -1 ? 0 : readCount(row, columns.volume);
    const openInterest = columns.openInterest === -1 ? Number.NaN : readCount(row, columns.openInterest);
    const isWhole =
      Number.isInteger(minute) &&
      isPrice(open) &&
      isPrice(high) &&
      isPrice(low) &&
      isPrice(close) &&
      (columns.volume === -1 || isCountOrAbsent(row, columns.volume, volume)) &&
      (columns.openInterest === -1 || isCountOrAbsent(row, columns.openInterest, openInterest));
    if (!isWhole) return this.badRows.take(this.faultOf(row, timeUs));
    const builder = this.rows.builderOf(row, columns.symbol);
    builder.add(row.line, minute, open, high, low, close, Number.isNaN(volume) ? 0 : volume, openInterest);
  }

  /** Rows by symbol, in the file's order; the symbol is empty in a file of one instrument. */
  finish(): ReadonlyMap<string, CandleRows> {
    return new Map([...this.rows.builders].map(([symbol, builder]) => [symbol, builder.finish()]));
  }

  private readTime(row: CsvRow): number {
    const { time, timeOfDay } = this.columns;
    const timeUs = this.instants.parse(row.bytes, row.starts[time] ?? 0, row.ends[time] ?? 0);
    if (timeOfDay === -1) return timeUs;
    return timeUs + this.instants.parseTimeOfDay(row.bytes, row.starts[timeOfDay] ?? 0, row.ends[timeOfDay] ?? 0);
  }

  private shortRow(row: CsvRow): InputFault {
    const problem = `the row has ${row.fieldCount} field${row.fieldCount === 1 ? '' : 's'}, ${this.fieldsMin} are needed`;
    return new InputFault({ file: this.file, row: row.line }, problem, 'correct the row, or leave such rows out with --drop-bad-rows');
  }

  /** The first field that cannot be read. */
  private faultOf(row: CsvRow, timeUs: number): InputFault {
    const { file, columns, units } = this;
    if (Number.isNaN(timeUs)) return timeFault(file, row, columns.time, 'is not a time');
    if (!Number.isInteger(timeUs / US_PER_MINUTE)) return timeFault(file, row, columns.time, 'is not on a whole minute');
    for (const name of ['open', 'high', 'low', 'close'] as const) {
      const value = readPrice(row, columns[name], units);
      if (!isPrice(value)) return priceFault(file, row, columns[name], name, value, units.priceScale);
    }
    const isVolume = columns.volume !== -1 && !isCountOrAbsent(row, columns.volume, readCount(row, columns.volume));
    return isVolume ? countFault(file, row, columns.volume, 'volume') : countFault(file, row, columns.openInterest, 'oi');
  }
}

// Rows of a candle CSV gathered into columns, each row checked as it comes: a time after the last one, on a whole minute, and prices that
// agree with each other.
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { timeOfMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { type CsvRow, fieldText } from '../market-data/csv/csv-scanner';
import { InstantReader } from '../market-data/csv/parse-instant';
import { InputFault } from '../market-data/input-fault';
import type { CandleField, CandleHeader } from './candle-header';
import { DecimalColumn } from './decimal-column';
import { scalePrices } from './scale-prices';

const MINUTE_MAX = 2_147_483_647;

export class CandleColumns {
  private readonly file: string;
  private readonly instants = new InstantReader();
  private readonly minutes: number[] = [];
  private readonly open = new DecimalColumn();
  private readonly high = new DecimalColumn();
  private readonly low = new DecimalColumn();
  private readonly close = new DecimalColumn();
  private readonly volumes: number[] = [];
  private readonly openInterests: number[] = [];

  constructor(file: string) {
    this.file = file;
  }

  get count(): number {
    return this.minutes.length;
  }

  push(row: CsvRow, header: CandleHeader): void {
    this.minutes.push(this.readMinute(row, header));
    this.readPrice(row, header, 'open', this.open);
    this.readPrice(row, header, 'high', this.high);
    this.readPrice(row, header, 'low', this.low);
    this.readPrice(row, header, 'close', this.close);
    this.checkPrices(row);
    this.volumes.push(this.readQuantity(row, header, 'volume', 0));
    this.openInterests.push(this.readQuantity(row, header, 'openInterest', Number.NaN));
  }

  finish(): Omit<Candles<PriceColumn>, 'instrument' | 'timeframe'> {
    const { priceScale, columns } = scalePrices([this.open, this.high, this.low, this.close]);
    const [open, high, low, close] = columns;
    const none = new Int32Array(0);
    return {
      priceScale,
      count: this.count,
      minute: Int32Array.from(this.minutes),
      open: open ?? none,
      high: high ?? none,
      low: low ?? none,
      close: close ?? none,
      volume: Float64Array.from(this.volumes),
      openInterest: Float64Array.from(this.openInterests),
    };
  }

  private readMinute(row: CsvRow, { time }: CandleHeader): number {
    const { bytes, starts, ends } = row;
    const timeUs = time < row.fieldCount ? this.instants.parse(bytes, starts[time] ?? 0, ends[time] ?? 0) : Number.NaN;
    if (Number.isNaN(timeUs))
      throw this.fault(
        row,
        'time',
        `${quoted(cellOf(row, time))} is no time`,
        'write 2024-01-31T09:15:00+05:30, 2024-01-31 09:15, 31/01/2024 (the day first) or seconds since 1970',
      );
    const minute = timeUs / US_PER_MINUTE;
    if (!Number.isInteger(minute))
      throw this.fault(
        row,
        'time',
        `${quoted(cellOf(row, time))} is not a whole minute`,
        'candles start on whole minutes; make them from ticks with yantra bars',
      );
    if (Math.abs(minute) > MINUTE_MAX) throw this.fault(row, 'time', `${quoted(cellOf(row, time))} is too far away`, 'correct the year');
    const last = this.minutes.at(-1);
    if (last !== undefined && timeOfMinute(minute) <= timeOfMinute(last)) {
      throw this.fault(
        row,
        'time',
        minute === last ? 'this time is there already' : 'this time lies before the row above',
        'sort the rows by time, each time once',
      );
    }
    return minute;
  }

  private readPrice(row: CsvRow, header: CandleHeader, field: CandleField, column: DecimalColumn): void {
    const text = cellOf(row, header[field]);
    if (column.push(text)) return;
    throw this.fault(
      row,
      field,
      text === '' ? 'there is no price' : `${quoted(text)} is no number`,
      'write a plain decimal such as 2450.35, or leave the row out',
    );
  }

  private checkPrices(row: CsvRow): void {
    const at = this.count - 1;
    const [open, high, low, close] = [this.open.at(at), this.high.at(at), this.low.at(at), this.close.at(at)];
    if (high >= Math.max(open, close, low) && low <= Math.min(open, close)) return;
    const field = high < Math.max(open, close, low) ? 'high' : 'low';
    throw this.fault(
      row,
      field,
      `open ${open}, high ${high}, low ${low}, close ${close} cannot be one bar`,
      'correct the row or leave it out',
    );
  }

  /** An empty cell, or a column that is not there, is `absent`. */
  private readQuantity(row: CsvRow, header: CandleHeader, field: CandleField, absent: number): number {
    const text = header[field] < 0 ? '' : cellOf(row, header[field]);
    if (text === '') return absent;
    const value = Number(text);
    if (Number.isFinite(value) && value >= 0) return value;
    throw this.fault(row, field, `${quoted(text)} is no quantity`, 'write a number from 0 up, or leave the field empty');
  }

  private fault(row: CsvRow, field: CandleField, problem: string, remedy: string): InputFault {
    return new InputFault({ file: this.file, row: row.line, field }, problem, remedy);
  }
}

function cellOf(row: CsvRow, field: number): string {
  return field < row.fieldCount ? fieldText(row, field) : '';
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

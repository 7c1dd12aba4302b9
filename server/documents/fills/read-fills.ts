// Fills from a CSV: time, segment, side, quantity and price, with order, instrument and exchange where they are known. Whatever cannot be
// charged for with certainty is a fault with its row.
import type { Exchange } from '../../../engine/market/segment';
import type { ChargeSegment, Side } from '../../../engine/market/tables/charge-rates';
import { isoDay } from '../../../engine/time/day-text';
import { istDayOfTime } from '../../../engine/time/ist-time';
import { InstantReader } from '../../market-data/csv/parse-instant';
import { InputFault } from '../../market-data/input-fault';
import { type CsvTableRow, readCsvTable } from '../csv-table';
import { DecimalColumn } from '../decimal-column';
import { scalePrices } from '../scale-prices';
import type { TradedFill, TradedFills } from './traded-fill';

export const NEEDED_COLUMNS = ['time', 'segment', 'side', 'quantity', 'price'] as const;
const SEGMENTS: Readonly<Record<string, ChargeSegment>> = {
  'equity-delivery': 'equity-delivery',
  delivery: 'equity-delivery',
  'equity-intraday': 'equity-intraday',
  intraday: 'equity-intraday',
  futures: 'future',
  future: 'future',
  options: 'option',
  option: 'option',
  'option-exercise': 'option-exercise',
};
const SEGMENT_WORDS = 'equity-delivery, equity-intraday, futures, options or option-exercise';
const EXCHANGES: Readonly<Record<string, Exchange>> = { NSE: 'NSE', NFO: 'NSE', BSE: 'BSE', BFO: 'BSE' };
/** The tables of charges begin here. */
const FIRST_DAY = isoDay('2000-01-01');
const CONTRACT = /^([A-Z][A-Z&-]*?)\d/;

export async function readFills(file: string): Promise<TradedFills> {
  const table = await readCsvTable(file, NEEDED_COLUMNS);
  const prices = new DecimalColumn();
  const reader = new FillReader(table.file);
  const read = table.rows.map((row) => reader.read(row, prices));
  const { priceScale, columns } = scalePrices([prices]);
  const [units] = columns;
  // A paisa is the least that charges are reckoned on: a coarser scale is brought to it.
  const factor = priceScale < 100 ? 100 / priceScale : 1;
  const fills = read.map((fill, row) => ({ ...fill, price: (units?.[row] ?? Number.NaN) * factor }));
  return { file: table.file, priceScale: priceScale * factor, fills };
}

class FillReader {
  private readonly file: string;
  private readonly instants = new InstantReader();

  constructor(file: string) {
    this.file = file;
  }

  read(row: CsvTableRow, prices: DecimalColumn): Omit<TradedFill, 'price'> {
    const timeUs = this.time(row);
    const segment = this.segment(row);
    const instrument = row.cell('instrument');
    this.price(row, prices);
    return {
      line: row.line,
      timeUs,
      day: istDayOfTime(timeUs),
      exchange: this.exchange(row, instrument),
      segment,
      side: this.side(row),
      quantity: this.quantity(row),
      order: row.cell('order'),
      instrument,
      underlying: underlyingOf(segment, instrument),
      isSquaredOffByBroker: this.squaredOff(row),
    };
  }

  private time(row: CsvTableRow): number {
    const bytes = Buffer.from(row.cell('time'));
    const timeUs = this.instants.parse(bytes, 0, bytes.length);
    if (Number.isNaN(timeUs))
      throw this.fault(row, 'time', 'is no time', 'write 2024-01-31T09:15:00+05:30, 2024-01-31 09:15:00 or seconds since 1970');
    if (istDayOfTime(timeUs) < FIRST_DAY)
      throw this.fault(row, 'time', 'lies before the charge tables begin', 'give fills from 2000-01-01 on');
    return timeUs;
  }

  private segment(row: CsvTableRow): ChargeSegment {
    const word = row.cell('segment').toLowerCase();
    const segment = Object.hasOwn(SEGMENTS, word) ? SEGMENTS[word] : undefined;
    if (segment === undefined) throw this.fault(row, 'segment', 'is no segment', `write ${SEGMENT_WORDS}`);
    return segment;
  }

  private side(row: CsvTableRow): Side {
    const word = row.cell('side').toLowerCase();
    if (word === 'buy' || word === 'b') return 'buy';
    if (word === 'sell' || word === 's') return 'sell';
    throw this.fault(row, 'side', 'is no side', 'write buy or sell');
  }

  private quantity(row: CsvTableRow): number {
    const text = row.cell('quantity');
    const quantity = Number(text);
    if (/^\d+$/.test(text) && quantity > 0 && Number.isSafeInteger(quantity)) return quantity;
    throw this.fault(row, 'quantity', 'is no whole number of units above 0', 'write shares or units (lots times lot size)');
  }

  private price(row: CsvTableRow, prices: DecimalColumn): void {
    const text = row.cell('price');
    if (!prices.push(text) || Number(text) < 0)
      throw this.fault(row, 'price', 'is no price', 'write rupees as a plain decimal such as 150.25');
    if (prices.isExact && prices.decimals <= 6) return;
    throw this.fault(row, 'price', 'has more decimals than any exchange', 'write at most 6');
  }

  private exchange(row: CsvTableRow, instrument: string): Exchange {
    const colon = instrument.indexOf(':');
    const word = (row.cell('exchange') || (colon < 0 ? 'NSE' : instrument.slice(0, colon))).toUpperCase();
    const exchange = Object.hasOwn(EXCHANGES, word) ? EXCHANGES[word] : undefined;
    if (exchange !== undefined) return exchange;
    const problem = `"${word}" is an exchange whose charges are not in the tables`;
    throw new InputFault({ file: this.file, row: row.line, field: 'exchange' }, problem, 'write NSE or BSE');
  }

  private squaredOff(row: CsvTableRow): boolean {
    const word = row.cell('squared_off').toLowerCase();
    if (['', 'false', 'no', '0'].includes(word)) return false;
    if (['true', 'yes', '1'].includes(word)) return true;
    throw this.fault(row, 'squared_off', 'says neither yes nor no', 'write true where the broker closed the position itself');
  }

  private fault(row: CsvTableRow, field: string, problem: string, remedy: string): InputFault {
    const text = row.cell(field);
    return new InputFault(
      { file: this.file, row: row.line, field },
      text === '' ? 'there is nothing' : `"${text.slice(0, 40)}" ${problem}`,
      remedy,
    );
  }
}

/** Charges of contracts on BSE depend on it; elsewhere an instrument need not be named. */
function underlyingOf(segment: ChargeSegment, instrument: string): string {
  const symbol = instrument.slice(instrument.indexOf(':') + 1);
  const isContract = segment !== 'equity-delivery' && segment !== 'equity-intraday';
  return isContract ? (CONTRACT.exec(symbol)?.[1] ?? symbol) : symbol;
}

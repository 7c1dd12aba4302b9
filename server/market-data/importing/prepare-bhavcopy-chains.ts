// The options of a daily file of derivatives made ready for the chain store: a bar a day for each contract. The file itself is kept as published,
// beside it.

import { isStrike, isUnderlyingName, OPTION_PRICE_SCALE, type OptionContract } from '../../../engine/market/option-contract';
import { exchangeOfUnderlying } from '../../../engine/market/underlying';
import { istMinute } from '../../../engine/time/ist-time';
import { parseTableDay } from '../csv/parse-day';
import { normalHeader, type TableFormat } from '../formats/format';
import { InputFault } from '../input-fault';
import { findOptionRight } from '../option-right';
import type { Finding } from '../quality/finding';
import { plural } from '../quality/finding';
import { ChainStore } from '../store/chain-store';
import { allocateRows, type ContractRows, type OptionRows } from '../store/option-rows';
import type { ImportOptions } from './import-options';
import { type PreparedChain, prepareChain } from './prepare-chain';
import type { DayTable } from './table-reader';

interface BhavcopyColumns {
  readonly underlying: string;
  readonly expiry: string;
  readonly strike: string;
  readonly right: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  /** Units, or contracts where there is a lot to multiply them by. */
  readonly volume: string;
  readonly lot: string | null;
  readonly openInterest: string;
}

const PRICE_MAX = 2_147_483_647;
/** Of the first row, below the header. */
const FIRST_LINE = 2;

/** By table format. The old F&O file counts contracts and does not say their lot: it is kept as a table alone. */
const COLUMNS: Readonly<Record<string, BhavcopyColumns>> = {
  udiff: {
    underlying: 'tckrsymb',
    expiry: 'xprydt',
    strike: 'strkpric',
    right: 'optntp',
    open: 'opnpric',
    high: 'hghpric',
    low: 'lwpric',
    close: 'clspric',
    volume: 'ttltradgvol',
    lot: 'newbrdlotqty',
    openInterest: 'opnintrst',
  },
  'fo-activity-options': {
    underlying: 'symbol',
    expiry: 'exp_date',
    strike: 'str_price',
    right: 'opt_type',
    open: 'open_price',
    high: 'hi_price',
    low: 'lo_price',
    close: 'close_price',
    volume: 'trd_qty',
    lot: null,
    openInterest: 'open_int',
  },
};

/** By underlying; empty for tables without options. `file`: what the table was read from. */
export function prepareBhavcopyChains(
  file: string,
  table: DayTable,
  day: number | null,
  format: TableFormat,
  options: ImportOptions,
): readonly PreparedChain[] {
  const columns = COLUMNS[format.name];
  if (columns === undefined || day === null) return [];
  const { byUnderlying, unread } = readOptions(table, columns, format, day);
  const [first] = unread;
  if (byUnderlying.size === 0 && first !== undefined) throw unreadFault(file, first, unread.length);
  const store = new ChainStore(options.dataDir);
  return [...byUnderlying].map(([underlying, contracts], at) => {
    const series = { market: marketOf(underlying), underlying, timeframe: '1d' } as const;
    const plan = store.plan(series, contracts, options.choice.onConflict);
    return prepareChain(series, contracts, { store, plan, countedInSeries: false }, options, at === 0 ? unreadFinding(unread.length) : []);
  });
}

interface ReadOptions {
  readonly byUnderlying: ReadonlyMap<string, readonly ContractRows[]>;
  readonly unread: readonly UnreadRow[];
}

/** The first cell that no option can have. */
interface UnreadRow {
  readonly row: number;
  readonly field: string;
  readonly text: string;
}

function readOptions(table: DayTable, columns: BhavcopyColumns, format: TableFormat, day: number): ReadOptions {
  const header = normalHeader(format.header).map((name) => name.trim());
  const cell = (name: string | null, row: number): string =>
    name === null ? '' : (table.columns[header.indexOf(name)]?.[row]?.trim() ?? '');
  const byUnderlying = new Map<string, ContractRows[]>();
  const unread: UnreadRow[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const right = findOptionRight(cell(columns.right, row));
    if (right === null) continue;
    const underlying = cell(columns.underlying, row);
    const expiryDay = parseTableDay(cell(columns.expiry, row));
    const strike = paise(cell(columns.strike, row));
    const prices = [columns.open, columns.high, columns.low, columns.close].map((name) => paise(cell(name, row)));
    const lot = columns.lot === null ? 1 : Number(cell(columns.lot, row));
    const volume = Number(cell(columns.volume, row)) * lot;
    const openInterest = cell(columns.openInterest, row);
    const wrong = [
      ...(isUnderlyingName(underlying) ? [] : [columns.underlying]),
      ...(expiryDay !== null && expiryDay >= day ? [] : [columns.expiry]),
      ...(strike !== null && isStrike(strike) ? [] : [columns.strike]),
      ...[columns.open, columns.high, columns.low, columns.close].filter((_, at) => prices[at] === null),
      ...(isCount(volume) ? [] : [columns.volume]),
      ...(isCount(Number(openInterest)) ? [] : [columns.openInterest]),
    ];
    const [field] = wrong;
    if (field !== undefined || expiryDay === null || strike === null) {
      unread.push({ row, field: field ?? '', text: cell(field ?? '', row) });
      continue;
    }
    const contract: OptionContract = { market: marketOf(underlying), underlying, expiryDay, strike, right };
    const rows = barOf(day, prices.map(Number), volume, openInterest);
    const known = byUnderlying.get(underlying);
    if (known === undefined) byUnderlying.set(underlying, [{ contract, rows }]);
    else known.push({ contract, rows });
  }
  return { byUnderlying, unread };
}

/** A contract that nobody traded has the exchange's closing price alone: it stands in all four places, with no volume beside it. */
function barOf(day: number, [open = 0, high = 0, low = 0, close = 0]: readonly number[], volume: number, openInterest: string): OptionRows {
  const rows = allocateRows(1, false);
  rows.minute[0] = istMinute(day, 0);
  rows.open[0] = volume > 0 ? open : close;
  rows.high[0] = volume > 0 ? high : close;
  rows.low[0] = volume > 0 ? low : close;
  rows.close[0] = close;
  rows.volume[0] = volume;
  rows.openInterest[0] = openInterest === '' ? Number.NaN : Number(openInterest);
  return rows;
}

function marketOf(underlying: string): 'NFO' | 'BFO' {
  return exchangeOfUnderlying(underlying) === 'BSE' ? 'BFO' : 'NFO';
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

/** Null where the text is no whole number of paise that a price column holds. */
function paise(text: string): number | null {
  const units = Number(text) * OPTION_PRICE_SCALE;
  const whole = Math.round(units);
  return text !== '' && Math.abs(units - whole) < 1e-6 && whole >= 0 && whole <= PRICE_MAX ? whole : null;
}

function unreadFault(file: string, { row, field, text }: UnreadRow, count: number): InputFault {
  const others = count === 1 ? '' : `, nor of the ${count - 1} others`;
  return new InputFault({ file, row: row + FIRST_LINE, field }, `"${text}" is of no option of the day${others}`, 'fetch the file again');
}

function unreadFinding(unread: number): readonly Finding[] {
  if (unread === 0) return [];
  const text = `${plural(unread, 'option row')} without an expiry to come, a strike, prices and counts; kept in the table alone`;
  return [{ code: 'unread-options', level: 'warning', count: unread, text, remedy: null, examples: [] }];
}

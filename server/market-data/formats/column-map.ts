// The user's own column map, `time=ts,open=o,...`: roles to header names, or to places counted from 1 in a file without a header.
import { InputFault } from '../input-fault';
import type { CandleFormat, TickFormat } from './format';

const ROLES = [
  'time',
  'timeOfDay',
  'symbol',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'openInterest',
  'price',
  'cumulativeVolume',
  'bid',
  'ask',
] as const;
type Role = (typeof ROLES)[number];
/** Short names a user may write. */
const ALIASES: Readonly<Record<string, Role>> = { oi: 'openInterest', ts: 'time', ltp: 'price' };
const CANDLE_NEEDS: readonly Role[] = ['time', 'open', 'high', 'low', 'close'];
const TICK_NEEDS: readonly Role[] = ['time', 'price'];

export type ColumnMap = ReadonlyMap<Role, string>;

/** Reads the text of `--map`. */
export function parseColumnMap(text: string): ColumnMap {
  const map = new Map<Role, string>();
  for (const part of text.split(',')) {
    const [name = '', column = ''] = part.split('=').map((side) => side.trim());
    const role = ROLES.find((one) => one === name) ?? ALIASES[name];
    if (role === undefined || column === '') {
      throw new InputFault(
        { file: '--map', field: part.trim() },
        'this is no role=column',
        `write one of ${ROLES.join(', ')} = a column of the file`,
      );
    }
    map.set(role, column);
  }
  return map;
}

/** The format a map makes of a file whose first row is given: ticks where it names a price, else candles. */
export function formatOfMap(map: ColumnMap, firstRow: readonly string[], file: string): CandleFormat | TickFormat {
  const isTicks = map.has('price');
  const missing = (isTicks ? TICK_NEEDS : CANDLE_NEEDS).filter((role) => !map.has(role));
  if (missing.length > 0)
    throw new InputFault({ file: '--map' }, `no column is given for ${missing.join(', ')}`, `add ${missing[0]}=<column>`);
  const hasHeader = ![...map.values()].every((column) => /^\d+$/.test(column));
  const place = (role: Role) => {
    const column = map.get(role);
    return column === undefined ? -1 : placeOfColumn(column, hasHeader, firstRow, file);
  };
  const shared = { time: place('time'), symbol: place('symbol'), openInterest: place('openInterest') };
  if (isTicks) {
    const columns = { ...shared, price: place('price'), cumulativeVolume: place('cumulativeVolume'), bid: place('bid'), ask: place('ask') };
    return { kind: 'ticks', name: 'mapped', columns, hasHeader, exchange: null, receiveTimeOnly: false, remarks: [] };
  }
  const columns = {
    ...shared,
    timeOfDay: place('timeOfDay'),
    open: place('open'),
    high: place('high'),
    low: place('low'),
    close: place('close'),
    volume: place('volume'),
  };
  return { kind: 'candles', name: 'mapped', columns, hasHeader, priceDecimals: 0, remarks: [] };
}

function placeOfColumn(column: string, hasHeader: boolean, firstRow: readonly string[], file: string): number {
  const at = hasHeader ? firstRow.findIndex((cell) => cell.trim() === column) : Number(column) - 1;
  if (at >= 0 && at < firstRow.length) return at;
  const known = hasHeader ? firstRow.map((cell) => cell.trim()).join(', ') : `1 to ${firstRow.length}`;
  throw new InputFault({ file, row: 1, field: column }, 'the map names a column that is not there', `the columns are ${known}`);
}

// The instrument master out of the stored tables: instrument dumps and daily files of derivatives, each the list of its day. Dumps kept undated are
// left out, for nobody knows when they held.
import { InstrumentMaster, type Listing } from '../../../engine/market/instrument-master';
import { isStrike, OPTION_PRICE_SCALE, type OptionMarket } from '../../../engine/market/option-contract';
import { parseDay } from '../../../engine/time/day-text';
import { parseTableDay } from '../csv/parse-day';
import { normalHeader } from '../formats/format';
import { findOptionRight } from '../option-right';
import { type StoredTable, TableStore } from '../store/table-store';

interface ListColumns {
  readonly token: string;
  readonly symbol: string;
  readonly underlying: string;
  readonly expiry: string;
  readonly strike: string;
  readonly right: string;
  readonly lot: string;
  readonly market: string;
}

const COLUMNS: Readonly<Record<string, ListColumns>> = {
  udiff: {
    token: 'fininstrmid',
    symbol: 'fininstrmnm',
    underlying: 'tckrsymb',
    expiry: 'xprydt',
    strike: 'strkpric',
    right: 'optntp',
    lot: 'newbrdlotqty',
    market: 'src',
  },
  'kite-instruments': {
    token: 'exchange_token',
    symbol: 'tradingsymbol',
    underlying: 'name',
    expiry: 'expiry',
    strike: 'strike',
    right: 'instrument_type',
    lot: 'lot_size',
    market: 'exchange',
  },
  'upstox-instruments': {
    token: 'exchange_token',
    symbol: 'tradingsymbol',
    underlying: 'name',
    expiry: 'expiry',
    strike: 'strike',
    right: 'option_type',
    lot: 'lot_size',
    market: 'exchange',
  },
};

/** As the lists call them; other markets' options are not known here. */
const MARKETS: Readonly<Record<string, OptionMarket>> = { NFO: 'NFO', BFO: 'BFO', NSE_FO: 'NFO', BSE_FO: 'BFO', NSE: 'NFO', BSE: 'BFO' };

/** `root` is the data folder. */
export async function readInstrumentMaster(root: string): Promise<InstrumentMaster> {
  const store = new TableStore(root);
  const listings: Listing[] = [];
  for (const name of await store.list()) {
    const table = COLUMNS[name.format] === undefined ? null : await store.find(name);
    if (table !== null) listings.push(...listingsOf(table));
  }
  return new InstrumentMaster(listings);
}

function listingsOf({ format, day: dayText, header: cells, columns, rows }: StoredTable): readonly Listing[] {
  const day = parseDay(dayText ?? '');
  const names = COLUMNS[format];
  if (day === null || names === undefined) return [];
  const header = normalHeader(cells);
  const columnOf = (name: string): readonly string[] => columns[header.indexOf(name)] ?? [];
  const [tokens, symbols, underlyings, expiries] = [names.token, names.symbol, names.underlying, names.expiry].map(columnOf);
  const [strikes, rights, lots, markets] = [names.strike, names.right, names.lot, names.market].map(columnOf);
  return Array.from({ length: rows }, (_, row): Listing | null => {
    const right = findOptionRight(rights?.[row] ?? '');
    const market = MARKETS[markets?.[row] ?? ''];
    const expiryDay = parseTableDay(expiries?.[row] ?? '');
    const strike = Math.round(Number(strikes?.[row]) * OPTION_PRICE_SCALE);
    const [token, lot] = [Number(tokens?.[row]), Number(lots?.[row])];
    if (right === null || market === undefined || expiryDay === null || !isStrike(strike) || !Number.isInteger(token)) return null;
    const underlying = (underlyings?.[row] ?? '').trim();
    return { day, contract: { market, underlying, expiryDay, strike, right }, token, symbol: symbols?.[row] ?? '', lot };
  }).filter((listing) => listing !== null);
}

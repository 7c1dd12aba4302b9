// Candle and tick files, known by what their first row says: a header with the usual names, or the shapes of two vendors that give none.
import type { CandleColumns, CandleFormat, TickColumns, TickFormat } from './format';
import { normalHeader } from './format';

const TIME = ['time', 'ts', 'timestamp', 'datetime', 'date_time', 'date'];
const SYMBOL = ['symbol', 'tradingsymbol', 'instrument'];
const OPEN_INTEREST = ['oi', 'open_interest', 'openinterest'];

/** Null where the row is neither a header of candles or ticks nor a row of a known headerless file. */
export function findSeriesFormat(cells: readonly string[]): CandleFormat | TickFormat | null {
  const header = normalHeader(cells);
  return findRecorderTicks(header) ?? findBreezeTicks(header) ?? findCandles(header) ?? findTicks(header) ?? findHeaderless(cells);
}

function findCandles(header: readonly string[]): CandleFormat | null {
  const columns: CandleColumns = {
    time: placeOf(header, TIME),
    timeOfDay: header.includes('date') && header.includes('time') ? header.indexOf('time') : -1,
    symbol: placeOf(header, SYMBOL),
    open: placeOf(header, ['open']),
    high: placeOf(header, ['high']),
    low: placeOf(header, ['low']),
    close: placeOf(header, ['close']),
    volume: placeOf(header, ['volume', 'vol']),
    openInterest: placeOf(header, OPEN_INTEREST),
  };
  if ([columns.time, columns.open, columns.high, columns.low, columns.close].includes(-1)) return null;
  const isSplit = columns.timeOfDay !== -1;
  const remarks = header.some((cell) => cell.startsWith('adj'))
    ? ['the file has an adjusted-close column, which is not stored; say with --adjustment whether its prices are raw or vendor-adjusted']
    : [];
  return {
    kind: 'candles',
    name: 'candles',
    columns: isSplit ? { ...columns, time: header.indexOf('date') } : columns,
    hasHeader: true,
    priceDecimals: 0,
    remarks,
  };
}

/** The recorder of Kite LTP packets: its timestamps are taken on receipt. */
function findRecorderTicks(header: readonly string[]): TickFormat | null {
  if (header.join() !== 'timestamp,token,ltp') return null;
  return {
    kind: 'ticks',
    name: 'kite-ltp',
    columns: { ...NO_TICK_COLUMNS, time: 0, price: 2 },
    hasHeader: true,
    exchange: null,
    receiveTimeOnly: true,
    remarks: ['times are those of the recording machine (receive time): a tick near a minute edge may belong to the minute before'],
  };
}

/** The recorder of Breeze quotes writes the best ask where the second bid should stand. */
function findBreezeTicks(header: readonly string[]): TickFormat | null {
  if (!['symbol', 'exchange_timestamp', 'last_price', 'volume_traded', 'bid_price_2', 'ask_price_1'].every((cell) => header.includes(cell)))
    return null;
  return {
    kind: 'ticks',
    name: 'breeze-ticks',
    columns: {
      time: header.indexOf('exchange_timestamp'),
      symbol: header.indexOf('symbol'),
      price: header.indexOf('last_price'),
      cumulativeVolume: header.indexOf('volume_traded'),
      openInterest: header.indexOf('open_interest'),
      bid: header.indexOf('bid_price_1'),
      ask: header.indexOf('bid_price_2'),
    },
    hasHeader: true,
    exchange: 'NFO',
    receiveTimeOnly: false,
    remarks: [
      'the best ask stands in bid_price_2 in files of this recorder and is read from there',
      'its symbols are short codes of futures without their expiry: name the contracts with --symbols',
    ],
  };
}

function findTicks(header: readonly string[]): TickFormat | null {
  const columns: TickColumns = {
    time: placeOf(header, ['time', 'ts', 'exchange_timestamp', 'timestamp', 'datetime']),
    symbol: placeOf(header, SYMBOL),
    price: placeOf(header, ['ltp', 'last_price', 'price']),
    cumulativeVolume: placeOf(header, ['volume_traded', 'cumulative_volume', 'volume']),
    openInterest: placeOf(header, OPEN_INTEREST),
    bid: placeOf(header, ['bid', 'bid_price', 'best_bid']),
    ask: placeOf(header, ['ask', 'ask_price', 'best_ask']),
  };
  if (columns.time === -1 || columns.price === -1) return null;
  return { kind: 'ticks', name: 'ticks', columns, hasHeader: true, exchange: null, receiveTimeOnly: false, remarks: [] };
}

function findHeaderless(cells: readonly string[]): CandleFormat | null {
  const [first = '', second = '', third = ''] = cells;
  if (cells.length >= 7 && /^\d{8}$/.test(second) && /^\d{2}:\d{2}(:\d{2})?$/.test(third)) {
    const columns = {
      symbol: 0,
      time: 1,
      timeOfDay: 2,
      open: 3,
      high: 4,
      low: 5,
      close: 6,
      volume: place(cells, 7),
      openInterest: place(cells, 8),
    };
    return { kind: 'candles', name: 'vendor-txt', columns, hasHeader: false, priceDecimals: 0, remarks: [] };
  }
  if (cells.length === 6 && /^\d{8} \d{2}:\d{2}$/.test(first) && cells.slice(1).every((cell) => /^\d+$/.test(cell))) {
    const columns = { time: 0, timeOfDay: -1, symbol: -1, open: 1, high: 2, low: 3, close: 4, volume: 5, openInterest: -1 };
    return {
      kind: 'candles',
      name: 'lean-daily',
      columns,
      hasHeader: false,
      priceDecimals: 4,
      remarks: ['prices are integers in 1/10000 rupee'],
    };
  }
  return null;
}

const NO_TICK_COLUMNS: TickColumns = { time: -1, symbol: -1, price: -1, cumulativeVolume: -1, openInterest: -1, bid: -1, ask: -1 };

function place(cells: readonly string[], at: number): number {
  return at < cells.length ? at : -1;
}

function placeOf(header: readonly string[], names: readonly string[]): number {
  for (const name of names) if (header.includes(name)) return header.indexOf(name);
  return -1;
}

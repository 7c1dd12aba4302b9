// From the symbols of data files to instrument ids. Vendors call the indices by the short names of their derivatives; an id is what
// Kite calls the thing, after its exchange.
import { InputFault } from './input-fault';

const INDEX_IDS: ReadonlyMap<string, string> = new Map([
  ['NIFTY', 'NSE:NIFTY 50'],
  ['NIFTY50', 'NSE:NIFTY 50'],
  ['NIFTY 50', 'NSE:NIFTY 50'],
  ['BANKNIFTY', 'NSE:NIFTY BANK'],
  ['NIFTY BANK', 'NSE:NIFTY BANK'],
  ['FINNIFTY', 'NSE:NIFTY FIN SERVICE'],
  ['NIFTY FIN SERVICE', 'NSE:NIFTY FIN SERVICE'],
  ['MIDCPNIFTY', 'NSE:NIFTY MID SELECT'],
  ['NIFTY MID SELECT', 'NSE:NIFTY MID SELECT'],
  ['NIFTYNXT50', 'NSE:NIFTY NEXT 50'],
  ['NIFTY NEXT 50', 'NSE:NIFTY NEXT 50'],
  ['INDIAVIX', 'NSE:INDIA VIX'],
  ['INDIA VIX', 'NSE:INDIA VIX'],
  ['SENSEX', 'BSE:SENSEX'],
  ['BANKEX', 'BSE:BANKEX'],
]);
const INDICES: ReadonlySet<string> = new Set(INDEX_IDS.values());
const DERIVATIVE = /\d(CE|PE)$|\d{2}[A-Z]{3}FUT$/;
const BSE_DERIVATIVE = /^(SENSEX|BANKEX)/;
const FILE_SYMBOL = /^([A-Z][A-Z&-]+\d{0,2})[_.]/;
const INSTRUMENT_ID = /^([A-Z]{2,6}):(\S(?:.*\S)?)$/;

export function isIndexInstrument(instrument: string): boolean {
  return INDICES.has(instrument);
}

/** Of the two exchanges whose shares and indices are known here. */
export function isShare(instrument: string): boolean {
  return /^(NSE|BSE):/.test(instrument) && !isIndexInstrument(instrument);
}

/** Checks an id the user wrote, `NSE:RELIANCE`. */
export function parseInstrument(text: string, option: string): string {
  if (!INSTRUMENT_ID.test(text))
    throw new InputFault({ file: option }, `"${text}" is not an instrument`, 'write exchange:symbol, as NSE:RELIANCE or "NSE:NIFTY 50"');
  return text;
}

/**
 * The instrument a file is called after, as `SBIN_1m_2023.csv` is: upper-case letters up to the first mark, with at most two digits, so
 * that names of contracts and of mere files are not taken for it. Null for any other name.
 */
export function findInstrumentOfFileName(file: string, exchange: string | null): string | null {
  const symbol = FILE_SYMBOL.exec(file)?.[1];
  return symbol === undefined ? null : instrumentOfSymbol(symbol, exchange);
}

/** The id of a symbol in a file, on the exchange the user named, or the one its form tells. */
export function instrumentOfSymbol(symbol: string, exchange: string | null): string {
  if (INSTRUMENT_ID.test(symbol)) return symbol;
  if (exchange !== null) return `${exchange}:${symbol}`;
  const index = INDEX_IDS.get(symbol);
  if (index !== undefined) return index;
  if (!DERIVATIVE.test(symbol)) return `NSE:${symbol}`;
  return `${BSE_DERIVATIVE.test(symbol) ? 'BFO' : 'NFO'}:${symbol}`;
}

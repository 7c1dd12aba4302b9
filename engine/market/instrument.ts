// What can be traded or watched: an instrument as every part of the machine names it. Terms that change over time are in `instrument-terms.ts`.
import { PAISE_PER_RUPEE } from './paise';
import type { Exchange, Segment } from './segment';
import { exchangeOfUnderlying, findIndexUnderlying } from './underlying';

export type OptionRight = 'call' | 'put';

interface InstrumentBase {
  /** `NSE:RELIANCE`, `NSE:NIFTY 50`, `NFO:NIFTY25JANFUT`: the broker's exchange code and trading symbol. */
  readonly id: string;
  readonly symbol: string;
  /** Where it trades; the derivative markets NFO and BFO are the exchanges' own. */
  readonly exchange: Exchange;
  readonly segment: Segment;
  /** Price units to the rupee; 100 is paise. */
  readonly priceScale: number;
}

export interface Equity extends InstrumentBase {
  readonly kind: 'equity';
}

export interface Index extends InstrumentBase {
  readonly kind: 'index';
}

export interface Future extends InstrumentBase {
  readonly kind: 'future';
  /** `NIFTY`, `RELIANCE`: the name without exchange under which the exchange lists its contracts. */
  readonly underlying: string;
  /** Days since 1970-01-01. */
  readonly expiryDay: number;
}

export interface Option extends InstrumentBase {
  readonly kind: 'option';
  readonly underlying: string;
  readonly expiryDay: number;
  /** In price units of `priceScale`. */
  readonly strike: number;
  readonly right: OptionRight;
}

export type Instrument = Equity | Index | Future | Option;
export type Contract = Future | Option;

/** An index, `NSE:NIFTY 50`. */
export function index(id: string, priceScale: number = PAISE_PER_RUPEE): Index {
  const { exchange, symbol } = splitId(id);
  return { kind: 'index', id, symbol, exchange, segment: `${exchange}:index`, priceScale };
}

/** A share; whether it has futures and options decides its closing phases. */
export function equity(id: string, hasDerivatives: boolean, priceScale: number = PAISE_PER_RUPEE): Equity {
  const { exchange, symbol } = splitId(id);
  return { kind: 'equity', id, symbol, exchange, segment: `${exchange}:${hasDerivatives ? 'equity-fo' : 'equity'}`, priceScale };
}

export function future(id: string, underlying: string, expiryDay: number, priceScale: number = PAISE_PER_RUPEE): Future {
  const { exchange, symbol } = splitId(id);
  return { kind: 'future', id, symbol, exchange, segment: `${exchange}:derivatives`, underlying, expiryDay, priceScale };
}

export function option(
  id: string,
  terms: Pick<Option, 'underlying' | 'expiryDay' | 'strike' | 'right'>,
  priceScale: number = PAISE_PER_RUPEE,
): Option {
  const { exchange, symbol } = splitId(id);
  return { kind: 'option', id, symbol, exchange, segment: `${exchange}:derivatives`, priceScale, ...terms };
}

/** A future or an option: it has an underlying, and it expires. */
export function isContract(instrument: Instrument): instrument is Contract {
  return instrument.kind === 'future' || instrument.kind === 'option';
}

/** Rupees. */
export function strikePrice({ strike, priceScale }: Option): number {
  return strike / priceScale;
}

/** Is the contract's underlying an index this model knows? Else it is a share. */
export function isIndexContract(contract: Contract): boolean {
  return findIndexUnderlying(contract.underlying) !== null;
}

/** The broker's code of the derivatives market of an underlying: NFO or BFO. */
export function derivativesMarketOf(underlying: string): 'NFO' | 'BFO' {
  return exchangeOfUnderlying(underlying) === 'BSE' ? 'BFO' : 'NFO';
}

function splitId(id: string): { readonly exchange: Exchange; readonly symbol: string } {
  const colon = id.indexOf(':');
  const market = id.slice(0, colon);
  return { exchange: market === 'BSE' || market === 'BFO' ? 'BSE' : 'NSE', symbol: id.slice(colon + 1) };
}

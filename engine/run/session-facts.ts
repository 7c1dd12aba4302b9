// Asks the market's dated tables, once per instrument and session, for all that the position kernel and the venue must know that day. It keeps
// every row that it consulted, so that a run over uncertain rows can say so.
import { findFreezeQuantity, findLotSize } from '../market/contract-terms';
import type { Dated, DatedRow } from '../market/dated';
import { type Instrument, isContract } from '../market/instrument';
import { findPriceBand, findTickSize, rangeAround, tickClassOf } from '../market/order-limits';
import type { ContinuousWindow } from '../market/session-index';
import { findSquareOff } from '../market/square-off';
import { US_PER_MINUTE } from '../time/ist-time';
import type { InstrumentFacts } from '../trade/instrument-facts';
import type { VenueSession } from '../venue/venue-session';

/** Terms of an instrument that the dated tables do not know: synthetic ones, and markets elsewhere. */
export interface FixedTerms {
  readonly lot: number;
  readonly tick: number;
  readonly freezeQuantity: number;
}

export interface RunInstrument {
  readonly instrument: Instrument;
  /** False only where the source declares that it has no volume. */
  readonly hasVolume: boolean;
  readonly terms: FixedTerms | null;
}

export interface SessionFacts {
  readonly facts: InstrumentFacts;
  readonly venue: VenueSession;
  readonly rows: readonly Dated<DatedRow>[];
}

const BROKER = 'zerodha';
/** Own square-off comes this long before the broker's, which charges for it. */
const SQUARE_OFF_LEAD_MINUTES = 10;
/** What must be out by the close begins to leave so long before it: after the close nothing trades. */
const EXPIRY_LEAD_MINUTES = 10;
const DEFAULT_TICK_PAISE = 5;

export interface ContractSession {
  /** IST day. */
  readonly day: number;
  /** Of continuous trading. */
  readonly windows: readonly ContinuousWindow[];
  /** Last close before the session, price units; NaN where there is none, which leaves the price band open. */
  readonly referencePrice: number;
  /** Trading days after this one up to the contract's last; null of what does not expire, or is not chosen yet. */
  readonly sessionsLeft: number | null;
  /** After this session the instrument is another contract, or none. */
  readonly isLast: boolean;
}

/** Null where the day has no session. */
export function sessionFacts(run: RunInstrument, session: ContractSession): SessionFacts | null {
  const { day, windows, referencePrice, sessionsLeft, isLast } = session;
  const first = windows[0];
  const last = windows.at(-1);
  if (first === undefined || last === undefined) return null;
  const { instrument } = run;
  const consulted = new Set<Dated<DatedRow>>();
  const terms = termsOn(run, day, referencePrice, consulted);
  const rows = [...consulted];
  const squareOff = run.terms === null ? findSquareOff(BROKER, instrument.segment, day) : null;
  if (squareOff !== null) rows.push(...squareOff.rows);
  const squareOffMinute = (squareOff?.minute ?? last.closeMinute) - SQUARE_OFF_LEAD_MINUTES;
  const facts: InstrumentFacts = {
    id: instrument.id,
    kind: instrument.kind,
    underlying: underlyingOf(instrument),
    right: instrument.kind === 'option' ? instrument.right : null,
    lastDay: isContract(instrument) ? instrument.expiryDay : null,
    priceScale: instrument.priceScale,
    lot: terms.lot,
    tick: terms.tick,
    freezeQuantity: terms.freezeQuantity,
    canTrade: instrument.kind !== 'index',
    canRestStop: instrument.kind !== 'index',
    sessionOpenUs: first.openMinute * US_PER_MINUTE,
    sessionCloseUs: last.closeMinute * US_PER_MINUTE,
    squareOffUs: Math.max(first.openMinute + 1, squareOffMinute) * US_PER_MINUTE,
    sessionsLeft,
    expiryUs: isLast ? Math.max(first.openMinute + 1, last.closeMinute - EXPIRY_LEAD_MINUTES) * US_PER_MINUTE : null,
  };
  const { bandLow, bandHigh } = bandOf(run, day, referencePrice, rows);
  return { facts, venue: { facts, bandLow, bandHigh, hasVolume: run.hasVolume }, rows };
}

function underlyingOf(instrument: Instrument): string | null {
  switch (instrument.kind) {
    case 'index':
      return null;
    case 'equity':
      return instrument.symbol;
    case 'future':
    case 'option':
      return instrument.underlying;
  }
}

/** `rows`: takes those that were consulted. */
export function termsOn(
  { instrument, terms }: Pick<RunInstrument, 'instrument' | 'terms'>,
  day: number,
  referencePrice: number,
  rows: Set<Dated<DatedRow>>,
): FixedTerms {
  return terms ?? tabledTerms(instrument, day, referencePrice, rows);
}

function tabledTerms(instrument: Instrument, day: number, referencePrice: number, rows: Set<Dated<DatedRow>>): FixedTerms {
  const { priceScale } = instrument;
  const reference = Number.isNaN(referencePrice) ? 0 : Math.floor((referencePrice * 100) / priceScale);
  const tickClass = isContract(instrument) ? tickClassOf(instrument) : 'share';
  const tick = instrument.kind === 'index' ? null : findTickSize(tickClass, reference, day);
  const lot = isContract(instrument) ? findLotSize(instrument.underlying, instrument.expiryDay, day) : null;
  const freeze = isContract(instrument) ? findFreezeQuantity(instrument.underlying, day) : null;
  for (const row of [tick?.row, lot, freeze]) if (row !== null && row !== undefined) rows.add(row);
  return { lot: lot?.lot ?? 1, tick: ((tick?.tickPaise ?? DEFAULT_TICK_PAISE) * priceScale) / 100, freezeQuantity: freeze?.units ?? 0 };
}

/** A band that is widened while trading presses against it holds no order back. */
function bandOf(
  run: RunInstrument,
  day: number,
  referencePrice: number,
  rows: Dated<DatedRow>[],
): { readonly bandLow: number; readonly bandHigh: number } {
  const open = { bandLow: 0, bandHigh: Number.POSITIVE_INFINITY };
  const { instrument } = run;
  if (run.terms !== null || Number.isNaN(referencePrice) || instrument.kind === 'index' || instrument.kind === 'option') return open;
  const bandClass = instrument.kind === 'future' ? 'future' : instrument.segment.endsWith('equity-fo') ? 'share-with-derivatives' : 'share';
  const row = findPriceBand(bandClass, day);
  if (row === null) return open;
  rows.push(row);
  if (row.flexes) return open;
  const range = rangeAround(Math.floor((referencePrice * 100) / instrument.priceScale), row.bandPpm);
  const { priceScale } = instrument;
  return { bandLow: (range.lowPaise * priceScale) / 100, bandHigh: (range.highPaise * priceScale) / 100 };
}

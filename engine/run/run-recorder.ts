// What a run keeps while it goes: session by session the market's terms, minute by minute the equity, order by order the books.
import type { Intent, OrderEvent } from '../events';
import { erasOf, findEra } from '../kernel/contract-era';
import type { AppliedAction } from '../ledger/applied-action';
import type { RunBooks } from '../ledger/run-books';
import type { Dated, DatedRow } from '../market/dated';
import type { Instrument } from '../market/instrument';
import { istDayOfTime, istMinute, minuteOfTime, timeOfMinute } from '../time/ist-time';
import type { DueAction } from '../trade/corporate-actions';
import type { InstrumentFacts } from '../trade/instrument-facts';
import type { Trade } from '../trade/trade';
import type { SimulatedVenue } from '../venue/simulated-venue';
import { actionsDue, lastCloseAsOf, priceWithout } from './actions-due';
import type { BacktestInstrument } from './backtest-instrument';
import { EquityCurve } from './equity-curve';
import { lastCloseBefore } from './last-close';
import type { OptionDesk } from './option-desk';
import type { PriceCursor } from './price-cursor';
import type { LoopObserver } from './run-loop';
import { type SessionFacts, sessionFacts } from './session-facts';

interface DayFacts extends SessionFacts {
  readonly contract: Instrument;
  readonly candles: BacktestInstrument['candles'];
}

interface Ending {
  readonly instrument: number;
  readonly price: number;
}

export interface RecorderParts {
  /** By instrument of the program. */
  readonly instruments: readonly BacktestInstrument[];
  readonly cursors: readonly PriceCursor[];
  readonly options: OptionDesk;
  /** By instrument of the run, slots for contracts included, price units; NaN before the first mark. */
  readonly lastPrices: Float64Array;
  readonly books: RunBooks;
  readonly trade: Trade;
  readonly venue: SimulatedVenue;
  readonly capitalPaise: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly onSession: ((day: number) => void) | null;
}

export class RunRecorder implements LoopObserver {
  readonly curve: EquityCurve;
  readonly rows = new Set<Dated<DatedRow>>();
  private readonly parts: RecorderParts;
  /** What corporate actions did to what was held, in order. */
  readonly applied: AppliedAction[] = [];
  private readonly lastPrices: Float64Array;
  /** By instrument: one of the cursors walks it. */
  private readonly isTraded: readonly boolean[];
  /** Equity at the bars that are being passed over. */
  private marks = new Float64Array(512);
  private day = Number.NaN;
  private isInSession = false;
  private closeUs = Number.NEGATIVE_INFINITY;
  private nextDayUs = Number.NEGATIVE_INFINITY;
  private traded: readonly number[] = [];
  /** Contracts whose last session this is, with their last prices in it. */
  private ending: readonly Ending[] = [];

  constructor(parts: RecorderParts) {
    this.parts = parts;
    this.lastPrices = parts.lastPrices;
    this.isTraded = parts.instruments.map((_, instrument) => parts.cursors.some((cursor) => cursor.instrument === instrument));
    const grid = parts.cursors.find((cursor) => !cursor.isIdle) ?? parts.instruments[0];
    this.curve = new EquityCurve(grid?.candles ?? null, parts.capitalPaise, parts.fromUs, parts.toUs);
  }

  enterInstant(timeUs: number): void {
    if (timeUs <= this.closeUs && timeUs < this.nextDayUs) return;
    this.leaveSession();
    const day = istDayOfTime(timeUs);
    if (day !== this.day) this.startSession(day, timeUs);
  }

  private startSession(day: number, timeUs: number): void {
    this.settleGone(day);
    const lastDay = this.day;
    this.day = day;
    this.nextDayUs = timeOfMinute(istMinute(day + 1, 0));
    this.isInSession = true;
    this.parts.onSession?.(day);
    const { instruments, trade, books } = this.parts;
    const contracts: (Instrument | null)[] = [];
    const specs: (InstrumentFacts | null)[] = [];
    const known: (DayFacts | null)[] = [];
    this.closeUs = Number.NEGATIVE_INFINITY;
    for (let instrument = 0; instrument < instruments.length; instrument += 1) {
      const facts = this.factsOf(instrument, day);
      known.push(facts);
      contracts.push(facts?.contract ?? null);
      specs.push(facts?.facts ?? null);
      if (facts === null) continue;
      for (const row of facts.rows) this.rows.add(row);
      this.closeUs = Math.max(this.closeUs, facts.facts.sessionCloseUs);
    }
    for (const { instrument } of this.parts.options.slots) {
      const session = this.parts.options.startSession(instrument, day, trade.isHeld(instrument), timeUs);
      contracts.push(this.parts.options.contractOf(instrument));
      specs.push(session?.facts ?? null);
      this.closeUs = Math.max(this.closeUs, session?.facts.sessionCloseUs ?? Number.NEGATIVE_INFINITY);
    }
    books.startSession(day, contracts);
    const due = actionsDue(instruments, lastDay, day);
    for (const action of due) this.applyAction(action, timeUs);
    trade.onSession(day, specs, due);
    this.openVenue(known);
  }

  private openVenue(known: readonly (DayFacts | null)[]): void {
    const traded: number[] = [];
    const ending: Ending[] = [];
    for (const { instrument } of this.parts.cursors) {
      const facts = known[instrument] ?? null;
      if (facts === null) continue;
      traded.push(instrument);
      this.parts.venue.startSession(instrument, facts.venue);
      if (facts.facts.expiryUs === null) continue;
      ending.push({ instrument, price: lastCloseBefore(facts.candles, minuteOfTime(facts.facts.sessionCloseUs)) });
    }
    this.traded = traded;
    this.ending = ending;
  }

  private applyAction({ instrument, action, price }: DueAction, timeUs: number): void {
    const applied = this.parts.books.applyCorporateAction(instrument, action, price, timeUs);
    if (applied !== null) this.applied.push(applied);
    const priceScale = this.parts.instruments[instrument]?.candles.priceScale ?? 100;
    this.lastPrices[instrument] = priceWithout(this.lastPrices[instrument] ?? Number.NaN, action, priceScale);
  }

  /** The session that is under way ends: the day's orders lapse, its contract note is posted. */
  leaveSession(): void {
    if (!this.isInSession) return;
    const { trade, venue, books, options } = this.parts;
    const contracts = options.listOpen(this.day);
    for (const { instrument, price } of this.ending) this.settleContract(instrument, price);
    for (const { instrument, settlement } of contracts) if (settlement !== null) this.settleContract(instrument, settlement);
    trade.onSessionEnd(this.closeUs);
    for (const intent of trade.takeIntents()) this.onIntent(intent);
    for (const instrument of [...this.traded, ...contracts.map((contract) => contract.instrument)]) {
      venue.sessionEnd(instrument);
      this.takeAnswers();
    }
    books.endSession();
    this.curve.endSession(this.day, books.equityPaise(this.lastPrices));
    this.isInSession = false;
  }

  /** What is held of a contract that is over, at its last close: by the orders that would have closed it, and where there are none without. */
  private settleContract(instrument: number, price: number): void {
    const { trade, venue } = this.parts;
    venue.settleContract(instrument, price);
    this.takeAnswers();
    trade.onContractEnd(instrument, this.closeUs);
    for (const intent of trade.takeIntents()) {
      this.onIntent(intent);
      if (intent.kind === 'place' && intent.instrument === instrument) venue.settle(intent, price);
    }
    this.takeAnswers();
  }

  /** A contract that gave way between two sessions in which anything happened ended unseen: it is settled late, in the books of the last one. */
  private settleGone(day: number): void {
    const { instruments, trade, books } = this.parts;
    let isSettled = false;
    for (const instrument of this.traded) {
      const run = instruments[instrument];
      const eras = run === undefined ? [] : erasOf(run);
      const gone = findEra(eras, this.day);
      if (gone === null || gone.contract === null || gone === findEra(eras, day) || !trade.isHeld(instrument)) continue;
      this.settleContract(instrument, lastCloseBefore(gone.contract.candles, istMinute(day, 0)));
      isSettled = true;
    }
    if (isSettled) books.endSession();
  }

  private takeAnswers(): void {
    const { trade, venue } = this.parts;
    for (let event = venue.nextEvent(); event !== null; event = venue.nextEvent()) {
      this.onOrderEvent(event, this.closeUs);
      trade.onOrderEvent(event, this.closeUs);
    }
  }

  onIntent(intent: Intent): void {
    this.parts.books.onIntent(intent);
  }

  onOrderEvent(event: OrderEvent, timeUs: number): void {
    this.parts.books.onOrderEvent(event, timeUs);
  }

  onSealed(timeUs: number, sealed: readonly PriceCursor[]): void {
    const { books, venue } = this.parts;
    for (const cursor of sealed) {
      const { instrument, candles, sealedRow } = cursor;
      const close = candles.close[sealedRow] ?? Number.NaN;
      const hasTraded = candles.volume[sealedRow] !== 0 || !venue.hasVolume(instrument);
      if (!hasTraded) books.countBar(instrument);
      else
        books.markBar(instrument, cursor.sealedOpenUs, candles.high[sealedRow] ?? Number.NaN, candles.low[sealedRow] ?? Number.NaN, close);
      this.lastPrices[instrument] = close;
    }
    books.sealMinute();
    this.curve.mark(timeUs, books.equityPaise(this.lastPrices));
  }

  onPassed(timeUs: number, bars: number): void {
    const { books, cursors } = this.parts;
    if (this.marks.length < bars) this.marks = new Float64Array(2 * bars);
    books.markBars(cursors, bars, this.marks);
    this.curve.markBars(timeUs, this.marks, bars);
    for (const { instrument, candles, row, isIdle } of cursors)
      if (!isIdle) this.lastPrices[instrument] = candles.close[row + bars - 1] ?? Number.NaN;
  }

  get sessionEndUs(): number {
    return this.closeUs;
  }

  onFlat(timeUs: number): void {
    this.curve.setLevel(timeUs, this.parts.books.equityPaise(this.lastPrices));
  }

  /** The contract is the day's, and so is the close before it. */
  private factsOf(instrument: number, day: number): DayFacts | null {
    const run = this.parts.instruments[instrument];
    const era = run === undefined ? null : findEra(erasOf(run), day);
    if (era === null || era.contract === null) return null;
    const { contract, toDay } = era;
    const referencePrice = this.isTraded[instrument] === true ? lastCloseAsOf(contract, day) : Number.NaN;
    const expiryDay = expiryDayOf(contract.instrument);
    const isLast = isLastSession(contract, Math.min(toDay, expiryDay), day);
    const sessionsLeft = Number.isFinite(expiryDay) ? countSessionsAfter(contract, expiryDay, day) : null;
    const session = sessionFacts(contract, day, contract.sessions(day), referencePrice, sessionsLeft, isLast);
    if (session === null) return null;
    const { facts, venue, rows } = session;
    return { facts, venue, rows, contract: contract.instrument, candles: contract.candles };
  }
}

function expiryDayOf(instrument: Instrument): number {
  return instrument.kind === 'future' || instrument.kind === 'option' ? instrument.expiryDay : Number.POSITIVE_INFINITY;
}

/** No session follows up to the last day of the contract: a holiday may have taken that day itself. */
function isLastSession({ sessions }: BacktestInstrument, lastDay: number, day: number): boolean {
  if (lastDay - day > CLOSED_DAYS_MAX) return false;
  for (let next = day + 1; next <= lastDay; next++) if (sessions(next).length > 0) return false;
  return true;
}

/** Up to the contract's last day: a holiday may have taken that day itself. */
function countSessionsAfter({ sessions }: BacktestInstrument, lastDay: number, day: number): number {
  if (lastDay - day > LISTED_DAYS_MAX) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let next = day + 1; next <= lastDay; next++) if (sessions(next).length > 0) count += 1;
  return count;
}

/** No rule asks for a contract that ends later, and no calendar need reach so far. */
const LISTED_DAYS_MAX = 120;

/** Days in a row without a session, at most. */
const CLOSED_DAYS_MAX = 10;

// What a run keeps while it goes: session by session the market's terms, minute by minute the equity, order by order the books.
import type { Intent, OrderEvent } from '../events';
import type { RunBooks } from '../ledger/run-books';
import type { Dated, DatedRow } from '../market/dated';
import { istDayOfTime, istMinute } from '../time/ist-time';
import type { SessionSpecs } from '../trade/instrument-facts';
import type { Trade } from '../trade/trade';
import type { SimulatedVenue } from '../venue/simulated-venue';
import type { BacktestInstrument } from './backtest';
import { EquityCurve } from './equity-curve';
import type { PriceCursor } from './price-cursor';
import type { LoopObserver } from './run-loop';
import { type SessionFacts, sessionFacts } from './session-facts';

export interface RecorderParts {
  /** By instrument of the program. */
  readonly instruments: readonly BacktestInstrument[];
  readonly cursors: readonly PriceCursor[];
  readonly books: RunBooks;
  readonly trade: Trade;
  readonly venue: SimulatedVenue;
  readonly capitalPaise: number;
  readonly fromUs: number;
  readonly toUs: number;
}

export class RunRecorder implements LoopObserver {
  readonly curve: EquityCurve;
  readonly rows = new Set<Dated<DatedRow>>();
  private readonly parts: RecorderParts;
  private readonly lastPrices: Float64Array;
  private day = Number.NaN;
  private closeUs = Number.NEGATIVE_INFINITY;
  private traded: readonly number[] = [];

  constructor(parts: RecorderParts) {
    this.parts = parts;
    this.lastPrices = new Float64Array(parts.instruments.length).fill(Number.NaN);
    this.curve = new EquityCurve(parts.cursors[0]?.candles ?? null, parts.capitalPaise, parts.fromUs, parts.toUs);
  }

  enterInstant(timeUs: number): void {
    const day = istDayOfTime(timeUs);
    if (day === this.day) return;
    this.leaveSession();
    this.day = day;
    const { instruments, cursors, trade, venue, books } = this.parts;
    const facts = instruments.map((instrument, index) => this.factsOf(instrument, cursors.find((cursor) => cursor.instrument === index) ?? null, day));
    for (const entry of facts) for (const row of entry?.rows ?? []) this.rows.add(row);
    books.startSession(day, facts.map((entry, index) => (entry === null ? null : (instruments[index]?.instrument ?? null))));
    const specs: SessionSpecs = facts.map((entry) => entry?.facts ?? null);
    trade.onSession(day, specs);
    this.traded = cursors.map(({ instrument }) => instrument).filter((instrument) => facts[instrument] !== null);
    for (const instrument of this.traded) {
      const session = facts[instrument]?.venue;
      if (session !== undefined) venue.startSession(instrument, session);
    }
    this.closeUs = Math.max(...facts.map((entry) => entry?.facts.sessionCloseUs ?? Number.NEGATIVE_INFINITY));
  }

  /** The session that is under way ends: the day's orders lapse, its contract note is posted. */
  leaveSession(): void {
    if (Number.isNaN(this.day)) return;
    const { trade, venue, books } = this.parts;
    trade.onSessionEnd(this.closeUs);
    for (const intent of trade.takeIntents()) this.onIntent(intent);
    for (const instrument of this.traded) venue.sessionEnd(instrument);
    for (let event = venue.nextEvent(); event !== null; event = venue.nextEvent()) {
      this.onOrderEvent(event, this.closeUs);
      trade.onOrderEvent(event, this.closeUs);
    }
    books.endSession();
    this.curve.endSession(this.day, books.equityPaise(this.lastPrices));
    this.day = Number.NaN;
  }

  onIntent(intent: Intent): void {
    this.parts.books.onIntent(intent);
  }

  onOrderEvent(event: OrderEvent, timeUs: number): void {
    this.parts.books.onOrderEvent(event, timeUs);
  }

  onSealed(timeUs: number, sealed: readonly PriceCursor[]): void {
    const { books } = this.parts;
    for (const { instrument, candles, sealed: bar } of sealed) {
      const close = candles.close[bar.row] ?? Number.NaN;
      books.markBar(instrument, bar.openUs, candles.high[bar.row] ?? Number.NaN, candles.low[bar.row] ?? Number.NaN, close);
      this.lastPrices[instrument] = close;
    }
    books.sealMinute();
    this.curve.mark(timeUs, books.equityPaise(this.lastPrices));
  }

  onFlat(timeUs: number): void {
    this.curve.setLevel(timeUs, this.parts.books.equityPaise(this.lastPrices));
  }

  private factsOf(run: BacktestInstrument, cursor: PriceCursor | null, day: number): SessionFacts | null {
    return sessionFacts(run, day, run.sessions(day), cursor?.lastCloseBefore(istMinute(day, 0)) ?? Number.NaN);
  }
}

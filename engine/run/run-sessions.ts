// The sessions of a run, one after another: what each begins with at the books, the kernel and the venue, and what ends with it, contracts that
// expire among it. It keeps no result; the prices at which it settles are those of the market.
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
import { actionsDue, priceWithout } from './actions-due';
import { type BacktestInstrument, instrumentAt } from './backtest-instrument';
import { type DayFacts, dayFacts } from './day-facts';
import { lastCloseBefore } from './last-close';
import type { OptionDesk } from './option-desk';
import type { PriceCursor } from './price-cursor';
import type { RunRecorder } from './run-recorder';

interface EndingContract {
  readonly instrument: number;
  readonly price: number;
}

export interface RunSessionsParts {
  /** By instrument of the program. */
  readonly instruments: readonly BacktestInstrument[];
  readonly cursors: readonly PriceCursor[];
  readonly options: OptionDesk;
  /** By instrument of the run, slots for contracts included, price units; NaN before the first mark. */
  readonly lastPrices: Float64Array;
  readonly books: RunBooks;
  readonly trade: Trade;
  readonly venue: SimulatedVenue;
  readonly recorder: RunRecorder;
  /** Told each session that the run enters, by its IST day; null tells nobody. */
  readonly onSession: ((day: number) => void) | null;
}

export class RunSessions {
  /** Rows of the dated tables that were consulted. */
  readonly rows = new Set<Dated<DatedRow>>();
  /** What corporate actions did to what was held, in order. */
  readonly applied: AppliedAction[] = [];
  private readonly parts: RunSessionsParts;
  /** By instrument: one of the cursors walks it. */
  private readonly isTraded: readonly boolean[];
  private day = Number.NaN;
  private isInSession = false;
  private closeUs = Number.NEGATIVE_INFINITY;
  private nextDayUs = Number.NEGATIVE_INFINITY;
  private traded: readonly number[] = [];
  /** Contracts whose last session this is, with their last prices in it. */
  private ending: readonly EndingContract[] = [];

  constructor(parts: RunSessionsParts) {
    this.parts = parts;
    this.isTraded = parts.instruments.map((_, instrument) => parts.cursors.some((cursor) => cursor.instrument === instrument));
  }

  /** The last instant of the present session. */
  get endUs(): number {
    return this.closeUs;
  }

  /** Before anything else at an instant: the last session may be over, and a new one begun. */
  enter(timeUs: number): void {
    if (timeUs <= this.closeUs && timeUs < this.nextDayUs) return;
    this.leave();
    const day = istDayOfTime(timeUs);
    if (day !== this.day) this.start(day, timeUs);
  }

  private start(day: number, timeUs: number): void {
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
    for (const [index, instrument] of instruments.entries()) {
      const facts = dayFacts(instrument, day, this.isTraded[index] === true);
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
    const ending: EndingContract[] = [];
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
    const { books, instruments, lastPrices } = this.parts;
    const applied = books.applyCorporateAction(instrument, action, price, timeUs);
    if (applied !== null) this.applied.push(applied);
    const priceScale = instruments[instrument]?.candles.priceScale ?? 100;
    lastPrices[instrument] = priceWithout(lastPrices[instrument] ?? Number.NaN, action, priceScale);
  }

  /** The session that is under way ends: the day's orders lapse, its contract note is posted. */
  leave(): void {
    if (!this.isInSession) return;
    const { trade, venue, books, options, recorder } = this.parts;
    const contracts = options.listOpen(this.day);
    for (const { instrument, price } of this.ending) this.settleContract(instrument, price);
    for (const { instrument, settlement } of contracts) if (settlement !== null) this.settleContract(instrument, settlement);
    trade.onSessionEnd(this.closeUs);
    for (const intent of trade.takeIntents()) recorder.onIntent(intent);
    for (const instrument of [...this.traded, ...contracts.map((contract) => contract.instrument)]) {
      venue.sessionEnd(instrument);
      this.takeAnswers();
    }
    books.endSession();
    recorder.onSessionEnd(this.day);
    this.isInSession = false;
  }

  /** What is held of a contract that is over, at `price`: by the orders that would have closed it, and where there are none without. */
  private settleContract(instrument: number, price: number): void {
    const { trade, venue, recorder } = this.parts;
    venue.settleContract(instrument, price);
    this.takeAnswers();
    trade.onContractEnd(instrument, this.closeUs);
    for (const intent of trade.takeIntents()) {
      recorder.onIntent(intent);
      if (intent.kind === 'place' && intent.instrument === instrument) venue.settle(intent, price);
    }
    this.takeAnswers();
  }

  /** A contract that gave way between two sessions in which anything happened ended unseen: it is settled late, in the books of the last one. */
  private settleGone(day: number): void {
    const { instruments, trade, books } = this.parts;
    let isSettled = false;
    for (const instrument of this.traded) {
      const eras = erasOf(instrumentAt(instruments, instrument));
      const gone = findEra(eras, this.day);
      if (gone === null || gone.contract === null || gone === findEra(eras, day) || !trade.isHeld(instrument)) continue;
      this.settleContract(instrument, lastCloseBefore(gone.contract.candles, istMinute(day, 0)));
      isSettled = true;
    }
    if (isSettled) books.endSession();
  }

  private takeAnswers(): void {
    const { trade, venue, recorder } = this.parts;
    for (let event = venue.nextEvent(); event !== null; event = venue.nextEvent()) {
      recorder.onOrderEvent(event, this.closeUs);
      trade.onOrderEvent(event, this.closeUs);
    }
  }
}

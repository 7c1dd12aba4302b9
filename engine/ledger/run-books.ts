// The books of one run. They hear what was sent and what the venue answered, and keep the ledger, the table of fills and the trade list in step.
// They decide nothing: the same events give the same books.
import { invariant } from '../../dsl/types/invariant';
import type { Filled, Intent, OrderEvent, OrderReason, Product, Side, TimeUs } from '../events';
import { CHARGE_ITEMS, type ChargeItem } from '../market/charge-items';
import { type NoteSegment, type PostedCharges, postBlock } from '../market/contract-note';
import { type CorporateAction, isUnitChange } from '../market/corporate-action';
import type { Dated, DatedRow } from '../market/dated';
import type { Instrument } from '../market/instrument';
import type { BrokeragePlan } from '../market/tables/charge-terms';
import type { ClosedTrade } from '../report/run-series';
import type { AppliedAction } from './applied-action';
import type { BarRows } from './bar-rows';
import type { BookedFill } from './booked-fill';
import { ChargeMeter } from './charge-meter';
import type { EpochLeg } from './epoch-leg';
import { FillLog } from './fill-log';
import type { FillRow } from './fill-row';
import { Ledger } from './ledger';
import { NOTE_SEGMENTS } from './ledger-layout';
import type { OpenPosition } from './open-position';
import { TradeList } from './trade-list';

export interface RunBooksConfig {
  readonly capitalPaise: number;
  readonly instruments: number;
  readonly positions: number;
  readonly plan: BrokeragePlan;
  /** Whether the price of an instrument at which a fill comes in now is a model's; absent where none is. */
  readonly isModelled?: (instrument: number) => boolean;
}

interface OrderFacts {
  readonly position: number;
  readonly leg: number;
  readonly instrument: number;
  readonly side: Side;
  readonly product: Product;
  /** Of what was last asked of it. */
  reason: OrderReason;
  /** Its reason before the change that is asked for: what it goes back to if that is refused. */
  priorReason: OrderReason;
}

const NO_BLOCKS: readonly NoteSegment[] = [];

export class RunBooks {
  readonly ledger: Ledger;
  private readonly tradeList: TradeList;
  private readonly log = new FillLog();
  private readonly meter: ChargeMeter;
  /** By number; undefined once the order is done. */
  private readonly orders: (OrderFacts | undefined)[] = [];
  private readonly contracts: (Instrument | null)[];
  private readonly noteRows = new Set<Dated<DatedRow>>();
  private readonly isModelled: (instrument: number) => boolean;
  /** Blocks of the contract note with fills since the last one. */
  private traded: readonly NoteSegment[] = NO_BLOCKS;

  constructor({ capitalPaise, instruments, positions, plan, isModelled = () => false }: RunBooksConfig) {
    this.isModelled = isModelled;
    this.ledger = new Ledger(capitalPaise, instruments);
    this.tradeList = new TradeList(positions);
    this.meter = new ChargeMeter(plan);
    this.contracts = Array.from({ length: instruments }, () => null);
  }

  /** `contracts` by index of the program's instruments; null leaves what the index was. */
  startSession(day: number, contracts: readonly (Instrument | null)[]): void {
    invariant(this.traded.length === 0, 'the charges of a day are posted before the next day begins');
    this.meter.startDay(day);
    for (const [index, contract] of contracts.entries()) {
      if (contract !== null) this.takeContract(index, contract);
    }
  }

  /** A slot becomes another contract within a session. Nothing of the one before is held. */
  takeContract(instrument: number, contract: Instrument): void {
    const isSame = this.contracts[instrument]?.id === contract.id;
    invariant(isSame || this.ledger.quantityOf(instrument) === 0, `${contract.id} takes over an instrument that is still held`);
    this.contracts[instrument] = contract;
    this.ledger.startInstrument(instrument, contract.priceScale, contract.kind === 'future');
  }

  onIntent(intent: Intent): void {
    if (intent.kind === 'place') {
      const { position, leg, instrument, side, product, reason } = intent;
      this.orders[intent.order] = { position, leg, instrument, side, product, reason, priorReason: reason };
      if (reason === 'legStop' && intent.type === 'stopLimit') this.noteStop(position, leg, intent.triggerPrice);
    } else if (intent.kind === 'modify') {
      const facts = this.orders[intent.order];
      if (facts !== undefined) {
        facts.priorReason = facts.reason;
        facts.reason = intent.reason;
      }
    }
  }

  /** A stop that is monitored, and not placed. */
  noteStop(position: number, leg: number, stopPrice: number): void {
    this.tradeList.noteStop(position, leg, stopPrice);
  }

  /** A stop that stands elsewhere now. */
  moveStop(position: number, leg: number, stopPrice: number): void {
    this.tradeList.moveStop(position, leg, stopPrice);
  }

  /** Legs of the position are given up for others: it goes on although nothing may be held for a moment. */
  holdOn(position: number): void {
    this.tradeList.holdOn(position);
  }

  /** The position is flat. */
  letGo(position: number): void {
    this.tradeList.letGo(position);
  }

  onOrderEvent(event: OrderEvent, timeUs: TimeUs): void {
    if (event.kind === 'filled') this.fill(event, timeUs);
    if (event.kind === 'refused' && event.request === 'modify') this.restoreReason(event.order);
    if (isLast(event)) this.orders[event.order] = undefined;
  }

  private restoreReason(order: number): void {
    const facts = this.orders[order];
    if (facts !== undefined) facts.reason = facts.priorReason;
  }

  private fill(event: Filled, timeUs: TimeUs): void {
    const { order, quantity, price, remaining, rule, slippage, isAmbiguous } = event;
    const facts = this.orders[order];
    const contract = this.contracts[facts?.instrument ?? -1] ?? null;
    if (facts === undefined || contract === null) invariant(false, `fill of order ${order}, which was never placed`);
    const { position, leg, instrument, side, product, reason } = facts;
    const fill: BookedFill = {
      timeUs,
      order,
      position,
      leg,
      instrument,
      contract,
      product,
      side,
      quantity,
      signedQuantity: side === 'buy' ? quantity : -quantity,
      remaining,
      price,
      reason,
      rule,
      slippage,
      isAmbiguous,
      // What exercise brings follows from the underlying, whoever priced the option before.
      isModelled: rule !== 'settlement' && this.isModelled(instrument),
    };
    const at = this.log.makeRoom();
    const noteSegment = this.meter.meter(fill, this.log.amounts, at);
    this.ledger.book(instrument, fill.signedQuantity, price);
    this.ledger.accrue(noteSegment, this.log.amounts, at);
    this.tradeList.apply(fill, this.log.add(fill, noteSegment));
    if (!this.traded.includes(noteSegment)) this.traded = [...this.traded, noteSegment];
  }

  /**
   * An ex-date, before the open: what is held of an instrument goes into new units, parts of a unit are paid out at `price` of a new one;
   * dividends are received, or paid on what is short. What became of it, or null where nothing was held.
   */
  applyCorporateAction(instrument: number, action: CorporateAction, price: number, timeUs: TimeUs): AppliedAction | null {
    const before = this.ledger.quantityOf(instrument);
    const trades = this.tradeList.countHolding(instrument);
    if (trades === 0) return null;
    const { units, paise } = isUnitChange(action)
      ? this.tradeList.changeUnits(instrument, action, price, timeUs)
      : this.tradeList.payDividend(instrument, action.perUnit);
    if (isUnitChange(action)) this.ledger.scaleHolding(instrument, action, units, paise);
    else this.ledger.payDividend(paise);
    return { instrument: this.contracts[instrument]?.id ?? '', action, unitsBefore: before, unitsAfter: units, paise };
  }

  /** Dividends received less dividends paid over the run. */
  get dividendsPaise(): number {
    return 0 - this.ledger.balanceOf('dividends');
  }

  /** A bar of an instrument has ended; then, once for the instant, `sealMinute`. Only while something is open. */
  markBar(instrument: number, openUs: TimeUs, high: number, low: number, close: number): void {
    this.tradeList.markBar(instrument, openUs, high, low, close);
  }

  /** In place of `markBar` where nothing traded in the bar. */
  countBar(instrument: number): void {
    this.tradeList.countBar(instrument);
  }

  sealMinute(): void {
    this.tradeList.sealMinute();
  }

  /** Bars that ended together, minute after minute without a fill, as many as `count`: marks them all, and writes the equity at each. */
  markBars(bars: readonly BarRows[], count: number, equity: Float64Array): void {
    this.tradeList.markBars(bars, count);
    this.ledger.markEquity(bars, count, equity);
  }

  /** At last prices, in price units by index of the program's instruments; net of accrued charges. */
  equityPaise(lastPrices: ArrayLike<number>): number {
    return this.ledger.equityPaise(lastPrices);
  }

  /** What an instrument of the program is in this session. */
  findContract(instrument: number): Instrument | null {
    return this.contracts[instrument] ?? null;
  }

  heldLegs(): readonly EpochLeg[] {
    return this.tradeList.heldLegs;
  }

  /** The session is over: its contract note is posted, and what was closed in it is final. */
  endSession(): void {
    if (this.traded.length > 0) this.postNote();
    this.tradeList.finalise((place) => this.log.chargesPaiseOf(place));
  }

  private postNote(): void {
    const { paise, rows } = this.meter.noteUnits;
    const posted: PostedCharges[] = [];
    for (const segment of NOTE_SEGMENTS) {
      if (this.traded.includes(segment)) posted.push(postBlock(segment, this.ledger.accruedIn(segment), paise));
    }
    for (const row of rows) this.noteRows.add(row);
    this.ledger.postCharges(posted);
    this.log.applyNote(posted);
    this.traded = NO_BLOCKS;
  }

  get fills(): readonly FillRow[] {
    return this.log.rows;
  }

  get trades(): readonly ClosedTrade[] {
    return this.tradeList.trades;
  }

  /** What is held, between sessions. */
  get openPositions(): readonly OpenPosition[] {
    return this.tradeList.openPositions((place) => this.log.chargesPaiseOf(place));
  }

  /** Posted over the run, by item. */
  get charges(): readonly { readonly item: ChargeItem; readonly paise: number }[] {
    return CHARGE_ITEMS.map((item) => ({ item, paise: this.ledger.chargesOf(item) }));
  }

  /** Rows of the charge tables that the run used. */
  get rows(): readonly Dated<DatedRow>[] {
    return [...new Set([...this.meter.rows, ...this.noteRows])];
  }
}

/** No further event of the order brings anything. */
function isLast(event: OrderEvent): boolean {
  if (event.kind === 'filled') return event.remaining === 0;
  return event.kind === 'rejected' || event.kind === 'cancelled' || event.kind === 'expired';
}

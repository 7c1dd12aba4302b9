// Works out what each fill adds to the charges of its order, exactly. A cap holds for a whole order, so the charges of the order are worked out
// anew from all that it has traded, and the fill is charged the difference. Rates are looked up once for each instrument and block, and again
// when a table changes.

import { CHARGE_ITEMS } from '../market/charge-items';
import { type ChargeSchedule, type ChargeScope, getChargeSchedule, nextChangeDay } from '../market/charge-schedule';
import { writeAccrued, writeCharges } from '../market/charges';
import { accrueDepositoryCharge, getNoteUnits, type NoteSegment, type NoteUnits, noteSegmentOf } from '../market/contract-note';
import type { Dated, DatedRow } from '../market/dated';
import type { Instrument } from '../market/instrument';
import type { Exchange } from '../market/segment';
import type { ChargeSegment } from '../market/tables/charge-rates';
import type { BrokeragePlan } from '../market/tables/charge-terms';
import type { BookedFill } from './booked-fill';
import { chargeClassOf, underlyingOf } from './charge-class';

/** An order that was not filled at once: what it has traded, and what that came to, in the order of CHARGE_ITEMS. */
interface OrderSoFar {
  readonly turnoverUnits: number;
  readonly amounts: Float64Array;
}

/** What holds for an instrument's orders until a table changes. */
interface Terms {
  readonly schedule: ChargeSchedule;
  readonly noteSegment: NoteSegment;
}

const ITEMS = CHARGE_ITEMS.length;

export class ChargeMeter {
  private readonly plan: BrokeragePlan;
  private day = Number.NaN;
  /** Until the day before this one, from the present day on, every schedule stays what it is. */
  private changeDay = Number.NEGATIVE_INFINITY;
  private units: NoteUnits | null = null;
  /** By number: those of which something is left, or of which something came before. */
  private readonly orders = new Map<number, OrderSoFar>();
  private readonly schedules = new Map<Instrument, Map<ChargeSegment, Terms>>();
  /** By exchange, segment and underlying. */
  private readonly scopes = new Map<string, Terms>();
  /** What the depository takes, in the order of CHARGE_ITEMS. */
  private readonly depositories = new Map<Exchange, Float64Array>();
  /** Shares of which the depository has taken its charge today. */
  private readonly delivered = new Set<string>();
  private readonly consulted = new Set<Dated<DatedRow>>();

  constructor(plan: BrokeragePlan) {
    this.plan = plan;
  }

  /** A session begins: rates may be others, and every order is new, because orders are for the day. */
  startDay(day: number): void {
    if (!(this.day <= day && day < this.changeDay)) {
      this.schedules.clear();
      this.scopes.clear();
      this.depositories.clear();
      this.changeDay = nextChangeDay(day);
      this.units = getNoteUnits(day);
    }
    this.day = day;
    // A map makes itself a new table when it is cleared.
    if (this.orders.size > 0) this.orders.clear();
    if (this.delivered.size > 0) this.delivered.clear();
  }

  /** Writes what a fill adds into cells of a column, in the order of CHARGE_ITEMS. Returns the block of the contract note that it stands in. */
  meter(fill: BookedFill, column: Float64Array, at: number): NoteSegment {
    const { contract, order, price, quantity, remaining, rule } = fill;
    const { segment, side } = chargeClassOf(contract, fill.product, fill.side, rule);
    const { schedule, noteSegment } = this.termsFor(contract, segment);
    const before = this.orders.get(order);
    const turnoverUnits = (before?.turnoverUnits ?? 0) + price * quantity;
    const executed = { side, turnoverUnits, priceScale: contract.priceScale, squaredOffByBroker: rule === 'squareOff' };
    writeAccrued(executed, schedule, column, at);
    if (before !== undefined || remaining > 0) this.orders.set(order, { turnoverUnits, amounts: column.slice(at, at + ITEMS) });
    if (before !== undefined) addTo(column, at, before.amounts, -1);
    if (segment === 'equity-delivery' && side === 'sell') this.addDepository(contract, column, at);
    return noteSegment;
  }

  /** Shares leave the account once a day, whatever the number of sales. */
  private addDepository({ id, exchange }: Instrument, column: Float64Array, at: number): void {
    if (this.delivered.has(id)) return;
    this.delivered.add(id);
    addTo(column, at, this.depositoryOf(exchange), 1);
  }

  private depositoryOf(exchange: Exchange): Float64Array {
    const known = this.depositories.get(exchange);
    if (known !== undefined) return known;
    const { amounts, rows } = accrueDepositoryCharge(this.plan, exchange, this.day);
    const column = new Float64Array(ITEMS);
    writeCharges(amounts, column, 0);
    this.depositories.set(exchange, column);
    for (const row of rows) this.consulted.add(row);
    return column;
  }

  private termsFor(instrument: Instrument, segment: ChargeSegment): Terms {
    const own = this.schedules.get(instrument) ?? new Map<ChargeSegment, Terms>();
    const known = own.get(segment);
    if (known !== undefined) return known;
    const { exchange } = instrument;
    const terms = this.termsOf({ plan: this.plan, exchange, segment, underlying: underlyingOf(instrument) });
    this.schedules.set(instrument, own.set(segment, terms));
    return terms;
  }

  /** Options of one underlying come and go by the day, and pay alike. */
  private termsOf(scope: ChargeScope): Terms {
    const { exchange, segment, underlying } = scope;
    const name = `${exchange} ${segment} ${underlying}`;
    const known = this.scopes.get(name);
    if (known !== undefined) return known;
    const schedule = getChargeSchedule(scope, this.day);
    const terms = { schedule, noteSegment: noteSegmentOf(exchange, segment) };
    this.scopes.set(name, terms);
    for (const row of schedule.rows) this.consulted.add(row);
    return terms;
  }

  /** Of the present day's contract note. */
  get noteUnits(): NoteUnits {
    return this.units ?? getNoteUnits(this.day);
  }

  /** Every row of the charge tables that was used. */
  get rows(): readonly Dated<DatedRow>[] {
    return [...this.consulted];
  }
}

/** Amounts are safe integers, and so are their sums. */
function addTo(column: Float64Array, at: number, amounts: Float64Array, sign: 1 | -1): void {
  for (let item = 0; item < ITEMS; item += 1) column[at + item] = (column[at + item] ?? 0) + sign * (amounts[item] ?? 0);
}

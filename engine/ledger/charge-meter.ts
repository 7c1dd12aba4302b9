// What each execution adds to the charges of its order, exactly. Caps hold per order, so an order's charges are worked out anew from its
// whole turnover, and the execution is charged the difference. Rates are looked up once for each scope, and anew when any changes.

import type { FillRule, Side } from '../events';
import { type ChargeSchedule, getChargeSchedule, nextChangeDay } from '../market/charge-schedule';
import { accrueCharges, addCharges, type ChargeAmounts, NO_CHARGES, subtractCharges } from '../market/charges';
import {
  type AccruedOrder,
  accrueDepositoryCharge,
  getNoteUnits,
  type NoteSegment,
  type NoteUnits,
  noteSegmentOf,
} from '../market/contract-note';
import type { Dated, DatedRow } from '../market/dated';
import type { Instrument } from '../market/instrument';
import type { Exchange } from '../market/segment';
import type { ChargeSegment } from '../market/tables/charge-rates';
import type { BrokeragePlan } from '../market/tables/charge-terms';
import { chargeClassOf, type Product, underlyingOf } from './charge-class';

export interface Execution {
  readonly order: number;
  readonly instrument: Instrument;
  readonly product: Product;
  readonly side: Side;
  readonly rule: FillRule;
  readonly quantity: number;
  /** Price units. */
  readonly price: number;
}

export interface MeteredCharges {
  readonly noteSegment: NoteSegment;
  readonly amounts: ChargeAmounts;
}

interface OrderSoFar {
  readonly turnoverUnits: number;
  readonly amounts: ChargeAmounts;
}

/** What holds for an instrument's orders until a table changes. */
interface Terms {
  readonly schedule: ChargeSchedule;
  readonly noteSegment: NoteSegment;
}

const NOTHING_YET: OrderSoFar = { turnoverUnits: 0, amounts: NO_CHARGES };

export class ChargeMeter {
  private readonly plan: BrokeragePlan;
  private day = Number.NaN;
  /** Until the day before this one, from the present day on, every schedule stays what it is. */
  private changeDay = Number.NEGATIVE_INFINITY;
  private units: NoteUnits | null = null;
  private readonly orders = new Map<number, OrderSoFar>();
  private readonly schedules = new Map<Instrument, Map<ChargeSegment, Terms>>();
  private readonly depositories = new Map<Exchange, AccruedOrder>();
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
      this.depositories.clear();
      this.changeDay = nextChangeDay(day);
      this.units = getNoteUnits(day);
    }
    this.day = day;
    this.orders.clear();
    this.delivered.clear();
  }

  meter(execution: Execution): MeteredCharges {
    const { order, instrument, price, quantity, rule } = execution;
    const { segment, side } = chargeClassOf(instrument, execution.product, execution.side, rule);
    const { schedule, noteSegment } = this.termsFor(instrument, segment);
    const before = this.orders.get(order) ?? NOTHING_YET;
    const turnoverUnits = before.turnoverUnits + price * quantity;
    const executed = { side, turnoverUnits, priceScale: instrument.priceScale, squaredOffByBroker: rule === 'squareOff' };
    const after = accrueCharges(executed, schedule);
    this.orders.set(order, { turnoverUnits, amounts: after });
    const added = before === NOTHING_YET ? after : subtractCharges(after, before.amounts);
    const isDelivered = segment === 'equity-delivery' && side === 'sell';
    return { noteSegment, amounts: isDelivered ? this.withDepository(added, instrument) : added };
  }

  /** Shares leave the account once a day, whatever the number of sales. */
  private withDepository(amounts: ChargeAmounts, instrument: Instrument): ChargeAmounts {
    if (this.delivered.has(instrument.id)) return amounts;
    this.delivered.add(instrument.id);
    return addCharges(amounts, this.depositoryOf(instrument.exchange).amounts);
  }

  private depositoryOf(exchange: Exchange): AccruedOrder {
    const known = this.depositories.get(exchange);
    if (known !== undefined) return known;
    const depository = accrueDepositoryCharge(this.plan, exchange, this.day);
    this.depositories.set(exchange, depository);
    for (const row of depository.rows) this.consulted.add(row);
    return depository;
  }

  private termsFor(instrument: Instrument, segment: ChargeSegment): Terms {
    const own = this.schedules.get(instrument) ?? new Map<ChargeSegment, Terms>();
    const known = own.get(segment);
    if (known !== undefined) return known;
    const { exchange } = instrument;
    const schedule = getChargeSchedule({ plan: this.plan, exchange, segment, underlying: underlyingOf(instrument) }, this.day);
    const terms = { schedule, noteSegment: noteSegmentOf(exchange, segment) };
    this.schedules.set(instrument, own.set(segment, terms));
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

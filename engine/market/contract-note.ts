// What a day costs: the exact accruals of its orders, summed by segment of the contract note and rounded as the note rounds them. This is what the
// ledger is charged; the difference to what was accrued is shown, never hidden.
import { invariant } from '../../dsl/types/invariant';
import type { ChargeItem } from './charge-items';
import { type ChargeSchedule, findFixedCharge, findGst, noteRounding } from './charge-schedule';
import {
  accrueCharges,
  addCharges,
  type ChargeAmounts,
  type ExecutedOrder,
  joinCharges,
  listCharges,
  mapCharges,
  NO_CHARGES,
  totalCharges,
} from './charges';
import type { Dated, DatedRow } from './dated';
import { type MicroPaise, microOfPaise, NO_CHARGE, paiseInUnits, taxOn } from './micro-paise';
import type { Exchange } from './segment';
import type { ChargeSegment } from './tables/charge-rates';
import type { BrokeragePlan } from './tables/charge-terms';

/** A contract note has one block for shares and one for derivatives of each exchange. */
export type NoteSegment = `${Exchange}:${'equity' | 'derivatives'}`;

export interface AccruedOrder {
  readonly exchange: Exchange;
  readonly segment: ChargeSegment;
  readonly amounts: ChargeAmounts;
  readonly rows: readonly Dated<DatedRow>[];
}

export interface PostedCharges {
  readonly noteSegment: NoteSegment;
  /** In paise, as the note states them. */
  readonly paise: Readonly<Record<ChargeItem, number>>;
  readonly totalPaise: number;
  /** Posted less accrued, in 10⁻⁶ paise. */
  readonly roundingMicro: MicroPaise;
}

export interface DayCharges {
  readonly day: number;
  readonly posted: readonly PostedCharges[];
  readonly totalPaise: number;
  /** Every row behind the day's charges, each once. */
  readonly rows: readonly Dated<DatedRow>[];
}

const NOTE_SEGMENTS: readonly NoteSegment[] = ['NSE:equity', 'NSE:derivatives', 'BSE:equity', 'BSE:derivatives'];

export function noteSegmentOf(exchange: Exchange, segment: ChargeSegment): NoteSegment {
  return `${exchange}:${segment === 'equity-delivery' || segment === 'equity-intraday' ? 'equity' : 'derivatives'}`;
}

/** One order's accruals, with the rows behind them. */
export function accrueOrder(order: ExecutedOrder, schedule: ChargeSchedule): AccruedOrder {
  const { exchange, segment } = schedule.scope;
  const rows = order.squaredOffByBroker ? [...schedule.rows, schedule.squareOff] : schedule.rows;
  return { exchange, segment, amounts: accrueCharges(order, schedule), rows };
}

/** The units to which a day's contract note rounds, paise by item, and the rows that say so. */
export interface NoteUnits {
  readonly paise: Readonly<Record<ChargeItem, number>>;
  readonly rows: readonly Dated<DatedRow>[];
}

export function getNoteUnits(day: number): NoteUnits {
  const rows: Dated<DatedRow>[] = [];
  const paise = mapCharges((item) => {
    const { unitPaise, row } = noteRounding(item, day);
    if (row !== null) rows.push(row);
    return unitPaise;
  });
  return { paise, rows };
}

/** The charges of a day, from all its orders. Depository charges are accruals of their own: `accrueDepositoryCharge`. */
export function chargesForDay(day: number, orders: readonly AccruedOrder[]): DayCharges {
  const units = getNoteUnits(day);
  const rows = new Set([...orders.flatMap((order) => order.rows), ...units.rows]);
  const segments = orders.map(({ exchange, segment }) => noteSegmentOf(exchange, segment));
  const posted: PostedCharges[] = [];
  for (const noteSegment of NOTE_SEGMENTS) {
    const own = orders.filter((_, index) => segments[index] === noteSegment);
    if (own.length > 0) posted.push(postBlock(noteSegment, sumOf(own), units.paise));
  }
  return { day, posted, totalPaise: posted.reduce((sum, { totalPaise }) => sum + totalPaise, 0), rows: [...rows] };
}

function sumOf(orders: readonly AccruedOrder[]): ChargeAmounts {
  return orders.reduce<ChargeAmounts>((sum, { amounts }) => addCharges(sum, amounts), NO_CHARGES);
}

/** One block of a day's note. `accrued`: sums over its orders. */
export function postBlock(noteSegment: NoteSegment, accrued: ChargeAmounts, units: NoteUnits['paise']): PostedCharges {
  const paise = joinCharges(accrued, units, paiseInUnits);
  let totalPaise = 0;
  for (const amount of listCharges(paise)) totalPaise += amount;
  return { noteSegment, paise, totalPaise, roundingMicro: (microOfPaise(totalPaise) - totalCharges(accrued)) as MicroPaise };
}

/** What the depository takes when shares of one name leave the account on a day, whatever the quantity and number of orders. */
export function accrueDepositoryCharge(plan: BrokeragePlan, exchange: Exchange, day: number): AccruedOrder {
  const charge = findFixedCharge(plan, 'depository', day);
  const gst = findGst(day);
  invariant(charge !== null && gst !== null, `the depository charge of ${plan} is tabled for every day since 2000`);
  const depository = microOfPaise(charge.paise);
  const tax = gst.base.includes('depository') ? taxOn(depository, gst.ratePpm) : NO_CHARGE;
  return { exchange, segment: 'equity-delivery', amounts: { ...NO_CHARGES, depository, gst: tax }, rows: [charge, gst] };
}

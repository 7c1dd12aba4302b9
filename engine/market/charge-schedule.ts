// All charges that meet on one order, looked up once: the rates in force for a plan, exchange, segment, underlying and day.
import { invariant } from '../../dsl/types/invariant';
import { CHARGE_ITEMS } from './charge-items';
import { type Dated, type DatedRow, datedTable, findInForce } from './dated';
import type { Exchange } from './segment';
import { CHARGE_RATES, type ChargeRateRow, type ChargeSegment, type LevyItem, type Side } from './tables/charge-rates';
import {
  BROKERAGE,
  type BrokeragePlan,
  type BrokerageRow,
  FIXED_CHARGES,
  type FixedChargeRow,
  GST,
  type GstRow,
  NOTE_ROUNDING,
} from './tables/charge-terms';

const rates = datedTable('charge-rates', CHARGE_RATES);
const brokerages = datedTable('brokerage', BROKERAGE);
const taxes = datedTable('gst', GST);
const fixed = datedTable('fixed-charges', FIXED_CHARGES);
const roundings = datedTable('note-rounding', NOTE_ROUNDING);

export interface ChargeScope {
  readonly plan: BrokeragePlan;
  readonly exchange: Exchange;
  readonly segment: ChargeSegment;
  /** Symbol of the underlying, for derivatives; else of the share. */
  readonly underlying: string;
}

type RatesBySide = Readonly<Record<Side, number>>;

export interface ChargeSchedule {
  readonly scope: ChargeScope;
  readonly day: number;
  readonly brokerage: Dated<BrokerageRow>;
  /** Parts per 10⁹ of turnover. */
  readonly levies: Readonly<Record<LevyItem, RatesBySide>>;
  /** Owed only by an order the broker placed to close a position. */
  readonly squareOff: Dated<FixedChargeRow>;
  readonly gst: Dated<GstRow>;
  /** Where the items that are taxed stand in CHARGE_ITEMS. */
  readonly taxedPlaces: readonly number[];
  /** The rows behind brokerage, levies and tax; `usesUncertain` says which of them are doubtful. */
  readonly rows: readonly Dated<DatedRow>[];
}

/** The charges in force. Total: the tables reach from 2000 on, doubtful rows where nothing better is known. */
export function getChargeSchedule(scope: ChargeScope, day: number): ChargeSchedule {
  const brokerage = findInForce(brokerages, day, (row) => row.plan === scope.plan && row.segments.includes(scope.segment));
  const gst = findInForce(taxes, day);
  const squareOff = findFixedCharge(scope.plan, 'squareOff', day);
  invariant(brokerage !== null && gst !== null && squareOff !== null, `charges of ${scope.plan} are tabled for every day since 2000`);
  const rows: Dated<DatedRow>[] = [brokerage, gst];
  const levy = (item: LevyItem): RatesBySide => {
    const rateOf = (side: Side): number => {
      const row = findRate(scope, item, side, day);
      if (row !== null && !rows.includes(row)) rows.push(row);
      return row?.ratePpb ?? 0;
    };
    return { buy: rateOf('buy'), sell: rateOf('sell') };
  };
  const levies = { stt: levy('stt'), exchange: levy('exchange'), ipft: levy('ipft'), sebi: levy('sebi'), stamp: levy('stamp') };
  const taxedPlaces = gst.base.map((item) => CHARGE_ITEMS.indexOf(item));
  return { scope, day, brokerage, levies, squareOff, gst, taxedPlaces, rows };
}

/** Days on which any charge or rounding begins or ceases to hold, ascending: from one to the next all of them stay what they are. */
const CHANGE_DAYS = changeDays([rates, brokerages, taxes, fixed, roundings]);

function changeDays(tables: readonly (readonly Dated<DatedRow>[])[]): readonly number[] {
  const days = tables.flatMap((table) => table.flatMap(({ fromDay, toDay }) => [fromDay, toDay + 1]));
  return [...new Set(days)].sort((left, right) => left - right);
}

/** The first day after `day` on which a schedule, or a rounding of the contract note, may be another. */
export function nextChangeDay(day: number): number {
  return CHANGE_DAYS.find((change) => change > day) ?? Number.POSITIVE_INFINITY;
}

function findRate(scope: ChargeScope, item: LevyItem, side: Side, day: number): Dated<ChargeRateRow> | null {
  return findInForce(
    rates,
    day,
    (row) =>
      row.item === item &&
      row.segments.includes(scope.segment) &&
      row.sides.includes(side) &&
      (row.exchange === null || row.exchange === scope.exchange) &&
      (row.underlyings === null || row.underlyings.includes(scope.underlying)),
  );
}

export function findFixedCharge(plan: BrokeragePlan, item: FixedChargeRow['item'], day: number): Dated<FixedChargeRow> | null {
  return findInForce(fixed, day, (row) => row.plan === plan && row.item === item);
}

/** GST and its base on a day. */
export function findGst(day: number): Dated<GstRow> | null {
  return findInForce(taxes, day);
}

export interface NoteRounding {
  readonly unitPaise: number;
  readonly row: Dated<DatedRow> | null;
}

/** The unit to which the contract note of a day rounds an item: a paisa where no row says otherwise. */
export function noteRounding(item: string, day: number): NoteRounding {
  const row = findInForce(roundings, day, (each) => each.item === item);
  return { unitPaise: row?.unitPaise ?? 1, row };
}

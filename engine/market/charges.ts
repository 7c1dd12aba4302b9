// What one order costs, item by item, exactly. Caps hold per executed order, so the turnover is the order's, not a fill's; the charges of a further
// fill are the difference between the order after and before it.
import { splitByLargestRemainder } from '../number/largest-remainder';
import { CHARGE_ITEMS, type ChargeItem } from './charge-items';
import type { ChargeSchedule } from './charge-schedule';
import { addMicro, levyOn, type MicroPaise, microOfPaise, NO_CHARGE, paiseOfMicro, taxOn } from './micro-paise';
import type { LevyItem, Side } from './tables/charge-rates';

export type ChargeAmounts = Readonly<Record<ChargeItem, MicroPaise>>;

export const NO_CHARGES: ChargeAmounts = {
  brokerage: NO_CHARGE,
  stt: NO_CHARGE,
  exchange: NO_CHARGE,
  ipft: NO_CHARGE,
  sebi: NO_CHARGE,
  stamp: NO_CHARGE,
  squareOff: NO_CHARGE,
  depository: NO_CHARGE,
  gst: NO_CHARGE,
};

export interface ExecutedOrder {
  readonly side: Side;
  /** Sum over the fills of price (in price units) times quantity; of an exercise, intrinsic value times quantity. */
  readonly turnoverUnits: number;
  readonly priceScale: number;
  /** The broker closed the position itself. */
  readonly squaredOffByBroker: boolean;
}

/** Charges of an order as executed so far. Nothing traded costs nothing. */
export function accrueCharges(order: ExecutedOrder, schedule: ChargeSchedule): ChargeAmounts {
  const column = new Float64Array(CHARGE_ITEMS.length);
  writeAccrued(order, schedule, column, 0);
  return chargesAt(column, 0);
}

/** Writes the same into cells of a column, in the order of CHARGE_ITEMS. */
export function writeAccrued(order: ExecutedOrder, schedule: ChargeSchedule, column: Float64Array, at: number): void {
  if (order.turnoverUnits === 0) {
    column.fill(0, at, at + CHARGE_ITEMS.length);
    return;
  }
  const { levies, gst } = schedule;
  column[at] = brokerageOf(order, schedule);
  column[at + 1] = levyOf(order, levies.stt);
  column[at + 2] = levyOf(order, levies.exchange);
  column[at + 3] = levyOf(order, levies.ipft);
  column[at + 4] = levyOf(order, levies.sebi);
  column[at + 5] = levyOf(order, levies.stamp);
  column[at + 6] = order.squaredOffByBroker ? microOfPaise(schedule.squareOff.paise) : NO_CHARGE;
  column[at + 7] = NO_CHARGE;
  let base = NO_CHARGE;
  for (const place of schedule.taxedPlaces) base = addMicro(base, column[at + place] as MicroPaise);
  column[at + 8] = taxOn(base, gst.ratePpm);
}

function levyOf({ turnoverUnits, priceScale, side }: ExecutedOrder, ratesPpb: ChargeSchedule['levies'][LevyItem]): MicroPaise {
  // By name in brackets it would cost ten times as much.
  return levyOn(turnoverUnits, priceScale, side === 'buy' ? ratesPpb.buy : ratesPpb.sell);
}

function brokerageOf(order: ExecutedOrder, { brokerage }: ChargeSchedule): MicroPaise {
  const cap = microOfPaise(brokerage.capPaise);
  if (brokerage.ratePpb === null) return cap;
  const proportional = levyOn(order.turnoverUnits, order.priceScale, brokerage.ratePpb);
  return proportional < cap ? proportional : cap;
}

export function totalCharges(amounts: ChargeAmounts): MicroPaise {
  let total = NO_CHARGE;
  for (const amount of listCharges(amounts)) total = addMicro(total, amount);
  return total;
}

export function addCharges(a: ChargeAmounts, b: ChargeAmounts): ChargeAmounts {
  return joinCharges(a, b, addMicro);
}

/** What a further fill added: charges after it less charges before it. */
export function subtractCharges(after: ChargeAmounts, before: ChargeAmounts): ChargeAmounts {
  return joinCharges(after, before, (more, less) => (more - less) as MicroPaise);
}

/** Writes the amounts into a column in the order of CHARGE_ITEMS, one cell each. */
export function writeCharges(amounts: Readonly<Record<ChargeItem, number>>, column: Float64Array, at: number): void {
  column[at] = amounts.brokerage;
  column[at + 1] = amounts.stt;
  column[at + 2] = amounts.exchange;
  column[at + 3] = amounts.ipft;
  column[at + 4] = amounts.sebi;
  column[at + 5] = amounts.stamp;
  column[at + 6] = amounts.squareOff;
  column[at + 7] = amounts.depository;
  column[at + 8] = amounts.gst;
}

/** What `writeCharges` or `writeAccrued` wrote. */
export function chargesAt(column: Float64Array, at: number): ChargeAmounts {
  let place = at;
  return mapCharges(() => (column[place++] ?? Number.NaN) as MicroPaise);
}

/** Asks in the order of CHARGE_ITEMS. */
export function mapCharges<Amount>(amountOf: (item: ChargeItem) => Amount): Readonly<Record<ChargeItem, Amount>> {
  return {
    brokerage: amountOf('brokerage'),
    stt: amountOf('stt'),
    exchange: amountOf('exchange'),
    ipft: amountOf('ipft'),
    sebi: amountOf('sebi'),
    stamp: amountOf('stamp'),
    squareOff: amountOf('squareOff'),
    depository: amountOf('depository'),
    gst: amountOf('gst'),
  };
}

/** The amounts in the order of CHARGE_ITEMS. Written out, as those below and above: a read by name in brackets costs ten times as much. */
export function listCharges<Amount>(amounts: Readonly<Record<ChargeItem, Amount>>): readonly Amount[] {
  const { brokerage, stt, exchange, ipft, sebi, stamp, squareOff, depository, gst } = amounts;
  return [brokerage, stt, exchange, ipft, sebi, stamp, squareOff, depository, gst];
}

/** What two amounts of an item come to, item by item. */
export function joinCharges<Left, Right, Amount>(
  left: Readonly<Record<ChargeItem, Left>>,
  right: Readonly<Record<ChargeItem, Right>>,
  join: (left: Left, right: Right) => Amount,
): Readonly<Record<ChargeItem, Amount>> {
  return {
    brokerage: join(left.brokerage, right.brokerage),
    stt: join(left.stt, right.stt),
    exchange: join(left.exchange, right.exchange),
    ipft: join(left.ipft, right.ipft),
    sebi: join(left.sebi, right.sebi),
    stamp: join(left.stamp, right.stamp),
    squareOff: join(left.squareOff, right.squareOff),
    depository: join(left.depository, right.depository),
    gst: join(left.gst, right.gst),
  };
}

/** An order's charges in whole paise, split over its fills by turnover for display: the parts sum to the order's rounded total. */
export function splitChargesByFill(amounts: ChargeAmounts, fillTurnoverUnits: readonly number[]): readonly number[] {
  return splitByLargestRemainder(paiseOfMicro(totalCharges(amounts)), fillTurnoverUnits);
}

// What fills cost, item by item: for each fill what it added to its order, exactly; for each day what its contract note posts. Brokerage and
// its cap belong to the executed order, so fills of one order are reckoned together.
import { type ChargeScope, getChargeSchedule } from '../../../engine/market/charge-schedule';
import {
  accrueCharges,
  type ChargeAmounts,
  type ExecutedOrder,
  NO_CHARGES,
  splitChargesByFill,
  subtractCharges,
} from '../../../engine/market/charges';
import {
  type AccruedOrder,
  accrueDepositoryCharge,
  accrueOrder,
  chargesForDay,
  type DayCharges,
} from '../../../engine/market/contract-note';
import type { BrokeragePlan } from '../../../engine/market/tables/charge-terms';
import { type UncertainRow, usesUncertain } from '../../../engine/market/uncertain-rows';
import { InputFault } from '../../market-data/input-fault';
import type { TradedFill, TradedFills } from './traded-fill';

export interface ChargedFill {
  readonly fill: TradedFill;
  /** What the fill added to its order, in 10⁻⁶ paise. */
  readonly amounts: ChargeAmounts;
  /** Its share of the order's charges in whole paise: shares of one order sum to the order's total. */
  readonly paise: number;
}

export interface FillCharges {
  readonly priceScale: number;
  /** In the order of the file. */
  readonly fills: readonly ChargedFill[];
  readonly days: readonly DayCharges[];
  readonly totalPaise: number;
  /** Rows of the tables behind these charges that are not certain. */
  readonly uncertain: readonly UncertainRow[];
}

export function chargeFills({ file, priceScale, fills }: TradedFills, plan: BrokeragePlan): FillCharges {
  const charged = new Map<TradedFill, ChargedFill>();
  const accruedOf = new Map<number, AccruedOrder[]>();
  for (const order of groupBy(fills, orderKey)) {
    const [first] = order;
    checkOneOrder(file, order);
    const { accrued, parts } = chargeOrder(order, first, priceScale, plan);
    order.forEach((fill, at) => charged.set(fill, { fill, ...(parts[at] ?? { amounts: NO_CHARGES, paise: 0 }) }));
    push(accruedOf, first.day, accrued);
  }
  const depositories = groupBy(fills.filter(leavesDepository), ({ day, exchange, instrument }) => `${day} ${exchange} ${instrument}`);
  for (const [{ day, exchange }] of depositories) push(accruedOf, day, accrueDepositoryCharge(plan, exchange, day));
  const days = [...accruedOf].sort(([left], [right]) => left - right).map(([day, accrued]) => chargesForDay(day, accrued));
  return {
    priceScale,
    fills: fills.flatMap((fill) => charged.get(fill) ?? []),
    days,
    totalPaise: days.reduce((sum, day) => sum + day.totalPaise, 0),
    uncertain: usesUncertain(days.flatMap(({ rows }) => rows)),
  };
}

type Group = readonly [TradedFill, ...TradedFill[]];

function chargeOrder(order: Group, first: TradedFill, priceScale: number, plan: BrokeragePlan) {
  const { exchange, segment, underlying, day, side, isSquaredOffByBroker } = first;
  const scope: ChargeScope = { plan, exchange, segment, underlying };
  const schedule = getChargeSchedule(scope, day);
  const executed = (turnoverUnits: number): ExecutedOrder => ({
    side,
    turnoverUnits,
    priceScale,
    squaredOffByBroker: isSquaredOffByBroker,
  });
  const turnovers = order.map(({ price, quantity }) => price * quantity);
  let turnover = 0;
  let before: ChargeAmounts = NO_CHARGES;
  const added = turnovers.map((own) => {
    turnover += own;
    const after = accrueCharges(executed(turnover), schedule);
    const amounts = subtractCharges(after, before);
    before = after;
    return amounts;
  });
  const paise = splitChargesByFill(before, turnovers);
  return { accrued: accrueOrder(executed(turnover), schedule), parts: added.map((amounts, at) => ({ amounts, paise: paise[at] ?? 0 })) };
}

/** Shares sold from delivery leave the account; the depository charges once for each name and day. */
function leavesDepository({ segment, side }: TradedFill): boolean {
  return segment === 'equity-delivery' && side === 'sell';
}

/** An order lives one day. */
function orderKey({ day, order, line }: TradedFill): string {
  return order === '' ? `line ${line}` : `${day} ${order}`;
}

function checkOneOrder(file: string, [first, ...others]: Group): void {
  const fields = ['exchange', 'segment', 'side', 'instrument', 'isSquaredOffByBroker'] as const;
  for (const other of others) {
    const field = fields.find((name) => other[name] !== first[name]);
    if (field === undefined) continue;
    const name = field === 'isSquaredOffByBroker' ? 'squared_off' : field;
    throw new InputFault(
      { file, row: other.line, field: name },
      `order ${other.order} has another ${name} in row ${first.line}`,
      'give each order its own id',
    );
  }
}

function groupBy(fills: readonly TradedFill[], keyOf: (fill: TradedFill) => string): readonly Group[] {
  const groups = new Map<string, [TradedFill, ...TradedFill[]]>();
  for (const fill of fills) {
    const group = groups.get(keyOf(fill));
    if (group === undefined) groups.set(keyOf(fill), [fill]);
    else group.push(fill);
  }
  return [...groups.values()];
}

function push(lists: Map<number, AccruedOrder[]>, day: number, accrued: AccruedOrder): void {
  const list = lists.get(day);
  if (list === undefined) lists.set(day, [accrued]);
  else list.push(accrued);
}

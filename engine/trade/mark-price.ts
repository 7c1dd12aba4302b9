// Takes a price to the legs that hold its instrument: the hot path of the kernel. It reads and writes the array of cells itself, and allocates
// nothing. Rules about several legs are asked when all prices of the instant are known, not at each leg's: half a spread has no profit.

import type { Book } from './book';
import type { Holder } from './holders';
import { LEG_OFFSET, type Leg } from './leg';
import { POSITION_OFFSET, type Position } from './position';
import { RUN_OFFSET } from './run-state';

const {
  instrument: INSTRUMENT,
  quantity: QUANTITY,
  unitValue: UNIT_VALUE,
  last: LAST,
  lastUs: LAST_US,
  watchLow: LOW,
  watchHigh: HIGH,
  underlying: UNDERLYING,
  underlyingLast: UNDERLYING_LAST,
  underlyingUs: UNDERLYING_US,
  underlyingLow: UNDERLYING_LOW,
  underlyingHigh: UNDERLYING_HIGH,
} = LEG_OFFSET;
const { profit: PROFIT, profitLow: PROFIT_LOW, profitHigh: PROFIT_HIGH, totalLow: TOTAL_LOW, isRuleDue: IS_RULE_DUE } = POSITION_OFFSET;
const { totalProfit: TOTAL, rulesDue: RULES_DUE, nowUs: NOW } = RUN_OFFSET;

/** Marks every leg that holds the instrument, and notes the positions whose rules have something to say. */
export function markPrice(book: Book, instrument: number, price: number, timeUs: number): void {
  const { cells } = book;
  const holders = book.holders[instrument];
  cells[NOW] = timeUs;
  const followers = book.followers[instrument];
  if (followers !== null && followers !== undefined) markUnderlying(cells, followers, instrument, price, timeUs);
  if (holders === undefined) return;
  for (const { leg, position } of holders) {
    if (cells[leg + INSTRUMENT] !== instrument) continue;
    cells[leg + LAST_US] = timeUs;
    const change = read(cells, leg + QUANTITY) * read(cells, leg + UNIT_VALUE) * (price - read(cells, leg + LAST));
    cells[leg + LAST] = price;
    const profit = read(cells, position + PROFIT) + change;
    const total = read(cells, TOTAL) + change;
    cells[position + PROFIT] = profit;
    cells[TOTAL] = total;
    const isLegDue = price <= read(cells, leg + LOW) || price >= read(cells, leg + HIGH);
    if (
      isLegDue ||
      profit <= read(cells, position + PROFIT_LOW) ||
      profit >= read(cells, position + PROFIT_HIGH) ||
      total <= read(cells, position + TOTAL_LOW)
    ) {
      cells[RULES_DUE] = read(cells, RULES_DUE) + 1;
      cells[position + IS_RULE_DUE] = 1;
    }
  }
}

/** The legs whose rules watch the instrument as their underlying. */
function markUnderlying(cells: Float64Array, followers: readonly Holder[], instrument: number, price: number, timeUs: number): void {
  for (const { leg, position } of followers) {
    if (cells[leg + UNDERLYING] !== instrument || read(cells, leg + INSTRUMENT) < 0) continue;
    cells[leg + UNDERLYING_LAST] = price;
    cells[leg + UNDERLYING_US] = timeUs;
    if (price > read(cells, leg + UNDERLYING_LOW) && price < read(cells, leg + UNDERLYING_HIGH)) continue;
    cells[RULES_DUE] = read(cells, RULES_DUE) + 1;
    cells[position + IS_RULE_DUE] = 1;
  }
}

/** In bounds always; the default is for the compiler. */
function read(cells: Float64Array, at: number): number {
  return cells[at] ?? 0;
}

/** A price that came with a fill rather than as a print. */
export function markLeg(book: Book, position: Position, leg: Leg, price: number, timeUs: number): void {
  addProfit(book, position, leg.quantity * leg.unitValue * (price - leg.last));
  leg.last = price;
  leg.lastUs = timeUs;
}

export function addProfit(book: Book, position: Position, moneyUnits: number): void {
  position.profit += moneyUnits;
  book.run.totalProfit += moneyUnits;
}

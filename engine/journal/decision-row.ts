// The few decisions of which a run takes tens of thousands, as rows of numbers: kept as objects they would outlive every young collection, and
// the collector would cost as much as the books. It forgets nothing: what is read back equals what was written, to the order of the fields.
import { ACTION_OUTCOMES, FILL_RULES, ORDER_REASONS, ORDER_TYPES, type OrderEvent, PRODUCTS, SIDES } from '../events';
import { nameAt } from '../name-at';
import { type DecisionEntry, type OrderIntent, POSITION_PHASES } from './decision';

/** What stands in the first cell of a row. */
const ROW = { outcome: 0, phase: 1, accepted: 2, modified: 3, filled: 4, place: 5, modify: 6 } as const;

/** Cells of a row, by its first cell. */
const CELLS = [3, 4, 2, 2, 8, 17, 9] as const;
export const ROW_CELLS_MAX = Math.max(...CELLS);
/** Where the fields of an outcome stand in its row. */
export const OUTCOME_ROW = { row: ROW.outcome, action: 1, outcome: 2 } as const;

export function cellsOfRow(row: number): number {
  return CELLS[row] ?? Number.NaN;
}

/** Writes a decision from cell `at` on. False where it is one of those that are rare: nothing is written then. */
export function writeRow(entry: DecisionEntry, cells: Float64Array, at: number): boolean {
  switch (entry.kind) {
    case 'outcome':
      cells[at] = ROW.outcome;
      cells[at + OUTCOME_ROW.action] = entry.action;
      cells[at + OUTCOME_ROW.outcome] = ACTION_OUTCOMES.indexOf(entry.outcome);
      return true;
    case 'phase':
      cells[at] = ROW.phase;
      cells[at + 1] = entry.position;
      cells[at + 2] = entry.epoch;
      cells[at + 3] = POSITION_PHASES.indexOf(entry.phase);
      return true;
    case 'orderEvent':
      return writeEvent(entry.event, cells, at);
    case 'intent':
      return writeIntent(entry.intent, cells, at);
    default:
      return false;
  }
}

function writeEvent(event: OrderEvent, cells: Float64Array, at: number): boolean {
  switch (event.kind) {
    case 'accepted':
      cells[at] = ROW.accepted;
      cells[at + 1] = event.order;
      return true;
    case 'modified':
      cells[at] = ROW.modified;
      cells[at + 1] = event.order;
      return true;
    case 'filled':
      cells[at] = ROW.filled;
      cells[at + 1] = event.order;
      cells[at + 2] = event.quantity;
      cells[at + 3] = event.price;
      cells[at + 4] = event.remaining;
      cells[at + 5] = FILL_RULES.indexOf(event.rule);
      cells[at + 6] = event.slippage;
      cells[at + 7] = event.isAmbiguous ? 1 : 0;
      return true;
    default:
      return false;
  }
}

function writeIntent(intent: OrderIntent, cells: Float64Array, at: number): boolean {
  if (intent.kind === 'cancel') return false;
  cells[at + 1] = intent.order;
  cells[at + 2] = ORDER_REASONS.indexOf(intent.reason);
  cells[at + 3] = ORDER_TYPES.indexOf(intent.type);
  cells[at + 4] = intent.quantity;
  cells[at + 5] = intent.protectionPercent;
  cells[at + 6] = intent.limitPrice;
  cells[at + 7] = intent.triggerPrice;
  cells[at + 8] = intent.hasWaited === true ? 1 : 0;
  if (intent.kind === 'modify') {
    cells[at] = ROW.modify;
    return true;
  }
  cells[at] = ROW.place;
  cells[at + 9] = intent.action;
  cells[at + 10] = intent.position;
  cells[at + 11] = intent.leg;
  cells[at + 12] = intent.slice;
  cells[at + 13] = intent.attempt;
  cells[at + 14] = intent.instrument;
  cells[at + 15] = SIDES.indexOf(intent.side);
  cells[at + 16] = PRODUCTS.indexOf(intent.product);
  return true;
}

/** The decision that was written from cell `at` on. */
export function readRow(cells: Float64Array, at: number): DecisionEntry {
  const cell = (place: number): number => cells[at + place] ?? Number.NaN;
  const order = cell(1);
  switch (cell(0)) {
    case ROW.outcome:
      return { kind: 'outcome', action: cell(OUTCOME_ROW.action), outcome: nameAt(ACTION_OUTCOMES, cell(OUTCOME_ROW.outcome)) };
    case ROW.phase:
      return { kind: 'phase', position: cell(1), epoch: cell(2), phase: nameAt(POSITION_PHASES, cell(3)) };
    case ROW.accepted:
      return { kind: 'orderEvent', event: { kind: 'accepted', order } };
    case ROW.modified:
      return { kind: 'orderEvent', event: { kind: 'modified', order } };
    case ROW.filled:
      return { kind: 'orderEvent', event: readFill(cell) };
    default:
      return { kind: 'intent', intent: readIntent(cell) };
  }
}

type ReadCell = (place: number) => number;

function readFill(cell: ReadCell): OrderEvent {
  const rule = nameAt(FILL_RULES, cell(5));
  const [order, quantity, price, remaining, slippage] = [cell(1), cell(2), cell(3), cell(4), cell(6)];
  return { kind: 'filled', order, quantity, price, remaining, rule, slippage, isAmbiguous: cell(7) === 1 };
}

function readIntent(cell: ReadCell): OrderIntent {
  const terms = {
    reason: nameAt(ORDER_REASONS, cell(2)),
    type: nameAt(ORDER_TYPES, cell(3)),
    quantity: cell(4),
    protectionPercent: cell(5),
    limitPrice: cell(6),
    triggerPrice: cell(7),
    ...(cell(8) === 1 ? { hasWaited: true as const } : {}),
  };
  if (cell(0) === ROW.modify) return { kind: 'modify', order: cell(1), ...terms };
  return {
    kind: 'place',
    order: cell(1),
    action: cell(9),
    position: cell(10),
    leg: cell(11),
    slice: cell(12),
    attempt: cell(13),
    instrument: cell(14),
    side: nameAt(SIDES, cell(15)),
    product: nameAt(PRODUCTS, cell(16)),
    ...terms,
  };
}

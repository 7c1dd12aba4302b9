// What an op reads of the market beside the rows of its clock: option chains, and which contract a rule has chosen. The evaluator knows neither;
// it asks once for each op how it is read, and then row by row. An answer follows from the op, the instant and the values of the row alone.
import type { PlannedOp } from '../plan/plan';

/** The value at a row: its instant, the op's input there (NaN for an op without one), and the row's place in the evaluator's columns. */
export type MarketReading = (timeUs: number, input: number, row: number) => number;

/** Asked once for each op, when it is bound to the evaluator's columns. */
export type MarketReader = (op: PlannedOp, columns: readonly Float64Array[]) => MarketReading;

/** Where no chain is at hand nothing of it is known. */
export const NO_MARKET: MarketReader = () => () => Number.NaN;

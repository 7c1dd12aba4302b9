// Checked reads of typed columns. A row outside its column is a bug of ours, and must never become an undefined in a price.
import { invariant } from '../../dsl/types/invariant';

export type NumberColumn = Int32Array | Uint32Array | Float64Array | Uint8Array;

export function readRow(column: NumberColumn, row: number): number {
  const value = column[row];
  invariant(value !== undefined, `row ${row} lies outside a column of ${column.length}`);
  return value;
}

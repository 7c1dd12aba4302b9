// Market facts carry the days on which they hold, their source, and whether that source is beyond doubt. Here is what every such row
// shares, and how the row in force on a day is found. Nothing here knows which fact it is.
import { isoDay } from '../time/day-text';

/** A row as written in a table. `validTo` is the last day on which it holds; null: until further notice. */
export interface DatedRow {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  /** False: taken from memory, one secondary source, or an average over slabs. Runs that consult such a row are marked. */
  readonly certain: boolean;
}

/** A row ready for look-up: its days as day numbers, and a name by which a report can cite it. */
export type Dated<Row extends DatedRow> = Row & { readonly table: string; readonly fromDay: number; readonly toDay: number };

const OPEN_END = Number.MAX_SAFE_INTEGER;

export function datedTable<Row extends DatedRow>(table: string, rows: readonly Row[]): readonly Dated<Row>[] {
  return rows.map((row) => ({
    ...row,
    table,
    fromDay: isoDay(row.validFrom),
    toDay: row.validTo === null ? OPEN_END : isoDay(row.validTo),
  }));
}

export function isInForce(row: Dated<DatedRow>, day: number): boolean {
  return row.fromDay <= day && day <= row.toDay;
}

/** The first row in force on `day` that satisfies `matches`, or null. */
export function findInForce<Row extends DatedRow>(
  rows: readonly Dated<Row>[],
  day: number,
  matches: (row: Dated<Row>) => boolean = () => true,
): Dated<Row> | null {
  return rows.find((row) => isInForce(row, day) && matches(row)) ?? null;
}

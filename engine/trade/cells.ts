// Makes a class of a list of field names: a record whose fields read and write cells of a flat array of doubles. All state of the kernel lives in
// such cells, so that a snapshot is a copy. A cell must never hold NaN, whose bits are not the same on every machine.

export type CellFields<Name extends string> = { [Field in Name]: number };

/** Where a record stands. */
export interface Stretch {
  readonly cells: Float64Array;
  readonly at: number;
}

export interface CellsClass<Name extends string> {
  new (cells: Float64Array, at: number): CellFields<Name> & Stretch;
  /** Cells of one record. */
  readonly size: number;
  /** Where each field stands in the record: for the price path, which reads the array itself. */
  readonly offset: Readonly<Record<Name, number>>;
}

/**
 * How a field is read and written. Each module that declares a record writes it out: one function for all records would see every shape of
 * record, and a read would cost ten times as much. Adding zero turns −0 into 0, so that equal states have equal bytes.
 */
export type DeclareField = (index: number) => PropertyDescriptor & ThisType<Stretch>;

export function declareCells<const Names extends readonly string[]>(names: Names, declareField: DeclareField): CellsClass<Names[number]> {
  type Name = Names[number];
  class Cells {
    static readonly size = names.length;
    static readonly offset = Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
    readonly cells: Float64Array;
    readonly at: number;
    constructor(cells: Float64Array, at: number) {
      this.cells = cells;
      this.at = at;
    }
  }
  for (const [index, name] of names.entries()) Object.defineProperty(Cells.prototype, name, declareField(index));
  return Cells as CellsClass<Name>;
}

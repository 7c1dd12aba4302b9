// The kinds of market file the importer knows. A format is a declaration: how its header looks, which column plays which role, and
// what a reader of the data must be told. Nothing here reads a row.

/** Columns by place, counted from 0; -1 where the file has none. */
export interface CandleColumns {
  readonly time: number;
  /** A second column with the time of day, where the first has the date alone. */
  readonly timeOfDay: number;
  readonly symbol: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly openInterest: number;
}

export interface TickColumns {
  readonly time: number;
  readonly symbol: number;
  readonly price: number;
  readonly cumulativeVolume: number;
  readonly openInterest: number;
  readonly bid: number;
  readonly ask: number;
}

export interface CandleFormat {
  readonly kind: 'candles';
  readonly name: string;
  readonly columns: CandleColumns;
  readonly hasHeader: boolean;
  /** Prices are integers in units of 10^-n rupees; 0 where they are plain rupees. */
  readonly priceDecimals: number;
  /** What the format itself says about the data, for the report. */
  readonly remarks: readonly string[];
}

export interface TickFormat {
  readonly kind: 'ticks';
  readonly name: string;
  readonly columns: TickColumns;
  readonly hasHeader: boolean;
  /** Exchange of the symbols, where the recorder is known to write one market only. */
  readonly exchange: string | null;
  readonly receiveTimeOnly: boolean;
  readonly remarks: readonly string[];
}

export interface TableFormat {
  readonly kind: 'bhavcopy' | 'instruments';
  readonly name: string;
  readonly header: readonly string[];
  /** Column with the trading day; null where only the file's name or the user can tell. */
  readonly dateColumn: number | null;
  /** Columns that together name a row. */
  readonly keyColumns: readonly number[];
  readonly numberColumns: readonly number[];
}

/** Columns by place, counted from 0; -1 where the file has none. */
export interface ActionColumns {
  readonly symbol: number;
  readonly exDay: number;
  readonly action: number;
  /** Of a split: units after and before. Of a bonus: units given and units held. */
  readonly after: number;
  readonly before: number;
  readonly rupees: number;
}

export interface ActionFormat {
  readonly kind: 'actions';
  readonly name: string;
  /** One action a row, or the factors between two actions. */
  readonly layout: 'plain' | 'lean';
  readonly columns: ActionColumns;
  readonly hasHeader: boolean;
  readonly remarks: readonly string[];
}

/** An option chain as NSE's page answers or saves it. */
export interface ChainFormat {
  readonly kind: 'chain';
  readonly name: string;
}

export type Format = CandleFormat | TickFormat | TableFormat | ActionFormat;

/** Header cells as they are compared: lower case, padding and marks off. */
export function normalHeader(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim().toLowerCase().replace(/\*$/, ''));
}

// What an import found and did, as plain data: the command line prints it, `--json` writes it as it is.
import type { ChainTimeframe } from '../../../engine/market/chain-history';
import type { Finding } from '../quality/finding';

export interface SeriesReport {
  readonly kind: 'candles' | 'ticks';
  readonly instrument: string;
  /** `tick` for ticks. */
  readonly timeframe: string;
  /** How the file labels bars; ticks have none. */
  readonly label: 'start' | 'end' | null;
  readonly receiveTimeOnly: boolean;
  readonly rowsRead: number;
  /** Rows after the repairs the user asked for. */
  readonly rowsKept: number;
  /** ISO 8601 with offset, of the first and last row; null where no row is left. */
  readonly first: string | null;
  readonly last: string | null;
  readonly added: number;
  readonly identical: number;
  readonly replaced: number;
  readonly findings: readonly Finding[];
  readonly repairs: readonly string[];
}

export interface TableReport {
  readonly kind: 'bhavcopy' | 'instruments';
  readonly format: string;
  /** `YYYY-MM-DD`; null where nobody said. */
  readonly day: string | null;
  readonly rows: number;
  readonly state: 'new' | 'identical' | 'conflict';
  readonly findings: readonly Finding[];
}

/** Corporate actions of one share. */
export interface ActionsReport {
  readonly kind: 'actions';
  readonly instrument: string;
  readonly rowsRead: number;
  /** Ex-dates, `YYYY-MM-DD`; null where the file has no action. */
  readonly first: string | null;
  readonly last: string | null;
  readonly added: number;
  readonly identical: number;
  readonly replaced: number;
  readonly findings: readonly Finding[];
}

/** Options on one underlying, as the chain store takes them. */
export interface ChainReport {
  readonly kind: 'chain';
  /** `NFO:NIFTY`. */
  readonly series: string;
  readonly timeframe: ChainTimeframe;
  /** Sessions, `YYYY-MM-DD`; null where no row is left. */
  readonly first: string | null;
  readonly last: string | null;
  readonly sessions: number;
  readonly expiries: number;
  readonly contracts: number;
  /** Contracts with any volume. */
  readonly traded: number;
  readonly rows: number;
  /** True where each contract has a report of its own, with its counts and conflicts. */
  readonly countedInSeries: boolean;
  readonly added: number;
  readonly identical: number;
  readonly replaced: number;
  readonly findings: readonly Finding[];
}

export interface EntryReport {
  /** The file, or the entry of a zip. */
  readonly name: string;
  readonly format: string;
  readonly remarks: readonly string[];
  readonly findings: readonly Finding[];
  readonly series: readonly SeriesReport[];
  readonly tables: readonly TableReport[];
  readonly actions: readonly ActionsReport[];
  readonly chains: readonly ChainReport[];
}

export interface ImportReport {
  readonly file: string;
  readonly sha256: string;
  /** False where something blocks, or nothing was to be written. */
  readonly isStored: boolean;
  readonly entries: readonly EntryReport[];
  /** Entries of a zip that are no data known here, with the reason. */
  readonly skipped: readonly string[];
}

/** All findings of a report. */
export function listFindings(report: ImportReport): readonly Finding[] {
  return report.entries.flatMap(({ findings, series, tables, actions, chains }) => [
    ...findings,
    ...series.flatMap((one) => one.findings),
    ...tables.flatMap((one) => one.findings),
    ...actions.flatMap((one) => one.findings),
    ...chains.flatMap((one) => one.findings),
  ]);
}

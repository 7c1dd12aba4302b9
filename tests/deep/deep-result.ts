// The shape of what the deep proof leaves behind, part by part and as a whole.
import type { DocumentTally } from '../compile/document-laws';
import type { Tally } from '../compile/graph-laws';
import type { RunTally } from '../compile/run-laws';

interface Seeds {
  readonly from: number;
  readonly cases: number;
}

export interface DeepPart {
  readonly graphs: Seeds & Tally;
  readonly documents: Seeds & DocumentTally;
  readonly runs: RunTally;
  /** Laws broken, with the seed that broke each. */
  readonly broken: readonly string[];
  readonly seconds: number;
}

/** tests/deep/last-result.json. */
export interface DeepResult extends DeepPart {
  /** What was proved: the commit checked out, and whether files differed from it. */
  readonly commit: string;
  readonly hasChanges: boolean;
}

// A diff as text, from a file or the network: the one door, as for graphs. What comes out is trusted from here on.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { readDocument } from '../graph/read-document';
import { shape, shapeFault } from '../graph/shape-fault';
import { LIMITS } from '../limits';
import { GraphDiff } from './graph-diff';

export type DiffParse =
  | { readonly kind: 'diff'; readonly diff: GraphDiff }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Faults told of one document; a longer list helps nobody. */
const FAULTS_MAX = 20;

export function parseDiffText(text: string): DiffParse {
  const read = readDocument(text);
  if (read.kind === 'refused') return { kind: 'refused', diagnostics: [read.fault] };
  const parsed = GraphDiff.safeParse(read.value);
  if (parsed.success) return withinBound(parsed.data);
  return { kind: 'refused', diagnostics: parsed.error.issues.slice(0, FAULTS_MAX).map((issue) => shapeFault(issue, read.value)) };
}

/** Of all groups together: each of them alone is held to it by its shape. */
function withinBound(diff: GraphDiff): DiffParse {
  const count = diff.groups.reduce((sum, { changes }) => sum + changes.length, 0);
  if (count <= LIMITS.diffChangesMax) return { kind: 'diff', diff };
  const detail = `hold ${count} changes together, and ${LIMITS.diffChangesMax} are the most`;
  return { kind: 'refused', diagnostics: [shape('/groups', detail, 'Make several diffs of it, to be carried out one after the other.')] };
}

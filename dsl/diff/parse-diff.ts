// A diff as text, from a file or the network: the one door, as for graphs. What comes out is trusted from here on.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { readDocument } from '../graph/read-document';
import { shapeFault } from '../graph/shape-fault';
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
  if (parsed.success) return { kind: 'diff', diff: parsed.data };
  return { kind: 'refused', diagnostics: parsed.error.issues.slice(0, FAULTS_MAX).map((issue) => shapeFault(issue, read.value)) };
}

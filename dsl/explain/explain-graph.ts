// Any graph in plain words: one sentence for each node that acts, in an order and a wording that ids, places and history cannot change,
// so that two versions can be compared line by line. Knows no kind: each says its own phrase, and this joins them.
import { resolve } from '../compile/1-resolve';
import { normalize, type OrderedGraph } from '../compile/2-normalize';
import { check } from '../compile/3-check';
import { compareText } from '../compile/structural-keys';
import type { Graph } from '../graph/graph';
import { Phrases } from './phrases';

export interface Explanation {
  readonly sentences: readonly Sentence[];
  /** The sentences, one to a line. */
  readonly text: string;
}

export interface Sentence {
  readonly text: string;
  /** The node that acts; null for a sentence that says what `[1]` stands for. */
  readonly node: string | null;
}

/** A graph with errors is explained as far as it goes: what is not there is called so. */
export function explainGraph(graph: Graph): Explanation {
  const ordered = normalize(resolve(graph).graph);
  const phrases = new Phrases(check(ordered, { isProbe: false }).graph);
  const acting = [...ordered.order, ...ordered.blocked]
    .filter((index) => ordered.nodes[index]?.kind.acts === true)
    .map((index) => ({
      group: groupOf(ordered, index),
      text: phrases.sentence(index),
      node: ordered.nodes[index]?.id ?? null,
    }));
  acting.sort((left, right) => left.group - right.group || compareText(left.text, right.text));
  const sentences = [...acting.map(({ text, node }) => ({ text, node })), ...phrases.definitions().map((text) => ({ text, node: null }))];
  return { sentences, text: sentences.map((sentence) => sentence.text).join('\n') };
}

/** What enters comes first, then what leaves, then the rest. */
function groupOf(graph: OrderedGraph, index: number): number {
  const kind = graph.nodes[index]?.kind;
  return kind?.enters === true ? 0 : kind?.closes === undefined ? 2 : 1;
}

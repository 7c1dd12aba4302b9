// What no part of a merged graph shows: two edits, each sound by itself, that together do not compile or may lose more than either.
import { compile } from '../compile/compile';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Graph } from '../graph/graph';
import { type EntryRisk, listEntryRisks } from './entry-risk';
import type { MergeConflict } from './merge-conflict';

export function reviewMerge(mine: Graph, theirs: Graph, merged: Graph): readonly MergeConflict[] {
  const [own, other, joined] = [mine, theirs, merged].map((graph) => compile(graph));
  if (own === undefined || other === undefined || joined === undefined) return [];
  const known = new Set([...own.diagnostics, ...other.diagnostics].map(placeOf));
  const fresh = joined.diagnostics.filter((entry) => entry.severity === 'error' && !known.has(placeOf(entry)));
  const worse = fresh.map(
    (entry): MergeConflict => ({
      id: `compile ${placeOf(entry)}`,
      kind: 'compiles-worse',
      mine: null,
      theirs: null,
      taken: null,
      detail: entry.message,
    }),
  );
  if (joined.compiled === null) return worse;
  const sides = [own, other].flatMap(({ compiled }) => (compiled === null ? [] : [listEntryRisks(compiled)]));
  const risks = listRisks(listEntryRisks(joined.compiled), sides);
  return [
    ...worse,
    ...risks.map(
      ([id, detail]): MergeConflict => ({ id: `risk ${id}`, kind: 'risks-more', mine: null, theirs: null, taken: null, detail }),
    ),
  ];
}

function placeOf({ code, node, port }: Diagnostic): string {
  return `${code} ${node ?? ''} ${port ?? ''}`;
}

type Risk = readonly [id: string, detail: string];

function listRisks(merged: readonly EntryRisk[], sides: readonly (readonly EntryRisk[])[]): readonly Risk[] {
  if (sides.length < 2) return [];
  const risks: Risk[] = [];
  const entriesMax = Math.max(...sides.map(({ length }) => length));
  if (merged.length > entriesMax)
    risks.push(['entries', `${merged.length} nodes enter positions, where neither side has more than ${entriesMax}.`]);
  for (const entry of merged) {
    const same = sides.map((entries) => entries.find(({ node }) => node === entry.node));
    if (same.some((side) => side === undefined)) continue;
    const known = same.flatMap((side) => side ?? []);
    const losses = known.map(({ loss, measure }) => (measure === entry.measure ? loss : null));
    const worst = losses.reduce<number | null>((most, loss) => (most === null || loss === null ? null : Math.max(most, loss)), 0);
    if (entry.loss !== null && worst !== null && entry.loss > worst)
      risks.push([
        `loss ${entry.node}`,
        `Size and stop of node ${entry.node} together risk ${times(entry.loss / worst)} what either side does.`,
      ]);
    for (const guard of known[0]?.guards ?? [])
      if (known.every(({ guards }) => guards.includes(guard)) && !entry.guards.includes(guard))
        risks.push([`guard ${entry.node} ${guard}`, `Node ${entry.node} has lost a guard that both sides keep: ${guard}.`]);
  }
  return risks;
}

function times(ratio: number): string {
  return `${Math.round(ratio * 10) / 10} times`;
}

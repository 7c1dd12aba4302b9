// A program with a part that the machine does not run yet is not run in part: it is refused, and the node that brings the part is named.
import type { Program } from '../../dsl/ir/program';
import type { SourceMap } from '../../dsl/ir/source-map';
import { listUnrunParts, type UnrunPart } from '../../engine/plan/unrun-parts';
import { InputFault } from '../market-data/input-fault';

/** `sourceMap`: null where only the program is at hand, as in a journal. */
export function refuseUnrunParts(program: Program, sourceMap: SourceMap | null, file: string): void {
  const [part] = listUnrunParts(program);
  if (part === undefined) return;
  const node = sourceMap === null ? null : nodeOf(part, sourceMap);
  const field = node === null ? undefined : `node ${node}`;
  throw new InputFault(
    { file, field },
    `${part.what} is not run yet by this machine`,
    'use it in graphs that are compiled and explained alone',
  );
}

function nodeOf({ action }: UnrunPart, { actions, labels }: SourceMap): string | null {
  const id = actions[action];
  return id === undefined ? null : (labels[id] ?? id);
}

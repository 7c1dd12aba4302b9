// The legs at an input: a leg stands for the structure of that leg alone.
import type { LowerContext } from '../define-kind';
import type { LegDraft } from '../wire';

export function legsAt(node: LowerContext, input: string): readonly LegDraft[] {
  const structures = node.wires(input, 'structure').flatMap((wire) => wire.legs);
  return [...structures, ...node.wires(input, 'leg').map((wire) => wire.leg)];
}

// The legs at an input: a leg stands for the structure of that leg alone.
import type { ProgramLeg } from '../../ir/program';
import type { LowerContext } from '../define-kind';

export function legsAt(node: LowerContext, input: string): ProgramLeg[] {
  const structures = node.wires(input, 'structure').flatMap((wire) => wire.legs);
  return [...structures, ...node.wires(input, 'leg').map((wire) => wire.leg)];
}

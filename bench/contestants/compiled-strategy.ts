// A strategy drawn for the bench, compiled; and what is wrong with the drawing, should the language have moved on.
import { type Compiled, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import type { Program, ProgramAction } from '../../dsl/ir/program';

export function compiled(graph: Graph): Compiled {
  const { compiled: made, diagnostics } = compile(graph);
  if (made === null) throw new Error(diagnostics.map(({ code, node, message }) => `${code} ${node}: ${message}`).join('\n'));
  return made;
}

/** Slots of the events on which the program enters and leaves; where one thing makes it leave, `otherExit` is that again. */
export interface Signals {
  readonly enter: number;
  readonly exit: number;
  readonly otherExit: number;
}

export function signalsOf(program: Program): Signals {
  const eventsOf = (kind: ProgramAction['kind']): readonly number[] =>
    program.actions.filter((action) => action.kind === kind).map(({ event }) => event);
  const [enter, secondEnter] = eventsOf('enter');
  const [exit, otherExit, thirdExit] = eventsOf('exit');
  if (enter === undefined || exit === undefined || secondEnter !== undefined || thirdExit !== undefined)
    throw new Error('one way in, one or two ways out');
  return { enter, exit, otherExit: otherExit ?? exit };
}

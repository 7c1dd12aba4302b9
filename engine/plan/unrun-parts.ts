// What of a program the machine does not run yet, and the types of what it does. The one place that knows of such a gap: whoever starts a run
// asks here first and refuses by name; a part that the machine learns goes from this file, and with the last one the file.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';

type Later = 'adjust' | 'addLegs';

export type RunAction = Exclude<ProgramAction, { readonly kind: Later }>;

export interface UnrunPart {
  /** "the rule combinedStop". */
  readonly what: string;
  /** That brings it. */
  readonly action: number;
}

/** In the order of the program. */
export function listUnrunParts(program: Program): readonly UnrunPart[] {
  return program.actions.flatMap((action, index) => wordsOfAction(action).map((what): UnrunPart => ({ what, action: index })));
}

/** The actions of a program without such parts. */
export function actionsToRun(program: Program): readonly RunAction[] {
  return program.actions.map((action) => {
    invariant(isRun(action), 'a program with parts that are not run is refused before it is planned');
    return action;
  });
}

function isRun(action: ProgramAction): action is RunAction {
  return wordsOfAction(action).length === 0;
}

function wordsOfAction(action: ProgramAction): readonly string[] {
  switch (action.kind) {
    case 'adjust':
    case 'addLegs':
      return [`the action ${action.kind}`];
    default:
      return [];
  }
}

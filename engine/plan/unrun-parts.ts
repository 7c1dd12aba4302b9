// What of a program the machine does not run yet, and the types of what it does. The one place that knows of such a gap: whoever starts a run
// asks here first and refuses by name; a part that the machine learns goes from this file, and with the last one the file.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';

type Later = 'adjust' | 'scale' | 'addLegs';

export type RunAction = Exclude<ProgramAction, { readonly kind: Later }>;

export interface UnrunPart {
  /** "the rule combinedStop". */
  readonly what: string;
  /** That brings it. */
  readonly action: number;
}

/** In the order of the program. */
export function listUnrunParts(program: Program): readonly UnrunPart[] {
  const ofActions = program.actions.flatMap((action, index) => wordsOfAction(action).map((what): UnrunPart => ({ what, action: index })));
  const ofNights = program.actions.flatMap((action, index): readonly UnrunPart[] =>
    holdsByRule(action, program) ? [{ what: 'an option by rule held over nights', action: index }] : [],
  );
  return [...ofActions, ...ofNights];
}

/** The instrument is another contract the next day: what is held would have to stay the old one. */
function holdsByRule(action: ProgramAction, { instruments }: Program): boolean {
  if (action.kind !== 'enter' && action.kind !== 'addLegs') return false;
  return action.legs.some((leg) => 'instrument' in leg && leg.product !== 'intraday' && instruments[leg.instrument]?.kind === 'option');
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
    case 'scale':
    case 'addLegs':
      return [`the action ${action.kind}`];
    default:
      return [];
  }
}

// What of a program the machine does not run yet, and the types of what it does. The one place that knows of such a gap: whoever starts a run
// asks here first and refuses by name; a part that the machine learns goes from this file, and with the last one the file.
import type { Program, ProgramAction, RiskRule } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';

type Later = 'adjust' | 'scale' | 'addLegs';

export type RunAction = Exclude<ProgramAction, { readonly kind: Later }>;
export type RunEnter = Extract<RunAction, { readonly kind: 'enter' }>;

export interface UnrunPart {
  /** "the rule combinedStop". */
  readonly what: string;
  /** Where in the program it stands: an action, or a slot; null where neither. */
  readonly action: number | null;
  readonly slot: number | null;
}

const OPS = ['preview@1', 'contractStrike@1'];
/** It goes by the prices of options, which no rule asks for yet. */
const RULES = new Set<RiskRule['kind']>(['greekMax']);

/** In the order of the program: actions, then what they read. */
export function listUnrunParts(program: Program): readonly UnrunPart[] {
  const ofActions = program.actions.flatMap((action, index) =>
    wordsOfAction(action).map((what): UnrunPart => ({ what, action: index, slot: null })),
  );
  const ofOps = program.ops.flatMap(({ op, out }): readonly UnrunPart[] =>
    OPS.includes(op) ? [{ what: `the reading ${op}`, action: null, slot: out }] : [],
  );
  const ofInstruments = program.instruments.flatMap(({ kind }): readonly UnrunPart[] =>
    kind === 'option' ? [{ what: 'an option by rule', action: null, slot: null }] : [],
  );
  return [...ofActions, ...ofOps, ...ofInstruments];
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
    case 'enter': {
      const { risk, execution } = action;
      const rules = risk.flatMap(({ kind }) => (RULES.has(kind) ? [`the rule ${kind}`] : []));
      const manners = (['group', 'slices', 'entryChase'] as const).filter((name) => execution[name] !== undefined);
      return [...rules, ...manners.map((name) => `the order policy's ${name}`)];
    }
    case 'exit':
      return action.which === undefined ? [] : ['an exit of some legs'];
    case 'adjust':
    case 'scale':
    case 'addLegs':
      return [`the action ${action.kind}`];
    default:
      return [];
  }
}

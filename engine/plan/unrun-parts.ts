// What of a program the machine does not run yet. The one place that knows of such a gap: whoever starts a run asks here first and refuses by
// name; a part that the machine learns goes from this file, and with the last one the file.
import type { Program, ProgramAction } from '../../dsl/ir/program';

export interface UnrunPart {
  /** "the rule combinedStop". */
  readonly what: string;
  /** That brings it. */
  readonly action: number;
}

/** In the order of the program. */
export function listUnrunParts(program: Program): readonly UnrunPart[] {
  return program.actions.flatMap((action, index): readonly UnrunPart[] =>
    holdsByRule(action, program) ? [{ what: 'an option by rule held over nights', action: index }] : [],
  );
}

/** The instrument is another contract the next day: what is held would have to stay the old one. */
function holdsByRule(action: ProgramAction, { instruments }: Program): boolean {
  if (action.kind !== 'enter' && action.kind !== 'addLegs') return false;
  return action.legs.some((leg) => 'instrument' in leg && leg.product !== 'intraday' && instruments[leg.instrument]?.kind === 'option');
}

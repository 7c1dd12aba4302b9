// What a leg's price follows: which instrument of the program it is, and whether what the leg is of rises with it. An option follows the
// underlying of its chain; what is no option follows itself.
import type { Program, ProgramAction, RiskRule, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';

type ProgramEnter = Extract<ProgramAction, { readonly kind: 'enter' }>;

export interface LegUnderlying {
  /** Index of the program's instrument. */
  readonly instrument: number;
  /** +1: it rises with its underlying, as a call does; −1: it falls, as a put does. */
  readonly rises: 1 | -1;
}

/** Of the legs that a rule about the underlying holds for, or may come to hold for: added ones, and those of a chain that legs are given up for. */
export function watchedUnderlyings(program: Program): readonly number[] {
  return program.actions.flatMap((action) => {
    if (action.kind === 'enter') return underlyingsOf(program, action);
    if (action.kind !== 'addLegs' && action.kind !== 'adjust') return [];
    const rules = program.actions.flatMap((each) => (each.kind === 'enter' && each.position === action.position ? each.risk : []));
    if (!rules.some((rule) => isAboutUnderlying(rule) || (rule.kind === 'ofLeg' && isAboutUnderlying(rule.rule)))) return [];
    if (action.kind === 'addLegs') return action.legs.map((leg) => underlyingOfLeg(program, leg).instrument);
    const chain = program.chains?.[action.chain ?? -1];
    return chain === undefined ? [] : [chain.underlying];
  });
}

function underlyingsOf(program: Program, { legs, risk }: ProgramEnter): readonly number[] {
  const isWatched = (leg: number): boolean =>
    risk.some((rule) => isAboutUnderlying(rule) || (rule.kind === 'ofLeg' && rule.leg === leg && isAboutUnderlying(rule.rule)));
  return legs.filter((_, leg) => isWatched(leg)).map((leg) => underlyingOfLeg(program, leg).instrument);
}

function isAboutUnderlying({ kind }: RiskRule): boolean {
  return kind === 'underlyingStop' || kind === 'underlyingTarget';
}

export function underlyingOfLeg(program: Pick<Program, 'chains'>, leg: StructureLeg): LegUnderlying {
  if (!('chain' in leg)) return { instrument: leg.instrument, rises: 1 };
  const chain = program.chains?.[leg.chain];
  invariant(chain !== undefined, `chain ${leg.chain} is in the program`);
  return { instrument: chain.underlying, rises: leg.right === 'call' ? 1 : -1 };
}

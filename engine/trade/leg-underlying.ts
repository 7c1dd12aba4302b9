// Says what a leg's price follows: which instrument of the program, and whether the leg's own price rises or falls with it. An option follows the
// underlying of its chain; anything else follows itself.
import type { Program, ProgramAction, RiskRule, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { OptionRight } from '../market/instrument';
import { chainOfOption } from '../plan/chain-of-option';

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

export function underlyingOfLeg(program: Program, leg: StructureLeg): LegUnderlying {
  const option = optionOfLeg(program, leg);
  if (option === null) return { instrument: 'instrument' in leg ? leg.instrument : -1, rises: 1 };
  const chain = program.chains?.[option.chain];
  invariant(chain !== undefined, `chain ${option.chain} is in the program`);
  return { instrument: chain.underlying, rises: option.right === 'call' ? 1 : -1 };
}

/** Null of a leg that is no option, or of which nothing but its name is known. */
function optionOfLeg(program: Program, leg: StructureLeg): { readonly chain: number; readonly right: OptionRight } | null {
  if ('chain' in leg) return leg;
  const instrument = program.instruments[leg.instrument];
  return instrument?.kind === 'option' ? { chain: chainOfOption(instrument, program), right: instrument.right } : null;
}

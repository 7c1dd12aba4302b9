// What a leg's price follows: which instrument of the program it is, and whether what the leg is of rises with it. An option follows the
// underlying of its chain; what is no option follows itself.
import type { Program, RiskRule, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { RunEnter } from '../plan/unrun-parts';

export interface LegUnderlying {
  /** Index of the program's instrument. */
  readonly instrument: number;
  /** +1: it rises with its underlying, as a call does; −1: it falls, as a put does. */
  readonly rises: 1 | -1;
}

/** Of the legs of an Enter that a rule about the underlying holds for. */
export function watchedUnderlyings(program: Program, { legs, risk }: Pick<RunEnter, 'legs' | 'risk'>): readonly number[] {
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

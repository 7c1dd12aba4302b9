// From which chain of its tables a program chooses an option: the one that a leg names, or that of an option by rule's underlying and expiry.
import type { ProgramChain, ProgramInstrument, StructureLeg } from '../../dsl/ir/program';

export type OptionRule = Extract<ProgramInstrument, { readonly kind: 'option' }>;

interface ChainTables {
  readonly instruments: readonly ProgramInstrument[];
  readonly chains?: readonly ProgramChain[];
}

/** −1 where the tables have no such chain. */
export function chainOfOption({ underlying, expiry }: OptionRule, { instruments, chains = [] }: ChainTables): number {
  const wanted = JSON.stringify(expiry);
  return chains.findIndex((chain) => {
    const listed = instruments[chain.underlying];
    return listed?.kind === 'fixed' && listed.id === underlying && JSON.stringify(chain.expiry) === wanted;
  });
}

/**
 * Chain from which the contract of a leg is chosen when it is entered; null of a leg that is its instrument. An option by rule that leaves the same
 * day is its instrument: the rule means one contract till then.
 */
export function chainOfLeg(leg: StructureLeg, tables: ChainTables): number | null {
  if ('chain' in leg) return leg.chain;
  const instrument = tables.instruments[leg.instrument];
  return instrument?.kind === 'option' && leg.product !== 'intraday' ? chainOfOption(instrument, tables) : null;
}

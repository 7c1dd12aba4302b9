// Instruments beyond those that a program names: a leg that is an option takes one, in which each epoch of its position puts the contract that
// it has chosen. An option by rule takes one too where it may be held over nights: the rule means another contract then. Which they are follows from
// the program alone.
import type { Program } from '../../dsl/ir/program';
import { chainOfLeg } from './chain-of-option';

export interface ContractSlot {
  /** Index among the instruments of the run: behind those of the program. */
  readonly instrument: number;
  readonly position: number;
  /** Of the structure. */
  readonly leg: number;
  /** Chains whose contracts it may come to hold. */
  readonly chains: readonly number[];
}

/** By position, then by leg. */
export function listContractSlots(program: Program): readonly ContractSlot[] {
  const chainsOf = new Map<string, { readonly position: number; readonly leg: number; readonly chains: number[] }>();
  for (const action of program.actions) {
    if (action.kind !== 'enter') continue;
    for (const [leg, wanted] of action.legs.entries()) {
      const chain = chainOfLeg(wanted, program);
      if (chain === null) continue;
      const key = `${action.position} ${leg}`;
      const slot = chainsOf.get(key) ?? { position: action.position, leg, chains: [] };
      if (!slot.chains.includes(chain)) slot.chains.push(chain);
      chainsOf.set(key, slot);
    }
  }
  const slots = [...chainsOf.values()].sort((left, right) => left.position - right.position || left.leg - right.leg);
  return slots.map((slot, index) => ({ ...slot, instrument: program.instruments.length + index }));
}

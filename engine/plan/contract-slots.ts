// Instruments beyond those that a program names: a leg that is an option takes one, in which each epoch of its position puts the contract that
// it has chosen, and each change of it another. An option by rule takes one too where it may be held over nights: the rule means another contract
// then. Which they are follows from the program alone.
import type { Program } from '../../dsl/ir/program';
import { chainOfLeg } from './chain-of-option';
import { seatsOf } from './leg-seats';

export interface ContractSlot {
  /** Index among the instruments of the run: behind those of the program. */
  readonly instrument: number;
  readonly position: number;
  /** Of the position: legs of the entry first. */
  readonly leg: number;
  /** Chains whose contracts it may come to hold. */
  readonly chains: readonly number[];
}

/** By position, then by leg. */
export function listContractSlots(program: Program): readonly ContractSlot[] {
  const slots = Array.from({ length: program.positions }, (_, position) => slotsOf(program, position)).flat();
  return slots.map((slot, index) => ({ ...slot, instrument: program.instruments.length + index }));
}

function slotsOf(program: Program, position: number): readonly Omit<ContractSlot, 'instrument'>[] {
  const { entered, further } = seatsOf(program, position);
  const standIns = further === 0 ? NONE : chainsOfFurther(program, position);
  return Array.from({ length: entered + further }, (_, leg) => {
    const own = leg < entered ? chainsOfLeg(program, position, leg) : NONE;
    const canBeOption = own.length > 0 || leg >= entered;
    return { position, leg, chains: canBeOption ? [...new Set([...own, ...standIns])] : NONE };
  }).filter(({ chains }) => chains.length > 0);
}

const NONE: readonly number[] = [];

function chainsOfLeg(program: Program, position: number, leg: number): readonly number[] {
  return program.actions.flatMap((action) => {
    const wanted = action.kind === 'enter' && action.position === position ? action.legs[leg] : undefined;
    return wanted === undefined ? [] : (chainOfLeg(wanted, program) ?? []);
  });
}

/** Of what may be added, and of what may stand in for another leg. */
function chainsOfFurther(program: Program, position: number): readonly number[] {
  const own = program.actions.filter((action) => 'position' in action && action.position === position);
  const canAdjust = own.some(({ kind }) => kind === 'adjust');
  return own.flatMap((action) => {
    if (action.kind === 'adjust') return action.chain === undefined ? [] : [action.chain];
    const isChosen = action.kind === 'addLegs' || (action.kind === 'enter' && canAdjust);
    return isChosen ? action.legs.flatMap((leg) => chainOfLeg(leg, program) ?? []) : [];
  });
}

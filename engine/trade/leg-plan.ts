// A leg of an entry as the kernel runs it. One that is an option holds a slot instead of an instrument, and a rule for what is put into it.
import type { Program, ProgramLeg, ProgramOptionLeg, Sampled, StructureLeg } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { chainOfLeg } from '../plan/chain-of-option';
import type { ContractSlot } from '../plan/contract-slots';
import { withRuleNumbers } from '../select/rule-numbers';
import type { ContractWish, OptionWish } from './contract-desk';
import type { ReadOperand } from './stop-level';

export interface LegPlan extends ProgramLeg {
  /** Null of a leg that is an instrument. The rule's numbers are places in the operand block. */
  readonly option: OptionWish | null;
}

type AddOperand = (sampled: Sampled) => number;

/** `slots`: of the entry's position. */
export function planLegs(
  program: Program,
  legs: readonly StructureLeg[],
  slots: readonly ContractSlot[],
  add: AddOperand,
): readonly LegPlan[] {
  return legs.map((leg, index): LegPlan => {
    if ('instrument' in leg && chainOfLeg(leg, program) === null) return { ...leg, option: null };
    const slot = slots.find((each) => each.leg === index);
    invariant(slot !== undefined, 'an option leg has a slot');
    const { side, ratio, product } = leg;
    const option = 'chain' in leg ? planOption(leg, add) : { byRule: leg.instrument };
    return { instrument: slot.instrument, side, ratio, product, option };
  });
}

function planOption({ chain, right, strike: { rule, tie, noMatch } }: ProgramOptionLeg, add: AddOperand): OptionWish {
  return { chain, right, tie, noMatch, rule: withRuleNumbers(rule, add) };
}

/** What is asked for, with the numbers sampled for this entry. */
export function wishOf({ instrument, option }: LegPlan, read: ReadOperand): ContractWish | null {
  if (option === null) return null;
  if ('byRule' in option) return { instrument, byRule: option.byRule };
  const { chain, right, rule, tie, noMatch } = option;
  const numberOf = (operand: number, isPrice: boolean): number =>
    isPrice ? read(operand, PAISE_PER_RUPEE) / PAISE_PER_RUPEE : read(operand, 1);
  return { instrument, chain, right, tie, noMatch, rule: withRuleNumbers(rule, numberOf) };
}

/** Options are struck and quoted in whole paise, and so are the registers that say something of them. */
const PAISE_PER_RUPEE = 100;

// Samples the numbers that an entry takes from the graph at its event; they are frozen for the epoch. An unknown one forbids the entry: missing
// data never trades.
import type { ActionOutcome } from '../events';
import type { EnterPlan } from './action-plan';
import type { OperandUse } from './operands';

/** Reads a register as of the instant being decided; NaN where it is not known. */
export type Sample = (slot: number) => number;

/** By place in the operand block. */
export type Operands = ArrayLike<number>;

const UNDEFINED: Readonly<Record<OperandUse, ActionOutcome>> = {
  size: 'size-undefined',
  stop: 'stop-undefined',
  price: 'price-undefined',
  contract: 'contract-undefined',
};

/** The operand block, or the outcome that the first unknown operand gives. */
export function sampleOperands({ operands }: Pick<EnterPlan, 'operands'>, sample: Sample): Operands | ActionOutcome {
  // As long as it will be: an array that grows takes seventeen places for its first.
  const block = new Array<number>(operands.length);
  for (let place = 0; place < operands.length; place += 1) {
    const operand = operands[place];
    if (operand === undefined) break;
    const value = operand.kind === 'fixed' ? operand.value : sample(operand.slot);
    if (!Number.isFinite(value)) return UNDEFINED[operand.use];
    block[place] = value + 0;
  }
  return block;
}

/** What has no operand is zero. */
export function writeOperands(block: Float64Array, operands: Operands): void {
  for (let place = 0; place < block.length; place += 1) block[place] = operands[place] ?? 0;
}

// The numbers that an entry takes from the graph at its event, frozen for the epoch. Unknown ones forbid the entry: missing data never trades.
import type { ActionOutcome } from '../events';
import type { EnterPlan, OperandUse } from './action-plan';

/** Reads a register as of the instant being decided; NaN where it is not known. */
export type Sample = (slot: number) => number;

const UNDEFINED: Readonly<Record<OperandUse, ActionOutcome>> = { size: 'size-undefined', stop: 'stop-undefined', price: 'price-undefined' };

/** The operand block, or the outcome that the first unknown operand gives. */
export function sampleOperands(plan: EnterPlan, sample: Sample): Float64Array | ActionOutcome {
  const block = new Float64Array(plan.operands.length);
  let index = 0;
  for (const operand of plan.operands) {
    const value = operand.kind === 'fixed' ? operand.value : sample(operand.slot);
    if (!Number.isFinite(value)) return UNDEFINED[operand.use];
    block[index++] = value + 0;
  }
  return block;
}

// Values known before the run: constants, settings, and what follows from them alone. Each fills its whole column once.

import type { ClockRows } from '../ops/kernel';
import { getKernel } from '../ops/op-kernels';
import type { Plan } from '../plan/plan';
import { BoundFrame } from './op-frame';

const NO_ROWS: ClockRows = Object.freeze({
  timeUs: new Float64Array(0),
  session: new Int32Array(0),
  sessionOpenMinute: new Int32Array(0),
  sessionCloseMinute: new Int32Array(0),
  open: new Int32Array(0),
  high: new Int32Array(0),
  low: new Int32Array(0),
  close: new Int32Array(0),
  volume: new Float64Array(0),
  openInterest: new Float64Array(0),
});

/** A value that would need rows to be known (an average of a constant) stays NA. */
export function foldStatic(plan: Plan, columns: readonly Float64Array[], priceScale: number): void {
  for (const op of plan.ops) {
    if (op.clock !== null) continue;
    const outputs = op.outputs.map((slot) => columns[slot]);
    if (op.declaration.name === 'constant') outputs[0].fill(op.args[1] === 1 ? wholeUnits(op.args[0] * priceScale) : op.args[0]);
    else if (op.stateSize === 0 && op.inputs.length > 0) {
      const frame = new BoundFrame(
        op.inputs.map((slot) => columns[slot]),
        outputs,
        new Float64Array(0),
        0,
        op.args,
        NO_ROWS,
      );
      getKernel(op.declaration.name, op.declaration.version).run(frame, 0, outputs[0].length);
    }
  }
}

/** Rupees times a scale, freed of the binary error of the decimal: 24000.05 × 100 is 2400005. */
function wholeUnits(product: number): number {
  const nearest = Math.floor(product + 0.5);
  return Math.abs(product - nearest) < 1e-6 ? nearest : product;
}

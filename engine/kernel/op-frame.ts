// An op bound to its columns and its state. One class for every op, so that the loop over ops stays monomorphic.
import type { ClockRows, OpFrame } from '../ops/kernel';

const NO_COLUMN = new Float64Array(0);

export class BoundFrame implements OpFrame {
  readonly in0: Float64Array;
  readonly in1: Float64Array;
  readonly in2: Float64Array;
  readonly in3: Float64Array;
  readonly out0: Float64Array;
  readonly out1: Float64Array;
  readonly out2: Float64Array;
  readonly out3: Float64Array;
  readonly state: Float64Array;
  readonly at: number;
  readonly args: Float64Array;
  readonly rows: ClockRows;
  rowOfZero = 0;

  constructor(
    inputs: readonly Float64Array[],
    outputs: readonly Float64Array[],
    state: Float64Array,
    at: number,
    args: Float64Array,
    rows: ClockRows,
  ) {
    this.in0 = inputs[0] ?? NO_COLUMN;
    this.in1 = inputs[1] ?? NO_COLUMN;
    this.in2 = inputs[2] ?? NO_COLUMN;
    this.in3 = inputs[3] ?? NO_COLUMN;
    this.out0 = outputs[0] ?? NO_COLUMN;
    this.out1 = outputs[1] ?? NO_COLUMN;
    this.out2 = outputs[2] ?? NO_COLUMN;
    this.out3 = outputs[3] ?? NO_COLUMN;
    this.state = state;
    this.at = at;
    this.args = args;
    this.rows = rows;
  }
}

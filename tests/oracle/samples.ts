// How the oracle looks at columns: row by row, or through the known samples up to a row. Slow on purpose: every row starts from
// nothing, so that no state can be wrong.
import type { ArgValues } from '../../dsl/ops/declare-op';
import type { ClockRows } from '../../engine/ops/kernel';

export interface OracleCall {
  readonly args: ArgValues;
  readonly inputs: readonly (readonly number[])[];
  readonly rows: ClockRows;
  readonly count: number;
}

/** One column for each output of the op. */
export type Oracle = (call: OracleCall) => readonly (readonly number[])[];

/** The inputs of one row, all of them known. */
export interface Sample {
  readonly row: number;
  readonly values: readonly number[];
}

export function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}

export function argOf(call: OracleCall, name: string): number {
  return call.args[name] ?? 0;
}

/** Turns a function of the row number into columns. */
export function byRow(outputs: number, valueAt: (call: OracleCall, row: number) => readonly number[]): Oracle {
  return (call) => {
    const found = Array.from({ length: call.count }, (_, row) => valueAt(call, row));
    return Array.from({ length: outputs }, (_, port) => found.map((values) => at(values, port)));
  };
}

/** An op without memory: a function of the inputs of the row. */
export function pointwise(valueOf: (values: readonly number[], call: OracleCall) => number): Oracle {
  return byRow(1, (call, row) => [valueOf(inputsAt(call, row), call)]);
}

/** An op over known samples: NA where an input of the row is, else a function of all samples so far, the present one last. */
export function overSamples(outputs: number, valueOf: (samples: readonly Sample[], call: OracleCall) => readonly number[]): Oracle {
  return byRow(outputs, (call, row) => {
    const samples = samplesUntil(call, row);
    return samples.at(-1)?.row === row ? valueOf(samples, call) : [];
  });
}

/** An op over the last `period` samples of one input; NA until there are so many. */
export function overWindow(outputs: number, valueOf: (window: readonly number[], call: OracleCall) => readonly number[]): Oracle {
  return overSamples(outputs, (samples, call) => {
    const period = argOf(call, 'period');
    return samples.length < period ? [] : valueOf(firstOf(samples).slice(-period), call);
  });
}

export function inputsAt(call: OracleCall, row: number): readonly number[] {
  return call.inputs.map((input) => at(input, row));
}

export function samplesUntil(call: OracleCall, row: number): readonly Sample[] {
  return Array.from({ length: row + 1 }, (_, index) => ({ row: index, values: inputsAt(call, index) })).filter(({ values }) =>
    values.every((value) => !Number.isNaN(value)),
  );
}

/** The first input of each sample. */
export function firstOf(samples: readonly Sample[]): readonly number[] {
  return samples.map(({ values }) => at(values, 0));
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function mean(values: readonly number[]): number {
  return total(values) / values.length;
}

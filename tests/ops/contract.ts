// The contract of an op, one check a clause. A check runs the op on one scenario and says in words what it broke, or null.
import { opKey } from '../../dsl/ops/declare-op';
import type { ClockRows, OpKernel } from '../../engine/ops/kernel';
import { hasOracle, oracle } from '../oracle/oracle';
import { bitFault, closeFault, isStray } from './compare';
import type { OpSubject } from './op-subject';
import { GUARD, type OpRun, runOp } from './run-op';
import type { Scenario } from './scenario';

export type ContractCheck = (subject: OpSubject, scenario: Scenario) => string | null;

function firstFault(faults: Iterable<string | null>): string | null {
  for (const fault of faults) if (fault !== null) return fault;
  return null;
}

function runFault(found: OpRun, wanted: OpRun, rows: number): string | null {
  return firstFault([
    ...found.outputs.map((output, port) =>
      bitFault(`output ${port}`, output.subarray(0, rows), (wanted.outputs[port] ?? output).subarray(0, rows)),
    ),
    rows < (found.outputs[0]?.length ?? 0) ? null : bitFault('state', found.state, wanted.state),
  ]);
}

/** Any split into windows gives the bits of one long window. */
export const splitsAgree: ContractCheck = (subject, { inputs, rows, cuts }) => {
  const whole = runOp(subject, inputs, rows);
  const singles = Array.from({ length: rows.timeUs.length - 1 }, (_, row) => row + 1);
  return firstFault([cuts, singles].map((windows) => runFault(runOp(subject, inputs, rows, { cuts: windows }), whole, rows.timeUs.length)));
};

/** Outputs up to a row do not depend on anything after it. */
export const prefixHolds: ContractCheck = (subject, { inputs, rows, cut }) => {
  const otherFuture = inputs.map((input) => input.map((value, row) => (row < cut ? value : value === 1 ? 0 : 1)));
  return runFault(runOp(subject, otherFuture, rows), runOp(subject, inputs, rows), cut);
};

/** The state in the arena is all there is: a copy of it goes on as the original does, whatever else the kernel runs in between. */
export const stateRestores: ContractCheck = (subject, { inputs, rows, cut }) => {
  const decoys = inputs.map((input) => input.toReversed());
  const busy: OpKernel = {
    init: (frame) => subject.kernel.init?.(frame),
    run: (frame, from, to) => {
      runOp(subject, decoys, rows);
      subject.kernel.run(frame, from, to);
    },
  };
  const restored = runOp({ ...subject, kernel: busy }, inputs, rows, { cuts: [], restoreAt: cut });
  return runFault(restored, runOp(subject, inputs, rows), rows.timeUs.length);
};

/** Writes its outputs and its own state, nothing else. */
export const keepsToItself: ContractCheck = (subject, { inputs, rows }) => {
  const memory = subject.declaration.memory(subject.args);
  let changed: string | null = null;
  const watched: OpKernel = {
    init: (frame) => subject.kernel.init?.(frame),
    run: (frame, from, to) => {
      const columns = [frame.in0, frame.in1, frame.in2, frame.in3, frame.args];
      const before = columns.map((column) => Float64Array.from(column));
      const outputs = [frame.out0, frame.out1, frame.out2, frame.out3];
      for (const output of outputs) output.fill(GUARD);
      subject.kernel.run(frame, from, to);
      changed ??= firstFault(columns.map((column, index) => bitFault(`input ${index}`, column, before[index] ?? column)));
      const strays = outputs.some((output) => output.some((value, row) => (row < from || row >= to) && value !== GUARD));
      if (strays) changed ??= 'an output outside the rows asked for';
    },
  };
  const { arena } = runOp({ ...subject, kernel: watched }, inputs, rows);
  const guards = (arena.length - memory) / 2;
  const strays = arena.some((value, index) => (index < guards || index >= guards + memory) && value !== GUARD);
  return strays ? `state outside its ${memory} doubles` : changed;
};

/** Every output is a register: booleans 0, 1 or NaN, events 0 or 1, numbers finite or the canonical NaN; its state hashes alike everywhere. */
export const registersAreClean: ContractCheck = (subject, { inputs, rows }) => {
  const { outputs, state } = runOp(subject, inputs, rows);
  const allowed = {
    number: () => true,
    boolean: (value: number) => !(value > 0) || value === 1,
    event: (value: number) => value === 0 || value === 1,
  };
  const strayNaN = state.findIndex((value) => Number.isNaN(value) && isStray(value));
  return firstFault([
    ...outputs.map((output, port) => {
      const kind = subject.declaration.outputs[port]?.kind ?? 'number';
      const row = output.findIndex((value) => isStray(value) || !allowed[kind](value));
      return row === -1 ? null : `output ${port}: ${Object.is(output[row], -0) ? '-0' : output[row]} at ${row} is no ${kind}`;
    }),
    strayNaN === -1 ? null : `state ${strayNaN}: a NaN that is not the canonical one`,
  ]);
};

/** Where an input is unknown the outputs are, events are 0, and the state is as if the row had never been. */
export const unknownLeavesNoTrace: ContractCheck = (subject, { inputs, rows }) => {
  const { outputs } = subject.declaration;
  const isKnown = Array.from({ length: rows.timeUs.length }, (_, row) => inputs.every((input) => !Number.isNaN(input[row])));
  const known = runOp(
    subject,
    inputs.map((input) => input.filter((_, row) => isKnown[row])),
    keepRows(rows, isKnown),
  );
  const found = runOp(subject, inputs, rows);
  return firstFault([
    ...outputs.map(({ kind }, port) => {
      const fits = (value: number): boolean => (kind === 'event' ? value === 0 : Number.isNaN(value));
      const row = (found.outputs[port] ?? new Float64Array()).findIndex((value, index) => isKnown[index] !== true && !fits(value));
      return row === -1 ? null : `output ${port}: ${found.outputs[port]?.[row]} at ${row}, where an input is unknown`;
    }),
    ...found.outputs.map((output, port) =>
      bitFault(
        `output ${port} at known rows`,
        output.filter((_, row) => isKnown[row]),
        known.outputs[port] ?? output,
      ),
    ),
    bitFault('state', found.state, known.state),
  ]);
};

function keepRows(rows: ClockRows, keep: readonly boolean[]): ClockRows {
  const isKept = (_: number, row: number): boolean => keep[row] === true;
  return {
    timeUs: rows.timeUs.filter(isKept),
    session: rows.session.filter(isKept),
    sessionOpenMinute: rows.sessionOpenMinute.filter(isKept),
    sessionCloseMinute: rows.sessionCloseMinute.filter(isKept),
    open: rows.open.filter(isKept),
    high: rows.high.filter(isKept),
    low: rows.low.filter(isKept),
    close: rows.close.filter(isKept),
    volume: rows.volume.filter(isKept),
    openInterest: rows.openInterest.filter(isKept),
  };
}

/** Numbers made by rounding arithmetic; all other ops equal the oracle to the bit. */
const ROUNDED = new Set(
  'sum sma wma hull zeroLag ema wilder kama stdev meanDeviation percentRank regression rsi directional supertrend parabolic moneyFlow sessionVwap logarithm'.split(
    ' ',
  ),
);

/** Equals the second implementation: to the bit, or within 10⁻⁹ of the value or 10⁻¹² of the size of what it was made from. */
export const equalsOracle: ContractCheck = (subject, { inputs, rows }) => {
  const key = opKey(subject.declaration);
  if (!hasOracle(key)) return 'no oracle';
  const wanted = oracle(
    key,
    subject.args,
    inputs.map((input) => [...input]),
    rows,
  ).map((column) => Float64Array.from(column));
  const { outputs } = runOp(subject, inputs, rows);
  const size = Math.max(100, ...inputs.flatMap((input) => [...input].filter((value) => !Number.isNaN(value)).map(Math.abs)));
  return firstFault(
    outputs.map((output, port) => {
      const other = wanted[port] ?? new Float64Array();
      const isRounded = ROUNDED.has(subject.declaration.name);
      return isRounded ? closeFault(`output ${port}`, output, other, 1e-9, 1e-12 * size) : bitFault(`output ${port}`, output, other);
    }),
  );
};

/** Outputs that are known later than the op's declared warm-up, which is that of the first. */
const LATER_BARS: Readonly<Record<string, (period: number) => number>> = { 'directional.adx': (period) => 2 * period - 1 };

/** On clean data the first known output comes after exactly the declared bars, and no unknown one follows. */
export const warmsUpAsDeclared: ContractCheck = (subject, { inputs, rows }) => {
  const { declaration, args } = subject;
  const { bars } = declaration.warmUp(args);
  const { outputs } = runOp(subject, inputs, rows);
  return firstFault(
    declaration.outputs.map(({ name }, port) => {
      const declared = LATER_BARS[`${declaration.name}.${name}`]?.(args['period'] ?? 0) ?? bars;
      const row = (outputs[port] ?? new Float64Array()).findIndex((value, index) => Number.isNaN(value) !== index < declared);
      return row === -1 ? null : `${name}: ${outputs[port]?.[row]} at ${row}, declared to be known from ${declared} on`;
    }),
  );
};

/** Started later, the op agrees with itself within 10⁻⁹ after the bars in which it is declared to forget where it started. */
export const forgetsItsStart: ContractCheck = (subject, { inputs, rows, cut }) => {
  const { bars, convergeBars } = subject.declaration.warmUp(subject.args);
  if (convergeBars === null) return 'no bound declared';
  const from = cut + bars + convergeBars;
  const early = runOp(subject, inputs, rows).outputs;
  const late = runOp(subject, inputs, rows, { cuts: [], start: cut }).outputs;
  const known = early.some((output) => output.subarray(from).some((value) => !Number.isNaN(value)));
  if (!known) return `nothing to compare after row ${from}`;
  return firstFault(
    late.map((output, port) =>
      closeFault(`output ${port} from row ${from}`, output.subarray(from), (early[port] ?? output).subarray(from), 1e-9, 1e-7),
    ),
  );
};

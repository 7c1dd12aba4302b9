// What each op costs: nanoseconds a row, in blocks of 256 (backtests) and of one row (live), on a market that moves like one.
// `tsx bench/ops.bench.ts [part of a name …]`

import { type ArgValues, type OpDeclaration, opKey } from '../dsl/ops/declare-op';
import { OPS } from '../dsl/ops/op-table';
import type { OpFrame, OpKernel } from '../engine/ops/kernel';
import { listKernels } from '../engine/ops/op-kernels';
import { clockRows } from '../tests/ops/clock-rows';

const ROWS = 65_536;
const BLOCK = 256;
const ROUNDS = 9;
const ARGS: ArgValues = { period: 20, fast: 2, slow: 30, bars: 5, minutes: 15, step: 0.02, most: 0.2, multiplier: 3, initial: 0 };

const close = walk(7);
const bars = {
  open: close.map((price, row) => close[row - 1] ?? price),
  high: close.map((price, row) => Math.max(price, close[row - 1] ?? price) + ((row * 7) % 90)),
  low: close.map((price, row) => Math.min(price, close[row - 1] ?? price) - ((row * 11) % 90)),
  close,
  volume: close.map((_, row) => 1_000 + ((row * 7_919) % 50_000)),
};
const rows = clockRows(ROWS, 1, Number.POSITIVE_INFINITY, bars);

function walk(seed: number): number[] {
  let state = seed;
  let price = 2_400_000;
  return Array.from({ length: ROWS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    price += Math.round((state / 4_294_967_296 - 0.5) * 600);
    return price;
  });
}

function inputOf(kind: string, name: string): Float64Array {
  const start = close[0] ?? 0;
  if (kind === 'event') return Float64Array.from(close, (price) => (price % 17 === 0 ? 1 : 0));
  if (kind === 'boolean') return Float64Array.from(close, (price, row) => (price > (close[row - 20] ?? start) ? 1 : 0));
  if (name === 'open' || name === 'high' || name === 'low' || name === 'volume') return Float64Array.from(bars[name]);
  if (name === 'right') return Float64Array.from(close, (_, row) => close[row - 10] ?? start);
  return name === 'step' || name === 'tolerance' ? new Float64Array(ROWS).fill(5) : Float64Array.from(close);
}

function bind(op: OpDeclaration): OpFrame {
  const inputs = op.inputs.map((port) => inputOf(port.kind, port.name));
  const input = (index: number): Float64Array => inputs[index] ?? new Float64Array(0);
  const output = (index: number): Float64Array => new Float64Array(index < op.outputs.length ? ROWS : 0);
  const args = Float64Array.from(op.args, (declared) => ARGS[declared.name] ?? 0);
  const state = new Float64Array(op.memory(ARGS) + 16);
  return {
    in0: input(0),
    in1: input(1),
    in2: input(2),
    in3: input(3),
    out0: output(0),
    out1: output(1),
    out2: output(2),
    out3: output(3),
    state,
    at: 8,
    args,
    rows,
    rowOfZero: 0,
  };
}

/** Nanoseconds a row, of the fastest round: the others were disturbed. */
function measure(kernel: OpKernel, frame: OpFrame, block: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = process.hrtime.bigint();
    for (let row = 1; row + block <= ROWS; row += block) kernel.run(frame, row, row + block);
    best = Math.min(best, Number(process.hrtime.bigint() - began) / ROWS);
  }
  return best;
}

/** About the ops of a graph of three averages, RSI, MACD, Bollinger bands, ATR, ADX, SuperTrend and VWAP with their conditions. */
const GRAPH: Readonly<Record<string, number>> = {
  'bar@1': 4,
  'ema@1': 6,
  'rsi@1': 1,
  'sma@1': 1,
  'stdev@1': 1,
  'trueRange@1': 1,
  'wilder@1': 1,
  'directional@1': 1,
  'supertrend@1': 1,
  'sessionVwap@1': 1,
  'subtract@1': 2,
  'multiply@1': 1,
  'add@1': 1,
  'greater@1': 9,
  'cross@1': 3,
  'and@1': 3,
  'or@1': 1,
};

const declarations = new Map(OPS.map((op) => [opKey(op), op]));
const kernels = new Map(listKernels());

function boundOf(key: string): { readonly kernel: OpKernel; readonly frame: OpFrame } {
  const op = declarations.get(key);
  const kernel = kernels.get(key);
  if (op === undefined || kernel === undefined) throw new Error(`no op ${key}`);
  const frame = bind(op);
  kernel.init?.(frame);
  return { kernel, frame };
}

/** All ops of the graph in turn for each block, as the evaluator runs them. */
function measureGraph(): void {
  const ops = Object.entries(GRAPH).flatMap(([key, times]) => Array.from({ length: times }, () => boundOf(key)));
  const all: OpKernel = {
    run: (_, from, to) => {
      for (const { kernel, frame } of ops) kernel.run(frame, from, to);
    },
  };
  const frame = ops[0]?.frame;
  if (frame === undefined) return;
  console.log(
    `a graph of ${ops.length} ops  ${measure(all, frame, BLOCK).toFixed(0)} ns a row in blocks of ${BLOCK}, ${measure(all, frame, 1).toFixed(0)} alone`,
  );
}

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
console.log('ns a row               declared   block 256   block 1');
for (const key of kernels.keys()) {
  if (wanted.length > 0 && !wanted.some((part) => key.includes(part))) continue;
  const { kernel, frame } = boundOf(key);
  const declared = declarations.get(key)?.cost(ARGS) ?? 0;
  const inBlocks = measure(kernel, frame, BLOCK);
  const alone = measure(kernel, frame, 1);
  console.log(`${key.padEnd(22)} ${declared.toFixed(0).padStart(8)} ${inBlocks.toFixed(1).padStart(11)} ${alone.toFixed(1).padStart(9)}`);
}
if (wanted.length === 0) measureGraph();

// The interpreter that one writes first: a node is an object that finds its inputs by name in a map, a bar is an object, a value is an
// object, a window is an array that is pushed and shifted, and what a node does is looked up by its name at each bar. Only the ops that
// the strategies of this bench are made of; formulas as in their definitions.
import { opArgValues } from '../../dsl/ir/op-args';
import type { Program, ProgramOp } from '../../dsl/ir/program';
import { findOp } from '../../dsl/ops/op-table';

export interface NaiveBar {
  readonly day: number;
  readonly minuteOfDay: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export type NaiveValue = { readonly known: true; readonly value: number } | { readonly known: false };

interface NaiveNode {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly args: Readonly<Record<string, number>>;
  readonly period: number;
  readonly text: Readonly<Record<string, unknown>>;
  readonly window: number[];
  readonly memory: Map<string, number>;
}

const UNKNOWN: NaiveValue = { known: false };

export class NaiveGraph {
  private readonly nodes: readonly NaiveNode[];

  constructor(program: Program) {
    this.nodes = program.ops.map(nodeOf);
  }

  /** The values of all slots at a bar, by name. */
  step(bar: NaiveBar): ReadonlyMap<string, NaiveValue> {
    const values = new Map<string, NaiveValue>();
    for (const node of this.nodes) {
      const inputs = node.inputs.map((name) => values.get(name) ?? UNKNOWN);
      const outputs = evaluate(node, inputs, bar);
      node.outputs.forEach((name, index) => values.set(name, outputs[index] ?? UNKNOWN));
    }
    return values;
  }
}

export function slotName(slot: number): string {
  return `slot ${slot}`;
}

function nodeOf(op: ProgramOp): NaiveNode {
  const declaration = findOp(op.op);
  if (declaration === null) throw new Error(`${op.op} is no op`);
  const args = opArgValues(declaration, op, []);
  return {
    name: declaration.name,
    inputs: op.in.map(slotName),
    outputs: declaration.outputs.map((_, index) => slotName(op.out + index)),
    args,
    period: args['period'] ?? 0,
    text: op.args,
    window: [],
    memory: new Map(),
  };
}

function of(value: number): NaiveValue {
  return Number.isFinite(value) ? { known: true, value } : UNKNOWN;
}

function fieldOf(bar: NaiveBar, name: unknown): number {
  switch (name) {
    case 'high':
      return bar.high;
    case 'low':
      return bar.low;
    case 'volume':
      return bar.volume;
    default:
      return bar.close;
  }
}

function truth(value: boolean | null): NaiveValue {
  return value === null ? UNKNOWN : { known: true, value: value ? 1 : 0 };
}

function evaluate(node: NaiveNode, inputs: readonly NaiveValue[], bar: NaiveBar): readonly NaiveValue[] {
  switch (node.name) {
    case 'and':
    case 'or':
      return [logic(node.name, inputs)];
    case 'gate': {
      const event = numberAt(inputs, 0);
      const isOpen = numberAt(inputs, 1) === 1;
      return [of(isOpen ? event : 0), of(isOpen ? 0 : event)];
    }
    case 'bar':
      return [of(fieldOf(bar, node.text['field']))];
    case 'calendar':
      return [of(bar.minuteOfDay)];
    case 'constant':
      return [of((node.args['value'] ?? 0) * (node.text['in'] === 'price' ? 100 : 1))];
    case 'cross':
      return cross(node, inputs);
  }
  for (const input of inputs) if (!input.known) return node.outputs.map(() => UNKNOWN);
  return evaluateKnown(node, numberAt(inputs, 0), numberAt(inputs, 1), numberAt(inputs, 2), bar);
}

function numberAt(inputs: readonly NaiveValue[], index: number): number {
  const input = inputs[index];
  return input?.known === true ? input.value : 0;
}

function evaluateKnown(node: NaiveNode, left: number, right: number, third: number, bar: NaiveBar): readonly NaiveValue[] {
  const { period } = node;
  switch (node.name) {
    case 'add':
      return [of(left + right)];
    case 'subtract':
      return [of(left - right)];
    case 'multiply':
      return [of(left * right)];
    case 'divide':
      return [of(left / right)];
    case 'greater':
      return [truth(left > right)];
    case 'greaterOrEqual':
      return [truth(left >= right)];
    case 'not':
      return [truth(left === 0)];
    case 'sma':
      return [average(windowOf(node, left, period), period)];
    case 'stdev':
      return [deviation(windowOf(node, left, period), period)];
    case 'ema':
      return [smoothed(node, 'average', left, period, (last) => last + (2 / (period + 1)) * (left - last))];
    case 'wilder':
      return [smoothed(node, 'average', left, period, (last) => (last * (period - 1) + left) / period)];
    case 'rsi':
      return [strength(node, left, period)];
    case 'trueRange':
      return [trueRange(node, left, right, third)];
    case 'directional':
      return directional(node, left, right, third, period);
    case 'supertrend':
      return supertrend(node, left, right, third, period);
    case 'sessionVwap':
      return sessionVwap(node, left, right, bar.day);
    default:
      throw new Error(`the naive graph has no ${node.name}`);
  }
}

function logic(name: 'and' | 'or', inputs: readonly NaiveValue[]): NaiveValue {
  const decisive = name === 'and' ? 0 : 1;
  let isKnown = true;
  for (const input of inputs) {
    if (input.known && input.value === decisive) return truth(decisive === 1);
    if (!input.known) isKnown = false;
  }
  return isKnown ? truth(decisive === 0) : UNKNOWN;
}

function cross(node: NaiveNode, [left = UNKNOWN, right = UNKNOWN]: readonly NaiveValue[]): readonly NaiveValue[] {
  if (!left.known || !right.known) return [truth(false), truth(false)];
  const side = Math.sign(left.value - right.value);
  const last = node.memory.get('side') ?? Number.NaN;
  node.memory.set('side', side);
  return [truth(side === 1 && last <= 0), truth(side === -1 && last >= 0)];
}

function windowOf({ window }: NaiveNode, value: number, period: number): readonly number[] {
  window.push(value);
  if (window.length > period) window.shift();
  return window;
}

function average(window: readonly number[], period: number): NaiveValue {
  return window.length < period ? UNKNOWN : of(window.reduce((sum, value) => sum + value, 0) / period);
}

function deviation(window: readonly number[], period: number): NaiveValue {
  if (window.length < period) return UNKNOWN;
  const mean = window.reduce((sum, value) => sum + value, 0) / period;
  return of(Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / period));
}

/** Sums the first samples, begins with their mean, then goes on as told. */
function smoothed(node: NaiveNode, name: string, value: number, period: number, next: (last: number) => number): NaiveValue {
  const seen = node.memory.get(`${name} seen`) ?? 0;
  const last = node.memory.get(name) ?? 0;
  if (seen < period) {
    const sum = last + value;
    node.memory.set(`${name} seen`, seen + 1);
    node.memory.set(name, seen + 1 === period ? sum / period : sum);
    return seen + 1 === period ? of(sum / period) : UNKNOWN;
  }
  node.memory.set(name, next(last));
  return of(next(last));
}

function wilder(node: NaiveNode, name: string, value: number, period: number): NaiveValue {
  return smoothed(node, name, value, period, (last) => (last * (period - 1) + value) / period);
}

function lastOf(node: NaiveNode, name: string, value: number): number | null {
  const last = node.memory.get(name) ?? null;
  node.memory.set(name, value);
  return last;
}

function strength(node: NaiveNode, value: number, period: number): NaiveValue {
  const last = lastOf(node, 'last', value);
  if (last === null) return UNKNOWN;
  const gain = wilder(node, 'gain', Math.max(value - last, 0), period);
  const loss = wilder(node, 'loss', Math.max(last - value, 0), period);
  if (!gain.known || !loss.known) return UNKNOWN;
  const total = gain.value + loss.value;
  return of(total === 0 ? 50 : (100 * gain.value) / total);
}

function rangeOf(high: number, low: number, last: number): number {
  return Math.max(high - low, Math.abs(high - last), Math.abs(low - last));
}

function trueRange(node: NaiveNode, high: number, low: number, close: number): NaiveValue {
  const last = lastOf(node, 'close', close);
  return last === null ? UNKNOWN : of(rangeOf(high, low, last));
}

function directional(node: NaiveNode, high: number, low: number, close: number, period: number): readonly NaiveValue[] {
  const [lastHigh, lastLow, last] = [lastOf(node, 'high', high), lastOf(node, 'low', low), lastOf(node, 'close', close)];
  if (lastHigh === null || lastLow === null || last === null) return [UNKNOWN, UNKNOWN, UNKNOWN];
  const [up, down] = [high - lastHigh, lastLow - low];
  const moves = node.memory.get('moves') ?? 0;
  const kept = moves < period ? 1 : (period - 1) / period;
  const grow = (name: string, by: number): number => {
    const value = (node.memory.get(name) ?? 0) * kept + by;
    node.memory.set(name, value);
    return value;
  };
  const range = grow('range', rangeOf(high, low, last));
  const plus = grow('plus', up > down ? Math.max(up, 0) : 0);
  const minus = grow('minus', down > up ? Math.max(down, 0) : 0);
  node.memory.set('moves', moves + 1);
  if (moves + 1 < period) return [UNKNOWN, UNKNOWN, UNKNOWN];
  const total = plus + minus;
  const adx = wilder(node, 'index', total > 0 ? (100 * Math.abs(plus - minus)) / total : 0, period);
  return [of((100 * plus) / range), of((100 * minus) / range), adx];
}

function supertrend(node: NaiveNode, high: number, low: number, close: number, period: number): readonly NaiveValue[] {
  const last = lastOf(node, 'close', close);
  if (last === null) return [UNKNOWN, UNKNOWN];
  const atr = wilder(node, 'atr', rangeOf(high, low, last), period);
  if (!atr.known) return [UNKNOWN, UNKNOWN];
  const { memory } = node;
  const middle = (high + low) / 2;
  const reach = (node.args['multiplier'] ?? 0) * atr.value;
  const [lastUpper, lastLower] = [memory.get('upper') ?? Number.POSITIVE_INFINITY, memory.get('lower') ?? Number.NEGATIVE_INFINITY];
  const upper = middle + reach < lastUpper || last > lastUpper ? middle + reach : lastUpper;
  const lower = middle - reach > lastLower || last < lastLower ? middle - reach : lastLower;
  const wasUp = memory.get('up') ?? (close > middle ? 1 : 0);
  const isTurning = memory.has('up') && (wasUp === 1 ? close < lower : close > upper);
  const up = isTurning ? 1 - wasUp : wasUp;
  memory.set('upper', upper).set('lower', lower).set('up', up);
  return [of(up === 1 ? lower : upper), truth(up === 1)];
}

function sessionVwap({ memory }: NaiveNode, price: number, units: number, day: number): readonly NaiveValue[] {
  if (memory.get('day') !== day) memory.clear();
  const first = memory.get('first') ?? price;
  const volume = (memory.get('volume') ?? 0) + units;
  const moment = (memory.get('moment') ?? 0) + units * (price - first);
  const squares = (memory.get('squares') ?? 0) + units * (price - first) ** 2;
  memory.set('day', day).set('first', first).set('volume', volume).set('moment', moment).set('squares', squares);
  const mean = moment / volume;
  return [of(first + mean), of(Math.sqrt(Math.max(0, squares / volume - mean * mean)))];
}

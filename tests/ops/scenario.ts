// Markets for the op contract suite, made from a seed: whole prices, decimals, flat stretches, holes, sizes far apart, and any doubles
// at all. The same seed gives the same market on every machine.
import type { ArgValues, OpArg, OpDeclaration, OpPort } from '../../dsl/ops/declare-op';
import type { ClockRows } from '../../engine/ops/kernel';
import { clockRows } from './clock-rows';

export const STYLES = ['whole', 'decimal', 'flat', 'holes', 'huge', 'wild'] as const;
export type Style = (typeof STYLES)[number];

export interface Scenario {
  readonly style: Style;
  readonly inputs: readonly Float64Array[];
  readonly rows: ClockRows;
  /** Row at which a run is cut, restored, or its future changed; rows are never fewer than two. */
  readonly cut: number;
  readonly cuts: readonly number[];
}

export interface ScenarioDraft {
  readonly seed: number;
  readonly style: Style;
  readonly count: number;
  readonly perSession?: number;
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function scenarioOf(op: OpDeclaration, { seed, style, count, perSession = 9 }: ScenarioDraft): Scenario {
  const draw = drawsFrom(seed);
  const market = marketOf(style, count, draw);
  const cut = 1 + Math.floor(draw() * (count - 1));
  const cuts = Array.from({ length: Math.floor(draw() * 6) }, () => 1 + Math.floor(draw() * (count - 1)));
  return {
    style,
    inputs: op.inputs.map((port) => inputOf(port, market, style, draw)),
    rows: clockRows(count, 5, perSession, style === 'huge' ? null : market),
    cut,
    cuts: [...cuts].sort((a, b) => a - b),
  };
}

interface Market {
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

function marketOf(style: Style, count: number, draw: () => number): Market {
  const close = closesOf(style, count, draw);
  const unit = style === 'decimal' ? 100 : 1;
  const still = style === 'flat' && draw() < 0.5;
  const noise = (): number => (still ? 0 : Math.floor(draw() * 300) / unit);
  const open = close.map((price, row) => close[row - 1] ?? price);
  return {
    open,
    high: close.map((price, row) => Math.max(price, open[row] ?? price) + noise()),
    low: close.map((price, row) => Math.min(price, open[row] ?? price) - noise()),
    close,
    volume: close.map(() => (draw() < 0.2 ? 0 : Math.floor(draw() * 90_000))),
  };
}

function closesOf(style: Style, count: number, draw: () => number): readonly number[] {
  let price = 2_400_000 + Math.floor(draw() * 1_000);
  let flat = 0;
  return Array.from({ length: count }, () => {
    flat = flat > 0 ? flat - 1 : style === 'flat' && draw() < 0.2 ? Math.floor(draw() * 20) : 0;
    if (flat === 0) price += Math.floor(draw() * 801) - 400;
    if (style === 'decimal') return price / 100;
    if (style === 'huge' && draw() < 0.15) return 1e15 * (1 + draw());
    return price;
  });
}

function inputOf(port: OpPort, market: Market, style: Style, draw: () => number): Float64Array {
  const count = market.close.length;
  const values = Float64Array.from({ length: count }, (_, row) => valueAt(port, market, style, row, draw));
  if (style === 'holes' && port.kind !== 'event') values.forEach((_, row) => draw() < 0.25 && values.fill(Number.NaN, row, row + 1));
  return values;
}

function valueAt(port: OpPort, market: Market, style: Style, row: number, draw: () => number): number {
  if (port.kind === 'event') return draw() < 0.2 ? 1 : 0;
  if (port.kind === 'boolean') return draw() < 0.5 ? 1 : 0;
  if (style === 'wild') return anyDouble(draw);
  if (port.name === 'tolerance') return Math.floor(draw() * 500);
  if (port.name === 'step') return draw() < 0.1 ? 0 : Math.floor(draw() * 50) / 10;
  if (port.name === 'right') return market.close[row - 3] ?? 2_400_000;
  if (port.name === 'open' || port.name === 'high' || port.name === 'low' || port.name === 'volume') return market[port.name][row] ?? 0;
  return market.close[row] ?? 0;
}

/** Of any size and sign, subnormal ones too, but never -0: registers hold none. */
function anyDouble(draw: () => number): number {
  if (draw() < 0.1) return 0;
  const scales = [1e-320, 1e-300, 1e-9, 1, 1e9, 1e154, 1e300, 1.7e308];
  return (draw() * 2 - 1) * (scales[Math.floor(draw() * scales.length)] ?? 1) || 0;
}

/** Short windows: their edges are where faults are. */
export function argsOf(op: OpDeclaration, seed: number): ArgValues {
  const draw = drawsFrom(seed);
  return Object.fromEntries(op.args.map((declared) => [declared.name, argOf(declared, draw)]));
}

function argOf(declared: OpArg, draw: () => number): number {
  if (declared.kind === 'enum') return Math.floor(draw() * declared.values.length);
  if (declared.kind === 'int') return Math.min(declared.max, declared.min + Math.floor(draw() * 12));
  const choices = [0.02, 0.2, 1, 2.5, 10, -3].filter((value) => value >= declared.min && value <= declared.max);
  return choices[Math.floor(draw() * choices.length)] ?? declared.min;
}

// Formulas over signals, for kinds that are compositions of ops: a lowering that reads like the definition it lowers.
// Units follow the algebra of units; where that has no word for a step of a formula, the left operand's unit stands.
import type { Static } from '../ir/program';
import { invariant } from '../types/invariant';
import { addUnits, differenceUnit, divideUnits, multiplyUnits, subtractUnits } from '../types/unit';
import type { LowerContext } from './define-kind';
import type { Signal } from './wire';

/** A bare number is one without a unit. */
type Operand = Signal | number;

export interface Formula {
  readonly plus: (left: Signal, right: Signal) => Signal;
  readonly minus: (left: Signal, right: Signal) => Signal;
  readonly times: (left: Signal, right: Operand) => Signal;
  readonly over: (left: Signal, right: Operand) => Signal;
  /** 100 × part ÷ whole. */
  readonly percent: (part: Signal, whole: Signal) => Signal;
  readonly least: (left: Signal, right: Signal) => Signal;
  readonly most: (left: Signal, right: Signal) => Signal;
  readonly size: (value: Signal) => Signal;
  readonly root: (value: Signal) => Signal;
  readonly log: (value: Signal) => Signal;
  readonly lag: (value: Signal, bars: Static) => Signal;
  /** An op over the last `period` samples, by name, in the unit of its input. */
  readonly window: (name: string, value: Signal, period: Static) => Signal;
  readonly deviation: (value: Signal, period: Static, divisor: 'population' | 'sample') => Signal;
  readonly above: (left: Signal, right: Operand) => Signal;
  readonly atLeast: (left: Signal, right: Operand) => Signal;
  readonly all: (first: Signal, ...others: readonly Signal[]) => Signal;
  readonly any: (first: Signal, ...others: readonly Signal[]) => Signal;
  readonly not: (value: Signal) => Signal;
  readonly choose: (condition: Signal, whenTrue: Signal, whenFalse: Signal) => Signal;
}

export function formula(node: LowerContext): Formula {
  const operand = (value: Operand): Signal => (typeof value === 'number' ? node.constant(value) : value);
  const over = (left: Signal, right: Operand): Signal => {
    const divisor = operand(right);
    return node.one('divide', [left, divisor], {}, divideUnits(left.unit, divisor.unit) ?? left.unit);
  };
  const pair = (name: string) => (left: Signal, right: Operand) => node.one(name, [left, operand(right)]);
  const chain =
    (name: string) =>
    (first: Signal, ...others: readonly Signal[]) =>
      others.reduce((left, right) => node.one(name, [left, right]), first);
  return {
    plus: (left, right) => node.one('add', [left, right], {}, addUnits(left.unit, right.unit) ?? left.unit),
    minus: (left, right) => node.one('subtract', [left, right], {}, subtractUnits(left.unit, right.unit) ?? left.unit),
    times: (left, right) => {
      const factor = operand(right);
      return node.one('multiply', [left, factor], {}, multiplyUnits(left.unit, factor.unit) ?? left.unit);
    },
    over,
    percent: (part, whole) => node.one('multiply', [over(part, whole), node.constant(100)], {}, 'percent'),
    least: (left, right) => node.one('minimum', [left, right], {}, left.unit),
    most: (left, right) => node.one('maximum', [left, right], {}, left.unit),
    size: (value) => node.one('absolute', [value], {}, value.unit),
    root: (value) => node.one('squareRoot', [value], {}, value.unit),
    log: (value) => node.one('logarithm', [value]),
    lag: (value, bars) => node.one('lag', [value], { bars }, value.unit),
    window: (name, value, period) => node.one(name, [value], { period }, value.unit),
    deviation: (value, period, divisor) => node.one('stdev', [value], { period, divisor }, differenceUnit(value.unit)),
    above: pair('greater'),
    atLeast: pair('greaterOrEqual'),
    all: chain('and'),
    any: chain('or'),
    not: (value) => node.one('not', [value]),
    choose: (condition, whenTrue, whenFalse) => node.one('choose', [condition, whenTrue, whenFalse], {}, whenTrue.unit),
  };
}

/** Gives the outputs of an op the names of a kind's ports, in the order of the op's declaration. */
export function named<Name extends string>(signals: readonly Signal[], ...names: readonly Name[]): Readonly<Record<Name, Signal>> {
  invariant(signals.length === names.length, `an op has ${signals.length} outputs, not ${names.length}`);
  return Object.fromEntries(names.map((name, index) => [name, signals[index]])) as Record<Name, Signal>;
}

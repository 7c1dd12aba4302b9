// Arithmetic, comparison and three-valued logic as truth tables.
import { argOf, at, byRow, inputsAt, type Oracle, pointwise } from './samples';

const NA = Number.NaN;

function arithmetic(of: (left: number, right: number) => number): Oracle {
  return pointwise((values) => of(at(values, 0), at(values, 1)));
}

function compared(holds: (left: number, right: number) => boolean): Oracle {
  return pointwise((values) => (values.some(Number.isNaN) ? NA : Number(holds(at(values, 0), at(values, 1)))));
}

/** Rows false, true, unknown of the left; columns the same of the right. */
function truthTable(table: readonly (readonly number[])[]): Oracle {
  return pointwise((values) => at(table[tableIndex(at(values, 0))] ?? [], tableIndex(at(values, 1))));
}

function tableIndex(value: number): number {
  return Number.isNaN(value) ? 2 : value;
}

const choose = pointwise(([condition = NA, whenTrue = NA, whenFalse = NA]) => {
  if (Number.isNaN(condition)) return NA;
  return condition === 1 ? whenTrue : whenFalse;
});
const isMissing = pointwise(([value = NA]) => Number(Number.isNaN(value)));
const orElse = pointwise(([value = NA, otherwise = NA]) => (Number.isNaN(value) ? otherwise : value));

const round = pointwise(([value = NA, step = NA], call) => {
  if (!(step > 0)) return NA;
  const steps = value / step;
  const whole = [Math.floor(steps + 0.5), Math.floor(steps), Math.ceil(steps)];
  return at(whole, argOf(call, 'mode')) * step;
});

export const POINTWISE_ORACLES: readonly (readonly [string, Oracle])[] = [
  ['add@1', arithmetic((left, right) => left + right)],
  ['subtract@1', arithmetic((left, right) => left - right)],
  ['multiply@1', arithmetic((left, right) => left * right)],
  ['divide@1', arithmetic((left, right) => left / right)],
  ['minimum@1', arithmetic(Math.min)],
  ['maximum@1', arithmetic(Math.max)],
  ['absolute@1', pointwise(([value = NA]) => (value < 0 ? 0 - value : value))],
  ['squareRoot@1', pointwise(([value = NA]) => Math.sqrt(value))],
  ['logarithm@1', pointwise(([value = NA]) => Math.log(value))],
  ['round@1', round],
  ['greater@1', compared((left, right) => left > right)],
  ['greaterOrEqual@1', compared((left, right) => left >= right)],
  [
    'equal@1',
    pointwise(([left = NA, right = NA, tolerance = NA]) =>
      [left, right, tolerance].some(Number.isNaN) ? NA : Number(Math.abs(left - right) <= tolerance),
    ),
  ],
  [
    'and@1',
    truthTable([
      [0, 0, 0],
      [0, 1, NA],
      [0, NA, NA],
    ]),
  ],
  [
    'or@1',
    truthTable([
      [0, 1, NA],
      [1, 1, 1],
      [NA, 1, NA],
    ]),
  ],
  ['not@1', pointwise(([value = NA]) => 1 - value)],
  ['choose@1', choose],
  ['chooseBoolean@1', choose],
  ['isMissing@1', isMissing],
  ['isUnknown@1', isMissing],
  ['orElse@1', orElse],
  ['orElseBoolean@1', orElse],
  ['toNumber@1', pointwise(([value = NA]) => value)],
  ['constant@1', pointwise((_, call) => argOf(call, 'value'))],
  ['missing@1', pointwise(() => NA)],
  ['pulse@1', pointwise(() => 1)],
  ['eitherEvent@1', pointwise(([left = 0, right = 0]) => Math.max(left, right))],
  [
    'gate@1',
    byRow(2, (call, row) => {
      const [event = 0, condition = NA] = inputsAt(call, row);
      if (event === 0) return [0, 0];
      return condition === 1 ? [1, 0] : [0, 1];
    }),
  ],
];

// What a sweep varies, as a person writes it: `period=5..50:5`, `period=9,14,21`, `entryTime=09:20..10:20:10`. Every value must be one that the
// setting itself would take.

import type { Compiled } from '../../dsl/compile/compile';
import type { ProgramParam } from '../../dsl/ir/program';
import { type SweepAxis, steppedValues } from '../../engine/sweep/sweep-axis';
import { parseSettings } from '../backtests/parse-settings';
import { InputFault } from '../market-data/input-fault';

const AXIS_VALUES_MAX = 1_000;
const RANGE = /^(?<from>.+?)\.\.(?<rest>.+)$/;
/** A step stands after the last colon; a time of day has one of its own. */
const NUMBER_REST = /^(?<to>[^:]+)(?::(?<step>[^:]+))?$/;
const TIME_REST = /^(?<to>\d{2}:\d{2})(?::(?<step>[^:]+))?$/;

export function parseAxes(texts: readonly string[], compiled: Compiled, option: string): readonly SweepAxis[] {
  const axes = texts.map((text) => parseAxis(text, compiled, option));
  for (const [index, { param }] of axes.entries()) {
    if (axes.findIndex((axis) => axis.param === param) === index) continue;
    throw new InputFault({ file: option, field: texts[index] }, 'this setting is varied twice', 'keep one of them');
  }
  return axes;
}

function parseAxis(text: string, compiled: Compiled, option: string): SweepAxis {
  const place = { file: option, field: text };
  const at = text.indexOf('=');
  if (at < 1) throw new InputFault(place, 'this is no key=values', 'write for instance period=5..50:5, or period=9,14,21');
  const key = text.slice(0, at).trim();
  const values = text.slice(at + 1).trim();
  const { program, sourceMap } = compiled;
  const param = sourceMap.params.findIndex((source) => source.key === key);
  const declared = program.params[param];
  // The parser of settings says which keys there are.
  if (declared === undefined) parseSettings([`${key}=0`], program, sourceMap, option);
  const valueOf = (one: string): number => parseSettings([`${key}=${one}`], program, sourceMap, option)[param] ?? Number.NaN;
  const range = RANGE.exec(values)?.groups;
  const found =
    range === undefined ? values.split(',').map((one) => valueOf(one.trim())) : rangeValues(range, declared ?? null, valueOf, place);
  const ascending = [...new Set(found)].sort((left, right) => left - right);
  if (ascending.length > AXIS_VALUES_MAX)
    throw new InputFault(place, `these are ${ascending.length} values of one setting`, `vary it over at most ${AXIS_VALUES_MAX}`);
  return { param, values: ascending };
}

function rangeValues(
  { from = '', rest = '' }: Readonly<Record<string, string>>,
  declared: ProgramParam | null,
  valueOf: (text: string) => number,
  place: { readonly file: string; readonly field: string },
): readonly number[] {
  const isTime = declared?.unit === 'time';
  const groups = (isTime ? TIME_REST : NUMBER_REST).exec(rest.trim())?.groups;
  if (groups === undefined) throw new InputFault(place, 'this range has no end', 'write from..to, or from..to:step');
  const [first, last] = [valueOf(from.trim()), valueOf((groups['to'] ?? '').trim())];
  const step = groups['step'] === undefined ? 1 : Number(groups['step']);
  if (!(step > 0)) throw new InputFault(place, `"${groups['step']}" is no step`, 'write a number above zero');
  if (declared?.kind === 'int' && !Number.isInteger(step))
    throw new InputFault(place, `a step of ${step} leaves whole numbers`, 'this setting counts; write a whole step');
  if (last < first) throw new InputFault(place, 'the range ends before it begins', 'swap its ends');
  if ((last - first) / step >= AXIS_VALUES_MAX)
    throw new InputFault(place, `these are more than ${AXIS_VALUES_MAX} values`, 'take a larger step');
  return steppedValues(first, last, step);
}

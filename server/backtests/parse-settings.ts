// Settings of a strategy as a person writes them, `period=21` or `entryTime=09:20`, into the values of a run: by key, within bounds.
import type { Program, ProgramParam } from '../../dsl/ir/program';
import type { SourceMap } from '../../dsl/ir/source-map';
import { clockMinute, formatClock } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** A value for each parameter of the program: the strategy's own where nothing is given. */
export function parseSettings(
  texts: readonly string[],
  program: Program,
  { params: sources }: SourceMap,
  option: string,
): readonly number[] {
  const values = sources.map((source) => source.default);
  const given = new Set<string>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const place = { file: option, field: text };
    if (at < 1) throw new InputFault(place, 'this is no key=value', 'write for instance period=21');
    const key = text.slice(0, at).trim();
    const index = sources.findIndex((source) => source.key === key);
    const param = program.params[index];
    if (param === undefined)
      throw new InputFault(place, `the strategy has no setting "${key}"`, knownKeys(sources.map((source) => source.key)));
    if (given.has(key)) throw new InputFault(place, `"${key}" is given twice`, 'keep one of them');
    given.add(key);
    values[index] = parseValue(text.slice(at + 1).trim(), param, place);
  }
  return values;
}

/** A setting's value as it is written on the command line. */
export function settingValue(value: number, { unit }: ProgramParam): string {
  return unit === 'time' ? formatClock(value) : String(value);
}

function parseValue(text: string, param: ProgramParam, place: { readonly file: string; readonly field: string }): number {
  const isTime = param.unit === 'time';
  if (isTime && !CLOCK.test(text)) throw new InputFault(place, `"${text}" is no time of day`, 'write HH:MM, such as 09:20');
  if (!isTime && !DECIMAL.test(text)) throw new InputFault(place, `"${text}" is no number`, 'write a plain decimal');
  const value = isTime ? clockMinute(text) : Number(text);
  if (param.kind === 'int' && !Number.isInteger(value))
    throw new InputFault(place, `${text} is no whole number`, 'this setting counts; write one');
  if (value >= param.min && value <= param.max) return value;
  const bounds = `${settingValue(param.min, param)} to ${settingValue(param.max, param)}`;
  throw new InputFault(place, `${text} lies outside ${bounds}`, 'choose a value within');
}

function knownKeys(keys: readonly string[]): string {
  return keys.length === 0 ? 'it exposes none; leave this out' : `it has ${keys.join(', ')}`;
}

// Parameters of node kinds: one declaration gives the schema, the form, the bounds an advisor may move within, and the docs.
import { z } from 'zod';
import type { ParamValue } from '../graph/graph';
import { LIMITS } from '../limits';
import { TIMEFRAMES } from '../types/timeframe';
import type { Unit } from '../types/unit';

interface FieldCommon {
  readonly label: string;
  readonly help?: string;
}

export interface NumberField extends FieldCommon {
  readonly kind: 'int' | 'number';
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly default: number;
  /** May it be exposed, swept and moved by an advisor? Such a value becomes a parameter slot, outside the program's hash. */
  readonly tunable: boolean;
}

export interface ChoiceField extends FieldCommon {
  readonly kind: 'choice';
  readonly options: Readonly<Record<string, string>>;
  readonly default: string;
}

export interface TextField extends FieldCommon {
  readonly kind: 'text';
  readonly pattern: RegExp;
  readonly example: string;
  readonly default: string;
}

export interface FlagField extends FieldCommon {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A time of day, `09:20`: text in the graph, minutes since midnight (IST) in the program. */
export interface TimeField extends FieldCommon {
  readonly kind: 'time';
  readonly default: string;
  readonly tunable: true;
}

export type Field = NumberField | ChoiceField | TextField | FlagField | TimeField;
export type Fields = Readonly<Record<string, Field>>;

type NumberDraft = Omit<NumberField, 'kind' | 'unit' | 'tunable'> & { readonly unit?: Unit; readonly tunable?: boolean };

export const field = Object.freeze({
  int: (draft: NumberDraft): NumberField => ({ unit: 'none', tunable: true, ...draft, kind: 'int' }),
  number: (draft: NumberDraft): NumberField => ({ unit: 'none', tunable: true, ...draft, kind: 'number' }),
  /** A window length in bars. */
  period: (draft: Partial<NumberDraft> & { readonly default: number }): NumberField => ({
    label: 'Period',
    unit: 'bars',
    min: 1,
    max: LIMITS.windowBarsMax,
    tunable: true,
    ...draft,
    kind: 'int',
  }),
  choice: (draft: Omit<ChoiceField, 'kind'>): ChoiceField => ({ ...draft, kind: 'choice' }),
  timeframe: (fallback: string): ChoiceField => ({
    kind: 'choice',
    label: 'Timeframe',
    options: Object.fromEntries(TIMEFRAMES.map((timeframe) => [timeframe, timeframe])),
    default: fallback,
  }),
  text: (draft: Omit<TextField, 'kind'>): TextField => ({ ...draft, kind: 'text' }),
  time: (draft: FieldCommon & { readonly default: string }): TimeField => ({ ...draft, kind: 'time', tunable: true }),
  flag: (draft: Omit<FlagField, 'kind'>): FlagField => ({ ...draft, kind: 'flag' }),
});

/** Schemas by the field they are made from: making one costs more than a hundred uses. */
const SCHEMAS = new WeakMap<Field, z.ZodType<ParamValue>>();

/** The zod schema of one parameter; unknown values are refused with the bounds or the options named. */
export function fieldSchema(definition: Field): z.ZodType<ParamValue> {
  const known = SCHEMAS.get(definition);
  if (known !== undefined) return known;
  const schema = makeSchema(definition);
  SCHEMAS.set(definition, schema);
  return schema;
}

function makeSchema(definition: Field): z.ZodType<ParamValue> {
  switch (definition.kind) {
    case 'int':
      return z.int().min(definition.min).max(definition.max);
    case 'number':
      return z.number().min(definition.min).max(definition.max);
    case 'choice':
      return z.enum(Object.keys(definition.options));
    case 'text':
      return z.string().regex(definition.pattern);
    case 'flag':
      return z.boolean();
    case 'time':
      return z.string().regex(TIME_OF_DAY);
  }
}

/** What a field accepts, in words, for diagnostics and the reference. */
export function describeField(definition: Field): string {
  switch (definition.kind) {
    case 'int':
      return `a whole number from ${definition.min} to ${definition.max}`;
    case 'number':
      return `a number from ${definition.min} to ${definition.max}`;
    case 'choice':
      return `one of ${Object.keys(definition.options).join(', ')}`;
    case 'text':
      return `text like ${definition.example}`;
    case 'flag':
      return 'true or false';
    case 'time':
      return 'a time of day like 09:20';
  }
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A field whose value becomes a number of the program, and may be exposed as a setting. */
export function isTunable(definition: Field): definition is NumberField | TimeField {
  return (definition.kind === 'int' || definition.kind === 'number' || definition.kind === 'time') && definition.tunable;
}

/** Minutes since midnight of a `HH:MM` that has passed its schema. */
export function minutesOfTime(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

// A node kind as plain data: what `catalog --json` prints and reference pages are made of. Functions of the declaration stay behind.
import type { NodeKind } from '../../dsl/nodes/define-kind';
import { kindKey } from '../../dsl/nodes/define-kind';
import type { Field } from '../../dsl/nodes/fields';
import type { InputPort, OutputPort } from '../../dsl/nodes/ports';

export interface ParamEntry {
  readonly name: string;
  readonly label: string;
  readonly kind: Field['kind'];
  readonly default: number | string | boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Choices and what they are called. */
  readonly options?: Readonly<Record<string, string>>;
  /** Form of a text, as a regular expression. */
  readonly pattern?: string;
  readonly help: string;
  /** May it be exposed as a setting of the strategy? */
  readonly isTunable: boolean;
}

export interface InputEntry {
  readonly name: string;
  readonly label: string;
  readonly type: InputPort['type'];
  /** Unit of a number: one of the language's, `any`, or `as <input>`, `by <parameter>`. */
  readonly unit: string | null;
  /** Latest moment at which it may become known. */
  readonly phase: InputPort['phase'];
  readonly isOptional: boolean;
  readonly takesMany: boolean;
  /** Parameter that stands in when nothing is connected. */
  readonly fallback: string | null;
  readonly help: string;
}

export interface OutputEntry {
  readonly name: string;
  readonly label: string;
  readonly type: OutputPort['type'];
  /** Null: worked out from what is connected, or no number. */
  readonly unit: string | null;
  readonly help: string;
}

export interface KindEntry {
  /** Name and version, as graphs write it. */
  readonly kind: string;
  readonly category: string;
  readonly title: string;
  readonly summary: string;
  readonly docs: string;
  readonly keywords: readonly string[];
  readonly params: readonly ParamEntry[];
  readonly inputs: readonly InputEntry[];
  readonly outputs: readonly OutputEntry[];
  readonly capability: NodeKind['capability'];
}

export function kindEntry(kind: NodeKind): KindEntry {
  const { category, title, summary, docs, keywords, capability } = kind;
  return {
    kind: kindKey(kind),
    category,
    title,
    summary,
    docs,
    keywords,
    params: Object.entries(kind.params).map(([name, field]) => paramEntry(name, field)),
    inputs: Object.entries(kind.inputs).map(([name, port]) => inputEntry(name, port)),
    outputs: Object.entries(kind.outputs).map(([name, port]) => outputEntry(name, port)),
    capability,
  };
}

function paramEntry(name: string, field: Field): ParamEntry {
  const { kind, label, help = '' } = field;
  const entry = { name, label, kind, help, default: field.default, isTunable: 'tunable' in field && field.tunable };
  switch (field.kind) {
    case 'int':
    case 'number':
      return { ...entry, unit: field.unit, min: field.min, max: field.max };
    case 'choice':
      return { ...entry, options: field.options };
    case 'text':
      return { ...entry, pattern: field.pattern.source };
    case 'flag':
    case 'time':
      return entry;
  }
}

function inputEntry(name: string, port: InputPort): InputEntry {
  const { label, type, phase, fallback, help } = port;
  return {
    name,
    label,
    type,
    unit: type === 'number' ? unitText(port.unit) : null,
    phase,
    isOptional: port.optional,
    takesMany: port.many,
    fallback,
    help,
  };
}

function unitText(unit: InputPort['unit']): string {
  if (typeof unit === 'string') return unit;
  return 'like' in unit ? `as ${unit.like}` : `by ${unit.by}`;
}

function outputEntry(name: string, { label, type, unit, help }: OutputPort): OutputEntry {
  return { name, label, type, unit: type === 'number' && typeof unit === 'string' ? unit : null, help };
}

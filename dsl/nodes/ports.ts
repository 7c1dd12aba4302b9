// Ports of node kinds. A port says what may meet it: type, unit, phase, and whether it joins the node's clock or is sampled by an event.
import { LIMITS } from '../limits';
import type { Phase } from '../types/phase';
import type { Unit } from '../types/unit';
import type { StaticKind, ValueKind } from '../types/value-type';

/** Which units a number input takes: one, any, that of another input, or that which a parameter names. A literal takes on the unit it meets. */
export type UnitRule = Unit | 'any' | { readonly like: string } | NamedUnit;

/** A unit that a choice of the node names. */
export interface NamedUnit {
  readonly by: string;
  readonly units: Readonly<Record<string, Unit>>;
}

/** `worn` gives the unit that reaches another input, null where that is a literal too. */
export type LiteralUnit = (worn: (input: string) => Unit | null, param: (name: string) => string) => Unit;

export interface InputPort {
  readonly label: string;
  readonly type: ValueKind;
  /** Of numbers. */
  readonly unit: UnitRule;
  /** The unit that a bare literal takes on here, where the rule alone does not say it. */
  readonly literal: LiteralUnit | null;
  /** Latest phase that the port can use. */
  readonly phase: Phase;
  readonly optional: boolean;
  /** Takes several edges; their order means nothing. */
  readonly many: boolean;
  /** Most edges where there are many. */
  readonly wiresMax: number;
  /** Read as of the node's event rather than on the node's clock. */
  readonly sampled: boolean;
  /** Parameter that stands in when nothing is connected. */
  readonly fallback: string | null;
  readonly help: string;
}

/** Asks for the unit of an input that is connected or stands in by a parameter. */
export type UnitOf = (input: string) => Unit;

export interface OutputPort {
  readonly label: string;
  readonly type: ValueKind;
  /** Of numbers: fixed, or worked out from the inputs; null means that these units do not go together. */
  readonly unit: Unit | ((unitOf: UnitOf, param: (name: string) => string) => Unit | null);
  /** Known before the session's first price, whatever the inputs' clock. */
  readonly settled: boolean;
  readonly help: string;
}

type InputDraft = Partial<Omit<InputPort, 'label' | 'type'>>;

function input(type: ValueKind, label: string, draft: InputDraft = {}): InputPort {
  return {
    label,
    type,
    unit: 'any',
    literal: null,
    phase: 'bar',
    optional: false,
    many: false,
    wiresMax: LIMITS.portInputsMax,
    sampled: false,
    fallback: null,
    help: '',
    ...draft,
  };
}

export const inlet = Object.freeze({
  number: (label: string, draft?: InputDraft) => input('number', label, draft),
  boolean: (label: string, draft?: InputDraft) => input('boolean', label, draft),
  event: (label: string, draft?: InputDraft) => input('event', label, draft),
  candles: (label: string, draft?: InputDraft) => input('candles', label, draft),
  instrument: (label: string, draft?: InputDraft) => input('instrument', label, draft),
  position: (label: string, draft?: InputDraft) => input('position', label, draft),
  of: (type: StaticKind, label: string, draft?: InputDraft) => input(type, label, draft),
});

type OutputDraft = Partial<Omit<OutputPort, 'label' | 'type'>>;

function output(type: ValueKind, label: string, draft: OutputDraft = {}): OutputPort {
  return { label, type, unit: 'none', settled: false, help: '', ...draft };
}

export const outlet = Object.freeze({
  number: (label: string, draft?: OutputDraft) => output('number', label, draft),
  /** A number in the unit of an input. */
  like: (label: string, port: string, draft?: OutputDraft) => output('number', label, { unit: (unitOf) => unitOf(port), ...draft }),
  boolean: (label: string, draft?: OutputDraft) => output('boolean', label, draft),
  event: (label: string, draft?: OutputDraft) => output('event', label, draft),
  of: (type: StaticKind, label: string, draft?: OutputDraft) => output(type, label, draft),
});

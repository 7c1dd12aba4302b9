// The shape of an op: the small fixed vocabulary that programs are written in. An op is declared once, here in the language,
// and implemented once, in the engine. Checker, cost bound, plan, documentation and contract tests all read the declaration.
import type { RegisterKind } from '../types/value-type';

/** Values of an op's arguments after parameters are filled in; an enum stands as the index of its value. */
export type ArgValues = Readonly<Record<string, number>>;

export type OpArg =
  /** `of`: the number is a place in that table of the program, which a plan renumbers. */
  | {
      readonly kind: 'int';
      readonly name: string;
      readonly min: number;
      readonly max: number;
      readonly of?: 'chains' | 'instruments' | 'previews';
    }
  | { readonly kind: 'number'; readonly name: string; readonly min: number; readonly max: number }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] };

export interface OpPort {
  readonly name: string;
  readonly kind: RegisterKind;
}

export interface WarmUp {
  /** Known samples of the inputs needed before the first known output, less one. */
  readonly bars: number;
  /**
   * Further samples after which the output depends on the start by less than one part in 10^9;
   * 0 for finite windows, null where no bound exists: such an op starts at the first decision session.
   */
  readonly convergeBars: number | null;
}

export interface OpDeclaration {
  readonly name: string;
  readonly version: number;
  readonly summary: string;
  /** Formula, seeding and source: what a sceptic needs to recompute it. */
  readonly docs: string;
  readonly inputs: readonly OpPort[];
  readonly outputs: readonly OpPort[];
  readonly args: readonly OpArg[];
  /** Reads the instrument's own rows (prices, calendar) beside its inputs. */
  readonly readsRows: boolean;
  /** Reads position state: evaluated row by row after the market's ops. */
  readonly readsPosition: boolean;
  /** Reads its input at the row before, which may therefore be computed after it: closes a cycle. */
  readonly isFeedback: boolean;
  readonly warmUp: (args: ArgValues) => WarmUp;
  /** Doubles of state in the arena. */
  readonly memory: (args: ArgValues) => number;
  /** Cost units per row; about nanoseconds on one core. */
  readonly cost: (args: ArgValues) => number;
  /** Outputs before the first decision session, for ops without a convergence bound. */
  readonly initial: (args: ArgValues) => readonly number[];
}

interface OpDraft {
  readonly summary: string;
  readonly docs: string;
  readonly inputs?: Readonly<Record<string, RegisterKind>>;
  readonly outputs?: Readonly<Record<string, RegisterKind>>;
  readonly args?: readonly OpArg[];
  readonly readsRows?: boolean;
  readonly readsPosition?: boolean;
  readonly isFeedback?: boolean;
  readonly bars?: (args: ArgValues) => number;
  readonly convergeBars?: (args: ArgValues) => number | null;
  readonly memory?: (args: ArgValues) => number;
  readonly cost?: (args: ArgValues) => number;
  readonly initial?: (args: ArgValues) => readonly number[];
}

/** Fills the common case: stateless, one number out, known at once. */
export function declareOp(name: string, version: number, draft: OpDraft): OpDeclaration {
  return Object.freeze({
    name,
    version,
    summary: draft.summary,
    docs: draft.docs,
    inputs: ports(draft.inputs ?? {}),
    outputs: ports(draft.outputs ?? { value: 'number' }),
    args: draft.args ?? [],
    readsRows: draft.readsRows ?? false,
    readsPosition: draft.readsPosition ?? false,
    isFeedback: draft.isFeedback ?? false,
    warmUp: (args: ArgValues) => ({
      bars: draft.bars?.(args) ?? 0,
      convergeBars: draft.convergeBars === undefined ? 0 : draft.convergeBars(args),
    }),
    memory: draft.memory ?? (() => 0),
    cost: draft.cost ?? (() => 2),
    initial: draft.initial ?? (() => []),
  });
}

function ports(record: Readonly<Record<string, RegisterKind>>): readonly OpPort[] {
  return Object.entries(record).map(([name, kind]) => ({ name, kind }));
}

/** The key by which programs name an op, `ema@1`. */
export function opKey(op: OpDeclaration): string {
  return `${op.name}@${op.version}`;
}

/** An argument's value, with a default of zero only for arguments that the declaration does not have. */
export function arg(args: ArgValues, name: string): number {
  return args[name] ?? 0;
}

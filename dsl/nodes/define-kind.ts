// A node kind is one declaration from which every other view is derived: palette, form, connection rules, validation,
// lowering, reference and example tests. Kinds are sugar over ops; nothing outside dsl/nodes may ask which kind a node is.
import type { DiagnosticCode } from '../diagnostics/catalog';
import type { ParamValue } from '../graph/graph';
import type { ExpiryRule } from '../ir/expiry-rule';
import type { FixedStrikeChoice, ProgramAction, ProgramChain, ProgramInstrument, ProgramPreview, Sampled, Static } from '../ir/program';
import type { ChainMeasure } from '../ops/chain';
import type { POSITION_EVENTS } from '../ops/position';
import type { Timeframe } from '../types/timeframe';
import type { Unit } from '../types/unit';
import type { ValueKind } from '../types/value-type';
import type { Fields } from './fields';
import type { InputPort, OutputPort } from './ports';
import type { CandlesWire, Signal, Wire, WireOf } from './wire';

export const CATEGORIES = [
  'trigger',
  'data',
  'indicator',
  'option',
  'regime',
  'math',
  'logic',
  'state',
  'calendar',
  'leg',
  'size',
  'action',
  'risk',
  'execution',
  'output',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Fidelity = 'exact' | 'approximate' | 'impossible';

/** How truly the kind can be run. Anything but exact says why. */
export interface Capability {
  readonly backtest: Fidelity;
  /** Of a backtest over recorded ticks, where that is another. */
  readonly ticks?: Fidelity;
  readonly paper: Fidelity;
  readonly live: Fidelity;
  readonly because: string;
}

const EXACT: Capability = Object.freeze({ backtest: 'exact', paper: 'exact', live: 'exact', because: '' });

/** A clock before it has a number in the program. */
export type ClockRef =
  | { readonly kind: 'bar'; readonly instrument: ProgramInstrument; readonly timeframe: Timeframe }
  | {
      readonly kind: 'time';
      readonly instrument: ProgramInstrument;
      readonly from: 'midnight' | 'open' | 'close';
      readonly minutes: Static;
    }
  | { readonly kind: 'every'; readonly instrument: ProgramInstrument; readonly seconds: number }
  | { readonly kind: 'tick'; readonly instrument: ProgramInstrument; readonly gapMs: number }
  | { readonly kind: 'position'; readonly node: string };

/** What a kind may ask while its types and clocks are worked out. */
export interface CheckContext {
  readonly node: string;
  readonly param: (name: string) => ParamValue;
  readonly text: (name: string) => string;
  readonly number: (name: string) => number;
  /** A numeric parameter as the program will hold it: its value, or the parameter slot it is exposed as. */
  readonly static: (name: string) => Static;
  readonly isConnected: (input: string) => boolean;
  readonly unitOf: (input: string) => Unit;
  /** The instrument that reaches an input, through instrument or candles. */
  readonly instrument: (input: string) => ProgramInstrument | null;
  readonly clock: (input: string) => ClockRef | null;
  /** The expiry rule that reaches an input, through a chain too. */
  readonly expiry: (input: string) => ExpiryRule | null;
  /** The strike choice that reaches an input; null where it is not known before the run. */
  readonly strike: (input: string) => FixedStrikeChoice | null;
  /** Facts about the static values at an input, such as `stop` for a risk bundle that has one. */
  readonly traits: (input: string) => readonly string[];
  /** Does another node close the position that this node enters? */
  readonly isClosedElsewhere: () => boolean;
  /** Node that enters the position reaching an input. */
  readonly positionNode: (input: string) => string | null;
}

/** A fault the kind itself finds; without a code of its own it becomes the diagnostic `rule`. */
export interface Fault {
  readonly code?: DiagnosticCode;
  readonly port?: string;
  readonly param?: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a kind may do while it is lowered to ops. */
export interface LowerContext extends CheckContext {
  readonly position: number | null;
  /** The signal at a number, boolean or event input, brought to the node's clock; a fallback parameter where nothing is connected. */
  readonly signal: (input: string) => Signal;
  readonly findSignal: (input: string) => Signal | null;
  /** The signal at an input on its own clock, for a kind that brings it to another by itself. */
  readonly raw: (input: string) => Signal;
  /** All signals of an input that takes many. */
  readonly signals: (input: string) => readonly Signal[];
  readonly wire: <K extends Wire['kind']>(input: string, kind: K) => WireOf<K>;
  readonly findWire: <K extends Wire['kind']>(input: string, kind: K) => WireOf<K> | null;
  readonly wires: <K extends Wire['kind']>(input: string, kind: K) => readonly WireOf<K>[];
  /** One field of candles, as their style reads it. */
  readonly price: (candles: CandlesWire, field: 'open' | 'high' | 'low' | 'close' | 'volume' | 'openInterest') => Signal;
  readonly constant: (value: number, unit?: Unit) => Signal;
  /** A numeric parameter as a signal, in the given unit. */
  readonly parameter: (name: string, unit?: Unit) => Signal;
  readonly truth: (value: boolean) => Signal;
  /** Emits an op; the outputs come back in the order of its declaration. */
  readonly op: (
    name: string,
    inputs: readonly Signal[],
    args?: Readonly<Record<string, Static | string>>,
    units?: readonly Unit[],
  ) => readonly Signal[];
  /** Emits an op and takes its first output. */
  readonly one: (name: string, inputs: readonly Signal[], args?: Readonly<Record<string, Static | string>>, unit?: Unit) => Signal;
  /** Emits an op on the node's clock that reads its one input a row late; what it reads is asked for once everything else is lowered. */
  readonly late: (name: string, args: Readonly<Record<string, Static | string>>, unit: Unit, read: () => Signal) => Signal;
  /** An event that never comes. */
  readonly never: () => Signal;
  /** Something that happened to the position at an input, delivered at the next row of the node's clock. */
  readonly positionEvent: (input: string, what: (typeof POSITION_EVENTS)[number]) => Signal;
  /** Brings a signal to another clock as of each of its rows. */
  readonly asOf: (signal: Signal, clock: number, ageBarsMax: Static) => Signal;
  /** Delivers events of one clock at the next row of another. */
  readonly hold: (event: Signal, clock: number) => Signal;
  /** A number sampled when an event of a clock fires: a static number, or a slot on that clock. */
  readonly sampled: (input: string, clock: number) => Sampled;
  readonly clockIndex: (clock: ClockRef) => number;
  readonly instrumentIndex: (instrument: ProgramInstrument) => number;
  readonly chainIndex: (chain: ProgramChain) => number;
  readonly previewIndex: (preview: ProgramPreview) => number;
  readonly act: (action: ProgramAction) => void;
  readonly textIndex: (text: string) => number;
  /** The clock the node stands on. */
  readonly ownClock: () => number;
}

export interface Example {
  readonly name: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** Columns fed to number, boolean and event inputs, prices in rupees; null is NA. Candles and instruments are the rows of the kind's clock; `rows` are those of a kind without inputs. */
  readonly inputs: Readonly<Record<string, readonly (number | null)[] | ExampleCandles>>;
  /** Of chains at inputs, by input: what is read off them. */
  readonly chains?: Readonly<Record<string, ExampleChain>>;
  /** Unit of the column at a number input that takes any; `none` where not said. */
  readonly units?: Readonly<Record<string, Unit>>;
  readonly expect: Readonly<Record<string, readonly (number | null)[]>>;
  /** Of outputs without a register: what the compiler reads from them. The nodes that feed a kind's inputs have the inputs' names. */
  readonly facts?: Readonly<Record<string, ExampleFacts>>;
  /** Where the expectation comes from, when not plain arithmetic. */
  readonly source?: string;
}

/** Columns of measures, prices in rupees; what is not said is NA. */
export type ExampleChain = Readonly<Partial<Record<ChainMeasure, readonly (number | null)[]>>>;

export interface ExampleFacts {
  readonly type?: ValueKind;
  readonly unit?: Unit;
  readonly positionNode?: string;
  readonly instrument?: ProgramInstrument;
  readonly clock?: ClockRef;
  readonly expiry?: ExpiryRule;
  readonly strike?: FixedStrikeChoice;
  readonly traits?: readonly string[];
}

export interface ExampleCandles {
  readonly open?: readonly number[];
  readonly high?: readonly number[];
  readonly low?: readonly number[];
  readonly close: readonly number[];
  readonly volume?: readonly number[];
  readonly openInterest?: readonly number[];
  /** IST time of the first bar, `2024-01-01 09:15`. */
  readonly from?: string;
  /** Minutes between bars; 1 where not said. Bars past 15:29 go on at 09:15 of the next weekday. */
  readonly step?: number;
}

export interface NodeKind {
  /** Category and name, `indicator.rsi`. */
  readonly kind: string;
  readonly version: number;
  readonly category: Category;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** Formula, seeding, what the reader must know; Markdown. */
  readonly docs: string;
  readonly params: Fields;
  readonly inputs: Readonly<Record<string, InputPort>>;
  readonly outputs: Readonly<Record<string, OutputPort>>;
  readonly capability: Capability;
  /** The kind's own clock; without it, the clock that its inputs share. */
  readonly clock?: (context: CheckContext) => ClockRef | null;
  /** The instrument of an instrument output. */
  readonly instrument?: (context: CheckContext) => ProgramInstrument | null;
  /** The expiry rule, and the strike choice known before the run, that the outputs stand for. */
  readonly expiry?: (context: CheckContext) => ExpiryRule;
  readonly strike?: (context: CheckContext) => FixedStrikeChoice | null;
  /** Acts on the world: what no acting node uses is not part of the program. */
  readonly acts?: boolean;
  /** Opens the position at its position output. */
  readonly enters?: boolean;
  /** The input that hands an entering node another's position to act on, instead of one of its own. */
  readonly joins?: string;
  /** Closes the position that reaches its position input. */
  readonly closes?: (param: (name: string) => ParamValue) => boolean;
  /** Shows values without acting: what feeds it counts as used, and is kept where values are looked at. */
  readonly watches?: boolean;
  /** Facts about a static output; without it, those of the static inputs together. */
  readonly traits?: (context: CheckContext) => readonly string[];
  /** The input that is read a row late, by an op that stands before what it reads: the one way to close a cycle. */
  readonly feedback?: string;
  readonly check?: (context: CheckContext) => readonly Fault[];
  readonly lower: (context: LowerContext) => Readonly<Record<string, Wire>>;
  /**
   * What it does, in words: a phrase, or one for each output. Of a number or a static value a noun ("RSI(14) of …"), of a condition a
   * clause ("RSI is above 70"), of an event a time ("when A crosses above B", "at 09:20"), of an action what is done ("buy …").
   */
  readonly explain: (words: ExplainWords) => string | Readonly<Record<string, string>>;
  /** From version n − 1 to n: parameters in, parameters out. */
  readonly migrations?: Readonly<Record<number, (params: Readonly<Record<string, ParamValue>>) => Readonly<Record<string, ParamValue>>>>;
  readonly examples: readonly Example[];
}

/** What `explain` may say of a node: words for what reaches an input, and its parameters. */
export interface ExplainWords {
  readonly input: (name: string) => string;
  readonly inputs: (name: string) => readonly string[];
  readonly isConnected: (name: string) => boolean;
  /** A parameter's value with its unit, in words. */
  readonly param: (name: string) => string;
  readonly raw: (name: string) => ParamValue;
  /** Which way the position goes of which the sentence speaks. */
  readonly side: 'long' | 'short' | 'mixed';
}

type KindDraft = Omit<NodeKind, 'category' | 'capability' | 'keywords' | 'params'> &
  Partial<Pick<NodeKind, 'capability' | 'keywords' | 'params'>>;

export function defineKind(draft: KindDraft): NodeKind {
  const category = CATEGORIES.find((name) => draft.kind.startsWith(`${name}.`)) ?? 'data';
  return Object.freeze({ keywords: [], params: {}, capability: EXACT, ...draft, category });
}

/** The name by which graphs know a kind, `indicator.rsi@1`. */
export function kindKey(kind: NodeKind): string {
  return `${kind.kind}@${kind.version}`;
}

// What travels on the wires while a graph is lowered: registers of the program, and facts that are known at compile time.
import type { ExpiryRule } from '../ir/expiry-rule';
import type { ProgramExecution, ProgramInstrument, ProgramLeg, ProgramSize, RiskRule, Sampled, Static, StrikeChoice } from '../ir/program';
import type { Phase } from '../types/phase';
import type { Unit } from '../types/unit';
import type { RegisterKind } from '../types/value-type';

/** A register. A clock of null: known before the run, the same on every clock. */
export interface Signal {
  readonly kind: RegisterKind;
  readonly slot: number;
  readonly clock: number | null;
  readonly unit: Unit;
  readonly phase: Phase;
}

/** How candles are read: as traded, or as Heikin-Ashi. */
export type CandleStyle = 'plain' | 'heikinAshi';

export interface CandlesWire {
  readonly kind: 'candles';
  readonly clock: number;
  readonly instrument: number;
  readonly style: CandleStyle;
}

/** A part of an action that samples numbers when the entry's event fires: known once the clock of that event is. */
export type AtEntry<T> = (clock: number) => T;

/** How a strike is chosen: by a rule of its own, or so far out from another leg, which has no index before its structure is put together. */
export type StrikeDraft =
  | { readonly kind: 'rule'; readonly choice: AtEntry<StrikeChoice> }
  | {
      readonly kind: 'beside';
      readonly leg: LegDraft;
      readonly in: 'steps' | 'points';
      readonly away: AtEntry<Sampled>;
      readonly manner: Pick<StrikeChoice, 'tie' | 'noMatch'>;
    };

/** A leg before its structure is entered. It is told apart by identity: others may be measured from it. */
export interface LegDraft {
  readonly of: { readonly instrument: number } | { readonly chain: number; readonly right: 'call' | 'put'; readonly strike: StrikeDraft };
  readonly order: Pick<ProgramLeg, 'side' | 'ratio' | 'product'>;
  /** Its own rules, in place of the bundle's of the same kinds. */
  readonly rules: readonly AtEntry<RiskRule>[];
}

/** A place among low, middle and high, by what it was measured; in the order of the regime's inputs. */
export interface RegimeBand {
  readonly name: string;
  readonly band: Signal;
}

export type Wire =
  | Signal
  | CandlesWire
  /** No entry of the program's table before a clock or a leg is of it: what is only named needs no data. */
  | { readonly kind: 'instrument'; readonly instrument: ProgramInstrument }
  | { readonly kind: 'window'; readonly from: Static; readonly to: Static }
  | { readonly kind: 'chain'; readonly chain: number; readonly clock: number }
  | { readonly kind: 'expiry'; readonly rule: ExpiryRule }
  | { readonly kind: 'strike'; readonly strike: StrikeDraft }
  | { readonly kind: 'leg'; readonly leg: LegDraft }
  | { readonly kind: 'structure'; readonly legs: readonly LegDraft[] }
  | { readonly kind: 'regime'; readonly bands: readonly RegimeBand[] }
  | { readonly kind: 'size'; readonly size: AtEntry<ProgramSize> }
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'risk'; readonly rules: readonly AtEntry<RiskRule>[] }
  | { readonly kind: 'execution'; readonly execution: ProgramExecution }
  | { readonly kind: 'text'; readonly text: string };

export type WireOf<K extends Wire['kind']> = Extract<Wire, { readonly kind: K }>;

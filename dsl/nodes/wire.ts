// What travels on the wires while a graph is lowered: registers of the program, and facts that are known at compile time.
import type { ProgramExecution, ProgramInstrument, ProgramLeg, ProgramSize, RiskRule, Static } from '../ir/program';
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

export type Wire =
  | Signal
  | CandlesWire
  /** No entry of the program's table before a clock or a leg is of it: what is only named needs no data. */
  | { readonly kind: 'instrument'; readonly instrument: ProgramInstrument }
  | { readonly kind: 'window'; readonly from: Static; readonly to: Static }
  | { readonly kind: 'leg'; readonly leg: ProgramLeg }
  | { readonly kind: 'structure'; readonly legs: readonly ProgramLeg[] }
  | { readonly kind: 'size'; readonly size: AtEntry<ProgramSize> }
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'risk'; readonly rules: readonly AtEntry<RiskRule>[] }
  | { readonly kind: 'execution'; readonly execution: ProgramExecution }
  | { readonly kind: 'text'; readonly text: string };

export type WireOf<K extends Wire['kind']> = Extract<Wire, { readonly kind: K }>;

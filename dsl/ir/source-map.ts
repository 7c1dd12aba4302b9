// What a program does not say: where each slot and action came from, what it is called, and the texts of its messages.
import type { Phase } from '../types/phase';
import type { Unit } from '../types/unit';

export interface Origin {
  readonly node: string;
  readonly port: string;
}

export interface SourceMap {
  /** For each slot, the node port that it carries or serves. */
  readonly slots: readonly SlotOrigin[];
  /** For each node output that lives in a register: its slot, clock, unit and phase. */
  readonly ports: readonly PortSlot[];
  /** For each action, the node that acts. */
  readonly actions: readonly string[];
  /** For each position, the node that enters it first. */
  readonly positions: readonly string[];
  readonly params: readonly ParamSource[];
  readonly texts: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Of a slot that stands behind no port, too, so that its value can be shown. */
export interface SlotOrigin extends Origin {
  readonly unit: Unit;
}

export interface PortSlot {
  readonly node: string;
  readonly port: string;
  readonly slot: number;
  /** null: known before the run. */
  readonly clock: number | null;
  readonly kind: 'number' | 'boolean' | 'event';
  readonly unit: Unit;
  readonly phase: Phase;
}

export interface ParamSource {
  readonly key: string;
  readonly label: string;
  readonly default: number;
  readonly targets: readonly { readonly node: string; readonly param: string }[];
}

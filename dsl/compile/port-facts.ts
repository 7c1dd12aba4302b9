// What is known of a node's output before anything is lowered: type, unit, phase, clock, and facts carried by static wires.
import { canonicalJson } from '../ir/canonical-json';
import type { ExpiryRule } from '../ir/expiry-rule';
import { instrumentWords } from '../ir/instrument-words';
import type { FixedStrikeChoice, ProgramInstrument } from '../ir/program';
import type { ClockRef } from '../nodes/define-kind';
import type { Phase } from '../types/phase';
import type { Unit } from '../types/unit';
import type { ValueKind } from '../types/value-type';

export interface PortFacts {
  readonly type: ValueKind;
  readonly unit: Unit;
  readonly phase: Phase;
  /** null: known before the run, the same on every clock. */
  readonly clock: ClockRef | null;
  readonly instrument: ProgramInstrument | null;
  readonly expiry: ExpiryRule | null;
  readonly strike: FixedStrikeChoice | null;
  readonly traits: readonly string[];
  readonly positionNode: string | null;
}

export function sameClock(left: ClockRef, right: ClockRef): boolean {
  return left === right || clockKey(left) === clockKey(right);
}

function clockKey(clock: ClockRef): string {
  return canonicalJson(clock);
}

export function describeClock(clock: ClockRef): string {
  switch (clock.kind) {
    case 'bar':
      return `${clock.timeframe} bars of ${instrumentWords(clock.instrument)}`;
    case 'time':
      return 'a time of day';
    case 'every':
      return `every ${clock.seconds} s`;
    case 'tick':
      return `ticks of ${instrumentWords(clock.instrument)}`;
    case 'position':
      return `events of the position of ${clock.node}`;
  }
}

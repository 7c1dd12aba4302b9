// Tells registers from facts that are known at compile time.
import type { Signal, Wire } from '../nodes/wire';

export function isSignal(wire: Wire): wire is Signal {
  return wire.kind === 'number' || wire.kind === 'boolean' || wire.kind === 'event';
}

// What can travel on a wire. Numbers carry a unit; booleans are three-valued; an event is a pulse.
// Everything that is not number, boolean or event is known when the program is compiled and leaves no register.
import type { Unit } from './unit';

export const STATIC_KINDS = [
  'candles',
  'instrument',
  'window',
  'chain',
  'expiry',
  'strike',
  'leg',
  'structure',
  'size',
  'position',
  'risk',
  'execution',
  'regime',
  'text',
] as const;
export type StaticKind = (typeof STATIC_KINDS)[number];

export type ValueType =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'event' }
  | { readonly kind: StaticKind };

export type ValueKind = ValueType['kind'];

/** Registers hold these; every op's inputs and outputs are of them. */
export type RegisterKind = 'number' | 'boolean' | 'event';

export function describeType(type: ValueType): string {
  if (type.kind !== 'number') return type.kind;
  return type.unit === 'none' ? 'number' : `number (${type.unit})`;
}

// Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash of it names the value.
import { invariant } from '../types/invariant';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys in UTF-16 order, shortest round-trip numbers, no white space. Throws on NaN and infinities, which JSON cannot say. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'canonical JSON holds finite numbers only');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

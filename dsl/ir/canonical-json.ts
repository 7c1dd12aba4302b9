// Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash of it names the value.
import { invariant } from '../types/invariant';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys in UTF-16 order, shortest round-trip numbers, no white space. Throws on NaN and infinities, which JSON cannot say. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'canonical JSON holds finite numbers only');
    return String(value);
  }
  let text = '';
  if (isArray(value)) {
    for (const member of value) text += text === '' ? canonicalJson(member) : `,${canonicalJson(member)}`;
    return `[${text}]`;
  }
  const keys = Object.keys(value);
  if (keys.length > 1) keys.sort();
  for (const key of keys) {
    const member = value[key];
    invariant(member !== undefined, `canonical JSON cannot say undefined, as ${key} is`);
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

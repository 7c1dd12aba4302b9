// Call or put, as files write it.
import type { OptionRight } from '../../engine/market/instrument';

const RIGHTS: Readonly<Record<string, OptionRight>> = { call: 'call', c: 'call', ce: 'call', put: 'put', p: 'put', pe: 'put' };

export const RIGHT_WORDS = 'call or put';

/** Null for any other word. */
export function findOptionRight(text: string): OptionRight | null {
  const word = text.toLowerCase();
  return Object.hasOwn(RIGHTS, word) ? (RIGHTS[word] ?? null) : null;
}

import type { OptionRight } from '../market/instrument';
import type { OptionChain } from './option-chain';

/** What all calls, or all puts, of a chain have open or have traded. Null where none of them says anything. */
export function chainTotal(chain: OptionChain, right: OptionRight, field: 'openInterest' | 'volume'): number | null {
  let sum: number | null = null;
  for (const listed of chain) {
    const value = listed[right]?.[field] ?? null;
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

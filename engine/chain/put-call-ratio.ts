// Puts against calls. A count with two readings in the trade: this module takes neither.
import type { OptionChain, OptionQuote } from './option-chain';

/** All puts over all calls, by open interest or by the day's volume. Null where no call is counted. */
export function putCallRatio(chain: OptionChain, by: 'openInterest' | 'volume'): number | null {
  const total = (side: (strike: OptionChain[number]) => OptionQuote | null): number =>
    chain.reduce((sum, strike) => sum + (side(strike)?.[by] ?? 0), 0);
  const calls = total(({ call }) => call);
  return calls > 0 ? total(({ put }) => put) / calls : null;
}

// Quoted options, in any order, as chains: expiries and strikes ascending. One option quoted twice is a fault: neither can be the right one.
import type { ChainStrike } from '../../../engine/chain/option-chain';
import { formatDay } from '../../../engine/time/day-text';
import { InputFault } from '../input-fault';
import type { QuotedChain, QuotedOption } from './chain-file';

type Strikes = Map<number, ChainStrike>;

/** `futures`: prices by expiry day. */
export function gatherChains(file: string, options: readonly QuotedOption[], futures: ReadonlyMap<number, number>): readonly QuotedChain[] {
  if (options.length === 0) throw new InputFault({ file }, 'the file has no options', 'give at least one row with a strike');
  const byExpiry = new Map<number | null, Strikes>();
  for (const option of options) {
    const strikes: Strikes = byExpiry.get(option.expiryDay) ?? new Map();
    byExpiry.set(option.expiryDay, strikes);
    place(file, option, strikes);
  }
  return [...byExpiry]
    .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
    .map(([expiryDay, strikes]) => ({
      expiryDay,
      chain: [...strikes.values()].sort((a, b) => a.strike - b.strike),
      future: expiryDay === null ? null : (futures.get(expiryDay) ?? null),
    }));
}

function place(file: string, { line, expiryDay, strike, right, quote }: QuotedOption, strikes: Strikes): void {
  const known = strikes.get(strike) ?? { strike, call: null, put: null };
  if (known[right] !== null) {
    const expiry = expiryDay === null ? '' : ` of ${formatDay(expiryDay)}`;
    throw new InputFault(
      { file, row: line, field: 'strike' },
      `the ${right} at ${strike}${expiry} is there twice`,
      'keep one snapshot to a file',
    );
  }
  strikes.set(strike, { ...known, [right]: quote });
}

// Where most options are open. Counts alone: who wrote them, nobody can see.
import type { OptionChain } from './option-chain';

export interface Wall {
  readonly strike: number;
  readonly openInterest: number;
}

/** The strikes with the most open interest, most first. */
export interface OpenInterestWalls {
  readonly calls: readonly Wall[];
  readonly puts: readonly Wall[];
}

/** At most `count` a side. Of equal ones the inner comes first: the lower of calls, the higher of puts. Strikes with nothing open are no walls. */
export function openInterestWalls(chain: OptionChain, count: number): OpenInterestWalls {
  const walls = (side: 'call' | 'put', inner: (a: Wall, b: Wall) => number): readonly Wall[] =>
    chain
      .map((each) => ({ strike: each.strike, openInterest: each[side]?.openInterest ?? 0 }))
      .filter(({ openInterest }) => openInterest > 0)
      .toSorted((a, b) => b.openInterest - a.openInterest || inner(a, b))
      .slice(0, count);
  return { calls: walls('call', (a, b) => a.strike - b.strike), puts: walls('put', (a, b) => b.strike - a.strike) };
}

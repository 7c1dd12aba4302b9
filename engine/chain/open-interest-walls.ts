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
  return { calls: wallsOf(chain, 'call', count), puts: wallsOf(chain, 'put', count) };
}

/** Strikes come ascending: of two equal ones a later call stands behind, a later put before. */
function wallsOf(chain: OptionChain, side: 'call' | 'put', count: number): readonly Wall[] {
  const walls: Wall[] = [];
  for (const listed of chain) {
    const openInterest = listed[side]?.openInterest ?? 0;
    if (!(openInterest > 0)) continue;
    const least = walls[count - 1]?.openInterest ?? 0;
    if (side === 'call' ? openInterest <= least : openInterest < least) continue;
    let place = walls.length;
    while (place > 0 && isBefore(openInterest, walls[place - 1], side)) place -= 1;
    walls.splice(place, 0, { strike: listed.strike, openInterest });
    if (walls.length > count) walls.pop();
  }
  return walls;
}

function isBefore(openInterest: number, other: Wall | undefined, side: 'call' | 'put'): boolean {
  if (other === undefined) return false;
  return side === 'call' ? openInterest > other.openInterest : openInterest >= other.openInterest;
}

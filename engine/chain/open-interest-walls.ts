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
  const calls: Wall[] = [];
  const puts: Wall[] = [];
  for (const { strike, call, put } of chain) {
    insertWall(calls, strike, call?.openInterest ?? 0, count, false);
    insertWall(puts, strike, put?.openInterest ?? 0, count, true);
  }
  return { calls, puts };
}

/** Keeps the `count` largest, most first. Strikes come ascending: of equal ones the later goes ahead where the higher is the inner one. */
function insertWall(walls: Wall[], strike: number, openInterest: number, count: number, isHigherInner: boolean): void {
  if (!(openInterest > 0)) return;
  let at = walls.length;
  while (at > 0 && isBehind(walls[at - 1]?.openInterest ?? 0, openInterest, isHigherInner)) at -= 1;
  if (at === count) return;
  walls.splice(at, 0, { strike, openInterest });
  if (walls.length > count) walls.pop();
}

function isBehind(wall: number, openInterest: number, isHigherInner: boolean): boolean {
  return wall < openInterest || (wall === openInterest && isHigherInner);
}

// Finds the contracts for which legs would be given up: all of them, or none. A leg whose rule measures from another leg is measured from what
// that leg is, or would be.

import type { OptionRight } from '../market/instrument';
import { type Book, factsOf, legPlanOf, planOf } from './book';
import type { FoundContract, LegWish, OptionWish, StrikeWish } from './contract-desk';
import type { Leg } from './leg';
import type { Position } from './position';

export interface Move {
  readonly old: Leg;
  readonly found: FoundContract;
  readonly right: OptionRight;
  readonly chain: number;
}

export interface MoveTarget {
  /** Null: the chain of each leg. */
  readonly chain: number | null;
  /** What is asked for in place of what the leg's own rule asks for; null: nothing. */
  readonly strike: Omit<StrikeWish, 'chain' | 'right'> | null;
}

/** Without those that would come to the same contract. Null where one cannot be had. */
export function findMoves(
  book: Book,
  position: Position,
  picked: readonly Leg[],
  target: MoveTarget,
  timeUs: number,
): readonly Move[] | null {
  const moves = new Map<Leg, Move>();
  for (const [first] of groupsOf(picked)) {
    const drawn = drawnWith(book, position, first);
    const wishes = drawn.map((leg): LegWish => {
      if (leg === null || legPlanOf(book, position, leg).option === null) return null;
      return picked.includes(leg) ? wishFor(book, position, leg, target) : { kept: leg.instrument };
    });
    const found = book.contracts.find(wishes, timeUs);
    if (found === null) return null;
    for (const [place, old] of drawn.entries()) {
      const [wish, contract] = [wishes[place] ?? null, found[place] ?? null];
      if (old === null || wish === null || 'kept' in wish || contract === null) continue;
      if (contract.id === book.contracts.idOf(old.instrument)) continue;
      moves.set(old, { old, found: contract, right: rightOf(book, old), chain: 'chain' in wish ? wish.chain : old.chain });
    }
  }
  return picked.flatMap((leg) => moves.get(leg) ?? []);
}

/** What a leg's own rule means now, the others being what they are. Null where it means nothing. */
export function findAnew(book: Book, position: Position, leg: Leg, timeUs: number): FoundContract | null {
  const drawn = drawnWith(book, position, leg);
  const wishes = drawn.map((each): LegWish => {
    if (each === null || legPlanOf(book, position, each).option === null) return null;
    return each === leg ? wishFor(book, position, leg, OWN) : { kept: each.instrument };
  });
  return book.contracts.find(wishes, timeUs)?.[drawn.indexOf(leg)] ?? null;
}

const OWN: MoveTarget = { chain: null, strike: null };

/** Legs that were drawn together: those of the Enter, and those that one action added at one time. */
function groupsOf(legs: readonly Leg[]): readonly (readonly [Leg, ...Leg[]])[] {
  const groups: [Leg, ...Leg[]][] = [];
  for (const leg of legs) {
    const own = groups.find(([first]) => first.addedByPlus1 === leg.addedByPlus1 && first.addedInChange === leg.addedInChange);
    if (own === undefined) groups.push([leg]);
    else own.push(leg);
  }
  return groups;
}

/** By place in what was drawn: the leg that stands for it now; null where none is held. */
function drawnWith(book: Book, position: Position, of: Leg): readonly (Leg | null)[] {
  const adding = book.actions[of.addedByPlus1 - 1];
  const { legs } = adding?.kind === 'addLegs' ? adding : planOf(book, position);
  return legs.map((_, place) => {
    const isIt = (leg: Leg): boolean =>
      leg.planPlace === place && leg.addedByPlus1 === of.addedByPlus1 && leg.addedInChange === of.addedInChange;
    return position.liveLegs.find((leg) => leg.isInUse && !leg.isGivenUp && isIt(leg)) ?? null;
  });
}

function wishFor(book: Book, position: Position, leg: Leg, { chain, strike }: MoveTarget): LegWish {
  const { option } = legPlanOf(book, position, leg);
  if (option === null) return null;
  if (strike !== null) return { ...strike, right: rightOf(book, leg), chain: chain ?? leg.chain };
  return ownWish(option, leg, chain ?? leg.chain);
}

function rightOf(book: Book, leg: Leg): OptionRight {
  return factsOf(book, leg.instrument).rightSign > 0 ? 'call' : 'put';
}

/** What the leg's own rule asked for, with the numbers that were sampled for it. An option by rule is what its rule means on the day. */
function ownWish(option: OptionWish, leg: Leg, chain: number): OptionWish {
  if ('byRule' in option) return option;
  const { strikeValue: value, strikeTo: to } = leg;
  const { rule } = option;
  return { ...option, chain, rule: rule.by === 'premiumRange' ? { ...rule, value, to } : { ...rule, value } };
}

// Of strikes that fit a rule equally well, one: by the policy, and where that leaves two, the lower.
import type { StrikeChoice } from '../../dsl/ir/program';
import { assertNever } from '../../dsl/types/invariant';

export type Tie = StrikeChoice['tie'];

/** `strikes`: ascending, at least one. `money`: the price at the money; null where nothing says it, and then the lower is taken. */
export function breakTie(strikes: readonly number[], tie: Tie, money: number | null): number {
  const [lowest = Number.NaN] = strikes;
  switch (tie) {
    case 'lower':
      return lowest;
    case 'higher':
      return strikes.at(-1) ?? lowest;
    case 'nearerMoney':
      return money === null ? lowest : strikes.reduce((best, each) => (distance(each, money) < distance(best, money) ? each : best));
    case 'fartherMoney':
      return money === null ? lowest : strikes.reduce((best, each) => (distance(each, money) > distance(best, money) ? each : best));
    default:
      return assertNever(tie);
  }
}

function distance(strike: number, money: number): number {
  return Math.abs(strike - money);
}

/** Of strikes, those nearest to a wanted value; as many as are as near. */
export function nearestBy(valued: readonly { readonly strike: number; readonly value: number }[], wanted: number): readonly number[] {
  const least = valued.reduce((best, { value }) => Math.min(best, distance(value, wanted)), Number.POSITIVE_INFINITY);
  return valued.filter(({ value }) => distance(value, wanted) === least).map(({ strike }) => strike);
}

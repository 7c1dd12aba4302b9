// How much of what is told rests on prices that a model made: counted over the fills of one run or of many, and said in one sentence.
import { countOf, formatNumber } from '../number-text';
import type { ModelledFills } from './report-schema';

export interface FillTally {
  readonly fills: number;
  /** Of those, at prices that no exchange said and a model did. */
  readonly modelled: number;
}

export function tallyFills(fills: readonly { readonly isModelled: boolean }[]): FillTally {
  return { fills: fills.length, modelled: fills.filter(({ isModelled }) => isModelled).length };
}

/** Null where there is none. */
export function modelledFills(tallies: readonly FillTally[]): ModelledFills | null {
  const count = tallies.reduce((sum, { modelled }) => sum + modelled, 0);
  return count === 0 ? null : { count, of: tallies.reduce((sum, { fills }) => sum + fills, 0) };
}

/** `All 136 fills are at modelled prices`. */
export function modelledShare({ count, of }: ModelledFills): string {
  const fills =
    count === of ? `All ${countOf(of, 'fill')} are` : `${formatNumber(count, 0)} of ${countOf(of, 'fill')} ${count === 1 ? 'is' : 'are'}`;
  return `${fills} at modelled prices`;
}

/** For whoever reads a number that rests on them. */
export function modelledWords(fills: ModelledFills): string {
  return `${modelledShare(fills)}: made by a formula where no exchange’s were at hand. Real spreads and prices differ, and so would every number here.`;
}

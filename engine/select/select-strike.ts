// Which listed strike a strike rule means for a call or a put. The rule's numbers are in: as they were when the entry's event fired.
import type { StrikeChoice } from '../../dsl/ir/program';
import type { StrikeRuleOf } from '../../dsl/ir/strike-rule';
import { assertNever } from '../../dsl/types/invariant';
import { atmStrike } from '../chain/atm-strike';
import type { OptionRight } from '../market/instrument';
import { breakTie, nearestBy } from './break-tie';
import {
  deltasOf,
  expectedMove,
  premiumsOf,
  referencePrice,
  type StrikeMarket,
  straddleAtMoney,
  strikeAtMoney,
  type ValuedStrike,
} from './strike-market';

export type StrikeRule = StrikeRuleOf<number>;

export interface StrikeRequest extends Pick<StrikeChoice, 'tie' | 'noMatch'> {
  readonly rule: StrikeRule;
  readonly right: OptionRight;
  readonly market: StrikeMarket;
  /** Strikes of the structure's legs so far, by index; NaN where one is no option. */
  readonly legs: readonly number[];
}

export const STRIKE_MISSES = Object.freeze({
  'nothing-listed': 'The chain has no strikes.',
  'number-unknown': 'A number of the rule was not known when the event fired.',
  'reference-unknown': 'No price says where the money is.',
  'nothing-priced': 'No option of that right has a price, or none implies a volatility.',
  'beyond-strikes': 'The rule points beyond the listed strikes.',
  'not-listed': 'The strike is not listed.',
  'none-fits': 'No option costs what the rule asks for.',
});
export type StrikeMiss = keyof typeof STRIKE_MISSES;

export type StrikeSelection =
  /** `fits`: the strike satisfies the rule; else it is the nearest that there is, as the policy says. */
  { readonly kind: 'chosen'; readonly strike: number; readonly fits: boolean } | { readonly kind: 'none'; readonly reason: StrikeMiss };

/** What comes nearest to the rule: strikes as near as each other, ascending, and why they do not fit where they do not. */
type Candidates = { readonly strikes: readonly number[]; readonly miss: StrikeMiss | null } | StrikeMiss;

export function selectStrike(request: StrikeRequest): StrikeSelection {
  const { rule, tie, noMatch, market } = request;
  if (market.chain.length === 0) return none('nothing-listed');
  if (Number.isNaN(rule.value) || (rule.by === 'premiumRange' && Number.isNaN(rule.to))) return none('number-unknown');
  const found = candidatesOf(request);
  if (typeof found === 'string') return none(found);
  if (found.miss !== null && noMatch === 'skip') return none(found.miss);
  const money = referencePrice(market, 'from' in rule ? rule.from : 'synthetic');
  return { kind: 'chosen', strike: breakTie(found.strikes, tie, money), fits: found.miss === null };
}

function none(reason: StrikeMiss): StrikeSelection {
  return { kind: 'none', reason };
}

function candidatesOf({ rule, right, market, legs }: StrikeRequest): Candidates {
  switch (rule.by) {
    case 'steps':
      return bySteps(market, right, strikeAtMoney(market, rule.from)?.strike ?? null, rule.value);
    case 'percent':
      return byDistance(market, right, referencePrice(market, rule.from), (money) => (money * rule.value) / 100);
    case 'straddleAway':
      return byDistance(market, right, referencePrice(market, rule.from), () => times(straddleAtMoney(market, rule.from), rule.value));
    case 'expectedMove':
      return byDistance(market, right, referencePrice(market, rule.from), () =>
        times(expectedMove(market, rule.from, rule.measure), rule.value),
      );
    case 'leg': {
      const base = legs[rule.leg] ?? Number.NaN;
      if (Number.isNaN(base)) return 'reference-unknown';
      return apart(
        rule.in === 'steps' ? bySteps(market, right, base, rule.value) : atLevel(market, outward(right, base, rule.value)),
        base,
        rule.value,
      );
    }
    case 'exact':
      return byNumber(market, rule.value);
    case 'premium':
      return byPremium(premiumsOf(market, right), rule.want, rule.value);
    case 'premiumRange':
      return byRange(premiumsOf(market, right), rule.value, rule.to);
    case 'straddleShare':
      return byPremium(premiumsOf(market, right), 'nearest', times(straddleAtMoney(market, rule.from), rule.value / 100));
    case 'delta':
      return byDelta(deltasOf(market, right), rule.value);
    default:
      return assertNever(rule);
  }
}

/** A leg that stands apart from another never falls onto it: one bought and the other sold, there would be nothing. */
function apart(found: Candidates, base: number, away: number): Candidates {
  if (typeof found === 'string' || away === 0 || found.strikes.some((strike) => strike !== base)) return found;
  return found.miss ?? 'not-listed';
}

/** Away from the money: up for a call, down for a put. */
function outward(right: OptionRight, from: number, away: number): number {
  return right === 'call' ? from + away : from - away;
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** A fraction of a step is dropped. */
function bySteps({ chain }: StrikeMarket, right: OptionRight, from: number | null, steps: number): Candidates {
  const base = from === null ? null : atmStrike(chain, from);
  if (base === null) return 'reference-unknown';
  const wanted = outward(right, chain.indexOf(base), Math.trunc(steps));
  const place = Math.max(0, Math.min(chain.length - 1, wanted));
  return { strikes: [chain[place]?.strike ?? base.strike], miss: place === wanted ? null : 'beyond-strikes' };
}

function byDistance(
  market: StrikeMarket,
  right: OptionRight,
  money: number | null,
  distanceFrom: (money: number) => number | null,
): Candidates {
  const distance = money === null ? null : distanceFrom(money);
  return money === null || distance === null ? 'reference-unknown' : atLevel(market, outward(right, money, distance));
}

/** The listed strikes nearest to a price, which fits as far as half a step beyond the last ones. */
function atLevel(market: StrikeMarket, level: number): Candidates {
  const listed = market.chain.map(({ strike }) => strike);
  const [first = level, second = first] = listed;
  const [last = level, beforeLast = last] = listed.toReversed();
  const isInside = level >= first - (second - first) / 2 && level <= last + (last - beforeLast) / 2;
  return { strikes: nearestStrikes(market, level), miss: isInside ? null : 'beyond-strikes' };
}

function byNumber(market: StrikeMarket, wanted: number): Candidates {
  const isListed = market.chain.some(({ strike }) => strike === wanted);
  return isListed ? { strikes: [wanted], miss: null } : { strikes: nearestStrikes(market, wanted), miss: 'not-listed' };
}

function nearestStrikes({ chain }: StrikeMarket, level: number): readonly number[] {
  return nearestBy(
    chain.map(({ strike }) => ({ strike, value: strike })),
    level,
  );
}

function byPremium(priced: readonly ValuedStrike[], want: 'nearest' | 'atLeast' | 'atMost', premium: number | null): Candidates {
  if (premium === null) return 'reference-unknown';
  if (priced.length === 0) return 'nothing-priced';
  const fitting = priced.filter(({ value }) => want === 'nearest' || (want === 'atLeast' ? value >= premium : value <= premium));
  const isFound = fitting.length > 0;
  return { strikes: nearestBy(isFound ? fitting : priced, premium), miss: isFound ? null : 'none-fits' };
}

function byRange(priced: readonly ValuedStrike[], from: number, to: number): Candidates {
  if (priced.length === 0) return 'nothing-priced';
  const inside = priced.filter(({ value }) => value >= from && value <= to);
  const isFound = inside.length > 0;
  return { strikes: nearestBy(isFound ? inside : priced, (from + to) / 2), miss: isFound ? null : 'none-fits' };
}

/** What lies between the smallest and the largest delta of the chain fits. */
function byDelta(deltas: readonly ValuedStrike[], wanted: number): Candidates {
  if (deltas.length === 0) return 'nothing-priced';
  const sizes = deltas.map(({ value }) => value);
  const isInside = sizes.some((value) => value >= wanted) && sizes.some((value) => value <= wanted);
  return { strikes: nearestBy(deltas, wanted), miss: isInside ? null : 'none-fits' };
}

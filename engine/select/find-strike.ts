// The listed strike that a rule means. Each rule comes down to one of three questions: so many strikes on, nearest to a price of the underlying,
// nearest to a number that each option has.
import type { FixedStrikeChoice, StrikeChoice } from '../../dsl/ir/program';
import type { StrikeRuleOf } from '../../dsl/ir/strike-rule';
import { assertNever } from '../../dsl/types/invariant';
import { deviationMove, straddleMove } from '../chain/expected-move';
import type { ChainStrike } from '../chain/option-chain';
import type { OptionRight } from '../market/instrument';
import type { ChainView, StrikeReference } from './chain-view';

export interface StrikeRequest {
  readonly right: OptionRight;
  /** With its numbers as they were when the event fired, in rupees where they are prices. */
  readonly rule: StrikeRuleOf<number>;
  readonly tie: StrikeChoice['tie'];
  readonly noMatch: FixedStrikeChoice['noMatch'];
  /** Strikes of the structure's legs that have been chosen already, by index; null where a leg is no option. */
  readonly chosen: readonly (number | null)[];
}

/** Lets a strike that a division makes 24999.9999999 be 25000. */
const NOISE = 1e-9;

/** Null where the rule misses and nothing may stand in, or where what it stands on is not known. */
export function findStrike(view: ChainView, request: StrikeRequest): ChainStrike | null {
  const { right, rule } = request;
  const away = right === 'call' ? 1 : -1;
  switch (rule.by) {
    case 'steps':
      return onward(view, view.atm(rule.from), away * rule.value, request);
    case 'leg': {
      const from = request.chosen[rule.leg] ?? null;
      if (from === null) return null;
      if (rule.in === 'points') return nearestTo(view, from + away * rule.value, request);
      return onward(view, view.chain.find(({ strike }) => strike === from) ?? null, away * rule.value, request);
    }
    case 'percent':
      return awayFrom(view, rule.from, (price) => (away * price * rule.value) / 100, request);
    case 'straddleAway':
      return awayFrom(view, rule.from, () => away * rule.value * (view.straddle(rule.from) ?? Number.NaN), request);
    case 'expectedMove':
      return awayFrom(view, rule.from, () => away * rule.value * moveOf(view, rule.from, rule.measure), request);
    case 'exact':
      return exactly(view, rule.value, request);
    case 'premium':
      return byPremium(view, rule.value, rule.want, request);
    case 'premiumRange':
      return byPremium(view, (rule.value + rule.to) / 2, { from: rule.value, to: rule.to }, request);
    case 'straddleShare': {
      const premium = view.straddle(rule.from);
      return premium === null ? null : byPremium(view, (premium * rule.value) / 100, 'nearest', request);
    }
    case 'delta':
      return nearestBy(view, request, (listed) => view.delta(listed, right), rule.value);
    default:
      return assertNever(rule);
  }
}

/** So many listed strikes from one; beyond the last one is a miss. */
function onward(view: ChainView, from: ChainStrike | null, steps: number, { noMatch }: StrikeRequest): ChainStrike | null {
  if (from === null) return null;
  const wanted = view.chain.indexOf(from) + Math.round(steps);
  const listed = view.chain[wanted];
  if (listed !== undefined || noMatch === 'skip') return listed ?? null;
  return view.chain[wanted < 0 ? 0 : view.chain.length - 1] ?? null;
}

function awayFrom(
  view: ChainView,
  reference: StrikeReference,
  distanceOf: (price: number) => number,
  request: StrikeRequest,
): ChainStrike | null {
  const price = view.reference(reference)?.price ?? null;
  return price === null ? null : nearestTo(view, price + distanceOf(price), request);
}

/** The strike nearest to a price; a price outside all that is listed, by more than the last step, is a miss. */
function nearestTo(view: ChainView, price: number, request: StrikeRequest): ChainStrike | null {
  if (Number.isNaN(price)) return null;
  const nearest = nearestBy(view, request, ({ strike }) => strike, price);
  return request.noMatch === 'nearest' || isWithin(view, price) ? nearest : null;
}

function isWithin({ chain }: ChainView, price: number): boolean {
  const [first, second] = chain;
  const [beforeLast, last] = chain.slice(-2);
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return chain[0]?.strike === price;
  return price >= first.strike - (second.strike - first.strike) / 2 && price <= last.strike + (last.strike - beforeLast.strike) / 2;
}

function exactly(view: ChainView, wanted: number, request: StrikeRequest): ChainStrike | null {
  const listed = view.chain.find(({ strike }) => Math.abs(strike - wanted) <= NOISE * wanted) ?? null;
  return listed !== null || request.noMatch === 'skip' ? listed : nearestBy(view, request, ({ strike }) => strike, wanted);
}

type PremiumBound = 'nearest' | 'atLeast' | 'atMost' | { readonly from: number; readonly to: number };

/** Of the options whose premium is within the bound, the one nearest to the value; where none is, the nearest of all may stand in. */
function byPremium(view: ChainView, value: number, bound: PremiumBound, request: StrikeRequest): ChainStrike | null {
  const priceOf = (listed: ChainStrike): number | null => view.price(listed, request.right);
  const within = nearestBy(
    view,
    request,
    (listed) => {
      const price = priceOf(listed);
      return price !== null && isInBound(price, value, bound) ? price : null;
    },
    value,
  );
  return within !== null || request.noMatch === 'skip' ? within : nearestBy(view, request, priceOf, value);
}

function isInBound(price: number, value: number, bound: PremiumBound): boolean {
  switch (bound) {
    case 'nearest':
      return true;
    case 'atLeast':
      return price >= value;
    case 'atMost':
      return price <= value;
    default:
      return price >= bound.from && price <= bound.to;
  }
}

/** The strike whose number is nearest to the wanted one; those without a number are passed over. */
function nearestBy(
  view: ChainView,
  request: StrikeRequest,
  numberOf: (listed: ChainStrike) => number | null,
  wanted: number,
): ChainStrike | null {
  let best: ChainStrike | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const listed of view.chain) {
    if ((request.right === 'call' ? listed.call : listed.put) === null) continue;
    const number = numberOf(listed);
    if (number === null) continue;
    const distance = Math.abs(number - wanted);
    if (best !== null && distance > nearest) continue;
    if (best === null || distance < nearest || isTaken(view, listed, best, request)) best = listed;
    nearest = distance;
  }
  return best;
}

/** Of two as good, whether the tie-break takes the higher strike; the money is where the synthetic forward stands. */
function isTaken(view: ChainView, higher: ChainStrike, lower: ChainStrike, { tie }: StrikeRequest): boolean {
  switch (tie) {
    case 'lower':
      return false;
    case 'higher':
      return true;
    case 'nearerMoney':
      return moneyDistance(view, higher) < moneyDistance(view, lower);
    case 'fartherMoney':
      return moneyDistance(view, higher) > moneyDistance(view, lower);
    default:
      return assertNever(tie);
  }
}

function moneyDistance(view: ChainView, { strike }: ChainStrike): number {
  return Math.abs(strike - (view.reference('synthetic')?.price ?? Number.NaN));
}

function moveOf(view: ChainView, reference: StrikeReference, measure: 'straddle' | 'deviation'): number {
  if (measure === 'straddle') return straddleMove(view.straddle(reference) ?? Number.NaN);
  return deviationMove(view.reference(reference)?.forward ?? Number.NaN, view.volatility(reference) ?? Number.NaN, view.years);
}

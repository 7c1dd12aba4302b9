// A risk bundle as the kernel runs it: its rules sorted by kind, and for each leg those that hold for it. It is built once before the run.
import type { LegRule, ProgramAction, RiskRule, Static } from '../../dsl/ir/program';
import type { AddOperand, OperandUse, Resolve } from './operands';

type RuleOf<Kind extends RiskRule['kind']> = Extract<RiskRule, { readonly kind: Kind }>;

/** `operand` and its like are places in the operand block. */
export interface DistanceRule {
  readonly basis: RuleOf<'legStop'>['basis'];
  readonly operand: number;
}

export interface TrailRule {
  readonly basis: RuleOf<'legTrail'>['basis'];
  readonly every: number;
  readonly move: number;
}

export type MoneyBasis = RuleOf<'mtmStop'>['basis'];

export interface MoneyRule {
  readonly basis: MoneyBasis;
  readonly operand: number;
}

export interface PremiumRule {
  readonly basis: RuleOf<'combinedStop'>['basis'];
  readonly operand: number;
}

/** `trail` null: what is locked stays as it is. */
export interface LockRule {
  readonly basis: MoneyBasis;
  readonly arm: number;
  readonly lock: number;
  readonly trail: { readonly every: number; readonly move: number } | null;
}

export interface GreekRule {
  readonly greek: RuleOf<'greekMax'>['greek'];
  readonly operand: number;
}

export interface ExitAtRule {
  readonly from: RuleOf<'exitAt'>['from'];
  readonly minutes: number;
}

export interface ExpiryExitRule extends ExitAtRule {
  /** Trading days left of the first expiry held; 0 on its last day. */
  readonly sessions: number;
}

export interface StaticMoney {
  readonly basis: MoneyBasis;
  readonly value: number;
}

export type ReEntryManner = Extract<ProgramAction, { readonly kind: 'reEnter' }>['how'];

export interface LegReEntryRule {
  readonly after: RuleOf<'legReEntry'>['after'];
  readonly how: ReEntryManner;
  /** Chosen once more by the leg's rule. */
  readonly isAnew: boolean;
  readonly basis: 'points' | 'percent';
  readonly move: number;
  /** A session. */
  readonly max: number;
  readonly notAfterMinutes: number;
}

/** Rules of one leg: its own of a kind, or the bundle's where it has none of that kind. */
export interface LegRiskPlan {
  readonly stops: readonly DistanceRule[];
  readonly trails: readonly TrailRule[];
  readonly targets: readonly DistanceRule[];
  readonly underlyingStops: readonly DistanceRule[];
  readonly underlyingTargets: readonly DistanceRule[];
  readonly reEntries: readonly LegReEntryRule[];
}

export function hasUnderlyingRules({ underlyingStops, underlyingTargets }: LegRiskPlan): boolean {
  return underlyingStops.length + underlyingTargets.length > 0;
}

/** Several rules of one kind are all in force: the one that binds first decides. Of several entry windows, any one suffices. */
export interface RiskPlan {
  readonly legs: readonly LegRiskPlan[];
  /** Of a leg without rules of its own: one that is added later. */
  readonly shared: LegRiskPlan;
  readonly mtmStops: readonly MoneyRule[];
  readonly mtmTargets: readonly MoneyRule[];
  readonly combinedStops: readonly PremiumRule[];
  readonly combinedTargets: readonly PremiumRule[];
  readonly locks: readonly LockRule[];
  readonly greekMaxes: readonly GreekRule[];
  /** Legs whose stop goes to their cost when a stop closes another; null: none. */
  readonly stopToCost: 'all' | 'withStop' | null;
  readonly exitAts: readonly ExitAtRule[];
  readonly expiryExits: readonly ExpiryExitRule[];
  /** Since the first fill, the least of all rules; Infinity without one. */
  readonly exitAfterMinutes: number;
  /** Minutes before the close of the session that is so many after the entry's. */
  readonly exitAfterSessions: readonly { readonly sessions: number; readonly minutes: number }[];
  /** Seconds past the age limit of a price; Infinity without such a rule. */
  readonly exitOnStaleSeconds: number;
  readonly entriesPerDayMax: number;
  readonly dailyLossMaxes: readonly StaticMoney[];
  readonly cooldownMinutes: number;
  /** Minutes of the Indian day, from inclusive, to exclusive. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** Percent of the middle of bid and ask; Infinity without such a rule. */
  readonly entrySpreadPercentMax: number;
  readonly entryPriceAgeSecondsMax: number;
  readonly freeMarginMins: readonly StaticMoney[];
}

export function planRisk(rules: readonly RiskRule[], legCount: number, resolve: Resolve, add: AddOperand): RiskPlan {
  const of = <Kind extends RiskRule['kind']>(kind: Kind): readonly RuleOf<Kind>[] => rulesOf(rules, kind);
  const smallest = (values: readonly Static[]): number => Math.min(Number.POSITIVE_INFINITY, ...values.map(resolve));
  const sampled =
    (use: OperandUse) =>
    <Basis>({ basis, value }: { readonly basis: Basis; readonly value: RuleOf<'mtmStop'>['value'] }) => ({
      basis,
      operand: add(use, value),
    });
  const fixed = ({ basis, value }: { readonly basis: MoneyBasis; readonly value: Static }) => ({ basis, value: resolve(value) });
  const { legs, shared } = planLegs(rules, legCount, resolve, add);
  return {
    legs,
    shared,
    mtmStops: of('mtmStop').map(sampled('stop')),
    mtmTargets: of('mtmTarget').map(sampled('price')),
    combinedStops: of('combinedStop').map(sampled('stop')),
    combinedTargets: of('combinedTarget').map(sampled('price')),
    locks: [...of('lock'), ...of('lockAndTrail')].map((rule) => planLock(rule, add)),
    greekMaxes: of('greekMax').map(({ greek, value }) => ({ greek, operand: add('price', value) })),
    stopToCost: planStopToCost(of('stopToCost')),
    exitAts: of('exitAt').map(({ from, minutes }) => ({ from, minutes: resolve(minutes) })),
    expiryExits: of('exitBeforeExpiry').map(({ sessions, from, minutes }) => ({
      sessions: resolve(sessions),
      from,
      minutes: resolve(minutes),
    })),
    exitAfterMinutes: smallest(of('exitAfter').map((rule) => rule.minutes)),
    exitAfterSessions: of('exitAfterSessions').map(({ sessions, minutes }) => ({ sessions: resolve(sessions), minutes: resolve(minutes) })),
    exitOnStaleSeconds: smallest(of('exitOnStale').map((rule) => rule.seconds)),
    entriesPerDayMax: smallest(of('entriesPerDayMax').map((rule) => rule.count)),
    dailyLossMaxes: of('dailyLossMax').map(fixed),
    cooldownMinutes: Math.max(0, ...of('cooldownAfterStop').map((rule) => resolve(rule.minutes))),
    windows: of('entryWindow').map(({ from, to }) => ({ from: resolve(from), to: resolve(to) })),
    entrySpreadPercentMax: smallest(of('entrySpreadMax').map((rule) => rule.percent)),
    entryPriceAgeSecondsMax: smallest(of('entryPriceAgeMax').map((rule) => rule.seconds)),
    freeMarginMins: of('entryFreeMarginMin').map(fixed),
  };
}

function rulesOf<Kind extends RiskRule['kind']>(rules: readonly RiskRule[], kind: Kind): readonly RuleOf<Kind>[] {
  return rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind);
}

function planLock(rule: RuleOf<'lock' | 'lockAndTrail'>, add: AddOperand): LockRule {
  const { basis } = rule;
  const trail = rule.kind === 'lock' ? null : { every: add('price', rule.every), move: add('price', rule.move) };
  return { basis, arm: add('price', rule.arm), lock: add('price', rule.lock), trail };
}

/** All legs include those that have a stop. */
function planStopToCost(rules: readonly RuleOf<'stopToCost'>[]): RiskPlan['stopToCost'] {
  if (rules.length === 0) return null;
  return rules.some(({ legs }) => legs === 'all') ? 'all' : 'withStop';
}

/** A rule of one leg stands in for the bundle's rules of its kind, so that each leg has one list of each. */
function planLegs(rules: readonly RiskRule[], legCount: number, resolve: Resolve, add: AddOperand): Pick<RiskPlan, 'legs' | 'shared'> {
  const shared = planLegRules(rules, resolve, add);
  const own = rulesOf(rules, 'ofLeg');
  const legs = Array.from({ length: legCount }, (_, leg) => {
    const ofLeg: readonly LegRule[] = own.flatMap((each) => (each.leg === leg ? [each.rule] : []));
    return ofLeg.length === 0 ? shared : inPlaceOf(shared, planLegRules(ofLeg, resolve, add));
  });
  return { legs, shared };
}

function ownOr<Rule>(own: readonly Rule[], shared: readonly Rule[]): readonly Rule[] {
  return own.length > 0 ? own : shared;
}

function inPlaceOf(shared: LegRiskPlan, own: LegRiskPlan): LegRiskPlan {
  return {
    stops: ownOr(own.stops, shared.stops),
    trails: ownOr(own.trails, shared.trails),
    targets: ownOr(own.targets, shared.targets),
    underlyingStops: ownOr(own.underlyingStops, shared.underlyingStops),
    underlyingTargets: ownOr(own.underlyingTargets, shared.underlyingTargets),
    reEntries: ownOr(own.reEntries, shared.reEntries),
  };
}

function planLegRules(rules: readonly RiskRule[], resolve: Resolve, add: AddOperand): LegRiskPlan {
  const distances = (kind: 'legStop' | 'legTarget' | 'underlyingStop' | 'underlyingTarget', use: OperandUse): readonly DistanceRule[] =>
    rulesOf(rules, kind).map(({ basis, value }) => ({ basis, operand: add(use, value) }));
  return {
    stops: distances('legStop', 'stop'),
    trails: rulesOf(rules, 'legTrail').map(({ basis, every, move }) => ({ basis, every: add('price', every), move: add('price', move) })),
    targets: distances('legTarget', 'price'),
    underlyingStops: distances('underlyingStop', 'stop'),
    underlyingTargets: distances('underlyingTarget', 'price'),
    reEntries: rulesOf(rules, 'legReEntry').map(({ after, how, contract, basis, move, max, notAfter }) => ({
      after,
      how,
      isAnew: contract === 'anew',
      basis,
      move: resolve(move),
      max: resolve(max),
      notAfterMinutes: resolve(notAfter),
    })),
  };
}

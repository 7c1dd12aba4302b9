// An action as the kernel runs it: parameters filled in, rules sorted by kind, every sampled number with a place in the operand block.
// Built once before the run; nothing here changes afterwards.
import type { Program, ProgramAction, ProgramLeg, RiskRule, Sampled, Static } from '../../dsl/ir/program';
import { assertNever } from '../../dsl/types/invariant';
import { actionsToRun, type RunEnter, type RunSize } from '../plan/unrun-parts';
import { type ExecutionPlan, planExecution } from './execution-plan';

type RuleOf<Kind extends RiskRule['kind']> = Extract<RiskRule, { readonly kind: Kind }>;

/** What an undefined operand forbids. */
export type OperandUse = 'size' | 'stop' | 'price';

/** A number sampled when the entry's event fires. Literals and parameters are in rupees; registers hold prices in price units already. */
export type Operand = { readonly use: OperandUse } & (
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'slot'; readonly slot: number }
);

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

export interface ExitAtRule {
  readonly from: RuleOf<'exitAt'>['from'];
  readonly minutes: number;
}

/** Several rules of one kind are all in force: the one that binds first decides. Of several entry windows, any one suffices. */
export interface RiskPlan {
  readonly stops: readonly DistanceRule[];
  readonly trails: readonly TrailRule[];
  readonly targets: readonly DistanceRule[];
  readonly mtmStops: readonly MoneyRule[];
  readonly mtmTargets: readonly MoneyRule[];
  readonly exitAts: readonly ExitAtRule[];
  /** Smallest count of each unit; Infinity without such a rule. */
  readonly exitAfterMinutes: number;
  readonly exitAfterSessions: number;
  /** Seconds past the age limit of a price; Infinity without such a rule. */
  readonly exitOnStaleSeconds: number;
  readonly entriesPerDayMax: number;
  readonly dailyLossMaxes: readonly { readonly basis: MoneyBasis; readonly value: number }[];
  readonly cooldownMinutes: number;
  /** Minutes of the Indian day, from inclusive, to exclusive. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
}

export type SizePlan =
  | { readonly kind: 'lots' | 'capital'; readonly operand: number }
  | { readonly kind: 'risk'; readonly basis: MoneyBasis; readonly operand: number };

export interface EnterPlan {
  readonly kind: 'enter';
  readonly action: number;
  readonly position: number;
  readonly legs: readonly ProgramLeg[];
  readonly size: SizePlan;
  readonly risk: RiskPlan;
  readonly execution: ExecutionPlan;
  readonly operands: readonly Operand[];
  readonly whenBusy: 'ignore' | 'reverse';
  /** Every side the other way round: how a re-entry may be. */
  readonly isReversed: boolean;
}

export interface ReEnterPlan {
  readonly kind: 'reEnter';
  readonly action: number;
  readonly position: number;
  readonly how: Extract<ProgramAction, { readonly kind: 'reEnter' }>['how'];
  readonly basis: 'points' | 'percent';
  readonly move: number;
  readonly max: number;
  readonly notAfterMinutes: number;
}

export type ActionPlan =
  | EnterPlan
  | ReEnterPlan
  | { readonly kind: 'exit'; readonly action: number; readonly position: number; readonly percent: number }
  | { readonly kind: 'notify'; readonly action: number };

export function planActions(program: Program, params: readonly number[]): readonly ActionPlan[] {
  const resolve = (value: Static): number => (typeof value === 'number' ? value : (params[value.param] ?? Number.NaN));
  return actionsToRun(program).map((action, index): ActionPlan => {
    switch (action.kind) {
      case 'enter':
        return planEnter(action, index, resolve);
      case 'exit':
        return { kind: 'exit', action: index, position: action.position, percent: resolve(action.percent) };
      case 'reEnter': {
        const { kind, position, how, basis } = action;
        const [move, max, notAfterMinutes] = [resolve(action.move), resolve(action.max), resolve(action.notAfter)];
        return { kind, action: index, position, how, basis, move, max, notAfterMinutes };
      }
      case 'notify':
        return { kind: 'notify', action: index };
      default:
        return assertNever(action);
    }
  });
}

/** The same entry with its sides the other way round. */
export function reversedPlan(plan: EnterPlan): EnterPlan {
  return { ...plan, isReversed: true, legs: plan.legs.map((leg) => ({ ...leg, side: leg.side === 'buy' ? 'sell' : 'buy' })) };
}

type Resolve = (value: Static) => number;
type AddOperand = (use: OperandUse, sampled: Sampled) => number;

function planEnter(action: RunEnter, index: number, resolve: Resolve): EnterPlan {
  const operands: Operand[] = [];
  const add: AddOperand = (use, sampled) => {
    const isSlot = typeof sampled === 'object' && 'slot' in sampled;
    operands.push(isSlot ? { use, kind: 'slot', slot: sampled.slot } : { use, kind: 'fixed', value: resolve(sampled) });
    return operands.length - 1;
  };
  const size = planSize(action.size, add);
  const risk = planRisk(action.risk, resolve, add);
  return {
    kind: 'enter',
    action: index,
    position: action.position,
    legs: action.legs,
    size,
    risk,
    execution: planExecution(action.execution, resolve),
    operands,
    whenBusy: action.whenBusy,
    isReversed: false,
  };
}

function planSize(size: RunSize, add: AddOperand): SizePlan {
  switch (size.kind) {
    case 'lots':
      return { kind: 'lots', operand: add('size', size.lots) };
    case 'capital':
      return { kind: 'capital', operand: add('size', size.percent) };
    case 'risk':
      return { kind: 'risk', basis: size.basis, operand: add('size', size.amount) };
    default:
      return assertNever(size);
  }
}

function planRisk(rules: readonly RiskRule[], resolve: Resolve, add: AddOperand): RiskPlan {
  const of = <Kind extends RiskRule['kind']>(kind: Kind): readonly RuleOf<Kind>[] =>
    rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind);
  const smallest = (values: readonly Static[]): number => Math.min(Number.POSITIVE_INFINITY, ...values.map(resolve));
  const distance = (use: OperandUse) => (rule: RuleOf<'legStop' | 'legTarget'>) => ({ basis: rule.basis, operand: add(use, rule.value) });
  const money = (use: OperandUse) => (rule: RuleOf<'mtmStop' | 'mtmTarget'>) => ({ basis: rule.basis, operand: add(use, rule.value) });
  const after = (unit: 'minutes' | 'sessions') => smallest(of('exitAfter').flatMap((rule) => (rule.unit === unit ? [rule.count] : [])));
  return {
    stops: of('legStop').map(distance('stop')),
    trails: of('legTrail').map(({ basis, every, move }) => ({ basis, every: add('price', every), move: add('price', move) })),
    targets: of('legTarget').map(distance('price')),
    mtmStops: of('mtmStop').map(money('stop')),
    mtmTargets: of('mtmTarget').map(money('price')),
    exitAts: of('exitAt').map(({ from, minutes }) => ({ from, minutes: resolve(minutes) })),
    exitAfterMinutes: after('minutes'),
    exitAfterSessions: after('sessions'),
    exitOnStaleSeconds: smallest(of('exitOnStale').map((rule) => rule.seconds)),
    entriesPerDayMax: smallest(of('entriesPerDayMax').map((rule) => rule.count)),
    dailyLossMaxes: of('dailyLossMax').map(({ basis, value }) => ({ basis, value: resolve(value) })),
    cooldownMinutes: Math.max(0, ...of('cooldownAfterStop').map((rule) => resolve(rule.minutes))),
    windows: of('entryWindow').map(({ from, to }) => ({ from: resolve(from), to: resolve(to) })),
  };
}

// A screen of many variants by their signals alone: planned together, so that equal parts are computed once, and taken into plain accounts. What it
// says is rough on purpose; the few that pass are run on the whole machine.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import { BLOCK_ROWS, BlockEvaluator } from '../kernel/block-evaluator';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { lowerBound } from '../number/lower-bound';
import type { ClockRows } from '../ops/kernel';
import type { Plan } from '../plan/plan';
import { planPrograms } from '../plan/plan-builder';
import { marketReader } from '../run/market-reader';
import { PlanChains } from '../run/plan-chains';
import { prepareRun } from '../run/prepare-run';
import { findReleaseUs } from '../run/release-time';
import type { RunChain } from '../run/run-chain';
import { groupVariants } from './group-variants';
import { type EntrySignal, lastRowsOfSessions, SignalAccount, type SignalTerms } from './signal-account';

export interface ScreenRequest {
  readonly program: Program;
  /** By instrument of the program. */
  readonly histories: readonly InstrumentHistory[];
  /** By chain of the program. */
  readonly chains?: readonly RunChain[];
  /** Signals from here on count. */
  readonly fromUs: number;
  /** Price units lost at each fill. */
  readonly costUnits: number;
  readonly priceScale: number;
}

export interface ScreenOutcome {
  readonly trades: number;
  readonly wins: number;
  /** Price units a unit traded. */
  readonly netUnits: number;
  readonly fallUnits: number;
}

export type ScreenRefusal =
  | 'no-single-position'
  | 'several-legs'
  | 'several-instruments'
  | 'no-exit'
  | 'several-clocks'
  | 'reads-its-position'
  | 'contract-by-rule'
  | 'corporate-actions';

/** Variants in one plan: more share more, until their columns no longer fit the caches. */
const GROUP = 100;

/** Whether signals alone say anything of the program; null where they do. */
export function findScreenRefusal({ program, histories }: Pick<ScreenRequest, 'program' | 'histories'>): ScreenRefusal | null {
  const enters = entersOf(program);
  const exits = program.actions.filter(({ kind }) => kind === 'exit');
  const legs = enters.flatMap((enter) => enter.legs.flatMap((leg) => ('instrument' in leg ? [leg] : [])));
  if (enters.some((enter) => enter.legs.some((leg) => 'chain' in leg))) return 'contract-by-rule';
  if (enters.length === 0 || enters.some(({ position }) => position !== enters[0]?.position)) return 'no-single-position';
  if (legs.length > enters.length) return 'several-legs';
  if (legs.some(({ instrument, product }) => instrument !== legs[0]?.instrument || product !== legs[0]?.product))
    return 'several-instruments';
  if (program.instruments.some(({ kind }) => kind !== 'fixed')) return 'contract-by-rule';
  if (histories.some(({ actions = [] }) => actions.length > 0)) return 'corporate-actions';
  if (exits.length === 0 && legs[0]?.product !== 'intraday' && enters.every(({ whenBusy }) => whenBusy === 'ignore')) return 'no-exit';
  const plan = planPrograms([{ program, params: program.params.map(({ min }) => min) }]);
  const slots = [...enters, ...exits].map(({ event }) => plan.programs[0]?.slotOf[event] ?? -1);
  const clock = plan.slotClock[slots[0] ?? -1] ?? -1;
  const bars = plan.clocks[clock];
  if (slots.some((slot) => plan.slotClock[slot] !== clock) || bars?.kind !== 'bar' || bars.instrument !== legs[0]?.instrument)
    return 'several-clocks';
  return plan.ops.some(({ outputs, isSerial }) => isSerial && outputs.some((output) => slots.includes(output)))
    ? 'reads-its-position'
    : null;
}

function entersOf({ actions }: Program): readonly Extract<ProgramAction, { kind: 'enter' }>[] {
  return actions.filter((action) => action.kind === 'enter');
}

/** By variant, in the order given. Ask `findScreenRefusal` first. `onGroup`: told how many are done. */
export function screenVariants(
  request: ScreenRequest,
  variants: readonly (readonly number[])[],
  onGroup: (done: number) => void = () => {},
): readonly ScreenOutcome[] {
  const found: (ScreenOutcome | undefined)[] = variants.map(() => undefined);
  let done = 0;
  for (const group of groupVariants(variants, GROUP, (together) => plannedOps(request, together))) {
    const outcomes = screenGroup(
      request,
      group.map((place) => variants[place] ?? []),
    );
    for (const [index, place] of group.entries()) found[place] = outcomes[index];
    done += group.length;
    onGroup(done);
  }
  return found.map((outcome) => {
    invariant(outcome !== undefined, 'every variant is in a group');
    return outcome;
  });
}

function plannedOps({ program }: ScreenRequest, variants: readonly (readonly number[])[]): number {
  return planPrograms(variants.map((params) => ({ program, params }))).ops.length;
}

function screenGroup(request: ScreenRequest, group: readonly (readonly number[])[]): readonly ScreenOutcome[] {
  const { program, histories, chains = [], fromUs, priceScale } = request;
  const plan = planPrograms(group.map((params) => ({ program, params })));
  const ordered = plan.instruments.map((_, index) => {
    const history = histories[plan.programs[0]?.instrumentOf.indexOf(index) ?? -1];
    invariant(history !== undefined, 'each instrument has a history');
    return history;
  });
  const prepared = prepareRun(
    plan,
    group.map(() => program),
    ordered,
    fromUs,
  );
  const evaluator = new BlockEvaluator({
    plan,
    ...prepared,
    blockRows: BLOCK_ROWS,
    priceScale,
    readPosition: () => Number.NaN,
    readMarket: marketReader(new PlanChains(plan, chains, ordered), priceScale, findReleaseUs(ordered)),
  });
  const traders = tradersOf(request, plan, evaluator, prepared.rows);
  const [first] = traders;
  invariant(first !== undefined, 'a group has a variant');
  const { clock } = first;
  const timeUs = prepared.rows[clock]?.timeUs ?? new Float64Array(0);
  const decisionRow = lowerBound(timeUs, fromUs);
  while (evaluator.next()) {
    const count = evaluator.window.count[clock] ?? 0;
    const start = evaluator.window.start[clock] ?? 0;
    if (count === 0 || start + count <= decisionRow) continue;
    const from = Math.max(1, decisionRow - start + 1);
    for (const { account, entries, exits } of traders) account.take({ entries, exits, rowOfZero: start - 1, count, from });
  }
  return traders.map(({ account: { trades, wins, netUnits, fallUnits } }) => ({ trades, wins, netUnits, fallUnits }));
}

interface Trader {
  readonly account: SignalAccount;
  readonly entries: readonly EntrySignal[];
  readonly exits: readonly Float64Array[];
  readonly clock: number;
}

function tradersOf(
  { program, costUnits }: ScreenRequest,
  plan: Plan,
  evaluator: BlockEvaluator,
  rows: readonly ClockRows[],
): readonly Trader[] {
  const enters = entersOf(program);
  const [first] = enters;
  invariant(first !== undefined, 'a screened program enters');
  const exits = program.actions.filter(({ kind }) => kind === 'exit');
  const clock = plan.slotClock[plan.programs[0]?.slotOf[first.event] ?? -1] ?? 0;
  const own = rows[clock];
  invariant(own !== undefined, 'signals have rows');
  const lastOfSession = lastRowsOfSessions(own);
  const terms: SignalTerms = { isIntraday: first.legs[0]?.product === 'intraday', costUnits };
  return plan.programs.map(({ slotOf }): Trader => {
    const columnOf = (event: number): Float64Array => evaluator.columns[slotOf[event] ?? -1] ?? new Float64Array(0);
    return {
      account: new SignalAccount(own, lastOfSession, terms),
      entries: enters.map(({ event, legs, whenBusy }) => ({
        column: columnOf(event),
        direction: legs[0]?.side === 'sell' ? -1 : 1,
        reverses: whenBusy === 'reverse',
      })),
      exits: [...new Set(exits.map(({ event }) => columnOf(event)))],
      clock,
    };
  });
}

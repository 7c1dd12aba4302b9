// A walk-forward from what was chosen to its document: on each window the settings are chosen among all variants, frozen, and judged on the window
// after the embargo; only the judged windows are scored. Writes nothing but what the counter writes.
import { sha256 } from '../../dsl/ir/sha256';
import { stitchRuns } from '../../engine/evidence/stitch-runs';
import { type SessionRange, type WalkForwardFold, type WalkForwardPlan, walkForwardFolds } from '../../engine/evidence/walk-forward-folds';
import { istDayOf } from '../../engine/market/candles';
import type { RunSeries } from '../../engine/report/run-series';
import { computeStatistics } from '../../engine/report/run-statistics';
import { outcomeOf, runVariant } from '../../engine/sweep/run-variant';
import { SWEEP_METRIC_IDS } from '../../engine/sweep/sweep-metrics';
import { sweepSurface } from '../../engine/sweep/sweep-surface';
import type { Variant } from '../../engine/sweep/variants';
import { formatDay } from '../../engine/time/day-text';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { InputFault } from '../market-data/input-fault';
import { runEvidence, statisticRows } from '../runs/report/evidence-statistics';
import { metricGroups } from '../runs/report/metric-rows';
import { type FillTally, modelledFills, tallyFills } from '../runs/report/modelled-fills';
import { listVariants } from '../sweeps/list-variants';
import type { CountTrials } from '../sweeps/run-sweep';
import { runTasks } from '../sweeps/run-tasks';
import { metricValues, studyAxes, studyIdentity, studyOrigin, studyStrategy } from '../sweeps/study-of';
import { jobOf, type SweepChoice } from '../sweeps/sweep-choice';
import type { SweepAnswer, SweepTask } from '../sweeps/sweep-job';
import type { WalkForwardDocument, WalkForwardFoldRow } from './walk-forward-schema';

export type PickRule = WalkForwardDocument['pick'];

export interface WalkForwardRun {
  readonly document: WalkForwardDocument;
  readonly series: RunSeries;
}

export async function runWalkForward(
  choice: SweepChoice,
  plan: WalkForwardPlan,
  pick: PickRule,
  countTrials: CountTrials,
): Promise<WalkForwardRun> {
  const days = sessionDays(choice);
  const folds = walkForwardFolds(days.length, plan);
  const needed = plan.chooseSessions + plan.embargoSessions + Math.ceil(plan.judgeSessions / 2);
  if (folds.length === 0)
    throw new InputFault(
      { file: '--choose-sessions' },
      `${days.length} sessions make no window: these need ${needed}`,
      'choose shorter windows, or more days',
    );
  const { variants } = listVariants(choice, null);
  const tasks = folds.flatMap(({ choose }) => variants.map(({ params }): SweepTask => ({ params, ...spanOf(days, choose) })));
  const answers = await runTasks(jobOf(choice), tasks, choice.crew, (done) => choice.onProgress(done, tasks.length));
  const answersOf = (fold: number): readonly SweepAnswer[] => answers.slice(fold * variants.length, (fold + 1) * variants.length);
  const judged = folds.map((fold, index) => judgeFold(choice, days, fold, variants, answersOf(index), pick));
  const series = stitchRuns(judged.map((one) => one.series));
  const lineage = countTrials(
    variants.map(({ params }, index) => ({
      name: sha256(JSON.stringify([studyIdentity(choice), plan, params])),
      sharpe: meanOf(folds.map((_, fold) => answersOf(fold)[index]?.outcome.sharpePerSession ?? null)),
    })),
  );
  const rows = judged.map(({ row }) => row);
  const document: WalkForwardDocument = {
    format: 'yantra.walkforward/1',
    identity: studyIdentity(choice),
    command: choice.command,
    strategy: studyStrategy(choice),
    origin: studyOrigin(choice),
    modelledFills: modelledFills([...answers, ...judged].map(({ tally }) => tally)),
    axes: studyAxes(choice),
    objective: choice.objective,
    pick,
    plan: { ...plan },
    variants: variants.length,
    folds: rows,
    outOfSample: {
      metrics: metricGroups(computeStatistics(series, choice.venue.seed).metrics),
      day: Array.from(series.daily.day, formatDay),
      equityPaise: [...series.daily.equityPaise],
    },
    efficiency: efficiencyOf(rows),
    heldDaysMax: rows.reduce((most, { heldDaysMax }) => Math.max(most, heldDaysMax), 0),
    lineage: lineage === null ? null : { name: lineage.lineage, trials: lineage.trials.count },
    evidence: statisticRows(runEvidence(series, lineage?.trials ?? null)),
  };
  return { document, series };
}

/** Days on which the first instrument has rows. */
function sessionDays({ histories, days: { fromDay, toDay } }: SweepChoice): readonly number[] {
  const found: number[] = [];
  for (const minute of histories[0]?.candles.minute ?? []) {
    const day = istDayOf(minute);
    if (day >= fromDay && day <= toDay && day !== found.at(-1)) found.push(day);
  }
  return found;
}

function spanOf(days: readonly number[], { from, to }: SessionRange): Pick<SweepTask, 'fromUs' | 'toUs'> {
  return { fromUs: timeOfMinute(istMinute(days[from] ?? 0, 0)), toUs: timeOfMinute(istMinute((days[to - 1] ?? 0) + 1, 0)) - 1 };
}

interface JudgedFold {
  readonly row: WalkForwardFoldRow;
  readonly series: RunSeries;
  readonly tally: FillTally;
}

function judgeFold(
  choice: SweepChoice,
  days: readonly number[],
  fold: WalkForwardFold,
  variants: readonly Variant[],
  answers: readonly SweepAnswer[],
  pick: PickRule,
): JudgedFold {
  const { compiled, histories, chains, capitalPaise, venue, axes, objective, randomCount } = choice;
  const place = SWEEP_METRIC_IDS.indexOf(objective);
  const isGrid = randomCount === null;
  const cells = variants.map(({ at, params }, index) => ({
    at: isGrid ? at : axes.map(({ param }) => params[param] ?? 0),
    value: answers[index]?.outcome.values[place] ?? null,
  }));
  const surface = sweepSurface(cells, isGrid);
  // Where no variant has a value, as where none trades, the first stands for all.
  const chosen = (pick === 'best' ? surface.best : surface.steadiest) ?? 0;
  const params = variants[chosen]?.params ?? choice.params;
  const { result } = runVariant(
    {
      program: compiled.program,
      programHash: compiled.hash,
      instruments: histories,
      chains,
      ...spanOf(days, fold.judge),
      capitalPaise,
      venue,
    },
    params,
  );
  const window = ({ from, to }: SessionRange, values: readonly (number | null)[]) => ({
    from: formatDay(days[from] ?? 0),
    to: formatDay(days[to - 1] ?? 0),
    sessions: to - from,
    metrics: metricValues(values),
  });
  const row: WalkForwardFoldRow = {
    choose: window(fold.choose, answers[chosen]?.outcome.values ?? []),
    judge: window(fold.judge, outcomeOf(result.series).values),
    settings: axes.map(({ param }) => params[param] ?? Number.NaN),
    heldDaysMax: answers[chosen]?.outcome.heldDaysMax ?? 0,
  };
  return { row, series: result.series, tally: tallyFills(result.fills) };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const defined = values.filter((value) => value !== null);
  return defined.length === 0 ? null : defined.reduce((sum, value) => sum + value, 0) / defined.length;
}

function efficiencyOf(rows: readonly WalkForwardFoldRow[]): number | null {
  const aSession = (side: 'choose' | 'judge'): number => {
    const net = rows.reduce((sum, row) => sum + (row[side].metrics['net-profit'] ?? 0), 0);
    return net / rows.reduce((sum, row) => sum + row[side].sessions, 0);
  };
  const inSample = aSession('choose');
  return inSample > 0 ? aSession('judge') / inSample : null;
}

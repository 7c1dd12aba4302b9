// A sweep from what was chosen to its document: variants listed, each run on the whole machine, counted among the trials of the lineage, and laid out
// as a surface with the probability that its best is overfitted. Writes nothing but what the counter writes.
import { sha256 } from '../../dsl/ir/sha256';
import { deflatedSharpe, luckySharpe } from '../../engine/evidence/deflated-sharpe';
import { type EvidenceValue, unknown } from '../../engine/evidence/evidence-value';
import { type OverfittingProbability, overfittingProbability } from '../../engine/evidence/overfitting-probability';
import { sharpeMoments } from '../../engine/evidence/sharpe-moments';
import { SWEEP_METRIC_IDS } from '../../engine/sweep/sweep-metrics';
import { type SweepSurface, sweepSurface } from '../../engine/sweep/sweep-surface';
import { gridVariants, type Variant } from '../../engine/sweep/variants';
import { istMinute, timeOfMinute } from '../../engine/time/ist-time';
import type { LineageCount, Trial } from '../lineage/trial-store';
import { reasonWords, statisticRow } from '../runs/report/evidence-statistics';
import { modelledFills } from '../runs/report/modelled-fills';
import type { EvidenceStatistic } from '../runs/report/trust-schema';
import { type ListedVariants, listVariants } from './list-variants';
import { runTasks } from './run-tasks';
import { metricValues, studyAxes, studyIdentity, studyOrigin, studyStrategy } from './study-of';
import { jobOf, type SweepChoice } from './sweep-choice';
import type { SweepAnswer } from './sweep-job';
import type { SweepDocument } from './sweep-schema';

export interface SweepRun {
  readonly document: SweepDocument;
  readonly surface: SweepSurface;
  readonly overfitting: OverfittingProbability;
}

export type CountTrials = (trials: readonly Trial[]) => LineageCount | null;

/** `screenTo`: how many pass a screen of signals before any is run; null without one. */
export async function runSweep(choice: SweepChoice, screenTo: number | null, countTrials: CountTrials): Promise<SweepRun> {
  const listed = listVariants(choice, screenTo);
  const { variants, screened } = listed;
  const { axes, days, objective, randomCount } = choice;
  const span = { fromUs: timeOfMinute(istMinute(days.fromDay, 0)), toUs: timeOfMinute(istMinute(days.toDay + 1, 0)) - 1 };
  const tasks = variants.map(({ params }) => ({ params, ...span }));
  const answers = await runTasks(jobOf(choice), tasks, choice.crew, (done) => choice.onProgress(done, tasks.length));
  const lineage = countTrials(trialsOf(choice, listed, answers));
  const place = SWEEP_METRIC_IDS.indexOf(objective);
  const isGrid = randomCount === null && screened === null;
  const cells = variants.map((variant, index) => ({
    at: isGrid ? variant.at : axes.map(({ param }) => variant.params[param] ?? 0),
    value: answers[index]?.outcome.values[place] ?? null,
  }));
  const surface = sweepSurface(cells, isGrid);
  const sessions = answers.reduce((most, { outcome }) => Math.max(most, outcome.returns.length), 0);
  const overfitting = overfittingProbability(answers.map(({ outcome }) => wholeReturns(outcome.returns, sessions)));
  const best = surface.best === null ? null : (answers[surface.best] ?? null);
  const document: SweepDocument = {
    format: 'yantra.sweep/1',
    identity: studyIdentity(choice),
    command: choice.command,
    strategy: studyStrategy(choice),
    origin: studyOrigin(choice),
    modelledFills: modelledFills(answers.map(({ tally }) => tally)),
    sessions,
    axes: studyAxes(choice),
    objective,
    method: randomCount === null ? 'grid' : 'random',
    screened,
    variants: variants.map((variant, index) => sweptVariant(choice, variant, answers[index], surface, index)),
    best: surface.best,
    steadiest: surface.steadiest,
    lineage: lineage === null ? null : { name: lineage.lineage, trials: lineage.trials.count },
    evidence: evidenceRows(overfitting, best, lineage),
    logits: logitBins(overfitting.logits),
  };
  return { document, surface, overfitting };
}

/** What a screen has looked at was tried too, though it left no Sharpe ratio. */
function trialsOf(choice: SweepChoice, { variants, screened }: ListedVariants, answers: readonly SweepAnswer[]): readonly Trial[] {
  const run = answers.map(({ runHash, outcome }): Trial => ({ name: runHash, sharpe: outcome.sharpePerSession }));
  if (screened === null) return run;
  const identity = JSON.stringify(studyIdentity(choice));
  const passed = new Set(variants.map(({ params }) => params.join()));
  const others = gridVariants(choice.params, choice.axes).filter(({ params }) => !passed.has(params.join()));
  return [
    ...run,
    ...others.slice(0, screened - variants.length).map(({ params }) => ({ name: sha256(`${identity} ${params.join()}`), sharpe: null })),
  ];
}

/** A variant that was ruined has no returns to rank: it stands below every one that was not. */
function wholeReturns(returns: Float64Array, sessions: number): Float64Array {
  return returns.length === sessions ? returns : Float64Array.from({ length: sessions }, (_, session) => (session % 2 === 0 ? -1 : -0.9));
}

function sweptVariant(
  { axes }: SweepChoice,
  { at, params }: Variant,
  answer: SweepAnswer | undefined,
  { plateaus }: SweepSurface,
  index: number,
): SweepDocument['variants'][number] {
  const plateau = plateaus[index];
  const reason = plateau?.score.reason;
  return {
    at: [...at],
    settings: axes.map(({ param }) => params[param] ?? Number.NaN),
    metrics: metricValues(answer?.outcome.values ?? []),
    plateau: plateau?.score.value ?? null,
    plateauReason: reason === undefined ? null : reasonWords(reason),
    smoothed: plateau?.smoothed ?? null,
    runHash: answer?.runHash ?? '',
  };
}

function evidenceRows(overfitting: OverfittingProbability, best: SweepAnswer | null, lineage: LineageCount | null): EvidenceStatistic[] {
  const { probability, lossProbability, blocks } = overfitting;
  const rows: EvidenceStatistic[] = [
    statisticRow(
      {
        id: 'overfittingProbability',
        label: 'Probability of overfitting',
        unit: 'probability',
        definition:
          `Of all ways to choose half of ${blocks} blocks of the record: the share in which the variant with the best Sharpe ratio there ranks at or ` +
          'below the median in the other half (Bailey, Borwein, López de Prado and Zhu 2017). n = ways.',
      },
      probability,
    ),
    statisticRow(
      {
        id: 'lossProbability',
        label: 'Probability of loss',
        unit: 'probability',
        definition: 'Of the same ways: the share in which that variant has a Sharpe ratio below zero in the other half. n = ways.',
      },
      lossProbability,
    ),
  ];
  if (lineage === null || best === null) return rows;
  const moments = sharpeMoments(best.outcome.returns);
  const deflated: EvidenceValue =
    typeof moments === 'string' ? unknown(moments, best.outcome.returns.length) : deflatedSharpe(moments, lineage.trials);
  const lucky = luckySharpe(lineage.trials);
  const luckyValue: EvidenceValue =
    lucky === null
      ? unknown('no-trial-sharpe', lineage.trials.count)
      : { value: lucky * Math.sqrt(SESSIONS_PER_YEAR), n: lineage.trials.count };
  rows.push(
    statisticRow(
      {
        id: 'deflatedSharpe',
        label: 'Deflated Sharpe ratio of the best',
        unit: 'probability',
        definition:
          'How probable it is that the true Sharpe ratio of the best variant is above what the luckiest of as many worthless trials would show ' +
          '(Bailey and López de Prado 2014). All trials of the lineage count, each as independent. n = sessions.',
      },
      deflated,
    ),
    statisticRow(
      {
        id: 'luckySharpe',
        label: 'Sharpe ratio of the luckiest',
        unit: 'ratio',
        definition: 'What the best of as many worthless trials would show on average, a year of 250 sessions. n = trials.',
      },
      luckyValue,
    ),
  );
  return rows;
}

const SESSIONS_PER_YEAR = 250;
const BINS = 24;
/** ω between 1/21 and 20/21 lies within; what is beyond stands in the end bins. */
const LOGIT_MAX = 3;

function logitBins(logits: Float64Array): SweepDocument['logits'] {
  if (logits.length === 0) return [];
  const width = (2 * LOGIT_MAX) / BINS;
  const splits = new Array<number>(BINS).fill(0);
  for (const logit of logits) {
    // At zero and below is overfitted: zero belongs to the bin that ends there.
    const bin = Math.min(BINS - 1, Math.max(0, Math.ceil((logit + LOGIT_MAX) / width) - 1));
    splits[bin] = (splits[bin] ?? 0) + 1;
  }
  return splits.map((found, bin) => ({ from: bin * width - LOGIT_MAX, to: (bin + 1) * width - LOGIT_MAX, splits: found }));
}

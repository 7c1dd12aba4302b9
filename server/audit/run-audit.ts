// An audit of a finished run: it is taken again without its future, without some of its past and on a worse venue, its fills are held against their
// bars, the settings around its own are swept where that is asked for, and all of it is weighed. Writes nothing.
import type { EvidenceValue } from '../../engine/evidence/evidence-value';
import type { FillCheck } from '../../engine/evidence/fill-check';
import { type CutFinding, checkLookAhead, spreadDays } from '../../engine/evidence/look-ahead-check';
import { stressScenarios } from '../../engine/evidence/stress-scenarios';
import { checkWarmUp, type StartFinding } from '../../engine/evidence/warm-up-check';
import { istDayOf } from '../../engine/market/candles';
import { runBacktest } from '../../engine/run/backtest';
import { formatDay } from '../../engine/time/day-text';
import { formatIst } from '../../engine/time/ist-time';
import { backtestRequestOf, checkFillsOf, type FinishedRun } from '../backtests/run-stored-backtest';
import type { LineageCount } from '../lineage/trial-store';
import { venueRow } from '../monte-carlo/run-monte-carlo';
import { trustOf } from '../runs/report/trust';
import type { SweepRun } from '../sweeps/run-sweep';
import { studyIdentity, studyOrigin, studyStrategy } from '../sweeps/study-of';
import type { SweepChoice } from '../sweeps/sweep-choice';
import type { AuditDocument } from './audit-schema';
import { expiryBreakdown, regimeBreakdowns } from './breakdowns';

/** Cuts of the future, and starts of the past. */
const CUTS = 5;
const STARTS = 4;
const EXAMPLES_MAX = 20;

type Studied = Pick<SweepChoice, 'graph' | 'compiled' | 'params' | 'axes' | 'histories' | 'chains' | 'days' | 'capitalPaise' | 'venue'>;

export interface AuditInput {
  readonly study: Studied;
  readonly run: FinishedRun;
  /** Null where none was asked for. */
  readonly sweep: SweepRun | null;
  /** This run among the trials, after the sweep; null where they could not be counted. */
  readonly lineage: LineageCount | null;
  readonly command: string;
  readonly onStep: (done: number, total: number) => void;
}

export function runAudit({ study, run, sweep, lineage, command, onStep }: AuditInput): AuditDocument {
  const { choice, result, decisions, document } = run;
  const request = backtestRequestOf(choice);
  const days = [...new Set(Array.from(choice.histories[0]?.candles.minute ?? [], istDayOf))];
  const runDays = days.filter((day) => day >= study.days.fromDay && day <= study.days.toDay);
  const total = CUTS + STARTS + 1;
  const lookAhead = checkLookAhead(request, decisions, spreadDays(runDays, CUTS), (done) => onStep(done, total));
  const warmUp = checkWarmUp(request, days, spreadDays(runDays, STARTS), (done) => onStep(CUTS + done, total));
  const fills = checkFillsOf(choice, result);
  const worst = stressScenarios(choice.venue).find(({ id }) => id === 'all');
  const stressed = runBacktest({ ...request, venue: worst?.venue ?? choice.venue }).result.series;
  onStep(total, total);
  const stress = venueRow('all', 'Spread, impact and latency threefold, one order in ten refused', stressed);
  const told = warmUp.filter(({ historySessions }) => historySessions !== null);
  return {
    format: 'yantra.audit/1',
    identity: studyIdentity(study),
    command,
    strategy: studyStrategy(study),
    origin: studyOrigin(study),
    modelledFills: document.modelledFills,
    runHash: document.identity.runHash,
    run: venueRow('run', 'As it was run', result.series),
    trust: trustOf({
      result,
      data: document.data,
      ambiguity: document.evidence.ambiguity,
      approximations: document.evidence.approximations,
      beyond: {
        lineage,
        lookAheadChanges: lookAhead.length === 0 ? null : lookAhead.filter(({ divergence }) => divergence !== null).length,
        warmUpChanges: told.length === 0 ? null : told.filter(({ changedUs }) => changedUs !== null).length,
        impossibleFills: fills.impossible.length,
        overfitting: sweep === null ? null : sweep.overfitting.probability,
        plateau: sweep === null ? null : plateauOf(study, sweep),
        stressedNetPaise: stress.netPaise,
      },
    }),
    lookAhead: lookAhead.map(cutRow),
    warmUp: warmUp.map(startRow),
    fills: fillRows(fills),
    stress,
    sweep:
      sweep === null
        ? null
        : { variants: sweep.document.variants.length, objective: sweep.document.objective, evidence: sweep.document.evidence },
    byExpiry: [...expiryBreakdown(result.trades, choice.histories)],
    ...regimeBreakdowns(result.trades, choice.histories),
  };
}

/** Of the variant that is the run itself; null where the sweep has it not. */
function plateauOf({ params, axes }: Studied, { document, surface }: SweepRun): EvidenceValue | null {
  const own = axes.map(({ param }) => params[param] ?? Number.NaN).join();
  const place = document.variants.findIndex(({ settings }) => settings.join() === own);
  return surface.plateaus[place]?.score ?? null;
}

function cutRow({ day, decisions, divergence }: CutFinding): AuditDocument['lookAhead'][number] {
  const first = divergence?.left ?? divergence?.right ?? null;
  return { day: formatDay(day), decisions, changed: first === null ? null : `${formatIst(first.timeUs)} ${first.entry.kind}` };
}

function startRow({ day, historySessions, firings, changedUs }: StartFinding): AuditDocument['warmUp'][number] {
  return { day: formatDay(day), historySessions, firings, changed: changedUs === null ? null : formatIst(changedUs) };
}

function fillRows({ checked, impossible }: FillCheck): AuditDocument['fills'] {
  return {
    checked,
    impossible: impossible.length,
    examples: impossible.slice(0, EXAMPLES_MAX).map(({ fill: { timeUs, instrument, side, price, priceScale }, range }) => ({
      time: formatIst(timeUs),
      instrument,
      side,
      rupees: price / priceScale,
      low: range === null ? null : range.low / priceScale,
      high: range === null ? null : range.high / priceScale,
    })),
  };
}

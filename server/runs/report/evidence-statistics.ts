// The statistics behind a judgement as rows of a document: each with its published definition, its n, or the reason why it has no value.
import { concentration } from '../../../engine/evidence/concentration';
import { deflatedSharpe, luckySharpe, type Trials } from '../../../engine/evidence/deflated-sharpe';
import { EVIDENCE_REASONS, type EvidenceReason, type EvidenceValue, unknown } from '../../../engine/evidence/evidence-value';
import { minimumTrackRecord } from '../../../engine/evidence/minimum-track-record';
import { probabilisticSharpe } from '../../../engine/evidence/probabilistic-sharpe';
import { type SharpeMoments, sharpeMoments } from '../../../engine/evidence/sharpe-moments';
import { breakEvenCharges } from '../../../engine/evidence/stressed-charges';
import { dailyReturns } from '../../../engine/report/daily-returns';
import type { RunSeries } from '../../../engine/report/run-series';
import type { EvidenceStatistic } from './trust-schema';

const CONFIDENCE = 0.95;

export interface RunEvidence {
  readonly probabilisticSharpe: EvidenceValue;
  readonly minimumTrackRecord: EvidenceValue;
  /** Null where nobody counted trials. */
  readonly deflatedSharpe: EvidenceValue | null;
  /** What the best of so many worthless trials would show, a year. */
  readonly luckySharpe: EvidenceValue | null;
  readonly carryingTrades: EvidenceValue;
  readonly bestTenthShare: EvidenceValue;
  readonly breakEvenCharges: EvidenceValue;
}

export function runEvidence(series: RunSeries, trials: Trials | null): RunEvidence {
  const returns = dailyReturns(series);
  const moments = returns === null ? 'equity-not-positive' : sharpeMoments(returns);
  const n = series.daily.day.length;
  const ofMoments = (compute: (found: SharpeMoments) => EvidenceValue): EvidenceValue =>
    typeof moments === 'string' ? unknown(moments, n) : compute(moments);
  const { carrying, bestTenthShare } = concentration(series.trades);
  return {
    probabilisticSharpe: ofMoments((found) => probabilisticSharpe(found, 0)),
    minimumTrackRecord: ofMoments((found) => minimumTrackRecord(found, 0, CONFIDENCE)),
    deflatedSharpe: trials === null ? null : ofMoments((found) => deflatedSharpe(found, trials)),
    luckySharpe: trials === null ? null : luckyAYear(trials, series.sessionsPerYear),
    carryingTrades: carrying,
    bestTenthShare,
    breakEvenCharges: breakEvenCharges(series.trades),
  };
}

function luckyAYear(trials: Trials, sessionsPerYear: number): EvidenceValue {
  const lucky = luckySharpe(trials);
  if (lucky === null) return unknown(trials.count < 2 ? 'one-trial' : 'no-trial-sharpe', trials.count);
  return { value: lucky * Math.sqrt(sessionsPerYear), n: trials.count };
}

interface Face extends Pick<EvidenceStatistic, 'label' | 'unit' | 'definition'> {
  readonly id: keyof RunEvidence;
}

const FACES: readonly Face[] = [
  {
    id: 'probabilisticSharpe',
    label: 'Probabilistic Sharpe ratio',
    unit: 'probability',
    definition:
      'Φ(SR · √(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4·SR²)) of daily returns, γ₄ raw: how probable it is that the true Sharpe ratio is above zero ' +
      '(Bailey and López de Prado 2012). n = sessions.',
  },
  {
    id: 'minimumTrackRecord',
    label: 'Minimum track record',
    unit: 'sessions',
    definition:
      'Sessions after which that probability would reach 95 %, returns going on as they were: 1 + (1 − γ₃·SR + (γ₄ − 1)/4·SR²) · (Z(0.95) / SR)² ' +
      '(Bailey and López de Prado 2012). n = sessions of the run.',
  },
  {
    id: 'deflatedSharpe',
    label: 'Deflated Sharpe ratio',
    unit: 'probability',
    definition:
      'The probabilistic Sharpe ratio against the best that as many worthless trials would have shown, √V · ((1 − γ)·Z(1 − 1/N) + γ·Z(1 − 1/(N·e))), with ' +
      'N all trials of the lineage, counted as independent, and V the variance of their Sharpe ratios (Bailey and López de Prado 2014). n = sessions.',
  },
  {
    id: 'luckySharpe',
    label: 'Sharpe ratio of the luckiest',
    unit: 'ratio',
    definition: 'What the best of N worthless trials would show on average, as in the deflated Sharpe ratio, a year. n = trials.',
  },
  {
    id: 'carryingTrades',
    label: 'Trades that carry the profit',
    unit: 'trades',
    definition: 'The fewest trades, best first, without which the others would have made nothing. n = trades.',
  },
  {
    id: 'bestTenthShare',
    label: 'Share of the best tenth',
    unit: 'fraction',
    definition:
      'Net result of the best tenth of the trades, at least one, over that of all; above 100 % where the others lost. n = trades.',
  },
  {
    id: 'breakEvenCharges',
    label: 'Charges it could bear',
    unit: 'multiple',
    definition: 'Result before charges over charges: the multiple of today’s charges at which nothing is left. n = trades.',
  },
];

/** Those that were looked at. */
export function statisticRows(evidence: RunEvidence): EvidenceStatistic[] {
  return FACES.flatMap((face) => {
    const found = evidence[face.id];
    return found === null ? [] : [statisticRow(face, found)];
  });
}

export function statisticRow(
  { id, label, unit, definition }: Pick<EvidenceStatistic, 'id' | 'label' | 'unit' | 'definition'>,
  { value, n, reason }: EvidenceValue,
): EvidenceStatistic {
  return { id, label, definition, unit, value, n, reason: reason === undefined ? null : reasonWords(reason) };
}

export function reasonWords(reason: EvidenceReason): string {
  return EVIDENCE_REASONS[reason];
}

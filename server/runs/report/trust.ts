// "How far to trust this": one section with a verdict and its reasons, made of a run's result and of whatever else was looked at. What nobody
// looked at is said to be so.
import type { EvidenceValue } from '../../../engine/evidence/evidence-value';
import { judgeTrust, type TrustFacts, verdictOf } from '../../../engine/evidence/judge-trust';
import type { RunResult } from '../../../engine/run/run-result';
import type { LineageCount } from '../../lineage/trial-store';
import { type RunEvidence, runEvidence, statisticRows } from './evidence-statistics';
import type { ReportData, ReportDocument } from './report-schema';
import type { Trust } from './trust-schema';
import { findingWords, TRUST_TITLES, verdictWords } from './trust-words';

/** What a run alone does not tell. Null: nobody looked. */
export interface BeyondTheRun {
  readonly lineage: LineageCount | null;
  readonly lookAheadChanges: number | null;
  readonly warmUpChanges: number | null;
  readonly impossibleFills: number | null;
  readonly overfitting: EvidenceValue | null;
  readonly plateau: EvidenceValue | null;
  readonly stressedNetPaise: number | null;
}

export const NOTHING_BEYOND: BeyondTheRun = Object.freeze({
  lineage: null,
  lookAheadChanges: null,
  warmUpChanges: null,
  impossibleFills: null,
  overfitting: null,
  plateau: null,
  stressedNetPaise: null,
});

export interface TrustInput {
  readonly result: RunResult;
  readonly data: readonly ReportData[];
  readonly ambiguity: ReportDocument['evidence']['ambiguity'];
  readonly approximations: readonly string[];
  readonly beyond: BeyondTheRun;
}

export function trustOf(input: TrustInput): Trust {
  const { result, beyond } = input;
  const { lineage } = beyond;
  const evidence = runEvidence(result.series, lineage?.trials ?? null);
  const facts = factsOf(input, evidence);
  const findings = judgeTrust(facts);
  const verdict = verdictOf(findings);
  const failing = findings.filter(({ grade }) => grade === 'fails').map(({ check }) => check);
  return {
    verdict,
    sentence: verdictWords(verdict, failing),
    findings: findings.map(({ check, grade }) => ({
      check,
      title: TRUST_TITLES[check],
      grade,
      sentence: findingWords(check, grade, facts),
    })),
    lineage: lineage === null ? null : { name: lineage.lineage, trials: lineage.trials.count },
    statistics: statisticRows(evidence),
  };
}

function factsOf({ result, data, ambiguity, approximations, beyond }: TrustInput, evidence: RunEvidence): TrustFacts {
  const { series, fills, openPositions, shortWarmUps, uncertainRows } = result;
  const { lineage, ...looked } = beyond;
  return {
    ...evidence,
    ...looked,
    netPaise: (series.daily.equityPaise.at(-1) ?? series.startPaise) - series.startPaise,
    trades: series.trades.length,
    data: {
      isSynthetic: data.some(({ origin }) => origin === 'synthetic'),
      isModelled: data.some(({ origin }) => origin === 'modelled') || fills.some(({ isModelled }) => isModelled),
      coverage: coverageOf(data),
    },
    shortWarmUps: shortWarmUps.length,
    ambiguity: { isDecidable: ambiguity.isDecidable, trades: ambiguity.trades },
    approximations: approximations.length,
    uncertainRows: uncertainRows.length,
    trials: lineage?.trials.count ?? null,
    openPaise: openPositions.reduce((sum, { unrealisedPaise }) => sum + unrealisedPaise, 0),
  };
}

/** The worst of the instruments; null where one of them has no calendar. */
function coverageOf(data: readonly ReportData[]): number | null {
  let worst = 1;
  for (const { coverage } of data) {
    if (coverage === null) return null;
    worst = Math.min(worst, coverage.expectedBars === 0 ? 1 : coverage.presentBars / coverage.expectedBars);
  }
  return data.length === 0 ? null : worst;
}

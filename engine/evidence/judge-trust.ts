// Weighs what is known of a run into findings: what holds, what asks for caution, what speaks against it, and what nobody has looked at. The
// marks are conventions, told with each finding; it never turns them into one number, since no number says what they say.
import type { EvidenceValue } from './evidence-value';

export type TrustGrade = 'holds' | 'caution' | 'fails' | 'unknown';

export const TRUST_CHECKS = [
  'profit',
  'data',
  'look-ahead',
  'warm-up',
  'fills',
  'ambiguity',
  'rules',
  'sample',
  'luck',
  'trials',
  'overfitting',
  'plateau',
  'concentration',
  'costs',
  'stress',
  'open-positions',
] as const;
export type TrustCheck = (typeof TRUST_CHECKS)[number];

/** Null: not looked at. */
export interface TrustFacts {
  readonly netPaise: number;
  readonly trades: number;
  readonly data: { readonly isSynthetic: boolean; readonly isModelled: boolean; readonly coverage: number | null };
  /** Look-ahead: decisions that changed when later data were cut off. */
  readonly lookAheadChanges: number | null;
  /** Signals that changed when history began earlier or later; clocks with less history than they need. */
  readonly warmUpChanges: number | null;
  readonly shortWarmUps: number;
  /** Fills outside what the bars allow. */
  readonly impossibleFills: number | null;
  readonly ambiguity: { readonly isDecidable: boolean; readonly trades: number };
  /** Rules sampled rather than watched, and rows of the market's tables that are not certain. */
  readonly approximations: number;
  readonly uncertainRows: number;
  /** Probabilistic Sharpe ratio against zero. */
  readonly probabilisticSharpe: EvidenceValue;
  readonly trials: number | null;
  readonly deflatedSharpe: EvidenceValue | null;
  readonly overfitting: EvidenceValue | null;
  readonly plateau: EvidenceValue | null;
  readonly carryingTrades: EvidenceValue;
  readonly breakEvenCharges: EvidenceValue;
  /** Net result of the worst venue that was tried. */
  readonly stressedNetPaise: number | null;
  /** Unrealised result of what is still held. */
  readonly openPaise: number;
}

export interface TrustFinding {
  readonly check: TrustCheck;
  readonly grade: TrustGrade;
}

export type TrustVerdict = 'nothing-against' | 'with-caution' | 'not-to-be-trusted' | 'not-looked-at';

/** Below the first the check fails; from the second on it holds. */
export const TRUST_MARKS = Object.freeze({
  trades: [30, 100],
  coverage: [0.9, 0.99],
  probabilisticSharpe: [0.8, 0.95],
  deflatedSharpe: [0.5, 0.95],
  /** Of a probability that is better small: held against 1 − it. */
  notOverfitted: [0.5, 0.8],
  plateau: [0.25, 0.6],
  carryingShare: [0.02, 0.1],
  breakEvenCharges: [1.2, 2],
} as const satisfies Record<string, readonly [failsBelow: number, holdsFrom: number]>);

/** More of all trades than this hanging on the order inside bars asks for caution. */
const AMBIGUOUS_SHARE_MAX = 0.05;
const OPEN_SHARE_MAX = 0.25;

/** In the order of TRUST_CHECKS. */
export function judgeTrust(facts: TrustFacts): readonly TrustFinding[] {
  return TRUST_CHECKS.map((check) => ({ check, grade: GRADES[check](facts) }));
}

export function verdictOf(findings: readonly TrustFinding[]): TrustVerdict {
  const has = (wanted: TrustGrade): boolean => findings.some(({ grade }) => grade === wanted);
  if (has('fails')) return 'not-to-be-trusted';
  if (has('caution')) return 'with-caution';
  return has('unknown') ? 'not-looked-at' : 'nothing-against';
}

const GRADES: Readonly<Record<TrustCheck, (facts: TrustFacts) => TrustGrade>> = {
  profit: ({ netPaise }) => (netPaise > 0 ? 'holds' : 'fails'),
  data: ({ data: { isSynthetic, isModelled, coverage } }) => {
    if (isSynthetic) return 'fails';
    const grade = coverage === null ? 'caution' : between(coverage, TRUST_MARKS.coverage);
    return isModelled && grade === 'holds' ? 'caution' : grade;
  },
  'look-ahead': ({ lookAheadChanges }) => noneOf(lookAheadChanges),
  'warm-up': ({ warmUpChanges, shortWarmUps }) => {
    const grade = noneOf(warmUpChanges);
    return grade !== 'fails' && shortWarmUps > 0 ? 'caution' : grade;
  },
  fills: ({ impossibleFills }) => noneOf(impossibleFills),
  ambiguity: ({ ambiguity: { isDecidable, trades }, trades: all }) =>
    !isDecidable ? 'fails' : trades > all * AMBIGUOUS_SHARE_MAX ? 'caution' : 'holds',
  rules: ({ approximations, uncertainRows }) => (approximations + uncertainRows > 0 ? 'caution' : 'holds'),
  sample: ({ trades }) => between(trades, TRUST_MARKS.trades),
  luck: ({ probabilisticSharpe }) => valueBetween(probabilisticSharpe, TRUST_MARKS.probabilisticSharpe),
  trials: ({ trials, deflatedSharpe }) => (trials === 1 ? 'holds' : valueBetween(deflatedSharpe, TRUST_MARKS.deflatedSharpe)),
  overfitting: ({ overfitting }) =>
    overfitting === null || overfitting.value === null ? 'unknown' : between(1 - overfitting.value, TRUST_MARKS.notOverfitted),
  plateau: ({ plateau }) => valueBetween(plateau, TRUST_MARKS.plateau),
  concentration: ({ carryingTrades: { value, n } }) => (value === null ? 'unknown' : between(value / n, TRUST_MARKS.carryingShare)),
  costs: ({ breakEvenCharges }) =>
    breakEvenCharges.reason === 'no-profit' ? 'fails' : valueBetween(breakEvenCharges, TRUST_MARKS.breakEvenCharges),
  stress: ({ stressedNetPaise }) => (stressedNetPaise === null ? 'unknown' : stressedNetPaise > 0 ? 'holds' : 'caution'),
  'open-positions': ({ openPaise, netPaise }) => (openPaise > 0 && openPaise > netPaise * OPEN_SHARE_MAX ? 'caution' : 'holds'),
};

function between(value: number, [failsBelow, holdsFrom]: readonly [number, number]): TrustGrade {
  return value < failsBelow ? 'fails' : value < holdsFrom ? 'caution' : 'holds';
}

function valueBetween(found: EvidenceValue | null, marks: readonly [number, number]): TrustGrade {
  return found === null || found.value === null ? 'unknown' : between(found.value, marks);
}

function noneOf(count: number | null): TrustGrade {
  return count === null ? 'unknown' : count === 0 ? 'holds' : 'fails';
}

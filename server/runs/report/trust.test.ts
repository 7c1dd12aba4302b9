// What a report says of how far to trust it: every check is there, what nobody looked at is said to be so, and no sentence holds a hole.
import { describe, expect, test } from 'vitest';
import { TRUST_CHECKS, type TrustFacts } from '../../../engine/evidence/judge-trust';
import { exampleReport } from '../example-report';
import { NOTHING_BEYOND, trustOf } from './trust';
import { Trust } from './trust-schema';
import { findingWords, verdictWords } from './trust-words';

const { result, document } = exampleReport({ from: '2025-01-01', to: '2025-03-31', entriesPerDay: 2, foresight: 0.75 });
const { ambiguity, approximations } = document.evidence;
const traded = document.data.map((data) => ({ ...data, origin: 'traded' as const }));
const trusted = (beyond: Partial<typeof NOTHING_BEYOND>) =>
  trustOf({ result, data: traded, ambiguity, approximations, beyond: { ...NOTHING_BEYOND, ...beyond } });
const gradeOf = (trust: Trust, check: string) => trust.findings.find((finding) => finding.check === check)?.grade;

describe('a report', () => {
  test('judges itself by every check, and has the promised shape', () => {
    expect(Trust.parse(JSON.parse(JSON.stringify(document.trust)))).toEqual(document.trust);
    expect(document.trust.findings.map(({ check }) => check)).toEqual([...TRUST_CHECKS]);
    expect(gradeOf(document.trust, 'data')).toBe('fails');
    expect(document.trust.lineage).toBeNull();
  });

  test('never takes what nobody looked at for what holds', () => {
    const trust = trusted({});
    for (const check of ['look-ahead', 'fills', 'trials', 'overfitting', 'plateau', 'stress'])
      expect(gradeOf(trust, check)).toBe('unknown');
    expect(gradeOf(trust, 'warm-up')).not.toBe('holds');
    expect(trust.statistics.map(({ id }) => id)).not.toContain('deflatedSharpe');
  });

  test('is deflated by the trials of its lineage', () => {
    const after = (count: number) => {
      const trust = trusted({ lineage: { lineage: 'EMA cross', trials: { count, sharpeVariance: 0.01 } } });
      return trust.statistics.find(({ id }) => id === 'deflatedSharpe')?.value ?? Number.NaN;
    };
    expect(after(2)).toBeGreaterThan(after(50));
    expect(after(50)).toBeGreaterThan(after(5_000));
    expect(gradeOf(trusted({ lineage: { lineage: 'EMA cross', trials: { count: 1, sharpeVariance: null } } }), 'trials')).toBe('holds');
  });

  test('says what an audit found', () => {
    const trust = trusted({ lookAheadChanges: 2, warmUpChanges: 0, impossibleFills: 0, stressedNetPaise: -500_000 });
    expect(gradeOf(trust, 'look-ahead')).toBe('fails');
    expect(trust.sentence).toContain('Against it: ');
    expect(trust.sentence).toContain('look-ahead');
    expect(trust.findings.find(({ check }) => check === 'look-ahead')?.sentence).toContain('in 2 cuts: the strategy knows the future');
    expect(trust.findings.find(({ check }) => check === 'stress')?.sentence).toContain('it lost ₹5,000.00');
  });
});

describe('sentences', () => {
  const hole = { value: null, n: 0, reason: 'no-variation' } as const;
  const bare: TrustFacts = {
    netPaise: 0,
    trades: 0,
    data: { isSynthetic: false, isModelled: false, coverage: null },
    lookAheadChanges: null,
    warmUpChanges: null,
    shortWarmUps: 0,
    impossibleFills: null,
    ambiguity: { isDecidable: true, trades: 0 },
    approximations: 0,
    uncertainRows: 0,
    probabilisticSharpe: hole,
    trials: null,
    deflatedSharpe: null,
    overfitting: null,
    plateau: null,
    carryingTrades: hole,
    breakEvenCharges: hole,
    stressedNetPaise: null,
    openPaise: 0,
  };
  test.each(TRUST_CHECKS.map((check) => [check]))('%s has words where nothing is known', (check) => {
    expect(findingWords(check, 'unknown', bare)).toMatch(/^[A-Z0-9].+\.$/);
    expect(findingWords(check, 'unknown', bare)).not.toMatch(/undefined|NaN|null/);
  });
  test('of verdicts name what speaks against the run', () => {
    expect(verdictWords('not-to-be-trusted', ['costs', 'data'])).toBe(
      'This result is not to be trusted as it stands. Against it: costs, data.',
    );
  });
});

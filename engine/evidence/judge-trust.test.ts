// What a run's facts are worth, one at a time: each check can fail, and one that was not made is never taken for one that holds.
import { describe, expect, test } from 'vitest';
import { judgeTrust, TRUST_CHECKS, type TrustCheck, type TrustFacts, verdictOf } from './judge-trust';

const FINE: TrustFacts = {
  netPaise: 1_000_000,
  trades: 400,
  data: { isSynthetic: false, isModelled: false, coverage: 0.999 },
  lookAheadChanges: 0,
  warmUpChanges: 0,
  shortWarmUps: 0,
  impossibleFills: 0,
  ambiguity: { isDecidable: true, trades: 3 },
  approximations: 0,
  uncertainRows: 0,
  probabilisticSharpe: { value: 0.99, n: 1_000 },
  trials: 20,
  deflatedSharpe: { value: 0.97, n: 1_000 },
  overfitting: { value: 0.05, n: 12_870 },
  plateau: { value: 0.8, n: 8 },
  carryingTrades: { value: 90, n: 400 },
  breakEvenCharges: { value: 3, n: 400 },
  stressedNetPaise: 200_000,
  openPaise: 0,
};

function gradeOf(check: TrustCheck, facts: Partial<TrustFacts>) {
  return judgeTrust({ ...FINE, ...facts }).find((finding) => finding.check === check)?.grade;
}

test('a run of which everything is known to be well has nothing against it', () => {
  const findings = judgeTrust(FINE);
  expect(findings.map(({ check }) => check)).toEqual([...TRUST_CHECKS]);
  expect(findings.filter(({ grade }) => grade !== 'holds')).toEqual([]);
  expect(verdictOf(findings)).toBe('nothing-against');
});

describe('each check', () => {
  test.each([
    ['profit', { netPaise: 0 }, 'fails'],
    ['data', { data: { isSynthetic: true, isModelled: false, coverage: 1 } }, 'fails'],
    ['data', { data: { isSynthetic: false, isModelled: true, coverage: 1 } }, 'caution'],
    ['data', { data: { isSynthetic: false, isModelled: false, coverage: 0.95 } }, 'caution'],
    ['data', { data: { isSynthetic: false, isModelled: false, coverage: null } }, 'caution'],
    ['look-ahead', { lookAheadChanges: 1 }, 'fails'],
    ['look-ahead', { lookAheadChanges: null }, 'unknown'],
    ['warm-up', { warmUpChanges: 2 }, 'fails'],
    ['warm-up', { shortWarmUps: 1 }, 'caution'],
    ['warm-up', { warmUpChanges: null, shortWarmUps: 1 }, 'caution'],
    ['fills', { impossibleFills: 1 }, 'fails'],
    ['ambiguity', { ambiguity: { isDecidable: false, trades: 1 } }, 'fails'],
    ['ambiguity', { ambiguity: { isDecidable: true, trades: 21 } }, 'caution'],
    ['rules', { uncertainRows: 1 }, 'caution'],
    ['sample', { trades: 29 }, 'fails'],
    ['sample', { trades: 99 }, 'caution'],
    ['luck', { probabilisticSharpe: { value: 0.94, n: 9 } }, 'caution'],
    ['luck', { probabilisticSharpe: { value: null, n: 9, reason: 'no-variation' } }, 'unknown'],
    ['trials', { deflatedSharpe: { value: 0.4, n: 9 } }, 'fails'],
    ['trials', { trials: 1, deflatedSharpe: null }, 'holds'],
    ['trials', { trials: null, deflatedSharpe: null }, 'unknown'],
    ['overfitting', { overfitting: { value: 0.6, n: 9 } }, 'fails'],
    ['overfitting', { overfitting: null }, 'unknown'],
    ['plateau', { plateau: { value: 0.1, n: 8 } }, 'fails'],
    ['concentration', { carryingTrades: { value: 3, n: 400 } }, 'fails'],
    ['costs', { breakEvenCharges: { value: 1.1, n: 400 } }, 'fails'],
    ['costs', { breakEvenCharges: { value: null, n: 400, reason: 'no-profit' } }, 'fails'],
    ['stress', { stressedNetPaise: -1 }, 'caution'],
    ['open-positions', { openPaise: 600_000 }, 'caution'],
  ] as const)('%s, given %o, %s', (check, facts, grade) => {
    expect(gradeOf(check, facts)).toBe(grade);
  });
});

test('the verdict is that of the worst finding', () => {
  const verdict = (facts: Partial<TrustFacts>) => verdictOf(judgeTrust({ ...FINE, ...facts }));
  expect(verdict({ overfitting: null })).toBe('not-looked-at');
  expect(verdict({ overfitting: null, uncertainRows: 1 })).toBe('with-caution');
  expect(verdict({ uncertainRows: 1, netPaise: -1 })).toBe('not-to-be-trusted');
});

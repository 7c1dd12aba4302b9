import { expect, test } from 'vitest';
import { RISK_PRIORITY, rankAt, rankOf } from './risk-priority';

test('the order of risk is fixed, whole, and gives its reasons', () => {
  expect(RISK_PRIORITY.map(({ reason }) => reason)).toEqual([
    'kill',
    'squareOff',
    'expiry',
    'brokenGroup',
    'exitAt',
    'exitBeforeExpiry',
    'exitAfter',
    'stale',
    'mtmStop',
    'combinedStop',
    'legStop',
    'underlyingStop',
    'greekMax',
    'mtmTarget',
    'combinedTarget',
    'lock',
    'legTarget',
    'underlyingTarget',
    'exitAction',
    'adjust',
    'reverse',
  ]);
  expect(RISK_PRIORITY.every(({ why }) => why.endsWith('.'))).toBe(true);
  expect(RISK_PRIORITY.filter(({ isUrgent }) => isUrgent).map(({ reason }) => reason)).toEqual(['kill', 'squareOff', 'expiry']);
  expect(Object.isFrozen(RISK_PRIORITY)).toBe(true);
  for (const rank of RISK_PRIORITY) expect(rankAt(rankOf(rank.reason))).toBe(rank);
});

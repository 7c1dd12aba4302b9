// Which of a session's expiries a rule means. Settled: it looks at the calendar and at no price.
import type { ExpiryRule } from '../../dsl/ir/expiry-rule';
import { assertNever } from '../../dsl/types/invariant';
import type { ChainExpiry } from '../market/chain-history';

/**
 * `expiries`: of the session, ascending. `sessionsLeft`: trading days after this one up to an expiry, 0 on its own day. Null where none is
 * meant.
 */
export function findExpiry(
  rule: ExpiryRule,
  expiries: readonly ChainExpiry[],
  day: number,
  sessionsLeft: (expiryDay: number) => number,
): ChainExpiry | null {
  switch (rule.kind) {
    case 'week':
      return nth(expiries, rule.offset, (expiry) => sessionsLeft(expiry.day) >= rule.rollDaysBefore);
    case 'month':
      return nth(expiries, rule.offset, (expiry) => expiry.cycle === 'monthly' && sessionsLeft(expiry.day) >= rule.rollDaysBefore);
    case 'daysLeft':
      return nth(expiries, 0, (expiry) => expiry.day - day >= rule.min && expiry.day - day <= rule.max);
    default:
      return assertNever(rule);
  }
}

function nth(expiries: readonly ChainExpiry[], offset: number, isMeant: (expiry: ChainExpiry) => boolean): ChainExpiry | null {
  let left = offset;
  for (const expiry of expiries) {
    if (!isMeant(expiry)) continue;
    if (left === 0) return expiry;
    left -= 1;
  }
  return null;
}

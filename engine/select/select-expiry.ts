// Which of the expiries listed in a session an expiry rule means.
import type { ExpiryRule } from '../../dsl/ir/expiry-rule';
import { assertNever } from '../../dsl/types/invariant';
import type { ExpiryCycle } from '../market/tables/expiry-rules';

export interface ListedExpiry {
  /** IST day. */
  readonly day: number;
  readonly cycle: ExpiryCycle;
  /** Trading days after the session until that day, that day counted: 0 on the day of expiry. */
  readonly sessionsLeft: number;
}

/** `listed`: ascending, none before `today`. Null where none is meant. */
export function selectExpiry<Listed extends ListedExpiry>(rule: ExpiryRule, listed: readonly Listed[], today: number): Listed | null {
  switch (rule.kind) {
    case 'week':
    case 'month': {
      const isMeant = ({ cycle, sessionsLeft }: Listed): boolean =>
        sessionsLeft >= rule.rollDaysBefore && (rule.kind === 'week' || cycle === 'monthly');
      return listed.filter(isMeant)[rule.offset] ?? null;
    }
    case 'daysLeft':
      return listed.find(({ day }) => day - today >= rule.min && day - today <= rule.max) ?? null;
    default:
      return assertNever(rule);
  }
}

// Which expiry is meant, without its date. Settled: known before the session's first price, from the contracts listed on that day.
import { z } from 'zod';

const rollDaysBefore = z.int().min(0).max(20);

export const ExpiryRule = z.discriminatedUnion('kind', [
  /** Of the expiries with at least `rollDaysBefore` trading days left, the first, second, … of any cycle; 0 is the first. */
  z.strictObject({ kind: z.literal('week'), offset: z.int().min(0).max(7), rollDaysBefore }),
  /** The same, of the monthly ones. */
  z.strictObject({ kind: z.literal('month'), offset: z.int().min(0).max(3), rollDaysBefore }),
  /** The first expiry that is so many calendar days away, both included; none where none is. */
  z.strictObject({ kind: z.literal('daysLeft'), min: z.int().min(0).max(365), max: z.int().min(0).max(365) }),
]);
export type ExpiryRule = z.infer<typeof ExpiryRule>;

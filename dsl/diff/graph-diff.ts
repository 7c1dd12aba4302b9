// The document of a diff, `yantra.diff/1`: groups of changes, each group carried out whole or not at all.
import { z } from 'zod';
import { LIMITS } from '../limits';
import { Change } from './change';

const groupId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'an id is 1 to 40 letters, digits, _ or -');

export const ChangeGroup = z.strictObject({
  id: groupId,
  title: z.string().max(LIMITS.textCharsMax),
  /** May be left out, and is left out where it meets a conflict. */
  optional: z.boolean(),
  /** Groups that must be carried out before this one. */
  after: z.array(groupId).max(LIMITS.diffGroupsMax),
  changes: z.array(Change).min(1).max(LIMITS.diffChangesMax),
});
export type ChangeGroup = z.infer<typeof ChangeGroup>;

export const GraphDiff = z.strictObject({
  format: z.literal('yantra.diff/1'),
  /** `graphHash` of the graph it was made for: another one means that evidence is stale, not that it cannot be carried out. */
  base: z.string().regex(/^[0-9a-f]{64}$/),
  groups: z.array(ChangeGroup).max(LIMITS.diffGroupsMax).describe(`At most ${LIMITS.diffChangesMax} changes together.`),
});
export type GraphDiff = z.infer<typeof GraphDiff>;

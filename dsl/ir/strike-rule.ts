// How a strike is named without being known: ten ways in which traders say it. Away from the money is positive, for calls upwards, for puts
// downwards; prices and premiums are rupees where they are literal or parameter, price units in registers.
import { z } from 'zod';
import { STRIKE_REFERENCES } from '../types/strike-reference';

export const PREMIUM_WANTS = ['nearest', 'atLeast', 'atMost'] as const;
export const MOVE_MEASURES = ['straddle', 'deviation'] as const;

/** `value`: the schema of the rule's numbers. */
export function fixedStrikeRuleOf<V extends z.ZodType>(value: V) {
  return z.discriminatedUnion('by', [...forms(value)]);
}

/** Of a leg in a structure: it may be measured from another leg too. */
export function strikeRuleOf<V extends z.ZodType>(value: V) {
  return z.discriminatedUnion('by', [
    ...forms(value),
    /** So many listed strikes, or points, further out than the leg of that index; it stands earlier in the same structure. */
    z.strictObject({ by: z.literal('leg'), leg: z.int().min(0), in: z.enum(['steps', 'points']), value }),
  ]);
}

/** A rule with numbers of some sort: literal, sampled, or as they were when the event fired. */
export type FixedStrikeRuleOf<V> = z.infer<ReturnType<typeof fixedStrikeRuleOf<z.ZodType<V>>>>;
export type StrikeRuleOf<V> = z.infer<ReturnType<typeof strikeRuleOf<z.ZodType<V>>>>;

function forms<V extends z.ZodType>(value: V) {
  const from = z.enum(STRIKE_REFERENCES);
  return [
    /** So many listed strikes from the one at the money. */
    z.strictObject({ by: z.literal('steps'), from, value }),
    /** Percent of the reference away from it. */
    z.strictObject({ by: z.literal('percent'), from, value }),
    /** By what the option costs. */
    z.strictObject({ by: z.literal('premium'), want: z.enum(PREMIUM_WANTS), value }),
    /** Costs from `value` to `to`: of those, nearest to the middle. */
    z.strictObject({ by: z.literal('premiumRange'), value, to: value }),
    /** Size of the delta, 0 to 1. */
    z.strictObject({ by: z.literal('delta'), value }),
    /** So many premiums of the straddle at the money away from the reference. */
    z.strictObject({ by: z.literal('straddleAway'), from, value }),
    /** Costs nearest to so many percent of the premium of the straddle at the money. */
    z.strictObject({ by: z.literal('straddleShare'), from, value }),
    /** So many expected moves away from the reference. */
    z.strictObject({ by: z.literal('expectedMove'), from, measure: z.enum(MOVE_MEASURES), value }),
    z.strictObject({ by: z.literal('exact'), value }),
  ] as const;
}

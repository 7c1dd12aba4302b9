// The shape of `sweep.json`, format `yantra.sweep/1`: every variant with what it came to, the surface they make, and what is left of the best one
// once it is known how many were tried.
import { z } from 'zod';
import { OBJECTIVES } from '../../engine/sweep/sweep-metrics';
import { EvidenceStatistic } from '../runs/report/trust-schema';
import { Axis, count, MetricValues, StudyIdentity, StudyModelledFills, StudyOrigin, StudyStrategy } from './study-schema';

const Variant = z.strictObject({
  at: z.array(count).describe('Place on each axis.'),
  settings: z.array(z.number()).describe('Value on each axis.'),
  metrics: MetricValues,
  plateau: z.number().nullable().describe('Share of its advantage over the typical variant that its neighbours keep, 0 to 1.'),
  plateauReason: z.string().nullable(),
  smoothed: z.number().nullable().describe('Mean of it and its neighbours, at most its own value: what to choose by.'),
  runHash: z.string(),
});
export type SweptVariant = z.infer<typeof Variant>;

export const SweepDocument = z
  .strictObject({
    format: z.literal('yantra.sweep/1'),
    identity: StudyIdentity,
    command: z.string(),
    strategy: StudyStrategy,
    origin: StudyOrigin,
    modelledFills: StudyModelledFills,
    sessions: count,
    axes: z.array(Axis),
    objective: z.enum(OBJECTIVES),
    method: z.enum(['grid', 'random']),
    screened: count
      .nullable()
      .describe('Variants whose signals alone were looked at to choose those that were run; null where all were run.'),
    variants: z.array(Variant).describe('In the order of the grid, the last axis fastest.'),
    best: count.nullable().describe('Place in `variants` of the highest value.'),
    steadiest: count.nullable().describe('Place of the highest smoothed value.'),
    lineage: z.strictObject({ name: z.string(), trials: z.int().min(1) }).nullable(),
    evidence: z.array(EvidenceStatistic),
    logits: z
      .array(z.strictObject({ from: z.number(), to: z.number(), splits: count }))
      .describe('Of the splits of cross-validation: log(ω / (1 − ω)) of the rank ω out of sample of what was best in sample.'),
  })
  .meta({ id: 'yantra.sweep/1', title: 'Yantra sweep', description: 'One strategy with many settings.' });
export type SweepDocument = z.infer<typeof SweepDocument>;

export function sweepJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(SweepDocument), null, 2)}\n`;
}

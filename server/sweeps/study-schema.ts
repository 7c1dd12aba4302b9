// What a sweep, a walk-forward, a Monte Carlo and an audit have in common as documents: what they are of, and what they follow from.
import { z } from 'zod';
import { SWEEP_METRIC_IDS } from '../../engine/sweep/sweep-metrics';
import { ModelledFills } from '../runs/report/report-schema';

export const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('IST calendar day.');
export const paise = z.int().describe('Integer paise.');
export const count = z.int().min(0);

export const StudyIdentity = z.strictObject({
  programHash: z.string(),
  engineVersion: z.string(),
  scheduleVersion: z.string(),
  dataHashes: z.array(z.string()),
  from: isoDay,
  to: isoDay,
  capitalPaise: paise,
  venue: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
});
export type StudyIdentity = z.infer<typeof StudyIdentity>;

export const StudyStrategy = z.strictObject({
  name: z.string(),
  instruments: z.array(z.string()),
  settings: z.array(z.strictObject({ key: z.string(), label: z.string(), unit: z.string(), value: z.number() })),
});
export type StudyStrategy = z.infer<typeof StudyStrategy>;

/** Whether any price behind it was never traded. */
export const StudyOrigin = z.enum(['traded', 'modelled', 'synthetic']);
export type StudyOrigin = z.infer<typeof StudyOrigin>;

/** Of all runs behind the figures. */
export const StudyModelledFills = ModelledFills.nullable().describe(
  'Fills of all its runs at prices that a model made; null where there is none.',
);

export const Axis = z.strictObject({ key: z.string(), label: z.string(), unit: z.string(), values: z.array(z.number()) });
export type Axis = z.infer<typeof Axis>;

export const MetricValues = z.record(z.enum(SWEEP_METRIC_IDS), z.number().nullable());
export type MetricValues = z.infer<typeof MetricValues>;

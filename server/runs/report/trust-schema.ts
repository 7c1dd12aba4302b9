// The shape of "How far to trust this", the same in every document: a verdict, its findings one by one, and the statistics behind them.
import { z } from 'zod';
import { TRUST_CHECKS } from '../../../engine/evidence/judge-trust';

export const EvidenceStatistic = z.strictObject({
  id: z.string(),
  label: z.string(),
  definition: z.string(),
  unit: z.enum(['probability', 'fraction', 'ratio', 'sessions', 'trades', 'multiple']),
  value: z.number().nullable(),
  n: z.int().min(0).describe('Observations behind the value, as the definition says.'),
  reason: z.string().nullable().describe('Why there is no value.'),
});
export type EvidenceStatistic = z.infer<typeof EvidenceStatistic>;

export const TrustFindingRow = z.strictObject({
  check: z.enum(TRUST_CHECKS),
  title: z.string(),
  grade: z.enum(['holds', 'caution', 'fails', 'unknown']).describe('unknown: nobody looked, which is never taken for holds.'),
  sentence: z.string(),
});
export type TrustFindingRow = z.infer<typeof TrustFindingRow>;

export const Trust = z.strictObject({
  verdict: z.enum(['nothing-against', 'with-caution', 'not-to-be-trusted', 'not-looked-at']),
  sentence: z.string(),
  findings: z.array(TrustFindingRow),
  lineage: z
    .strictObject({ name: z.string(), trials: z.int().min(1) })
    .nullable()
    .describe('How many different runs of this strategy and its earlier versions were made, this one included; null where nobody counted.'),
  statistics: z.array(EvidenceStatistic),
});
export type Trust = z.infer<typeof Trust>;

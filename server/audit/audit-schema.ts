// The shape of `audit.json`, format `yantra.audit/1`: how far to trust a run, with everything that was looked at to say so.
import { z } from 'zod';
import { OBJECTIVES } from '../../engine/sweep/sweep-metrics';
import { MonteCarloDocument } from '../monte-carlo/monte-carlo-schema';
import { EvidenceStatistic, Trust } from '../runs/report/trust-schema';
import { count, isoDay, StudyIdentity, StudyModelledFills, StudyOrigin, StudyStrategy } from '../sweeps/study-schema';

const Breakdown = z.strictObject({ label: z.string(), trades: count, wins: count, losses: count, netPaise: z.int() });
export type AuditBreakdown = z.infer<typeof Breakdown>;

const Cut = z.strictObject({
  day: isoDay.describe('The last day whose data were left.'),
  decisions: count,
  changed: z.string().nullable().describe('The first decision that changed, its instant and what it was; null where none did.'),
});

const Start = z.strictObject({
  day: isoDay.describe('The day on which deciding began.'),
  historySessions: count.nullable().describe('Sessions of history in the shorter run; null where no shorter history was enough to tell.'),
  firings: count,
  changed: z.string().nullable().describe('The first instant at which the two fired differently; null where they never did.'),
});

const Fills = z.strictObject({
  checked: count,
  impossible: count,
  examples: z.array(
    z.strictObject({
      time: z.string(),
      instrument: z.string(),
      side: z.enum(['buy', 'sell']),
      rupees: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
});

export const AuditDocument = z
  .strictObject({
    format: z.literal('yantra.audit/1'),
    identity: StudyIdentity,
    command: z.string(),
    strategy: StudyStrategy,
    origin: StudyOrigin,
    modelledFills: StudyModelledFills,
    runHash: z.string(),
    run: MonteCarloDocument.shape.run,
    trust: Trust,
    lookAhead: z.array(Cut),
    warmUp: z.array(Start),
    fills: Fills,
    stress: MonteCarloDocument.shape.run,
    sweep: z
      .strictObject({ variants: count, objective: z.enum(OBJECTIVES), evidence: z.array(EvidenceStatistic) })
      .nullable()
      .describe('Of the settings around the run’s own; null where none was asked for.'),
    byExpiry: z.array(Breakdown).describe('Trades of contracts by calendar days to their expiry at entry.'),
    byVolatility: z.array(Breakdown),
    byTrend: z.array(Breakdown),
  })
  .meta({ id: 'yantra.audit/1', title: 'Yantra audit', description: 'How far to trust a run, and why.' });
export type AuditDocument = z.infer<typeof AuditDocument>;

export function auditJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(AuditDocument), null, 2)}\n`;
}

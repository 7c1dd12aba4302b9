// The shape of `walkforward.json`, format `yantra.walkforward/1`: what was chosen on each window, how it fared on the next, and the one record that
// the judged windows make together.
import { z } from 'zod';
import { OBJECTIVES } from '../../engine/sweep/sweep-metrics';
import { ReportMetric } from '../runs/report/report-schema';
import { EvidenceStatistic } from '../runs/report/trust-schema';
import {
  Axis,
  count,
  isoDay,
  MetricValues,
  paise,
  StudyIdentity,
  StudyModelledFills,
  StudyOrigin,
  StudyStrategy,
} from '../sweeps/study-schema';

const Window = z.strictObject({ from: isoDay, to: isoDay, sessions: count, metrics: MetricValues });

const Fold = z.strictObject({
  choose: Window.describe('In sample: where the settings were chosen.'),
  judge: Window.describe('Out of sample: where the choice was judged.'),
  settings: z.array(z.number()).describe('Chosen value on each axis.'),
  heldDaysMax: count.describe('Longest holding of a trade in the window of choice, calendar days: the embargo should not be shorter.'),
});
export type WalkForwardFoldRow = z.infer<typeof Fold>;

export const WalkForwardDocument = z
  .strictObject({
    format: z.literal('yantra.walkforward/1'),
    identity: StudyIdentity,
    command: z.string(),
    strategy: StudyStrategy,
    origin: StudyOrigin,
    modelledFills: StudyModelledFills,
    axes: z.array(Axis),
    objective: z.enum(OBJECTIVES),
    pick: z.enum(['plateau', 'best']),
    plan: z.strictObject({
      scheme: z.enum(['anchored', 'rolling']),
      chooseSessions: count,
      judgeSessions: count,
      embargoSessions: count,
    }),
    variants: count,
    folds: z.array(Fold),
    outOfSample: z.strictObject({
      metrics: z.array(z.strictObject({ title: z.string(), metrics: z.array(ReportMetric) })),
      day: z.array(isoDay),
      equityPaise: z.array(paise).describe('Money made in each judged window, added to the same starting money.'),
    }),
    efficiency: z
      .number()
      .nullable()
      .describe(
        'Net result a session out of sample over that in sample of what was chosen (Pardo 2008); null where that is not above zero.',
      ),
    heldDaysMax: count,
    lineage: z.strictObject({ name: z.string(), trials: z.int().min(1) }).nullable(),
    evidence: z.array(EvidenceStatistic),
  })
  .meta({
    id: 'yantra.walkforward/1',
    title: 'Yantra walk-forward',
    description: 'Settings chosen on the past and judged on what came after.',
  });
export type WalkForwardDocument = z.infer<typeof WalkForwardDocument>;

export function walkForwardJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(WalkForwardDocument), null, 2)}\n`;
}

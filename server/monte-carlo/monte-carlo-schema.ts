// The shape of `montecarlo.json`, format `yantra.montecarlo/1`: what the same strategy might have come to with other luck, other fills, other costs.
import { z } from 'zod';
import { count, paise, StudyIdentity, StudyModelledFills, StudyOrigin, StudyStrategy } from '../sweeps/study-schema';

const number = z.number();
const Spread = z.strictObject({ rounds: count, p05: number, p25: number, p50: number, p75: number, p95: number });
const share = z.number().min(0).max(1);

const Venue = z.strictObject({
  id: z.string(),
  words: z.string(),
  netPaise: paise,
  returnFraction: number.nullable(),
  drawdownFraction: number.nullable(),
  sharpe: number.nullable(),
  trades: count,
});
export type StressedVenue = z.infer<typeof Venue>;

export const MonteCarloDocument = z
  .strictObject({
    format: z.literal('yantra.montecarlo/1'),
    identity: StudyIdentity,
    command: z.string(),
    strategy: StudyStrategy,
    origin: StudyOrigin,
    modelledFills: StudyModelledFills,
    runHash: z.string(),
    rounds: count,
    seed: z.int(),
    sessions: count,
    run: Venue.describe('The run itself.'),
    shuffled: z
      .strictObject({ drawdownPaise: paise, spread: Spread, deeperShare: share })
      .nullable()
      .describe('The same trades in other orders: the deepest fall of their sum, paise. Null below two trades.'),
    resampled: z
      .strictObject({
        totalReturn: Spread,
        maxDrawdown: Spread,
        lossShare: share,
        ruinShare: share.describe('Rounds that fall by half or more.'),
        fan: z
          .strictObject({
            session: z.array(count),
            p05: z.array(number),
            p25: z.array(number),
            p50: z.array(number),
            p75: z.array(number),
            p95: z.array(number),
          })
          .describe('Growth of one rupee, by session.'),
      })
      .nullable()
      .describe('Days drawn again in blocks (stationary bootstrap). Null where there are too few, or equity fell to zero.'),
    missed: z
      .array(z.strictObject({ missedShare: share, netPaise: Spread, lossShare: share }))
      .describe('The run without some of its trades.'),
    charges: z
      .array(z.strictObject({ times: number, netPaise: paise }))
      .describe('Closed trades with every charge multiplied, sizes as they were.'),
    breakEvenCharges: number.nullable().describe('The multiple at which nothing is left; null where nothing was earned before charges.'),
    stress: z.array(Venue).describe('The strategy run in full on worse venues.'),
  })
  .meta({ id: 'yantra.montecarlo/1', title: 'Yantra Monte Carlo', description: 'What the same strategy might have come to.' });
export type MonteCarloDocument = z.infer<typeof MonteCarloDocument>;

export function monteCarloJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(MonteCarloDocument), null, 2)}\n`;
}

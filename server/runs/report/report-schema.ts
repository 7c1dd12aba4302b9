// The shape of `report.json`, format `yantra.report/1`: what a run says of itself, in one document that needs no other file to be read.
// Money is integer paise, shares of one are fractions, times are ISO 8601 with offset, and what is unknown is null with a reason beside it.
import { z } from 'zod';
import { Trust } from './trust-schema';

const paise = z.int().describe('Integer paise.');
const count = z.int().min(0);
const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('IST calendar day.');
const isoTime = z.string().describe('ISO 8601 with the offset +05:30.');
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hexadecimal.');

const Identity = z.strictObject({
  runHash: hash.describe('SHA-256 of the canonical JSON of all other members but the digest.'),
  programHash: z.string(),
  params: z.array(z.number()),
  anchorsUs: z.array(z.number()).describe('Where evaluation began, by clock, microseconds since 1970.'),
  fromUs: z.number(),
  toUs: z.number(),
  engineVersion: z.string(),
  dataHashes: z.array(z.string()),
  scheduleVersion: z.string(),
  venue: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  capitalPaise: paise,
  seed: z.int(),
  decisionsDigest: z.string().describe('SHA-256 over the decisions: equal in every run that decided the same.'),
});

const Setting = z.strictObject({ key: z.string(), label: z.string(), value: z.number(), unit: z.string() });

const Strategy = z.strictObject({
  name: z.string(),
  explanation: z.string().describe('The strategy in plain words.'),
  settings: z.array(Setting),
});

const Period = z.strictObject({
  from: isoTime,
  to: isoTime,
  firstSession: isoDay.nullable(),
  lastSession: isoDay.nullable(),
  sessions: count,
});

/** Whether prices were traded somewhere, derived from such prices by a model, or invented. */
const DATA_ORIGINS = ['traded', 'modelled', 'synthetic'] as const;

const Gap = z.strictObject({ from: isoTime, to: isoTime, bars: count });

export const ReportData = z.strictObject({
  instrument: z.string(),
  timeframe: z.string(),
  source: z.string(),
  hash: z.string(),
  origin: z.enum(DATA_ORIGINS),
  adjustment: z.enum(['raw', 'vendor-adjusted', 'undeclared']),
  rows: count,
  first: isoTime.nullable(),
  last: isoTime.nullable(),
  coverage: z
    .strictObject({
      sessions: count,
      expectedBars: count,
      presentBars: count,
      gapCount: count,
      gaps: z.array(Gap).describe('The longest gaps, longest first.'),
    })
    .nullable()
    .describe('Against the trading calendar; null where it was held against none.'),
  findings: z.array(z.strictObject({ code: z.string(), level: z.string(), count, text: z.string() })),
});
export type ReportData = z.infer<typeof ReportData>;

export const ReportAction = z.strictObject({
  instrument: z.string(),
  exDate: isoDay,
  words: z.string(),
  isApplied: z.boolean().describe('False where the stored prices are not declared to be as traded.'),
  held: z
    .strictObject({ unitsBefore: z.int(), unitsAfter: z.int(), paise: paise.describe('Dividend, or paid out for parts of a unit.') })
    .nullable()
    .describe('What became of what was held over the ex-date; null where nothing was.'),
});
export type ReportAction = z.infer<typeof ReportAction>;

const Interval = z.strictObject({ low: z.number(), high: z.number() });

export const ReportMetric = z.strictObject({
  id: z.string(),
  label: z.string(),
  unit: z.enum(['paise', 'fraction', 'ratio', 'r-multiple', 'trades', 'sessions', 'days', 'minutes']),
  definition: z.string(),
  direction: z.enum(['higher', 'lower']).nullable().describe('Which way is better.'),
  value: z.number().nullable(),
  n: count.describe('Observations behind the value.'),
  reason: z.string().nullable().describe('Why there is no value.'),
  interval: Interval.nullable().describe('95 % percentile bootstrap interval.'),
  intervalReason: z.string().nullable().describe('Why there is no interval.'),
});
export type ReportMetric = z.infer<typeof ReportMetric>;

const Month = z.strictObject({
  year: z.int(),
  month: z.int().min(1).max(12),
  sessions: count,
  netPaise: paise,
  returnFraction: z.number().nullable(),
});
const Year = z.strictObject({ year: z.int(), netPaise: paise, returnFraction: z.number().nullable() });
const Breakdown = z.strictObject({ key: z.int(), label: z.string(), trades: count, wins: count, losses: count, netPaise: paise });
export type ReportBreakdown = z.infer<typeof Breakdown>;

const Daily = z.strictObject({
  day: z.array(isoDay),
  equityPaise: z.array(paise),
  drawdownFraction: z.array(z.number()),
  benchmarkPaise: z.array(paise).nullable(),
});

const Benchmark = z.strictObject({
  instrument: z.string(),
  definition: z.string(),
  netPaise: paise,
  returnFraction: z.number(),
});

const BandEnd = z.strictObject({
  netPaise: paise,
  returnFraction: z.number(),
  drawdownFraction: z.number().describe('Max drawdown.'),
  winRate: z.number().nullable().describe('Null where no trade was won or lost.'),
});

const Ambiguity = z.strictObject({
  bars: count.describe('Bars in which the order of two possible fills could not be known.'),
  trades: count,
  band: z
    .strictObject({ stopFirst: BandEnd, targetFirst: BandEnd })
    .nullable()
    .describe('The run taken twice, each such bar read against it and for it; null where there is none, and nothing was run twice.'),
  isDecidable: z.boolean().describe('False where the band changes the sign of the result.'),
  sentence: z.string(),
});

const Evidence = z.strictObject({
  approximations: z.array(z.string()).describe('What is not done as an exchange would do it.'),
  uncertainRows: z.array(z.string()).describe('Rows of the market’s tables that the run used and that are not certain.'),
  shortWarmUps: z.array(z.string()),
  injectedFaults: z
    .array(z.string())
    .min(1)
    .exactOptional()
    .describe('What the simulated venue was told to do wrong; absent where nothing.'),
  ambiguity: Ambiguity,
});

const Costs = z.strictObject({
  items: z.array(z.strictObject({ item: z.string(), label: z.string(), paise })),
  totalPaise: paise,
  slippagePaise: z.number().describe('Adverse price movement already inside the fill prices; not part of the total.'),
});

const OpenLeg = z.strictObject({
  instrument: z.string(),
  quantity: z.int().describe('Units; below zero when short.'),
  entryRupees: z.number().describe('Average fill price of the way in.'),
  markRupees: z.number().describe('Last close.'),
  stopRupees: z.number().nullable().describe('Where its stop stands; null where it has none.'),
  unrealisedPaise: paise.describe('Of what is held, at its mark, before charges.'),
});
const OpenPosition = z.strictObject({
  position: count.describe('Ordinal of the program’s position.'),
  entry: isoTime,
  legs: z.array(OpenLeg),
  unrealisedPaise: paise,
  realisedPaise: paise.describe('Of what has left already, before charges.'),
  chargesPaise: paise.describe('Of all its fills so far.'),
});
export type ReportOpenPosition = z.infer<typeof OpenPosition>;

const StructureLeg = z.strictObject({
  instrument: z.string(),
  words: z.string(),
  quantity: z.number().describe('Units; below zero sold.'),
  entryRupees: z.number().describe('Average fill price of the way in.'),
  exitRupees: z.number(),
  grossPaise: paise.describe('Before charges.'),
});
export const ReportStructure = z.strictObject({
  position: count.describe('Ordinal of the program’s position.'),
  entry: isoTime,
  legs: z.array(StructureLeg),
  creditPaise: paise.describe('What entering brought; below zero what it cost.'),
  payoff: z
    .strictObject({
      basis: z
        .enum(['exact', 'modelled'])
        .describe('Modelled where legs expire on different days: of the first, with the later ones by Black-76.'),
      expiry: isoDay.describe('The first among the legs.'),
      maxProfitPaise: paise.nullable().describe('Null: without limit, as the underlying rises.'),
      maxLossPaise: paise.nullable().describe('0 where nothing is lost; null: without limit, as the underlying rises.'),
      breakEvens: z.array(z.number()).describe('Prices of the underlying, rupees.'),
      spotRupees: z.number().nullable().describe('Of the underlying at the entry; null where no bar says it.'),
      curve: z
        .array(
          z.strictObject({
            spot: z.number(),
            expiryPaise: paise.describe('Profit when the first of the legs expires.'),
            entryPaise: paise.nullable().describe('Profit if the underlying went there at once, by model.'),
          }),
        )
        .describe('Strikes, break-evens and the spot are among the prices.'),
    })
    .nullable()
    .describe('At the prices of the entry, before charges; null where legs expire on different days and the spot is not known.'),
});
export type ReportStructure = z.infer<typeof ReportStructure>;

const ReportChain = z.strictObject({
  underlying: z.string(),
  instrument: z.string().describe('The underlying as the program has it.'),
  market: z.string(),
  hash: z.string().describe('Content hash of the chain’s history.'),
  origin: z.enum(DATA_ORIGINS).describe('Modelled where any bar that was followed is a model’s.'),
  contracts: count.describe('That were held.'),
  sessions: count.describe('In which one was held.'),
  bars: count.describe('Of the contracts held, in those sessions.'),
  modelledBars: count,
  fills: count.describe('In its contracts.'),
  modelledFills: count.describe('Of those, at prices that no exchange said and a model did.'),
});

export type ReportChain = z.infer<typeof ReportChain>;

/** Fills at prices that a model made, of how many. */
export const ModelledFills = z.strictObject({ count, of: count });
export type ModelledFills = z.infer<typeof ModelledFills>;

const Counted = z.strictObject({ key: z.string(), count, words: z.string() });

export const ReportDocument = z
  .strictObject({
    format: z.literal('yantra.report/1'),
    identity: Identity,
    command: z.string().describe('The command that makes this run again.'),
    strategy: Strategy,
    period: Period,
    capitalPaise: paise,
    data: z.array(ReportData),
    chains: z.array(ReportChain).describe('By underlying, in the order of the program’s chains.'),
    corporateActions: z.array(ReportAction),
    metrics: z.array(z.strictObject({ title: z.string(), metrics: z.array(ReportMetric) })),
    months: z.array(Month),
    years: z.array(Year),
    byWeekday: z.array(Breakdown),
    byHour: z.array(Breakdown),
    daily: Daily,
    openPositions: z.array(OpenPosition).describe('Held when the run ends: in equity at the mark, and in no closed trade.'),
    benchmark: Benchmark.nullable(),
    costs: Costs,
    outcomes: z.array(Counted),
    refusals: z.array(Counted).describe('Orders that venue or broker would not take, by the reason.'),
    fills: z.array(Counted).describe('Fills by the rule that made them.'),
    modelledFills: ModelledFills.nullable().describe(
      'Fills at prices that a model made, of how many; null where there is none. All that is counted here rests on them too.',
    ),
    structures: z.array(ReportStructure).describe('Of each position the first trade in options, with its payoff.'),
    evidence: Evidence,
    trust: Trust.describe('How far to trust this, as far as one run can tell; yantra audit looks at the rest.'),
  })
  .meta({ id: 'yantra.report/1', title: 'Yantra report', description: 'What one run says of itself.' });
export type ReportDocument = z.infer<typeof ReportDocument>;

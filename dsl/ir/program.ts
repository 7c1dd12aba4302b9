// The program: the sandboxed document that the machine runs. Ops in topological order over integer slots, and flat tables of
// instruments, clocks, chains, parameters, positions and actions. No names, no layout, no text: those stand in the source map beside it.
// What may be absent is absent where it would be empty or as usual, so that one logic is written in one way.
import { z } from 'zod';
import { LIMITS } from '../limits';
import { TIMEFRAMES } from '../types/timeframe';
import { UNITS } from '../types/unit';
import { ExpiryRule } from './expiry-rule';
import { fixedStrikeRuleOf, strikeRuleOf } from './strike-rule';

const index = z.int().min(0);
const finite = z.number();

/** A number fixed in the program, or the index of a run's parameter. */
export const Static = z.union([finite, z.strictObject({ param: index })]);
export type Static = z.infer<typeof Static>;

/** A static number, or the slot whose value is sampled when the action's event fires (and frozen until flat). */
export const Sampled = z.union([finite, z.strictObject({ param: index }), z.strictObject({ slot: index })]);
export type Sampled = z.infer<typeof Sampled>;

/** What becomes of two strikes that fit a rule equally well. */
export const STRIKE_TIES = ['lower', 'higher', 'nearerMoney', 'fartherMoney'] as const;
/** What becomes of a rule that no listed strike fits: the entry is not sent, or the nearest listed strike stands in. */
export const STRIKE_MISSES = ['skip', 'nearest'] as const;

const manner = { tie: z.enum(STRIKE_TIES), noMatch: z.enum(STRIKE_MISSES) };
const right = z.enum(['call', 'put']);

/** A strike chosen at an instant of the session, from numbers known before the run. */
export const FixedStrikeChoice = z.strictObject({ rule: fixedStrikeRuleOf(Static), ...manner });
export type FixedStrikeChoice = z.infer<typeof FixedStrikeChoice>;

/** A strike chosen when an event fires, from numbers sampled with it. */
export const StrikeChoice = z.strictObject({ rule: strikeRuleOf(Sampled), ...manner });
export type StrikeChoice = z.infer<typeof StrikeChoice>;

export const ProgramInstrument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), id: z.string().min(1).max(60) }),
  z.strictObject({
    kind: z.literal('future'),
    underlying: z.string().min(1).max(60),
    series: z.enum(['current', 'next', 'far']),
    rollDaysBefore: z.int().min(0).max(20),
  }),
  /**
   * One contract a session, chosen at an instant of it and kept until it ends. Before that instant there are no rows of the session; another
   * contract is another past, never spliced. A leg that is held over nights stays the contract in which it was entered.
   */
  z.strictObject({
    kind: z.literal('option'),
    underlying: z.string().min(1).max(60),
    expiry: ExpiryRule,
    right,
    strike: FixedStrikeChoice,
    from: z.enum(['midnight', 'open', 'close']),
    minutes: Static,
  }),
]);
export type ProgramInstrument = z.infer<typeof ProgramInstrument>;

export const ProgramClock = z.discriminatedUnion('kind', [
  /** Sealed bars of an instrument. */
  z.strictObject({ kind: z.literal('bar'), instrument: index, timeframe: z.enum(TIMEFRAMES) }),
  /** One instant of each session of the instrument's segment; minutes from the close count back from it. */
  z.strictObject({ kind: z.literal('time'), instrument: index, from: z.enum(['midnight', 'open', 'close']), minutes: Static }),
  /** Every so many seconds of continuous trading, from the session's open. */
  z.strictObject({ kind: z.literal('every'), instrument: index, seconds: z.int().min(1).max(3_600) }),
  /** Trades of an instrument, at most one row each `gapMs`. */
  z.strictObject({ kind: z.literal('tick'), instrument: index, gapMs: z.int().min(0).max(60_000) }),
  /** Events of a position's own orders. */
  z.strictObject({ kind: z.literal('position'), position: index }),
]);
export type ProgramClock = z.infer<typeof ProgramClock>;

/** The options of one underlying and expiry, `strikesEachSide` of the strike at the money and that one, calls and puts. */
export const ProgramChain = z.strictObject({
  /** A fixed instrument. */
  underlying: index,
  expiry: ExpiryRule,
  strikesEachSide: z
    .int()
    .min(1)
    .max(LIMITS.chainContractsMax / 4 - 1),
});
export type ProgramChain = z.infer<typeof ProgramChain>;

export const ProgramParam = z.strictObject({
  kind: z.enum(['int', 'number']),
  unit: z.enum(UNITS),
  min: finite,
  max: finite,
});
export type ProgramParam = z.infer<typeof ProgramParam>;

export const ProgramOp = z.strictObject({
  op: z.string().max(40),
  /** null: known before the run, the same on every clock. */
  clock: index.nullable(),
  in: z.array(index).max(4),
  args: z.record(z.string(), z.union([Static, z.string().max(20)])),
  /** First of the op's output slots; the declaration says how many. */
  out: index,
});
export type ProgramOp = z.infer<typeof ProgramOp>;

const order = {
  side: z.enum(['buy', 'sell']),
  ratio: z.int().min(1).max(100),
  product: z.enum(['intraday', 'delivery', 'carry']),
};

export const ProgramLeg = z.strictObject({ instrument: index, ...order });
export type ProgramLeg = z.infer<typeof ProgramLeg>;

/** An option of a chain, chosen when the entry's event fires and kept until the position is flat; chosen anew at each re-entry. */
export const ProgramOptionLeg = z.strictObject({ chain: index, right, strike: StrikeChoice, ...order });
export type ProgramOptionLeg = z.infer<typeof ProgramOptionLeg>;

/** Told apart by what they name: an instrument, or a chain. */
export const StructureLeg = z.union([ProgramLeg, ProgramOptionLeg]);
export type StructureLeg = z.infer<typeof StructureLeg>;

const legs = z.array(StructureLeg).min(1).max(LIMITS.structureLegsMax);

/** Some of a position's legs, by what they are or how they stand at that instant. */
export const LEG_FILTERS = ['calls', 'puts', 'bought', 'sold', 'winning', 'losing'] as const;
const LegFilter = z.enum(LEG_FILTERS);

export const ProgramSize = z.discriminatedUnion('kind', [
  /** Lots of a derivative; shares of a cash instrument, whose lot is one. */
  z.strictObject({ kind: z.literal('lots'), lots: Sampled }),
  /** As many lots as `percent` of the capital buys at the entry price. */
  z.strictObject({ kind: z.literal('capital'), percent: Sampled }),
  /** As many lots as lose at most so much if the stop fills where it stands. */
  z.strictObject({ kind: z.literal('risk'), basis: z.enum(['rupees', 'percentOfCapital']), amount: Sampled }),
  /** As many lots as bind `percent` of the capital as margin. */
  z.strictObject({ kind: z.literal('margin'), percent: Sampled }),
  /** As many lots as lose at most so much at expiry, wherever the underlying ends; none where that loss has no bound. */
  z.strictObject({ kind: z.literal('maxLoss'), basis: z.enum(['rupees', 'percentOfCapital']), amount: Sampled }),
]);
export type ProgramSize = z.infer<typeof ProgramSize>;

const distance = { basis: z.enum(['points', 'percent', 'level']), value: Sampled };
const money = { basis: z.enum(['rupees', 'percentOfCapital']) };
/** Of the net premium of one unit of the structure: paid or received at the average entry prices, each leg times its ratio. */
const premium = { basis: z.enum(['points', 'percent']), value: Sampled };
const again = {
  how: z.enum(['asap', 'atCost', 'momentum', 'reversed']),
  basis: z.enum(['points', 'percent']),
  move: Static,
  max: Static,
  notAfter: Static,
};

/** Rules of each leg by itself. */
const LEG_RULES = [
  /** Rests at the venue as a stop-limit where product and broker allow. */
  z.strictObject({ kind: z.literal('legStop'), ...distance }),
  /** Each `every` in favour moves the stop by `move`. Needs a leg stop. */
  z.strictObject({ kind: z.literal('legTrail'), basis: z.enum(['points', 'percent']), every: Sampled, move: Sampled }),
  z.strictObject({ kind: z.literal('legTarget'), ...distance }),
  /**
   * Closes the leg when the underlying has gone so far from where it was at the leg's entry, against the leg: down for a bought call or a
   * sold put, up for the others. A level: when it is reached from the side on which the underlying was.
   */
  z.strictObject({ kind: z.literal('underlyingStop'), ...distance }),
  /** The same, in favour of the leg. */
  z.strictObject({ kind: z.literal('underlyingTarget'), ...distance }),
  /** Enters the leg again once its stop or target took it out: the same contract, or one chosen anew by the leg's rule. */
  z.strictObject({ kind: z.literal('legReEntry'), after: z.enum(['stop', 'target']), contract: z.enum(['same', 'anew']), ...again }),
] as const;

const LegRule = z.discriminatedUnion('kind', [...LEG_RULES]);
export type LegRule = z.infer<typeof LegRule>;

const LEG_RULE_KINDS: ReadonlySet<string> = new Set(LEG_RULES.map(({ shape }) => shape.kind.value));

/** May the rule be of one leg alone? */
export function isLegRule(rule: RiskRule): rule is LegRule {
  return LEG_RULE_KINDS.has(rule.kind);
}

export const RiskRule = z.discriminatedUnion('kind', [
  ...LEG_RULES,
  /** A rule of one leg, by index in the structure: in place of the rules of that kind that hold for all legs. */
  z.strictObject({ kind: z.literal('ofLeg'), leg: index, rule: LegRule }),
  z.strictObject({ kind: z.literal('mtmStop'), ...money, value: Sampled }),
  z.strictObject({ kind: z.literal('mtmTarget'), ...money, value: Sampled }),
  /** Closes everything when one unit of the structure has lost so much, realised and open together. */
  z.strictObject({ kind: z.literal('combinedStop'), ...premium }),
  z.strictObject({ kind: z.literal('combinedTarget'), ...premium }),
  /** Once the position has made `arm`, closes it when it has no more than `lock`. */
  z.strictObject({ kind: z.literal('lock'), ...money, arm: Sampled, lock: Sampled }),
  /** The same, and for each `every` beyond `arm` what is locked is `move` more. */
  z.strictObject({ kind: z.literal('lockAndTrail'), ...money, arm: Sampled, lock: Sampled, every: Sampled, move: Sampled }),
  /** When a stop closes a leg, the stop of the others stands at their average entry price: of all, or of those that have a stop. */
  z.strictObject({ kind: z.literal('stopToCost'), legs: z.enum(['all', 'withStop']) }),
  /** Closes everything when the net greek of one unit of what is held is beyond `value` either way; per point of volatility, per day. */
  z.strictObject({ kind: z.literal('greekMax'), greek: z.enum(['delta', 'gamma', 'theta', 'vega']), value: Sampled }),
  z.strictObject({ kind: z.literal('exitAt'), from: z.enum(['midnight', 'open', 'close']), minutes: Static }),
  /** At that time of the session in which the first expiry held has so many trading days left; 0 is the day of expiry. */
  z.strictObject({
    kind: z.literal('exitBeforeExpiry'),
    sessions: Static,
    from: z.enum(['midnight', 'open', 'close']),
    minutes: Static,
  }),
  /** Minutes of the clock since the first fill. */
  z.strictObject({ kind: z.literal('exitAfter'), minutes: Static }),
  /** So many minutes before the close of the session that is so many after that of the entry; 0 is that of the entry. */
  z.strictObject({ kind: z.literal('exitAfterSessions'), sessions: Static, minutes: Static }),
  /** So long after a price held has passed its age limit. */
  z.strictObject({ kind: z.literal('exitOnStale'), seconds: Static }),
  z.strictObject({ kind: z.literal('entriesPerDayMax'), count: Static }),
  z.strictObject({ kind: z.literal('dailyLossMax'), ...money, value: Static }),
  z.strictObject({ kind: z.literal('cooldownAfterStop'), minutes: Static }),
  z.strictObject({ kind: z.literal('entryWindow'), from: Static, to: Static }),
  /** No entry where a leg's ask lies further above its bid, percent of their middle. */
  z.strictObject({ kind: z.literal('entrySpreadMax'), percent: Static }),
  /** No entry at a leg's price that is older. */
  z.strictObject({ kind: z.literal('entryPriceAgeMax'), seconds: Static }),
  /** No entry after which less of the account would be free. */
  z.strictObject({ kind: z.literal('entryFreeMarginMin'), ...money, value: Static }),
]);
export type RiskRule = z.infer<typeof RiskRule>;

/** How several legs go together. Absent: bought legs first, no bound on uncovered ones, all out again where one cannot be had. */
export const ProgramGroupOrders = z.strictObject({
  /** On entry: a sold leg waits for what covers it, or does not. Sold legs are left first always. */
  order: z.enum(['hedgesFirst', 'together']),
  /** How long a sold leg may be held without the bought one that covers it, tries included; then it leaves, and all unless `keep`. 0: no bound. */
  uncoveredSecondsMax: Static,
  onLegFailure: z.enum(['exitAll', 'keep', 'retry']),
  /** Of `retry`; after the last, all out. */
  retriesMax: Static,
});
export type ProgramGroupOrders = z.infer<typeof ProgramGroupOrders>;

export const ProgramExecution = z.strictObject({
  entry: z.enum(['market', 'limit']),
  /** Band beyond the last price within which a protected market order may fill, percent; 0 takes the broker's slab. */
  protectionPercent: Static,
  /** Distance of a limit entry from the deciding price, in the order's favour, ticks. */
  limitOffsetTicks: Static,
  /** Distance of a resting stop's limit beyond its trigger, percent. */
  stopBufferPercent: Static,
  /** Seconds after which an entry that has not filled is cancelled or sent to market; 0 leaves it for the day. */
  timeoutSeconds: Static,
  onTimeout: z.enum(['cancel', 'market']),
  /** How often an exit that rests unfilled is priced anew, and how many times before it crosses the spread by the full band. */
  chaseSeconds: Static,
  chaseStepsMax: Static,
  group: ProgramGroupOrders.exactOptional(),
  /** Of the way in: orders of no more than so many lots, so many seconds apart. Absent: slices at the freeze quantity, at once. */
  slices: z.strictObject({ lotsMax: Static, seconds: Static }).exactOptional(),
  /** A limit entry goes so many ticks towards the market each `chaseSeconds`, at most so often. Absent: it stays where it was put. */
  entryChase: z.strictObject({ ticks: Static, stepsMax: Static }).exactOptional(),
});
export type ProgramExecution = z.infer<typeof ProgramExecution>;

export const ProgramAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('enter'),
    event: index,
    position: index,
    legs,
    size: ProgramSize,
    risk: z.array(RiskRule).min(1).max(LIMITS.riskRulesMax),
    execution: ProgramExecution,
    whenBusy: z.enum(['ignore', 'reverse']),
  }),
  /** `which`: absent for all legs. */
  z.strictObject({ kind: z.literal('exit'), event: index, position: index, percent: Static, which: LegFilter.exactOptional() }),
  /** The Enter of the position's last epoch again, at most `max` times a session, and not at `notAfter` (minutes of the day) or later. */
  z.strictObject({
    kind: z.literal('reEnter'),
    event: index,
    position: index,
    ...again,
  }),
  /**
   * Gives up option legs for others: of the same side, right and ratio, chosen anew by `strike` (absent: by the leg's own rule) from `chain`
   * (absent: the leg's own). Of legs whose contract would be the same, nothing is done. At most `max` times a session.
   */
  z.strictObject({
    kind: z.literal('adjust'),
    event: index,
    position: index,
    which: LegFilter.exactOptional(),
    chain: index.exactOptional(),
    strike: StrikeChoice.exactOptional(),
    first: z.enum(['close', 'open']),
    max: Static,
  }),
  /** Every leg by so many percent of the quantity of the entry, more or less; rounded towards zero to whole lots. At most `max` times an epoch. */
  z.strictObject({ kind: z.literal('scale'), event: index, position: index, percent: Static, max: Static }),
  /** Further legs for an open position, under its rules; at most `max` times an epoch, and never more legs than a structure may have. */
  z.strictObject({ kind: z.literal('addLegs'), event: index, position: index, legs, size: ProgramSize, max: Static }),
  z.strictObject({ kind: z.literal('notify'), event: index, text: index }),
]);
export type ProgramAction = z.infer<typeof ProgramAction>;

/** Legs of which `preview` tells what they would be, were they entered at that row. */
export const ProgramPreview = z.strictObject({ legs });
export type ProgramPreview = z.infer<typeof ProgramPreview>;

export const Program = z.strictObject({
  format: z.literal('yantra.program/1'),
  instruments: z.array(ProgramInstrument).max(LIMITS.tradablesMax),
  clocks: z.array(ProgramClock).max(LIMITS.clocksMax),
  chains: z.array(ProgramChain).min(1).max(LIMITS.chainsMax).exactOptional(),
  previews: z.array(ProgramPreview).min(1).max(LIMITS.previewsMax).exactOptional(),
  params: z.array(ProgramParam).max(LIMITS.paramsMax),
  ops: z.array(ProgramOp).max(LIMITS.opsMax),
  positions: z.int().min(0).max(LIMITS.positionsMax),
  actions: z.array(ProgramAction).max(LIMITS.actionsMax),
  /** Samples needed by each clock at parameter maxima, and until nothing depends on where the run starts. */
  warmUp: z.array(z.strictObject({ clock: index, bars: index, convergeBars: index })),
  cost: z.strictObject({ perRow: z.number().min(0), memoryBytes: index }),
});
export type Program = z.infer<typeof Program>;

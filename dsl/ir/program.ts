// The program: the sandboxed document that the machine runs. Ops in topological order over integer slots, and flat tables of
// instruments, clocks, parameters, positions and actions. No names, no layout, no text: those stand in the source map beside it.
import { z } from 'zod';
import { LIMITS } from '../limits';
import { TIMEFRAMES } from '../types/timeframe';
import { UNITS } from '../types/unit';

const index = z.int().min(0);
const finite = z.number();

/** A number fixed in the program, or the index of a run's parameter. */
export const Static = z.union([finite, z.strictObject({ param: index })]);
export type Static = z.infer<typeof Static>;

/** A static number, or the slot whose value is sampled when the action's event fires (and frozen until flat). */
export const Sampled = z.union([finite, z.strictObject({ param: index }), z.strictObject({ slot: index })]);
export type Sampled = z.infer<typeof Sampled>;

export const ProgramInstrument = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), id: z.string().min(1).max(60) }),
  z.strictObject({
    kind: z.literal('future'),
    underlying: z.string().min(1).max(60),
    series: z.enum(['current', 'next', 'far']),
    rollDaysBefore: z.int().min(0).max(20),
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

export const ProgramLeg = z.strictObject({
  instrument: index,
  side: z.enum(['buy', 'sell']),
  ratio: z.int().min(1).max(100),
  product: z.enum(['intraday', 'delivery', 'carry']),
});
export type ProgramLeg = z.infer<typeof ProgramLeg>;

export const ProgramSize = z.discriminatedUnion('kind', [
  /** Lots of a derivative; shares of a cash instrument, whose lot is one. */
  z.strictObject({ kind: z.literal('lots'), lots: Sampled }),
  /** As many lots as `percent` of the capital buys at the entry price. */
  z.strictObject({ kind: z.literal('capital'), percent: Sampled }),
  /** As many lots as lose at most so much if the stop fills where it stands. */
  z.strictObject({ kind: z.literal('risk'), basis: z.enum(['rupees', 'percentOfCapital']), amount: Sampled }),
]);
export type ProgramSize = z.infer<typeof ProgramSize>;

const distance = { basis: z.enum(['points', 'percent', 'level']), value: Sampled };

export const RiskRule = z.discriminatedUnion('kind', [
  /** Rests at the venue as a stop-limit where product and broker allow. */
  z.strictObject({ kind: z.literal('legStop'), ...distance }),
  /** Each `every` in favour moves the stop by `move`. Needs a leg stop. */
  z.strictObject({ kind: z.literal('legTrail'), basis: z.enum(['points', 'percent']), every: Sampled, move: Sampled }),
  z.strictObject({ kind: z.literal('legTarget'), ...distance }),
  z.strictObject({ kind: z.literal('mtmStop'), basis: z.enum(['rupees', 'percentOfCapital']), value: Sampled }),
  z.strictObject({ kind: z.literal('mtmTarget'), basis: z.enum(['rupees', 'percentOfCapital']), value: Sampled }),
  z.strictObject({ kind: z.literal('exitAt'), from: z.enum(['midnight', 'open', 'close']), minutes: Static }),
  /** Minutes of the clock since the first fill. */
  z.strictObject({ kind: z.literal('exitAfter'), minutes: Static }),
  /** So many minutes before the close of the session that is so many after that of the entry; 0 is that of the entry. */
  z.strictObject({ kind: z.literal('exitAfterSessions'), sessions: Static, minutes: Static }),
  /** So long after a price held has passed its age limit. */
  z.strictObject({ kind: z.literal('exitOnStale'), seconds: Static }),
  z.strictObject({ kind: z.literal('entriesPerDayMax'), count: Static }),
  z.strictObject({ kind: z.literal('dailyLossMax'), basis: z.enum(['rupees', 'percentOfCapital']), value: Static }),
  z.strictObject({ kind: z.literal('cooldownAfterStop'), minutes: Static }),
  z.strictObject({ kind: z.literal('entryWindow'), from: Static, to: Static }),
]);
export type RiskRule = z.infer<typeof RiskRule>;

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
});
export type ProgramExecution = z.infer<typeof ProgramExecution>;

export const ProgramAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('enter'),
    event: index,
    position: index,
    legs: z.array(ProgramLeg).min(1).max(LIMITS.structureLegsMax),
    size: ProgramSize,
    risk: z.array(RiskRule).min(1).max(LIMITS.riskRulesMax),
    execution: ProgramExecution,
    whenBusy: z.enum(['ignore', 'reverse']),
  }),
  z.strictObject({ kind: z.literal('exit'), event: index, position: index, percent: Static }),
  /** The Enter of the position's last epoch again, at most `max` times a session, and not at `notAfter` (minutes of the day) or later. */
  z.strictObject({
    kind: z.literal('reEnter'),
    event: index,
    position: index,
    how: z.enum(['asap', 'atCost', 'momentum', 'reversed']),
    basis: z.enum(['points', 'percent']),
    move: Static,
    max: Static,
    notAfter: Static,
  }),
  z.strictObject({ kind: z.literal('notify'), event: index, text: index }),
]);
export type ProgramAction = z.infer<typeof ProgramAction>;

export const Program = z.strictObject({
  format: z.literal('yantra.program/1'),
  instruments: z.array(ProgramInstrument).max(LIMITS.tradablesMax),
  clocks: z.array(ProgramClock).max(LIMITS.clocksMax),
  params: z.array(ProgramParam).max(LIMITS.paramsMax),
  ops: z.array(ProgramOp).max(LIMITS.opsMax),
  positions: z.int().min(0).max(LIMITS.positionsMax),
  actions: z.array(ProgramAction).max(LIMITS.actionsMax),
  /** Samples needed by each clock at parameter maxima, and until nothing depends on where the run starts. */
  warmUp: z.array(z.strictObject({ clock: index, bars: index, convergeBars: index })),
  cost: z.strictObject({ perRow: z.number().min(0), memoryBytes: index }),
});
export type Program = z.infer<typeof Program>;

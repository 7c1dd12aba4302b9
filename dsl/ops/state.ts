// Memory across rows. Each runs at every row of its clock, never inside a branch. Those without a convergence bound
// hold their initial value until the first decision session.
import { LIMITS } from '../limits';
import { arg, declareOp, type OpArg } from './declare-op';

const BARS: OpArg = { kind: 'int', name: 'bars', min: 0, max: LIMITS.windowBarsMax };
/** The longest streak told from longer ones. */
export const STREAK_MOST = 100;
/** What a store holds before the first event. */
const BEFORE = ['missing', 'initial'] as const;
const PER_SESSION: OpArg = { kind: 'enum', name: 'resets', values: ['never', 'session'] };

export const STATE_OPS = [
  declareOp('lag', 1, {
    summary: 'The value some samples ago.',
    docs: 'The value `bars` known samples before the present one; NA where the present sample is NA.',
    inputs: { value: 'number' },
    args: [BARS],
    bars: (args) => arg(args, 'bars'),
    memory: (args) => 1 + arg(args, 'bars'),
    cost: () => 4,
  }),
  declareOp('previous', 1, {
    summary: 'The value at the row before: the one way a value may depend on itself.',
    docs: 'At the first row, and where the row before was NA, the initial value.',
    inputs: { value: 'number' },
    args: [{ kind: 'number', name: 'initial', min: -1e12, max: 1e12 }],
    isFeedback: true,
    convergeBars: () => null,
    memory: () => 1,
    initial: (args) => [arg(args, 'initial')],
  }),
  declareOp('latch', 1, {
    summary: 'True from one event until another.',
    docs: 'set and reset at the same row: reset wins. With resets = session it is false again at each session start.',
    inputs: { set: 'event', reset: 'event' },
    outputs: { value: 'boolean' },
    args: [PER_SESSION],
    readsRows: true,
    convergeBars: () => null,
    memory: () => 2,
    cost: () => 4,
    initial: () => [0],
  }),
  declareOp('counter', 1, {
    summary: 'How many events since the last reset.',
    docs: 'A reset at the same row counts first. With resets = session it is 0 at each session start.',
    inputs: { event: 'event', reset: 'event' },
    args: [PER_SESSION],
    readsRows: true,
    convergeBars: () => null,
    memory: () => 2,
    cost: () => 4,
    initial: () => [0],
  }),
  declareOp('oncePer', 1, {
    summary: 'Only the first event of a period.',
    docs: 'Passes the first event since the last reset, or of the session where resets = session. A reset at the same row counts first.',
    inputs: { event: 'event', reset: 'event' },
    outputs: { event: 'event' },
    args: [PER_SESSION],
    readsRows: true,
    convergeBars: () => null,
    memory: () => 2,
    cost: () => 4,
    initial: () => [0],
  }),
  declareOp('cooldown', 1, {
    summary: 'Holds events back for a time after another event.',
    docs: 'Holds an event back if an `after` event came in the same row, or less than `minutes` ago by event time.',
    inputs: { event: 'event', after: 'event' },
    outputs: { event: 'event' },
    args: [{ kind: 'number', name: 'minutes', min: 0, max: 10_080 }],
    readsRows: true,
    convergeBars: () => null,
    memory: () => 1,
    cost: () => 4,
    initial: () => [0],
  }),
  declareOp('sequence', 1, {
    summary: 'One event followed by another.',
    docs: 'Fires at `then` if `first` came 1 to `bars` rows earlier and no `then` came between. With 0 bars it never fires.',
    inputs: { first: 'event', then: 'event' },
    outputs: { event: 'event' },
    args: [BARS],
    convergeBars: () => null,
    memory: () => 1,
    cost: () => 4,
    initial: () => [0],
  }),
  declareOp('heldFor', 1, {
    summary: 'True once a condition has been true for some rows in a row.',
    docs: 'True if the last `bars` known samples were; unknown until there are so many. An unknown sample gives unknown and leaves the count.',
    inputs: { value: 'boolean' },
    outputs: { value: 'boolean' },
    args: [BARS],
    bars: (args) => Math.max(0, arg(args, 'bars') - 1),
    memory: () => 2,
    cost: () => 3,
  }),
  declareOp('streak', 1, {
    summary: 'For how many samples in a row a number has been rising or falling.',
    docs: `+n after n rises in a row, −n after n falls, 0 after an equal sample. Counts to ${STREAK_MOST} at most, so that it does not matter how far back a run starts.`,
    inputs: { value: 'number' },
    bars: () => 1,
    convergeBars: () => STREAK_MOST,
    memory: () => 2,
    cost: () => 7,
  }),
  declareOp('stored', 1, {
    summary: 'A number kept from the last event.',
    docs: 'The value at the latest event at which it was known; the initial value before. NA is never stored.',
    inputs: { event: 'event', value: 'number' },
    args: [
      { kind: 'number', name: 'initial', min: -1e12, max: 1e12 },
      { kind: 'enum', name: 'before', values: BEFORE },
    ],
    convergeBars: () => null,
    memory: () => 1,
    cost: () => 3,
    initial: (args) => [BEFORE[arg(args, 'before')] === 'initial' ? arg(args, 'initial') : Number.NaN],
  }),
  declareOp('barsSince', 1, {
    summary: 'Rows since the last event.',
    docs: '0 at the event; NA before the first.',
    inputs: { event: 'event' },
    convergeBars: () => null,
    memory: () => 1,
    cost: () => 3,
    initial: () => [Number.NaN],
  }),
] as const;

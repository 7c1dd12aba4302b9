// How the orders of an entry and of its exits are sent.
import type { ProgramExecution } from '../../ir/program';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

const LEG_FAILURES = ['exitAll', 'keep', 'retry'] as const;

/** What an Enter without a policy does; the policy's own defaults are the same. */
export const DEFAULT_EXECUTION = Object.freeze({
  entry: 'market',
  protectionPercent: 0,
  limitOffsetTicks: 0,
  stopBufferPercent: 0.5,
  timeoutSeconds: 30,
  onTimeout: 'cancel',
  chaseSeconds: 5,
  chaseStepsMax: 5,
} satisfies ProgramExecution);

/** What is as usual is not written down: a program is then the same as without these settings. A setting of the run is never as usual. */
function mannersOf(node: CheckContext): Pick<ProgramExecution, 'group' | 'slices' | 'entryChase'> {
  const onLegFailure = LEG_FAILURES.find((name) => name === node.text('onLegFailure')) ?? 'exitAll';
  const order = node.text('order') === 'together' ? 'together' : 'hedgesFirst';
  const uncoveredSecondsMax = node.static('uncoveredSecondsMax');
  const isUsual = order === 'hedgesFirst' && uncoveredSecondsMax === 0 && onLegFailure === 'exitAll';
  const retriesMax = onLegFailure === 'retry' ? node.static('retriesMax') : 0;
  const lotsMax = node.static('sliceLotsMax');
  const stepsMax = node.static('entryChaseSteps');
  return {
    ...(isUsual ? {} : { group: { order, uncoveredSecondsMax, onLegFailure, retriesMax } }),
    ...(lotsMax === 0 ? {} : { slices: { lotsMax, seconds: node.static('sliceSeconds') } }),
    ...(stepsMax === 0 ? {} : { entryChase: { ticks: node.static('entryChaseTicks'), stepsMax } }),
  };
}

export const orderPolicy = defineKind({
  kind: 'execution.orderPolicy',
  version: 1,
  title: 'Order policy',
  summary: 'Market or limit, how long an order may wait, and what then.',
  keywords: ['limit order', 'market order', 'slippage', 'chase', 'timeout', 'protection', 'buffer', 'slicing'],
  docs: 'A market order is sent with a price band, so it can rest unfilled in a fast market. A limit entry stands so many ticks in the favour of the order; unfilled after the time-out it is cancelled or sent to market. A resting stop is a stop-limit whose limit lies a buffer beyond its trigger. An exit that rests unfilled is priced anew every few seconds, at last across the whole band. Quantities above the freeze limit are sliced, or into orders of fewer lots with a pause between. Bought legs go first on entry unless all go together; sold legs go first on exit always. A sold leg that has been without the bought one that covers it for longer than allowed counts as a leg that cannot be had: then all is left again, the others are kept under the rules of the entry, or it is tried again so often and left at last.',
  params: {
    entry: field.choice({ label: 'Entry', options: { market: 'at market', limit: 'with a limit' }, default: DEFAULT_EXECUTION.entry }),
    protectionPercent: field.number({
      label: 'Band',
      help: '0 takes the band of the broker.',
      unit: 'percent',
      min: 0,
      max: 20,
      default: DEFAULT_EXECUTION.protectionPercent,
    }),
    limitOffsetTicks: field.int({ label: 'Limit offset in ticks', min: 0, max: 1_000, default: DEFAULT_EXECUTION.limitOffsetTicks }),
    stopBufferPercent: field.number({
      label: 'Stop buffer',
      unit: 'percent',
      min: 0.01,
      max: 20,
      default: DEFAULT_EXECUTION.stopBufferPercent,
    }),
    timeoutSeconds: field.int({
      label: 'Time-out in seconds',
      help: '0 waits for the day.',
      min: 0,
      max: 3_600,
      default: DEFAULT_EXECUTION.timeoutSeconds,
    }),
    onTimeout: field.choice({
      label: 'Then',
      options: { cancel: 'cancel', market: 'send to market' },
      default: DEFAULT_EXECUTION.onTimeout,
    }),
    chaseSeconds: field.int({ label: 'Chase every, seconds', min: 1, max: 300, default: DEFAULT_EXECUTION.chaseSeconds }),
    chaseStepsMax: field.int({ label: 'Chase steps', min: 0, max: 50, default: DEFAULT_EXECUTION.chaseStepsMax }),
    entryChaseSteps: field.int({ label: 'Chase a limit entry, steps', help: '0 leaves it where it was put.', min: 0, max: 50, default: 0 }),
    entryChaseTicks: field.int({ label: 'Ticks a step', min: 1, max: 100, default: 1 }),
    order: field.choice({
      label: 'Legs enter',
      options: { hedgesFirst: 'bought legs first', together: 'together' },
      default: 'hedgesFirst',
    }),
    uncoveredSecondsMax: field.int({ label: 'Uncovered at most, seconds', help: '0 sets no bound.', min: 0, max: 3_600, default: 0 }),
    onLegFailure: field.choice({
      label: 'Where a leg cannot be had',
      options: { exitAll: 'leave all', keep: 'keep the others', retry: 'try again' },
      default: 'exitAll',
    }),
    retriesMax: field.int({ label: 'Tries at most', min: 1, max: 10, default: 3 }),
    sliceLotsMax: field.int({
      label: 'Lots an order, at most',
      help: '0 slices at the freeze quantity alone.',
      min: 0,
      max: 10_000,
      default: 0,
    }),
    sliceSeconds: field.int({ label: 'Between slices, seconds', min: 0, max: 300, default: 1 }),
  },
  inputs: {},
  outputs: { execution: outlet.of('execution', 'Orders') },
  lower: (node) => ({
    execution: {
      kind: 'execution',
      execution: {
        entry: node.text('entry') === 'limit' ? 'limit' : 'market',
        protectionPercent: node.static('protectionPercent'),
        limitOffsetTicks: node.static('limitOffsetTicks'),
        stopBufferPercent: node.static('stopBufferPercent'),
        timeoutSeconds: node.static('timeoutSeconds'),
        onTimeout: node.text('onTimeout') === 'market' ? 'market' : 'cancel',
        chaseSeconds: node.static('chaseSeconds'),
        chaseStepsMax: node.static('chaseStepsMax'),
        ...mannersOf(node),
      },
    },
  }),
  explain: (words) => {
    const wait = words.raw('timeoutSeconds') === 0 ? '' : `, after ${words.param('timeoutSeconds')} seconds ${words.param('onTimeout')}`;
    const how = words.raw('entry') === 'limit' ? `with a limit ${words.param('limitOffsetTicks')} ticks better` : 'at market';
    const legs = words.raw('order') === 'together' ? ', all legs together' : '';
    const failed = words.raw('onLegFailure') === 'exitAll' ? '' : `, where a leg cannot be had ${words.param('onLegFailure')}`;
    return `enter ${how}${legs}${wait}${failed}`;
  },
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { execution: { type: 'execution' } } }],
});

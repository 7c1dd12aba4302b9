// How the orders of an entry and of its exits are sent.
import type { ProgramExecution } from '../../ir/program';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

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

export const orderPolicy = defineKind({
  kind: 'execution.orderPolicy',
  version: 1,
  title: 'Order policy',
  summary: 'Market or limit, how long an order may wait, and what then.',
  keywords: ['limit order', 'market order', 'slippage', 'chase', 'timeout', 'protection', 'buffer', 'slicing'],
  docs: 'A market order is sent with a price band, so it can rest unfilled in a fast market. A limit entry stands so many ticks in the favour of the order; unfilled after the time-out it is cancelled or sent to market. A resting stop is a stop-limit whose limit lies a buffer beyond its trigger. An exit that rests unfilled is priced anew every few seconds, at last across the whole band. Quantities above the freeze limit are sliced; bought legs go first on entry, sold legs first on exit.',
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
      },
    },
  }),
  explain: (words) => {
    const wait = words.raw('timeoutSeconds') === 0 ? '' : `, after ${words.param('timeoutSeconds')} seconds ${words.param('onTimeout')}`;
    return words.raw('entry') === 'limit'
      ? `enter with a limit ${words.param('limitOffsetTicks')} ticks better${wait}`
      : `enter at market${wait}`;
  },
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { execution: { type: 'execution' } } }],
});

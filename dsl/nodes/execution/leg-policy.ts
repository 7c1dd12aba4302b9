// How the orders of several legs, and large ones, are sent.
import type { ProgramExecution } from '../../ir/program';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { DEFAULT_EXECUTION } from './order-policy';

const LEG_FAILURES = ['exitAll', 'keep', 'retry'] as const;

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

export const legPolicy = defineKind({
  kind: 'execution.legPolicy',
  version: 1,
  title: 'Leg policy',
  summary: 'In what order legs enter, how long one may stand uncovered, what a leg that cannot be had means, and how large orders are cut.',
  keywords: ['hedge first', 'naked seconds', 'leg order', 'leg failure', 'retry', 'slicing', 'iceberg', 'chase'],
  docs: 'Stands on an order policy, or on the usual orders where none is connected. Bought legs go first on entry unless all go together; sold legs go first on exit always. A sold leg that has been without the bought one that covers it for longer than allowed counts as a leg that cannot be had: then all is left again, the others are kept under the rules of the entry, or it is tried again so often and all is left at last. Orders above so many lots are cut, with a pause between; above the freeze limit they are cut always. A limit entry that rests unfilled goes so many ticks towards the market at each chase of the order policy.',
  params: {
    order: field.choice({
      label: 'Legs enter',
      options: { hedgesFirst: 'bought legs first', together: 'together' },
      default: 'hedgesFirst',
    }),
    uncoveredSecondsMax: field.int({ label: 'Uncovered at most, seconds', help: '0 sets no bound.', min: 0, max: 3_600, default: 30 }),
    onLegFailure: field.choice({
      label: 'Where a leg cannot be had',
      options: { exitAll: 'leave all', keep: 'keep the others', retry: 'try again' },
      default: 'exitAll',
    }),
    retriesMax: field.int({ label: 'Tries at most', min: 1, max: 10, default: 3 }),
    sliceLotsMax: field.int({
      label: 'Lots an order, at most',
      help: '0 cuts at the freeze limit alone.',
      min: 0,
      max: 10_000,
      default: 0,
    }),
    sliceSeconds: field.int({ label: 'Between slices, seconds', min: 0, max: 300, default: 1 }),
    entryChaseSteps: field.int({ label: 'Chase a limit entry, steps', help: '0 leaves it where it was put.', min: 0, max: 50, default: 0 }),
    entryChaseTicks: field.int({ label: 'Ticks a step', min: 1, max: 100, default: 1 }),
  },
  inputs: { execution: inlet.of('execution', 'Orders', { optional: true }) },
  outputs: { execution: outlet.of('execution', 'Orders') },
  lower: (node) => {
    const base: ProgramExecution = node.findWire('execution', 'execution')?.execution ?? DEFAULT_EXECUTION;
    return { execution: { kind: 'execution', execution: { ...base, ...mannersOf(node) } } };
  },
  explain: (words) => {
    const base = words.isConnected('execution') ? words.input('execution') : 'enter at market';
    const order = words.raw('order') === 'together' ? 'all legs together' : 'bought legs first';
    const uncovered =
      words.raw('uncoveredSecondsMax') === 0 ? '' : `, none uncovered for more than ${words.param('uncoveredSecondsMax')} seconds`;
    return `${base}, ${order}${uncovered}; where a leg cannot be had, ${words.param('onLegFailure')}`;
  },
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { execution: { type: 'execution' } } }],
});

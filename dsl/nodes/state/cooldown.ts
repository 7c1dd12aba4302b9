// Peace after an event: others are held back for a while.
import { defineKind, type LowerContext } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

/** The events that start the wait: the one wired, the exit of the position, or either. */
function startOf(node: LowerContext): Signal {
  const after = node.findSignal('after');
  if (!node.isConnected('position')) return after ?? node.never();
  const exit = node.positionEvent('position', node.text('exit') === 'stop' ? 'stopped' : 'flat');
  return after === null ? exit : node.one('eitherEvent', [after, exit]);
}

export const cooldown = defineKind({
  kind: 'state.cooldown',
  version: 1,
  title: 'Cooldown',
  summary: 'Holds events back for some minutes after another event, or after a position was closed.',
  keywords: ['wait', 'pause', 'delay', 'after exit', 'after stop', 'throttle'],
  docs: 'An event is held back if the other came at the same bar or less than `minutes` ago by event time. What is held back is lost, never delayed.',
  params: {
    minutes: field.number({ label: 'For', unit: 'minutes', min: 0, max: 10_080, default: 15 }),
    exit: field.choice({ label: 'After the position', options: { flat: 'is flat', stop: 'was stopped' }, default: 'flat' }),
  },
  inputs: {
    event: inlet.event('Event'),
    after: inlet.event('After', { optional: true }),
    position: inlet.position('After exit of', { optional: true }),
  },
  outputs: { event: outlet.event('Passed') },
  check: (node) => {
    if (node.isConnected('after') || node.isConnected('position')) return [];
    return [
      { port: 'after', message: 'Nothing starts the cooldown.', remedy: 'Connect an event to After, or a position to After exit of.' },
    ];
  },
  lower: (node) => ({ event: node.one('cooldown', [node.signal('event'), startOf(node)], { minutes: node.static('minutes') }) }),
  explain: (words) => {
    const exit = words.isConnected('position') ? [`when ${words.input('position')} ${words.param('exit')}`] : [];
    const after = [...(words.isConnected('after') ? [words.input('after')] : []), ...exit].join(' or ');
    return `${words.input('event')} (not within ${words.param('minutes')} after "${after}")`;
  },
  examples: [
    {
      name: 'two minutes of peace, on one-minute bars',
      params: { minutes: 2 },
      inputs: { event: [1, 1, 1, 1, 1], after: [0, 1, 0, 0, 0] },
      expect: { event: [1, 0, 0, 1, 1] },
    },
  ],
});

// A part of the session, measured from its own open and close: it moves with short and special sessions.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const sessionWindow = defineKind({
  kind: 'calendar.sessionWindow',
  version: 1,
  title: 'Session window',
  summary: 'True from some minutes after the open until some minutes before the close.',
  keywords: ['after open', 'before close', 'first hour', 'last hour', 'muhurat', 'session relative'],
  docs: 'Inside when at least `afterOpen` minutes have passed since the open and more than `beforeClose` are left, by the instant at which the bar is sealed and the hours of that day’s continuous trading.',
  params: {
    afterOpen: field.int({ label: 'After the open', unit: 'minutes', min: 0, max: 720, default: 15 }),
    beforeClose: field.int({ label: 'Before the close', unit: 'minutes', min: 0, max: 720, default: 30 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: {
    inside: outlet.boolean('Inside'),
    sinceOpen: outlet.number('Since open', { unit: 'minutes' }),
    toClose: outlet.number('To close', { unit: 'minutes' }),
  },
  lower: (node) => {
    const { all, above, atLeast } = formula(node);
    const sinceOpen = node.one('calendar', [], { field: 'minutesFromOpen' }, 'minutes');
    const toClose = node.one('calendar', [], { field: 'minutesToClose' }, 'minutes');
    const inside = all(
      atLeast(sinceOpen, node.parameter('afterOpen', 'minutes')),
      above(toClose, node.parameter('beforeClose', 'minutes')),
    );
    return { inside, sinceOpen, toClose };
  },
  explain: (words) => `from ${words.param('afterOpen')} after the open to ${words.param('beforeClose')} before the close`,
  examples: [
    {
      name: 'the second bar is two minutes in',
      params: { afterOpen: 2, beforeClose: 372 },
      inputs: { candles: { close: [1, 1, 1] } },
      expect: { inside: [0, 1, 0], sinceOpen: [1, 2, 3], toClose: [374, 373, 372] },
    },
  ],
});

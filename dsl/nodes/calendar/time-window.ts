// A part of the day, in India Standard Time: as a condition at each bar, and as a window for entry guards.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const timeWindow = defineKind({
  kind: 'calendar.timeWindow',
  version: 1,
  title: 'Time window',
  summary: 'True between two times of day; also a window for entry guards.',
  keywords: ['session', 'trading hours', 'between', 'after 9:30', 'before 3 pm', 'no trade zone'],
  docs: 'Inside from `from` (inclusive) to `to` (exclusive), by the instant at which the bar is sealed: with 09:30 to 15:00 and five-minute bars the bar of 09:25 is the first inside, since it is known at 09:30, and the bar of 14:50 the last.',
  params: {
    from: field.time({ label: 'From', default: '09:30' }),
    to: field.time({ label: 'To', default: '15:00' }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { inside: outlet.boolean('Inside'), window: outlet.of('window', 'Window') },
  check: (node) => {
    const fault = { param: 'to', message: 'The window ends before it begins.', remedy: 'Choose a later "To".' };
    return node.number('to') <= node.number('from') ? [fault] : [];
  },
  lower: (node) => {
    const { all, not, atLeast } = formula(node);
    const now = node.one('calendar', [], { field: 'minuteOfDay' }, 'time');
    const [from, to] = [node.parameter('from', 'time'), node.parameter('to', 'time')];
    return {
      inside: all(atLeast(now, from), not(atLeast(now, to))),
      window: { kind: 'window', from: node.static('from'), to: node.static('to') },
    };
  },
  explain: (words) => `between ${words.param('from')} and ${words.param('to')}`,
  examples: [
    {
      name: 'the end is outside',
      params: { from: '09:17', to: '09:19' },
      inputs: { candles: { close: [1, 1, 1, 1] } },
      // Sealed at 09:16, 09:17, 09:18, 09:19.
      expect: { inside: [0, 1, 1, 0] },
    },
  ],
});

// One instant of each session: a time of day, or so many minutes from its open or before its close.
import { type CheckContext, type ClockRef, defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

function timeClock(node: CheckContext): ClockRef | null {
  const instrument = node.instrument('instrument');
  if (instrument === null) return null;
  const from = node.text('from');
  if (from === 'open' || from === 'close') return { kind: 'time', instrument, from, minutes: node.static('minutes') };
  return { kind: 'time', instrument, from: 'midnight', minutes: node.static('time') };
}

export const atTime = defineKind({
  kind: 'trigger.atTime',
  version: 1,
  title: 'At time',
  summary: 'Fires once each session, at a time of day or an offset from its open or close.',
  keywords: ['clock', 'schedule', '9:20', '3:15', 'square off time', 'timer'],
  docs: 'Times are India Standard Time. Offsets follow the session of the day, so a short or special session moves them with it. It fires on every trading day, at a time outside trading hours too: what is decided then waits for the next open, except an intraday entry after the close. `price` is the last trade at that instant: at 09:20 the close of the 09:19 minute.',
  params: {
    from: field.choice({
      label: 'Counted from',
      options: { midnight: 'Time of day', open: 'After the open', close: 'Before the close' },
      default: 'midnight',
    }),
    time: field.time({ label: 'Time', help: 'Used with a time of day.', default: '09:20' }),
    minutes: field.int({ label: 'Minutes', help: 'Used with an offset.', unit: 'minutes', min: 0, max: 1_439, default: 15 }),
  },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: { event: outlet.event('Time'), price: outlet.number('Last price', { unit: 'price' }) },
  clock: timeClock,
  lower: (node) => ({ event: node.one('pulse', []), price: node.one('bar', [], { field: 'close' }, 'price') }),
  explain: (words) => {
    const offset = words.raw('from') === 'open' ? `${words.param('minutes')} after the open` : `${words.param('minutes')} before the close`;
    const event = words.raw('from') === 'midnight' ? `at ${words.param('time')}` : offset;
    return { event, price: `the price of ${words.input('instrument')} ${event}` };
  },
  examples: [
    {
      name: 'each row of the time clock is one session',
      inputs: { instrument: { close: [100, 102], from: '2024-01-01 09:20', step: 375 } },
      expect: { event: [1, 1], price: [100, 102] },
    },
  ],
});

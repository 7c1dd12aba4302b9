// A steady beat through continuous trading.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const every = defineKind({
  kind: 'trigger.every',
  version: 1,
  title: 'Every',
  summary: 'Fires every so many seconds of continuous trading, from one second to one hour.',
  keywords: ['timer', 'interval', 'schedule', 'seconds', 'minutes', 'poll'],
  docs: 'Counted from the open of the session: every 300 s fires at 09:20, 09:25 … and last at the close. `price` is the last trade at that instant.',
  params: { seconds: field.int({ label: 'Seconds', min: 1, max: 3_600, default: 60, tunable: false }) },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: { event: outlet.event('Beat'), price: outlet.number('Last price', { unit: 'price' }) },
  capability: {
    backtest: 'approximate',
    ticks: 'exact',
    paper: 'exact',
    live: 'exact',
    because: 'between the minutes of bar data the last known price stands still; multiples of 60 s are exact.',
  },
  clock: (node) => {
    const instrument = node.instrument('instrument');
    return instrument === null ? null : { kind: 'every', instrument, seconds: node.number('seconds') };
  },
  lower: (node) => ({ event: node.one('pulse', []), price: node.one('bar', [], { field: 'close' }, 'price') }),
  explain: (words) => {
    const event = `every ${words.param('seconds')} seconds`;
    return { event, price: `the price of ${words.input('instrument')} ${event}` };
  },
  examples: [
    { name: 'each beat is an event', inputs: { instrument: { close: [100, 101] } }, expect: { event: [1, 1], price: [100, 101] } },
  ],
});

// Trades as they come, thinned to what a decision needs.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const tick = defineKind({
  kind: 'trigger.tick',
  version: 1,
  title: 'On tick',
  summary: 'Fires on trades of an instrument, at most once in a given time.',
  keywords: ['ltp', 'trade', 'intrabar', 'live price'],
  docs: 'The first trade fires; after it the first one at least `gap` later, by exchange time. `price` is the last traded price. Windows downstream count these rows, not bars.',
  params: {
    gapMs: field.int({ label: 'Gap, ms', help: 'Least time between two events.', min: 0, max: 60_000, default: 1_000, tunable: false }),
  },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: { event: outlet.event('Tick'), price: outlet.number('Last price', { unit: 'price' }) },
  capability: {
    backtest: 'approximate',
    ticks: 'exact',
    paper: 'exact',
    live: 'exact',
    because: 'it needs recorded ticks; over bars it sees their opens and closes only.',
  },
  clock: (node) => {
    const instrument = node.instrument('instrument');
    return instrument === null ? null : { kind: 'tick', instrument, gapMs: node.number('gapMs') };
  },
  lower: (node) => ({ event: node.one('pulse', []), price: node.one('bar', [], { field: 'close' }, 'price') }),
  explain: (words) => {
    const event = `at each trade of ${words.input('instrument')}, at most one in ${words.param('gapMs')} ms`;
    return { event, price: `the price of ${words.input('instrument')} ${event}` };
  },
  examples: [
    {
      name: 'each row of the tick clock is an event and carries its price',
      inputs: { instrument: { close: [100, 100.05, 99.95] } },
      expect: { event: [1, 1, 1], price: [100, 100.05, 99.95] },
    },
  ],
});

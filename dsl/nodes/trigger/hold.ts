// Carries events of one clock to the rows of another, so that they may meet stateful nodes there.
import { defineKind } from '../define-kind';
import { inlet, outlet } from '../ports';

export const hold = defineKind({
  kind: 'trigger.hold',
  version: 1,
  title: 'Hold until next bar',
  summary: 'Delivers an event at the next close of the candles.',
  keywords: ['align event', 'wait for close', 'next candle', 'resample event'],
  docs: 'Fires at the first bar sealed at or after the event. Several events within one bar are delivered as one. On the same clock nothing changes.',
  inputs: { event: inlet.event('Event'), candles: inlet.candles('Candles') },
  outputs: { event: outlet.event('Held') },
  clock: (node) => node.clock('candles'),
  lower: (node) => ({ event: node.hold(node.raw('event'), node.ownClock()) }),
  explain: (words) => `${words.input('event')}, at the next close of ${words.input('candles')}`,
  examples: [
    {
      name: 'on the same clock an event passes as it is',
      inputs: { event: [0, 1, 0, 1], candles: { close: [1, 1, 1, 1] } },
      expect: { event: [0, 1, 0, 1] },
    },
  ],
});

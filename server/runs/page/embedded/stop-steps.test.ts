// Stops as they stood, out of the decisions: placed, moved by the machine, modified at the venue, watched; never of an order that is gone.
import { expect, test } from 'vitest';
import type { DecisionEntry, OrderIntent } from '../../../../engine/journal/decision';
import { StopSteps } from './stop-steps';

const place = (order: number, type: 'market' | 'stopLimit', triggerPrice: number): DecisionEntry => {
  const intent: OrderIntent = {
    kind: 'place',
    order,
    action: 0,
    position: 4,
    leg: 0,
    slice: 0,
    attempt: 1,
    instrument: 0,
    side: 'sell',
    quantity: 10,
    type,
    limitPrice: triggerPrice,
    triggerPrice,
    protectionPercent: 0,
    product: 'intraday',
    reason: 'legStop',
  };
  return { kind: 'intent', intent };
};
const modify = (order: number, triggerPrice: number): DecisionEntry => ({
  kind: 'intent',
  intent: {
    kind: 'modify',
    order,
    quantity: 10,
    type: 'stopLimit',
    limitPrice: triggerPrice,
    triggerPrice,
    protectionPercent: 0,
    reason: 'legStop',
  },
});

test('each step is one the run decided', () => {
  const steps = new StopSteps();
  const entries: readonly DecisionEntry[] = [
    place(0, 'market', Number.NaN),
    place(1, 'stopLimit', 9_900),
    modify(1, 9_950),
    modify(0, 1),
    { kind: 'orderEvent', event: { kind: 'cancelled', order: 1, by: 'exchange' } },
    modify(1, 2),
    { kind: 'stopMonitored', position: 4, leg: 0, stop: 9_950 },
    { kind: 'stopMoved', position: 4, leg: 0, from: 9_950, to: 10_000 },
  ];
  for (const [index, entry] of entries.entries()) steps.decision(index, entry);
  expect(steps.steps).toEqual([
    { timeUs: 1, position: 4, leg: 0, price: 9_900 },
    { timeUs: 2, position: 4, leg: 0, price: 9_950 },
    { timeUs: 6, position: 4, leg: 0, price: 9_950 },
    { timeUs: 7, position: 4, leg: 0, price: 10_000 },
  ]);
});

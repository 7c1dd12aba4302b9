// What a log gives back: every decision as it was taken, to the order of its fields, however often it is asked and whatever stands between.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyRuns } from '../../tests/property-runs';
import { ACTION_OUTCOMES, FILL_RULES, type Intent, ORDER_REASONS, ORDER_TYPES, type OrderEvent, PRODUCTS, SIDES } from '../events';
import { type DecisionEntry, POSITION_PHASES } from './decision';
import { DecisionLog, decisionLine } from './decision-log';

const count = fc.nat(100_000);
const price = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -1e9, max: 1e12 }));
const terms = {
  quantity: count,
  type: fc.constantFrom(...ORDER_TYPES),
  limitPrice: price,
  triggerPrice: price,
  protectionPercent: fc.double(),
};
const waited = fc.option(fc.constant(true as const), { nil: undefined });

/** A field that is not there is left out, as the kernel leaves it out. */
function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

const place = fc
  .record({
    kind: fc.constant('place' as const),
    order: count,
    action: count,
    position: count,
    leg: count,
    slice: count,
    attempt: count,
    instrument: count,
    side: fc.constantFrom(...SIDES),
    product: fc.constantFrom(...PRODUCTS),
    reason: fc.constantFrom(...ORDER_REASONS),
    ...terms,
    hasWaited: waited,
  })
  .map(defined);
const modify = fc
  .record({ kind: fc.constant('modify' as const), order: count, reason: fc.constantFrom(...ORDER_REASONS), ...terms, hasWaited: waited })
  .map(defined);
const cancel = fc.record({ kind: fc.constant('cancel' as const), order: count });
const event: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('accepted' as const, 'modified' as const, 'triggered' as const, 'expired' as const), order: count }),
  fc.record({ kind: fc.constant('rejected' as const), order: count, code: fc.constant('price-band' as const) }),
  fc.record({
    kind: fc.constant('filled' as const),
    order: count,
    quantity: count,
    price,
    remaining: count,
    rule: fc.constantFrom(...FILL_RULES),
    slippage: price,
    isAmbiguous: fc.boolean(),
  }),
);
const entry: fc.Arbitrary<DecisionEntry> = fc.oneof(
  fc.record({ kind: fc.constant('outcome' as const), action: fc.nat(30), outcome: fc.constantFrom(...ACTION_OUTCOMES) }),
  fc.record({ kind: fc.constant('phase' as const), position: count, epoch: count, phase: fc.constantFrom(...POSITION_PHASES) }),
  event.map((one) => ({ kind: 'orderEvent' as const, event: one })),
  fc
    .oneof(place, modify, cancel)
    .map((intent) => ({ kind: 'intent' as const, intent: intent as Extract<Intent, { kind: 'place' | 'modify' | 'cancel' }> })),
  fc.record({ kind: fc.constant('stopMoved' as const), position: count, leg: count, from: price, to: price }),
);
const taken = fc.array(fc.record({ timeUs: fc.integer({ min: 0, max: 2e15 }), entry }), { maxLength: 300 });

describe('a log of decisions', () => {
  test('gives back what it was told, all at once or as it grows', () => {
    fc.assert(
      fc.property(taken, fc.nat(300), (decisions, half) => {
        const log = new DecisionLog();
        for (const { timeUs, entry: each } of decisions.slice(0, half)) log.decision(timeUs, each);
        expect(log.decisions).toEqual(decisions.slice(0, half));
        for (const { timeUs, entry: each } of decisions.slice(half)) log.decision(timeUs, each);
        expect(log.decisions).toEqual(decisions);
      }),
      { numRuns: propertyRuns(200) },
    );
  });

  test('counts outcomes as one who counts them one by one', () => {
    fc.assert(
      fc.property(taken, (decisions) => {
        const log = new DecisionLog();
        for (const { timeUs, entry: each } of decisions) log.decision(timeUs, each);
        const counted = log.countOutcomes();
        for (const [action, counts] of counted.entries())
          for (const [at, outcome] of ACTION_OUTCOMES.entries()) {
            const own = decisions.filter(
              ({ entry: each }) => each.kind === 'outcome' && each.action === action && each.outcome === outcome,
            );
            expect(counts[at]).toBe(own.length);
          }
        expect(counted.flatMap((counts) => [...counts]).reduce((sum, each) => sum + each, 0)).toBe(
          decisions.filter(({ entry: each }) => each.kind === 'outcome').length,
        );
      }),
      { numRuns: propertyRuns(100) },
    );
  });

  test('writes a line whose fields stand in the order in which the kernel names them', () => {
    const log = new DecisionLog();
    const intent = {
      kind: 'place',
      order: 1,
      action: 2,
      position: 0,
      leg: 0,
      slice: 0,
      attempt: 0,
      instrument: 3,
      side: 'sell',
      product: 'carry',
      reason: 'legStop',
      type: 'stopLimit',
      quantity: 75,
      protectionPercent: 0,
      limitPrice: Number.NaN,
      triggerPrice: 9_500,
      hasWaited: true,
    } as const;
    log.decision(7, { kind: 'intent', intent });
    expect(log.decisions.map(decisionLine)).toEqual([decisionLine({ timeUs: 7, entry: { kind: 'intent', intent } })]);
  });
});

// Laws that hold whatever the orders and the bars: where a fill may lie, when it may come, and that nothing is lost or doubled.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../tests/property-runs';
import type { Filled } from '../events';
import { OPTION_CONTRACT, type Terms, TestDesk } from './test-desk';

const SEED = 20_261_116;
const TICK = 5;
const LOT = 75;
const CAP_PERCENT = 2.5;

interface Step {
  readonly orders: readonly Terms[];
  readonly onFill: Terms;
  readonly bar: readonly [open: number, high: number, low: number, close: number, volume: number];
  readonly cancels: boolean;
}

const ticks = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min / TICK, max: max / TICK }).map((count) => count * TICK);
const side = fc.constantFrom('buy' as const, 'sell' as const);
const quantity = fc.integer({ min: 1, max: 24 }).map((lots) => lots * LOT);
const position = fc.integer({ min: 0, max: 1 });

const terms: fc.Arbitrary<Terms> = fc.oneof(
  fc.record({ type: fc.constant('market' as const), side, quantity, position, protectionPercent: fc.constantFrom(0, 0.1, 1) }),
  fc.record({ type: fc.constant('limit' as const), side, quantity, position, limitPrice: ticks(9_800, 10_200) }),
  fc.record({ side, quantity, position, triggerPrice: ticks(9_800, 10_200), buffer: ticks(0, 60) }).map(({ buffer, ...stop }) => ({
    type: 'stopLimit' as const,
    ...stop,
    limitPrice: stop.triggerPrice + (stop.side === 'buy' ? buffer : -buffer),
  })),
);

const bar = fc
  .tuple(ticks(9_850, 10_150), ticks(9_850, 10_150), ticks(0, 100), ticks(0, 100), fc.constantFrom(0, 500, 9_000, 90_000))
  .map(([open, close, above, below, volume]): Step['bar'] =>
    volume === 0 ? [open, open, open, open, 0] : [open, Math.max(open, close) + above, Math.min(open, close) - below, close, volume],
  );

const steps = fc.array(fc.record({ orders: fc.array(terms, { maxLength: 3 }), onFill: terms, bar, cancels: fc.boolean() }), {
  minLength: 1,
  maxLength: 25,
});

interface Fill {
  readonly event: Filled;
  readonly terms: Terms;
  readonly bar: Step['bar'];
}

/** Lives through the steps, answers one fill in three with another order, and returns every fill with its order and its bar. */
function live(
  run: readonly Step[],
  config: ConstructorParameters<typeof TestDesk>[0],
): { readonly desk: TestDesk; readonly fills: readonly Fill[] } {
  const desk = new TestDesk({ volumeCapPercent: CAP_PERCENT, ...config }, [OPTION_CONTRACT]);
  const placed = new Map<number, Terms>();
  const fills: Fill[] = [];
  for (const { orders, onFill, bar: prices, cancels } of run) {
    for (const order of orders) if (desk.venue.liveOrders < 40) placed.set(desk.place(order), order);
    desk.answer = (event) => {
      if (event.kind !== 'filled') return [];
      fills.push({ event, terms: placed.get(event.order) ?? onFill, bar: prices });
      if (event.order % 3 !== 0 || desk.venue.liveOrders > 50) return [];
      const intent = desk.intent(onFill);
      placed.set(intent.order, onFill);
      return [intent];
    };
    desk.bar(prices, () => {
      if (cancels) desk.cancel(0);
    });
  }
  desk.endSession();
  return { desk, fills };
}

function check(law: (run: readonly Step[]) => void): void {
  fc.assert(fc.property(steps, law), { seed: SEED, numRuns: propertyRuns(300) });
}

describe(`a fill (seed ${SEED})`, () => {
  it('lies in its bar once its slippage is taken off, and never beyond the order’s own limit', () => {
    check((run) => {
      for (const { event, terms: order, bar: prices } of live(run, {}).fills) {
        const sign = order.side === 'buy' ? 1 : -1;
        const print = event.price - sign * event.slippage;
        expect(print).toBeGreaterThanOrEqual(prices[2]);
        expect(print).toBeLessThanOrEqual(prices[1]);
        expect(event.slippage).toBeGreaterThanOrEqual(0);
        expect(event.price % TICK).toBe(0);
        if (order.limitPrice !== undefined) expect(sign * (order.limitPrice - event.price)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('of a stop is never better than its trigger', () => {
    check((run) => {
      for (const { event, terms: order } of live(run, {}).fills) {
        const sign = order.side === 'buy' ? 1 : -1;
        if (event.rule === 'stopTraded' || event.rule === 'stopGapOpen')
          expect(sign * (event.price - (order.triggerPrice ?? Number.NaN))).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('takes whole lots, within the order, within the volume of its bar', () => {
    check((run) => {
      const byBar = new Map<Step['bar'], number>();
      for (const { event, bar: prices } of live(run, {}).fills) {
        expect(event.quantity % LOT).toBe(0);
        byBar.set(prices, (byBar.get(prices) ?? 0) + event.quantity);
      }
      // The bar before may have allowed more at the open than this one does in all.
      for (const [index, { bar: prices }] of run.entries()) {
        const volume = Math.max(prices[4], run[index - 1]?.bar[4] ?? 1_000_000);
        expect(byBar.get(prices) ?? 0).toBeLessThanOrEqual(prices[4] === 0 ? 0 : Math.max(LOT, (volume * CAP_PERCENT) / 100));
      }
    });
  });
});

describe(`an order (seed ${SEED})`, () => {
  it('is accepted first, fills to its quantity at most, and says nothing once it is done', () => {
    check((run) => {
      const { desk, fills } = live(run, { partialPercent: 20, rejectPercent: 10, stopCancelPercent: 10 });
      for (const order of new Set(desk.events.map((event) => event.order))) {
        const events = desk.events.filter((event) => event.order === order);
        const wanted = fills.find(({ event }) => event.order === order)?.terms.quantity;
        const filled = events.reduce((sum, event) => sum + (event.kind === 'filled' ? event.quantity : 0), 0);
        if (wanted !== undefined) expect(filled).toBeLessThanOrEqual(wanted);
        expect(['accepted', 'rejected']).toContain(events[0]?.kind);
        const end = events.findIndex(
          (event) => ['rejected', 'cancelled', 'expired'].includes(event.kind) || (event.kind === 'filled' && event.remaining === 0),
        );
        expect(end).toBe(events.length - 1);
        const last = events.at(-1);
        if (last?.kind === 'filled') expect(filled).toBe(wanted);
      }
      expect(desk.venue.liveOrders).toBe(0);
    });
  });

  it('lives the same life in every run', () => {
    check((run) => {
      const config = { partialPercent: 20, rejectPercent: 10, stopCancelPercent: 10 };
      const [first, second] = [live(run, config), live(run, config)];
      expect(second.desk.events).toEqual(first.desk.events);
      expect(second.desk.venue.digest()).toBe(first.desk.venue.digest());
    });
  });
});

it(`a bar’s future moves none of its fills at the open (seed ${SEED})`, () => {
  const atOpen = (run: readonly Step[]): readonly unknown[] => {
    const { fills } = live(run, {});
    const lastBar = run.at(-1)?.bar;
    return fills.filter(({ event, bar: prices }) => prices === lastBar && event.rule === 'nextOpen').map(({ event }) => event);
  };
  check((run) => {
    const last = run.at(-1);
    if (last === undefined || last.bar[4] === 0) return;
    const [open] = last.bar;
    const other: Step = { ...last, bar: [open, open + 300, open - 300, open + 100, 20_000] };
    expect(atOpen([...run.slice(0, -1), other])).toEqual(atOpen(run));
  });
});

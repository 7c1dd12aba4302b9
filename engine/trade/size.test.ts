// Sizes that the kernel asks for: what it asks, and how many lots it makes of the answer.
import { describe, expect, it } from 'vitest';
import type { ProgramSize } from '../../dsl/ir/program';
import type { ExpectedOrder } from './expected-order';
import { BUY, enter, SELL, share, TradeRig } from './rig/trade-rig';
import type { StructureDesk } from './structure-desk';

const LOT = { lot: 75, kind: 'option' } as const;

/** Two legs at ₹200 and ₹60, a lot of 75; the capital is ₹1,00,000. */
class Sizing {
  readonly asked: (readonly ExpectedOrder[])[] = [];
  readonly rig: TradeRig;

  constructor(size: ProgramSize, answer: Partial<Record<keyof StructureDesk, number | null>>) {
    const reply = (kind: keyof StructureDesk, orders: readonly ExpectedOrder[]): number | null => {
      this.asked.push(orders);
      return answer[kind] ?? null;
    };
    this.rig = new TradeRig({
      actions: [
        enter({
          size,
          legs: [
            { ...SELL, ratio: 2 },
            { ...BUY, instrument: 1 },
          ],
          risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1_000 }],
        }),
      ],
      facts: [share(LOT), share(LOT)],
      structures: {
        marginPaise: (orders) => reply('marginPaise', orders) ?? Number.NaN,
        maxLossPaise: (orders) => reply('maxLossPaise', orders),
      },
    });
    this.rig.print('09:20', 20_000);
    this.rig.print('09:20', 6_000, 1);
  }

  /** The outcome, or the units of each leg. */
  enter(): string | readonly number[] {
    const outcome = this.rig.fire(0);
    if (outcome !== 'sent') return outcome;
    return this.rig.trade.takeIntents().flatMap((intent) => (intent.kind === 'place' ? [intent.quantity] : []));
  }
}

const margin = (percent: number): ProgramSize => ({ kind: 'margin', percent });
const maxLoss = (amount: number): ProgramSize => ({ kind: 'maxLoss', basis: 'rupees', amount });

describe('a size by margin', () => {
  it('is the percentage of the capital over the margin of one lot, rounded down', () => {
    // ₹50,000 over ₹16,666: 3.00012 lots; a rupee more and they are 2.
    expect(new Sizing(margin(50), { marginPaise: 1_666_600 }).enter()).toEqual([225, 450]);
    expect(new Sizing(margin(50), { marginPaise: 1_666_700 }).enter()).toEqual([150, 300]);
  });

  it('asks for one lot of the whole structure as it is sent: bought before sold, each at its expected price', () => {
    const sizing = new Sizing(margin(50), { marginPaise: 1_000_000 });
    sizing.enter();
    expect(sizing.asked).toEqual([
      [
        { instrument: 1, side: 'buy', quantity: 75, product: 'carry', price: 6_000 },
        { instrument: 0, side: 'sell', quantity: 150, product: 'carry', price: 20_000 },
      ],
    ]);
  });

  it('enters nothing below one lot, nor where the margin is not known or nothing', () => {
    expect(new Sizing(margin(50), { marginPaise: 5_000_100 }).enter()).toBe('size-zero');
    expect(new Sizing(margin(50), {}).enter()).toBe('size-undefined');
    expect(new Sizing(margin(50), { marginPaise: 0 }).enter()).toBe('size-undefined');
  });
});

describe('a size by the greatest loss', () => {
  it('is the amount over the loss of one lot, rounded down', () => {
    expect(new Sizing(maxLoss(30_000), { maxLossPaise: 1_000_000 }).enter()).toEqual([225, 450]);
    expect(new Sizing(maxLoss(29_999), { maxLossPaise: 1_000_000 }).enter()).toEqual([150, 300]);
  });

  it('may be said in percent of the capital', () => {
    const size: ProgramSize = { kind: 'maxLoss', basis: 'percentOfCapital', amount: 20 };
    expect(new Sizing(size, { maxLossPaise: 1_000_000 }).enter()).toEqual([150, 300]);
  });

  it('enters nothing where the loss has no bound, or there is none', () => {
    expect(new Sizing(maxLoss(30_000), { maxLossPaise: null }).enter()).toBe('size-undefined');
    expect(new Sizing(maxLoss(30_000), { maxLossPaise: 0 }).enter()).toBe('size-undefined');
  });
});

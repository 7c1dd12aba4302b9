// Each fill rule by a worked example. Bars are [open, high, low, close]; prices are paise, the tick is 5. Costs of taking liquidity: half
// spread 5, impact 5, and 5 of latency for a market order. A fill reads: #order quantity @ price (slippage) rule.
import { describe, expect, it } from 'vitest';
import type { OrderEvent } from '../events';
import type { OrderIntent } from '../journal/decision';
import { OPTION_CONTRACT, SHARE, TestDesk } from './test-desk';

const NO_COST = { halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 };

describe('a market order', () => {
  it('fills at the next open, worse by half spread, impact and latency', () => {
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'buy' });
    desk.place({ type: 'market', side: 'sell' });
    desk.bar([10_010, 10_050, 9_990, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 10025 (15) nextOpen', '#1 75 @ 9995 (15) nextOpen']);
  });

  it('that is decided on the open fills at the close of that bar', () => {
    const desk = new TestDesk();
    desk.bar([10_010, 10_050, 9_990, 10_020], () => desk.place({ type: 'market', side: 'buy' }));
    expect(desk.fills).toEqual(['#0 75 @ 10035 (15) nextClose']);
  });

  it('that answers a fill at the open waits for the close, too', () => {
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'buy' });
    desk.answer = (event) => (event.kind === 'filled' && event.order === 0 ? [desk.intent({ type: 'market', side: 'sell' })] : []);
    desk.bar([10_010, 10_050, 9_990, 10_020]);
    expect(desk.fills).toEqual(['#0 75 @ 10025 (15) nextOpen', '#1 75 @ 10005 (15) nextClose']);
  });

  it('of a reversal was decided before the open that let it go, and fills there', () => {
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'sell' });
    const turn = (): OrderIntent[] => [desk.intent({ type: 'market', side: 'sell', reason: 'reverse' })];
    desk.answer = (event) => (event.kind === 'filled' && event.order === 0 ? turn() : []);
    desk.bar([10_010, 10_050, 9_990, 10_020]);
    expect(desk.fills).toEqual(['#0 75 @ 9995 (15) nextOpen', '#1 75 @ 9995 (15) nextOpen']);
  });

  it('for another instrument that answers a fill at the open waits for its close, whichever opened first', () => {
    const desk = new TestDesk({}, [SHARE, SHARE]);
    desk.place({ type: 'market', side: 'buy' });
    desk.answer = (event) =>
      event.kind === 'filled' && event.order === 0 ? [desk.intent({ type: 'market', side: 'sell', instrument: 1 })] : [];
    desk.bar([10_010, 10_050, 9_990, 10_020], () => {
      desk.venue.barOpen(1, 20_000, 1_000_000, desk.timeUs);
      expect(desk.venue.nextEvent()).toBeNull();
    });
    desk.venue.barFinal(1, 20_000, 20_000, 20_000, 20_000, 1_000_000, desk.timeUs);
    expect(desk.venue.nextEvent()).toMatchObject({ order: 1, price: 19_985, rule: 'nextClose' });
  });

  it('that answers a fill inside the bar waits for the next open', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.answer = (event) => (event.kind === 'filled' && event.order === 0 ? [desk.intent({ type: 'market', side: 'sell' })] : []);
    desk.bar([10_000, 10_010, 9_900, 9_960]);
    desk.bar([9_970, 9_980, 9_960, 9_970]);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded', '#1 75 @ 9955 (15) nextOpen']);
  });

  it('never pays more than its band: the limit caps the impact', () => {
    // 0.1% of 10 000 is 10: the limit is 10 010. The quote (10 005) is within it, the full cost (10 015) is not.
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'buy', protectionPercent: 0.1 });
    desk.bar([10_000, 10_050, 9_990, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 10010 (10) nextOpen']);
  });

  it('rests at the end of its band when the open is beyond, and stays open until the price comes back', () => {
    // The broker's slab for a share of Rs 100 to 500 is 1%: from 10 000 the limit is 10 100.
    const desk = new TestDesk();
    const order = desk.place({ type: 'market', side: 'buy' });
    desk.bar([10_200, 10_300, 10_150, 10_250]);
    expect(desk.events.at(-1)).toEqual({ kind: 'convertedToLimit', order, limitPrice: 10_100 });
    expect(desk.fills).toEqual([]);
    desk.bar([10_250, 10_260, 10_095, 10_200]); // one tick through 10 100
    expect(desk.fills).toEqual(['#0 75 @ 10100 (0) bandRested']);
  });

  it('filled in part goes on at what the bar trades at, however far its band reaches', () => {
    const desk = new TestDesk({ partialPercent: 100 });
    desk.place({ type: 'market', side: 'buy', quantity: 1_000, protectionPercent: 20 });
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    expect(desk.fills.length).toBeGreaterThan(3);
    expect(desk.fills.filter((fill) => !/@ 100(15 \(15\) nextOpen|10 \(10\) bandRested)$/.test(fill))).toEqual([]);
  });

  it('that rests takes the first open inside its band, with the cost of taking', () => {
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'buy' });
    desk.bar([10_200, 10_300, 10_150, 10_250]);
    desk.bar([10_050, 10_300, 10_050, 10_250]);
    expect(desk.fills).toEqual(['#0 75 @ 10060 (10) bandRested']);
  });

  it('takes the slab of an option by its premium', () => {
    // Rs 100 exactly: the slab above Rs 100 is 2%, so the limit is 10 200; an open of 10 195 still fits with its quote of 10 200.
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.place({ type: 'market', side: 'buy' });
    desk.bar([10_195, 10_300, 10_150, 10_250]);
    expect(desk.fills).toEqual(['#0 75 @ 10200 (5) nextOpen']);
  });

  it('does not buy at the upper circuit, where nobody sells, and does sell there', () => {
    const desk = new TestDesk(NO_COST, [{ ...SHARE, bandLow: 9_000, bandHigh: 11_000 }]);
    desk.place({ type: 'market', side: 'buy', protectionPercent: 20 });
    desk.place({ type: 'market', side: 'sell', protectionPercent: 20 });
    desk.bar([11_000, 11_000, 11_000, 11_000]);
    expect(desk.fills).toEqual(['#1 75 @ 11000 (0) nextOpen']);
    expect(desk.story(0)).toEqual(['accepted', 'convertedToLimit']);
  });
});

describe('a limit order', () => {
  it('needs a trade one tick beyond it', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.place({ type: 'limit', side: 'sell', limitPrice: 10_050 });
    desk.bar([10_000, 10_050, 9_950, 10_000]);
    expect(desk.fills).toEqual([]);
    desk.bar([10_000, 10_040, 9_945, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
    desk.bar([10_000, 10_055, 9_990, 10_000]);
    expect(desk.fills.at(-1)).toBe('#1 75 @ 10050 (0) limitTraded');
  });

  it('fills on a touch where the venue is told so', () => {
    const desk = new TestDesk({ touchFillsLimit: true });
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.bar([10_000, 10_010, 9_950, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
  });

  it('that the open is through fills at the open', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.bar([9_900, 9_990, 9_890, 9_980]);
    expect(desk.fills).toEqual(['#0 75 @ 9900 (0) limitAtOpen']);
  });

  it('placed on the open sees the whole bar', () => {
    const desk = new TestDesk();
    desk.bar([10_000, 10_010, 9_940, 10_000], () => desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 }));
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
  });

  it('placed at the end of a bar sees nothing of it', () => {
    const desk = new TestDesk();
    desk.bar([10_000, 10_010, 9_900, 10_000]);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    expect(desk.fills).toEqual([]);
  });
});

describe('a stop', () => {
  it('crossed inside the bar fills at its trigger, worse by half spread and impact', () => {
    const desk = new TestDesk();
    const order = desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_850 });
    desk.bar([10_000, 10_010, 9_880, 9_950]);
    expect(desk.fills).toEqual(['#0 75 @ 9890 (10) stopTraded']);
    expect(desk.story(order)).toEqual(['accepted', 'triggered', 'filled']);
  });

  it('is triggered by a touch', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 10_100, limitPrice: 10_200 });
    desk.bar([10_000, 10_100, 9_990, 10_050]);
    expect(desk.fills).toEqual(['#0 75 @ 10110 (10) stopTraded']);
  });

  it('gapped through fills at the open or worse', () => {
    const desk = new TestDesk();
    desk.bar([10_000, 10_010, 9_990, 10_000]);
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_700 });
    desk.bar([9_800, 9_820, 9_750, 9_790]);
    expect(desk.fills).toEqual(['#0 75 @ 9790 (10) stopGapOpen']);
  });

  it('gapped beyond its limit rests, and fills at the limit when the price returns through it', () => {
    const desk = new TestDesk();
    const order = desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_850 });
    desk.bar([9_800, 9_840, 9_750, 9_790]); // opens beyond 9 850 and stays there
    expect(desk.story(order)).toEqual(['accepted', 'triggered']);
    desk.bar([9_790, 9_855, 9_780, 9_800]); // one tick through 9 850
    expect(desk.fills).toEqual(['#0 75 @ 9850 (0) limitTraded']);
  });

  it('whose limit is nearer than the best quote rests at it', () => {
    // Trigger and limit at 9 900: at the crossing the best bid is 9 895. The price closes at 9 905, one tick back through the limit.
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_900 });
    desk.bar([10_000, 10_010, 9_880, 9_890]);
    expect(desk.fills).toEqual([]);
    desk.bar([9_890, 9_905, 9_880, 9_890]);
    expect(desk.fills).toEqual(['#0 75 @ 9900 (0) limitTraded']);
  });

  it('whose limit is nearer than the best quote fills in the same bar when that closes back through it', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_900 });
    desk.bar([10_000, 10_010, 9_880, 9_905]);
    expect(desk.fills).toEqual(['#0 75 @ 9900 (0) limitTraded']);
  });

  it('gapped beyond its limit fills at an open that gaps back through it', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 10_100, limitPrice: 10_150 });
    desk.bar([10_300, 10_310, 10_200, 10_250]);
    desk.bar([10_050, 10_090, 10_040, 10_080]);
    expect(desk.fills).toEqual(['#0 75 @ 10050 (0) limitAtOpen']);
  });

  it('whose limit is within the impact fills at the limit', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_895 });
    desk.bar([10_000, 10_010, 9_880, 9_890]);
    expect(desk.fills).toEqual(['#0 75 @ 9895 (5) stopTraded']);
  });

  it('of an option outside the limit-price protection is cancelled by the exchange', () => {
    // The last premium is Rs 100; the exchange matches from 60 to 140. A gap to 150 triggers the stop, whose limit of 160 lies outside.
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.bar([10_000, 10_010, 9_990, 10_000], () =>
      desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 12_000, limitPrice: 16_000 }),
    );
    desk.bar([15_000, 15_500, 14_900, 15_000]);
    expect(desk.events.slice(-2)).toEqual([
      { kind: 'triggered', order: 0 },
      { kind: 'cancelled', order: 0, by: 'exchange' },
    ]);
    expect(desk.venue.liveOrders).toBe(0);
  });

  it('of an option crossed inside a bar is judged by the middle of its path there', () => {
    // From 100 to a trigger of 160 the average is 130, and the exchange matches up to 182.
    const storyOf = (limitPrice: number): readonly string[] => {
      const desk = new TestDesk({}, [OPTION_CONTRACT]);
      desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 16_000, limitPrice });
      desk.bar([10_000, 16_200, 9_990, 16_100]);
      return desk.story(0);
    };
    expect(storyOf(18_200)).toEqual(['accepted', 'triggered', 'filled']);
    expect(storyOf(18_205)).toEqual(['accepted', 'triggered', 'cancelled']);
  });

  it('of an option inside the protection fills', () => {
    const desk = new TestDesk({}, [OPTION_CONTRACT]);
    desk.bar([10_000, 10_010, 9_990, 10_000], () =>
      desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 12_000, limitPrice: 13_000 }),
    );
    desk.bar([12_500, 12_600, 12_400, 12_500]);
    expect(desk.fills).toEqual(['#0 75 @ 12510 (10) stopGapOpen']);
  });
});

describe('a stop and a target inside one bar', () => {
  const bracket = (desk: TestDesk): void => {
    const stop = desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800, reason: 'legStop' });
    const target = desk.place({ type: 'limit', side: 'sell', limitPrice: 10_100, reason: 'legTarget' });
    desk.answer = (event: OrderEvent) => (event.kind === 'filled' ? [{ kind: 'cancel', order: event.order === stop ? target : stop }] : []);
  };

  it('the stop comes first, the target is cancelled, the bar is counted', () => {
    const desk = new TestDesk();
    bracket(desk);
    desk.bar([10_000, 10_150, 9_850, 10_120]);
    expect(desk.fills).toEqual(['#0 75 @ 9890 (10) stopTraded ?']);
    expect(desk.story(1)).toEqual(['accepted', 'cancelled']);
    expect(desk.venue.ambiguousBars).toBe(1);
  });

  it('the target comes first in the optimistic run of the same seed', () => {
    const desk = new TestDesk({ bias: 'optimistic' });
    bracket(desk);
    desk.bar([10_000, 10_150, 9_850, 10_120]);
    expect(desk.fills).toEqual(['#1 75 @ 10100 (0) limitTraded ?']);
    expect(desk.venue.ambiguousBars).toBe(1);
  });

  it('is no question where the bar opens through one of them', () => {
    const desk = new TestDesk();
    bracket(desk);
    desk.bar([10_110, 10_150, 9_850, 9_900]);
    expect(desk.fills).toEqual(['#1 75 @ 10110 (0) limitAtOpen']);
    expect(desk.venue.ambiguousBars).toBe(0);
  });

  it('is no question between two positions', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_900, limitPrice: 9_800, position: 0 });
    desk.place({ type: 'limit', side: 'sell', limitPrice: 10_100, position: 1 });
    desk.bar([10_000, 10_150, 9_850, 10_120]);
    expect(desk.fills).toEqual(['#0 75 @ 9890 (10) stopTraded', '#1 75 @ 10100 (0) limitTraded']);
    expect(desk.venue.ambiguousBars).toBe(0);
  });

  it('levels on one side of the open come in the order of their distance, whoever was placed first', () => {
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_850 });
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    desk.bar([10_000, 10_010, 9_800, 9_990]);
    expect(desk.fills).toEqual(['#1 75 @ 9950 (0) limitTraded', '#0 75 @ 9850 (0) limitTraded']);
    expect(desk.venue.ambiguousBars).toBe(0);
  });

  it('two breakouts: the extreme nearer to the open comes first, and both are ambiguous', () => {
    // The sell trigger is nearer to the open than the buy trigger, but the high (60 away) is nearer than the low (100 away).
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'sell', triggerPrice: 9_950, limitPrice: 9_900 });
    desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 10_055, limitPrice: 10_100 });
    desk.bar([10_000, 10_060, 9_900, 9_910]);
    expect(desk.fills).toEqual(['#1 75 @ 10065 (10) stopTraded ?', '#0 75 @ 9940 (10) stopTraded ?']);
  });
});

describe('orders that answer a fill inside the bar', () => {
  const onEntry = (desk: TestDesk, ...exits: readonly Parameters<TestDesk['intent']>[0][]): void => {
    desk.answer = (event) => (event.kind === 'filled' && event.order === 0 ? exits.map((exit) => desk.intent(exit)) : []);
  };
  const stop = { type: 'stopLimit', side: 'sell', reason: 'legStop' } as const;

  it('a stop below a limit entry is hit by the low, which came after it', () => {
    // From 10 000 the price fell through 9 950 before it came to 9 880.
    const desk = new TestDesk();
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    onEntry(desk, { ...stop, triggerPrice: 9_900, limitPrice: 9_800 });
    desk.bar([10_000, 10_200, 9_880, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded', '#1 75 @ 9890 (10) stopTraded']);
    expect(desk.venue.ambiguousBars).toBe(0);
  });

  it('the other extreme never exits, and the bar is counted', () => {
    // Bought on the way up at 10 050; nobody knows whether the low of 9 880 came before.
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 10_050, limitPrice: 10_100 });
    onEntry(desk, { ...stop, triggerPrice: 9_900, limitPrice: 9_800 });
    desk.bar([10_000, 10_070, 9_880, 10_000]);
    expect(desk.fills).toEqual(['#0 75 @ 10060 (10) stopTraded']);
    expect(desk.venue.ambiguousBars).toBe(1);
    expect(desk.venue.liveOrders).toBe(1);
  });

  it('a close through the stop is proof: it was crossed after the entry', () => {
    const desk = new TestDesk();
    desk.place({ type: 'stopLimit', side: 'buy', triggerPrice: 10_050, limitPrice: 10_100 });
    onEntry(desk, { ...stop, triggerPrice: 9_900, limitPrice: 9_800 });
    desk.bar([10_000, 10_070, 9_860, 9_870]);
    expect(desk.fills).toEqual(['#0 75 @ 10060 (10) stopTraded', '#1 75 @ 9890 (10) stopTraded']);
    expect(desk.venue.ambiguousBars).toBe(0);
  });

  it('a target is filled by the close alone', () => {
    const entry = { type: 'limit', side: 'buy', limitPrice: 9_950 } as const;
    const target = { type: 'limit', side: 'sell', limitPrice: 10_100, reason: 'legTarget' } as const;
    const touched = new TestDesk();
    touched.place(entry);
    onEntry(touched, target);
    touched.bar([10_000, 10_150, 9_900, 10_050]);
    expect(touched.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
    expect(touched.venue.ambiguousBars).toBe(1);
    const closed = new TestDesk();
    closed.place(entry);
    onEntry(closed, target);
    closed.bar([10_000, 10_150, 9_900, 10_105]);
    expect(closed.fills).toEqual(['#0 75 @ 9950 (0) limitTraded', '#1 75 @ 10100 (0) limitTraded']);
  });

  it('a stop placed on a fill at the open sees the whole bar', () => {
    const desk = new TestDesk();
    desk.place({ type: 'market', side: 'buy' });
    onEntry(desk, { ...stop, triggerPrice: 9_900, limitPrice: 9_800 });
    desk.bar([10_000, 10_050, 9_890, 10_040]);
    expect(desk.fills).toEqual(['#0 75 @ 10015 (15) nextOpen', '#1 75 @ 9890 (10) stopTraded']);
  });

  it('an order for another instrument does not see the bar that ended with the fill', () => {
    const desk = new TestDesk(NO_COST, [SHARE, SHARE]);
    desk.place({ type: 'limit', side: 'buy', limitPrice: 9_950 });
    onEntry(desk, { type: 'limit', side: 'buy', limitPrice: 9_950, instrument: 1 });
    desk.bar([10_000, 10_010, 9_900, 10_000]);
    desk.venue.barFinal(1, 10_000, 10_010, 9_900, 10_000, 1_000_000, desk.timeUs);
    expect(desk.venue.nextEvent()).toBeNull();
    expect(desk.fills).toEqual(['#0 75 @ 9950 (0) limitTraded']);
  });
});

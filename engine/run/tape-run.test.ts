// A run over recorded trades, worked out by hand: bars and timers are released two seconds after their time, orders take 300 ms to be
// there, and the first trade after that is what fills them. Costs of taking liquidity: half a spread and the impact, a tick of 5 paise each.
import { describe, expect, it } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { aggregateTicks } from '../bars/aggregate-ticks';
import { createTickTape } from '../bars/tick-tape';
import type { Ticks } from '../bars/ticks';
import { isoDay } from '../time/day-text';
import { formatIst, istMinute, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { runBacktest } from './backtest';
import { ENTER, type Enter, sceneProgram, sceneRequest, sceneShare } from './run-scene';

const DAY = isoDay('2025-10-08');
const OPEN = istMinute(DAY, 9 * 60 + 15);
const sessions = (day: number) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []);

function program(clock: Program['clocks'][number], risk: Enter['risk']): Program {
  return sceneProgram({ clocks: [clock], actions: [{ ...ENTER, risk }] });
}

const AT_0917: Program['clocks'][number] = { kind: 'time', instrument: 0, from: 'midnight', minutes: 557 };

/** Trades of [time of day, rupees]. */
function run(strategy: Program, trades: readonly (readonly [string, number])[]) {
  const ticks: Ticks = {
    instrument: 'NSE:TEST',
    priceScale: 100,
    count: trades.length,
    timeUs: Float64Array.from(trades, ([time]) => instant(time)),
    price: Int32Array.from(trades, ([, rupees]) => Math.round(rupees * 100)),
    cumulativeVolume: new Float64Array(trades.length).fill(Number.NaN),
    openInterest: new Float64Array(trades.length).fill(Number.NaN),
    bid: null,
    ask: null,
    receiveTimeOnly: false,
  };
  const tape = createTickTape([ticks], sessions);
  const share = sceneShare(aggregateTicks(ticks, '1m', sessions), sessions, { tape, hasVolume: false });
  const span = { fromUs: OPEN * US_PER_MINUTE, toUs: (OPEN + 375) * US_PER_MINUTE };
  return runBacktest(sceneRequest(strategy, [share], { ...span, venue: DEFAULT_VENUE }));
}

function instant(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return istMinute(DAY, hours * 60 + minutes) * US_PER_MINUTE + Math.round(seconds * 1e6);
}

function fillsOf({ result }: ReturnType<typeof run>) {
  return result.fills.map(({ timeUs, side, price, rule }) => [formatIst(timeUs).slice(11).replace('+05:30', ''), side, price / 100, rule]);
}

describe('a run over recorded trades', () => {
  it('decides two seconds after the instant and fills at the first trade that the order can have met', () => {
    const done = run(
      program(AT_0917, [
        { kind: 'legStop', basis: 'percent', value: 1 },
        { kind: 'exitAt', from: 'midnight', minutes: 562 },
      ]),
      [
        ['09:16:30', 100],
        ['09:17:01', 100.5],
        // The order leaves at 09:17:02 and is there at 09:17:02.3.
        ['09:17:02.2', 101],
        ['09:17:02.3', 101.5],
        ['09:21:59', 103],
        ['09:22:01', 104],
        // The exit leaves at 09:22:02.
        ['09:22:03', 103.5],
      ],
    );
    expect(fillsOf(done)).toEqual([
      ['09:17:02.300000', 'buy', 101.6, 'nextTick'],
      ['09:22:03', 'sell', 103.4, 'nextTick'],
    ]);
  });

  it('meets a resting stop at the first trade that reaches it, at that price and not better', () => {
    const done = run(program(AT_0917, [{ kind: 'legStop', basis: 'points', value: 1 }]), [
      ['09:17:01', 100],
      ['09:17:03', 100],
      ['09:17:04', 99.2],
      // The stop rests at 100.10 - 1 = 99.10.
      ['09:17:05', 98.5],
      ['09:17:06', 101],
    ]);
    expect(fillsOf(done).at(-1)).toEqual(['09:17:05', 'sell', 98.4, 'stopTraded']);
  });

  it('watches a target at every trade, not at the ends of minutes alone', () => {
    const risk: Enter['risk'] = [
      { kind: 'legStop', basis: 'points', value: 5 },
      { kind: 'legTarget', basis: 'points', value: 2 },
    ];
    const done = run(program(AT_0917, risk), [
      ['09:17:01', 100],
      ['09:17:03', 100],
      ['09:17:20', 102.2],
      ['09:17:21', 101],
      ['09:17:59', 99],
    ]);
    expect(fillsOf(done).at(-1)).toEqual(['09:17:21', 'sell', 100.9, 'nextTick']);
  });

  it('decides on a trade after it, so that the order meets a later one', () => {
    const done = run(program({ kind: 'tick', instrument: 0, gapMs: 1_000 }, [{ kind: 'legStop', basis: 'percent', value: 5 }]), [
      ['09:17:01', 100],
      ['09:17:01.2', 101],
      ['09:17:01.4', 102],
    ]);
    expect(fillsOf(done)).toEqual([['09:17:01.400000', 'buy', 102.1, 'nextTick']]);
  });

  it('buys nothing on a price that is older than half a minute', () => {
    const risk: Enter['risk'] = [{ kind: 'legStop', basis: 'percent', value: 5 }];
    const { decisions, result } = run(program(AT_0917, risk), [
      ['09:16:31', 100],
      ['09:17:40', 100],
    ]);
    expect(result.fills).toEqual([]);
    expect(decisions.map(({ entry }) => entry)).toContainEqual(expect.objectContaining({ kind: 'outcome', outcome: 'price-undefined' }));
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { chainAsOf } from '../chain/chain-cursor';
import { openInterestWalls } from '../chain/open-interest-walls';
import type { ChainHistory, OptionCandles } from '../market/chain-history';
import { formatDay, isoDay } from '../time/day-text';
import { demoChainHistory } from './demo-chain';
import { listDemoExpiries } from './demo-expiries';
import { listDemoSessions } from './demo-session';
import { DEMO_SEED, generateDemoCandles } from './generate-demo-candles';

const DAY = isoDay('2024-06-12');
const WEEKLY = isoDay('2024-06-18');

function historyOf(from: string, to: string): ChainHistory {
  const sessions = listDemoSessions(isoDay(from), isoDay(to));
  const [spot, volatility] = ['DEMO:INDEX', 'DEMO:VIX'].map((id) => generateDemoCandles(id, sessions, DEMO_SEED));
  if (spot === undefined || volatility === undefined) throw new Error('the demo market has both');
  return demoChainHistory(spot, volatility, [], DEMO_SEED);
}

describe('expiries of the demo index', () => {
  const listed = (day: string) => listDemoExpiries(isoDay(day)).map(({ day: expiry, cycle }) => `${formatDay(expiry)} ${cycle}`);

  test('are four weeks and three months, the last Tuesday of a month being the month’s', () => {
    expect(listed('2024-06-12')).toEqual([
      '2024-06-18 weekly',
      '2024-06-25 monthly',
      '2024-07-02 weekly',
      '2024-07-09 weekly',
      '2024-07-30 monthly',
      '2024-08-27 monthly',
    ]);
  });

  test('hold the expiring one on its day, and not on the next', () => {
    expect(listed('2024-06-18')[0]).toBe('2024-06-18 weekly');
    expect(listed('2024-06-19')[0]).toBe('2024-06-25 monthly');
    // Tuesday 26 March 2024 trades; Tuesday 1 October 2024 too; 2024-12-31 is the last of its year.
    expect(listed('2024-12-30')[0]).toBe('2024-12-31 monthly');
  });
});

describe('the demo chain', () => {
  let history: ChainHistory;
  beforeAll(() => {
    history = historyOf('2024-06-10', '2024-06-14');
  });
  const chain = () => {
    const found = history.chainOn(DAY, WEEKLY);
    if (found === null) throw new Error('the demo market has this chain');
    return found;
  };
  const all = (): readonly OptionCandles[] => chain().contracts.flatMap((contract) => chain().candlesOf(contract) ?? []);

  test('has 61 strikes, every minute, and every row marked as modelled', () => {
    expect([chain().contracts.length, new Set(all().map(({ count }) => count))]).toEqual([122, new Set([375])]);
    expect(all().every(({ modelled }) => modelled.every((mark) => mark === 1))).toBe(true);
    expect(chain().contracts[0]).toMatchObject({ market: 'DEMO', underlying: 'INDEX', expiryDay: WEEKLY });
  });

  test('quotes around its prices, in whole ticks and whole lots', () => {
    for (const { open, high, low, close, bid, ask, volume, openInterest, count } of all()) {
      for (let row = 0; row < count; row += 1) {
        const [last, best, offer] = [close[row] ?? 0, bid?.[row] ?? 0, ask?.[row] ?? 0];
        expect(best < last && last < offer).toBe(true);
        expect((low[row] ?? 0) <= Math.min(open[row] ?? 0, last) && (high[row] ?? 0) >= Math.max(open[row] ?? 0, last)).toBe(true);
        expect([last % 5, best % 5, offer % 5, (volume[row] ?? 0) % 75, (openInterest[row] ?? 0) % 75]).toEqual([0, 0, 0, 0, 0]);
      }
    }
  });

  test('has walls that stand apart, a put-call ratio near one, and max pain between the walls', () => {
    const { summary } = chain();
    const last = summary.count - 1;
    const [callWall, putWall, pain] = [summary.callWall[last] ?? 0, summary.putWall[last] ?? 0, summary.maxPain[last] ?? 0];
    expect(callWall % 50_000 === 0 || putWall % 50_000 === 0).toBe(true);
    expect(putWall).toBeLessThan(callWall);
    expect(pain >= putWall && pain <= callWall).toBe(true);
    const ratio = (summary.putOpenInterest[last] ?? 0) / (summary.callOpenInterest[last] ?? 1);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
    const { calls, puts } = openInterestWalls(chainAsOf(chain(), summary.minute[last] ?? 0), 3);
    expect(calls.length + puts.length).toBe(6);
  });

  test('is the same whatever range it is cut from, and whatever was asked before', () => {
    const other = historyOf('2024-06-03', '2024-06-14');
    const contract = chain().contracts[30];
    if (contract === undefined) throw new Error('the chain has contracts');
    other.chainOn(DAY - 1, WEEKLY)?.candlesOf(contract);
    const again = other.chainOn(DAY, WEEKLY)?.candlesOf(contract);
    const { close, volume, openInterest, bid } = chain().candlesOf(contract) ?? {};
    expect(again).toMatchObject({ close, volume, openInterest, bid });
  });

  test('keeps its prices to the bit: a change of any constant is a new market', () => {
    const closes = all().map(({ close }) => close[374] ?? 0);
    expect(closes.reduce((sum, price, at) => (sum * 31 + price + at) % 1_000_000_007, 7)).toBe(952_744_745);
  });
});

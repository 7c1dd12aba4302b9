// A run of a few minutes worked out by hand, and what must hold of any run: the same decisions at any window size.
import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import { runBacktest } from './backtest';
import type { BacktestRequest } from './backtest-request';
import { type Bar, ENTER, sceneCandles, sceneProgram, sceneRequest, sceneShare } from './run-scene';

const DAY = 19_450;
const OPEN = istMinute(DAY, 555);

/** Enters at 09:17 with a stop 1 % below the fill, out at 09:22. */
const program: Program = sceneProgram({
  clocks: [{ kind: 'time', instrument: 0, from: 'midnight', minutes: 557 }],
  actions: [
    {
      ...ENTER,
      size: { kind: 'lots', lots: 100 },
      risk: [
        { kind: 'legStop', basis: 'percent', value: 1 },
        { kind: 'exitAt', from: 'midnight', minutes: 562 },
      ],
    },
  ],
});

function request(bars: readonly Bar[]): BacktestRequest {
  const candles = sceneCandles(
    bars.map((_, row) => OPEN + row),
    bars,
  );
  const share = sceneShare(candles, (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []));
  return sceneRequest(program, [share], {
    fromUs: OPEN * US_PER_MINUTE,
    toUs: (OPEN + 375) * US_PER_MINUTE,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 1, latencyTicks: 0 },
  });
}

const QUIET: readonly Bar[] = [
  [50_000, 50_020, 49_980, 50_000],
  [50_000, 50_020, 49_980, 50_010],
  [50_030, 50_060, 50_000, 50_040],
  [50_040, 50_100, 50_020, 50_080],
  [50_080, 50_120, 50_040, 50_100],
  [50_100, 50_150, 50_090, 50_140],
  [50_140, 50_200, 50_100, 50_180],
  [50_160, 50_200, 50_140, 50_180],
];

test('decided at 09:17, filled at the open stamped 09:17; out by the clock at the open of 09:22', () => {
  const { result } = runBacktest(request(QUIET));
  // Bought 100 at 500.30 + one tick of slippage, sold at 501.60 - one tick: (501.55 - 500.35) × 100.
  expect(result.fills.map(({ side, quantity, price, rule, reason }) => [side, quantity, price, rule, reason])).toEqual([
    ['buy', 100, 50_035, 'nextOpen', 'entry'],
    ['sell', 100, 50_155, 'nextOpen', 'exitAt'],
  ]);
  const [trade] = result.trades;
  expect(trade?.grossPaise).toBe(12_000);
  // Stop 1 % below 500.35: 495.3465, on the tick away from the price 495.30 or 495.35; the distance is what was at risk.
  expect(trade?.riskPaise).toBeGreaterThanOrEqual(49_500);
  // Brokerage 2 × 15.01…, STT on the sale 12.54, exchange, SEBI, stamp on the purchase, GST: all from the tables of that day.
  const charges = result.fills.reduce((sum, fill) => sum + fill.chargesPaise, 0);
  expect(trade?.chargesPaise).toBe(charges);
  expect(trade?.netPaise).toBe(12_000 - charges);
  expect(result.series.daily.equityPaise.at(-1)).toBe(10_000_000 + 12_000 - charges);
});

test('equity is marked at each sealed minute while open, and level before and after', () => {
  const { result } = runBacktest(request(QUIET));
  const { equityPaise } = result.series.equity;
  expect(equityPaise[0]).toBe(10_000_000);
  expect(equityPaise[1]).toBe(10_000_000);
  // Sealed at 09:18 at 500.40 after buying at 500.35: 100 × 0.05 up, less the charges of the purchase.
  expect(equityPaise[2]).toBeLessThan(10_000_000 + 500);
  expect(equityPaise[2]).toBeGreaterThan(10_000_000 + 500 - 4_000);
  expect(equityPaise[7]).toBe(result.series.daily.equityPaise[0]);
});

test('a bar that opens beyond the stop fills there, not at the stop', () => {
  const crash: readonly Bar[] = [...QUIET.slice(0, 4), [49_000, 49_100, 48_900, 49_000], [49_000, 49_100, 48_950, 49_050]];
  const { result } = runBacktest(request(crash));
  expect(result.fills.map(({ rule, reason, price }) => [rule, reason, price])).toEqual([
    ['nextOpen', 'entry', 50_035],
    ['stopGapOpen', 'legStop', 48_995],
  ]);
});

test('the same decisions at any window size', () => {
  const whole = runBacktest(request(QUIET));
  for (const blockRows of [1, 2, 3, 7]) expect(runBacktest({ ...request(QUIET), blockRows }).result.digest).toBe(whole.result.digest);
  expect(whole.result.digest).toMatch(/^[0-9a-f]{64}$/);
  const moved = runBacktest(request([...QUIET.slice(0, 2), [50_035, 50_060, 50_000, 50_040], ...QUIET.slice(3)]));
  expect(moved.result.digest).not.toBe(whole.result.digest);
});

test('whoever watches is told each session once, and changes nothing', () => {
  const told: number[] = [];
  const watched = runBacktest({ ...request(QUIET), onSession: (day) => void told.push(day) });
  expect(told).toEqual([DAY]);
  expect(watched.result.digest).toBe(runBacktest(request(QUIET)).result.digest);
});

test('a strategy counts the bars it has held on its own clock', () => {
  const clocks: Program['clocks'] = [...program.clocks, { kind: 'bar', instrument: 0, timeframe: '2m' }];
  const ops: Program['ops'] = [
    ...program.ops,
    { op: 'positionValue@1', clock: 1, in: [], args: { position: 0, field: 'barsHeld' }, out: 1 },
    { op: 'constant@1', clock: null, in: [], args: { value: 2, in: 'plain' }, out: 2 },
    { op: 'greaterOrEqual@1', clock: 1, in: [1, 2], args: {}, out: 3 },
    { op: 'edge@1', clock: 1, in: [3], args: { direction: 'rise' }, out: 4 },
  ];
  const exit = { kind: 'exit', event: 4, position: 0, percent: 100 } as const;
  const held = { ...program, clocks, ops, actions: [...program.actions, exit] };
  const { result } = runBacktest({ ...request(QUIET), program: held });
  // In at 09:17. The 2m bar that seals at 09:19 has held one bar, the one at 09:21 two: out at that open.
  expect(result.fills.map(({ reason, timeUs }) => [reason, timeUs / US_PER_MINUTE - OPEN])).toEqual([
    ['entry', 2],
    ['exitAction', 6],
  ]);
});

test('an entry whose margin is not there is refused, with the numbers; a paisa more of capital and it is taken', () => {
  // Decided on the close of 500.10: 100 × 500.10 × 20 % = ₹10,002.
  const poor = runBacktest({ ...request(QUIET), capitalPaise: 1_000_199 });
  expect(poor.result.fills).toEqual([]);
  expect(poor.result.rejections).toMatchObject([
    { code: 'insufficient-funds', count: 1, first: { neededPaise: 1_000_200, freePaise: 1_000_199 } },
  ]);
  expect(poor.decisions.map(({ entry }) => (entry.kind === 'orderEvent' ? entry.event.kind : entry.kind))).toEqual([
    'intent',
    'phase',
    'outcome',
    'rejected',
    'phase',
  ]);
  expect(poor.result.uncertainRows.some((row) => row.startsWith('margin-shares'))).toBe(true);
  const rich = runBacktest({ ...request(QUIET), capitalPaise: 1_000_200 });
  expect(rich.result.fills).toHaveLength(2);
  expect(rich.result.rejections).toEqual([]);
});

test('an entry that was taken and has not filled binds its margin: the second of one instant is refused', () => {
  const actions = program.actions.flatMap((action) => (action.kind === 'enter' ? [action, { ...action, position: 1 }] : []));
  const { result } = runBacktest({ ...request(QUIET), program: { ...program, positions: 2, actions }, capitalPaise: 1_500_000 });
  expect(result.fills.map(({ position, reason }) => [position, reason])).toEqual([
    [0, 'entry'],
    [0, 'exitAt'],
  ]);
  expect(result.rejections).toMatchObject([{ count: 1, first: { order: 1, neededPaise: 1_000_200, freePaise: 499_800 } }]);
});

test('who enters again because an entry was rejected asks once an instant, and not for ever', () => {
  const clocks: Program['clocks'] = [...program.clocks, { kind: 'position', position: 0 }];
  const ops: Program['ops'] = [
    ...program.ops,
    { op: 'positionEvent@1', clock: 1, in: [], args: { position: 0, what: 'entryRejected' }, out: 1 },
  ];
  const actions = program.actions.flatMap((action) => [action, { ...action, event: 1 }]);
  const { result } = runBacktest({ ...request(QUIET), program: { ...program, clocks, ops, actions }, capitalPaise: 1 });
  expect(result.outcomes).toEqual([
    { action: 0, outcome: 'sent', count: 1 },
    { action: 1, outcome: 'rejected-now', count: 1 },
  ]);
});

test('an entry that took what volume there was, and then ran out of time, is counted', () => {
  const asked = request(QUIET);
  const actions = program.actions.map((action) =>
    action.kind === 'enter' ? { ...action, execution: { ...action.execution, timeoutSeconds: 30 } } : action,
  );
  const thin = asked.instruments.map((one) => ({
    ...one,
    candles: { ...one.candles, volume: new Float64Array(QUIET.length).fill(1_000) },
  }));
  const { result } = runBacktest({ ...asked, program: { ...program, actions }, instruments: thin });
  expect(result.fills[0]).toMatchObject({ reason: 'entry', quantity: 25 });
  expect(result.timeouts).toEqual({ cancel: 1, market: 0 });
  expect(runBacktest(asked).result.timeouts).toEqual({ cancel: 0, market: 0 });
});

test('a way out is never refused for want of money', () => {
  const crash: readonly Bar[] = [...QUIET.slice(0, 4), [30_000, 30_100, 29_900, 30_000], [30_000, 30_100, 29_950, 30_050]];
  const { result } = runBacktest({ ...request(crash), capitalPaise: 1_000_200 });
  expect(result.fills.map(({ reason }) => reason)).toEqual(['entry', 'legStop']);
  expect(result.series.daily.equityPaise.at(-1)).toBeLessThan(0);
});

test('what is held at the end is told with its mark and stop, and the result is what closed and what is open together', () => {
  const { result } = runBacktest({ ...request(QUIET), toUs: (OPEN + 5) * US_PER_MINUTE });
  const [held] = result.openPositions;
  expect(result.trades).toEqual([]);
  // Bought 100 at 500.35, last close by 09:20 501.00; 1 % below the fill is 495.3465, away to a tick 495.30.
  expect(held).toMatchObject({
    position: 0,
    entryUs: (OPEN + 2) * US_PER_MINUTE,
    legs: [{ instrument: 'NSE:TEST', quantity: 100, entryPrice: 50_035, markPrice: 50_100, stopPrice: 49_530, unrealisedPaise: 6_500 }],
    unrealisedPaise: 6_500,
    realisedPaise: 0,
  });
  expect(held?.chargesPaise).toBe(result.fills[0]?.chargesPaise);
  expect(result.series.daily.equityPaise.at(-1)).toBe(10_000_000 + 6_500 - (held?.chargesPaise ?? 0));
});

test('what has left is in no open position', () => {
  expect(runBacktest(request(QUIET)).result.openPositions).toEqual([]);
});

test('what rests for several instruments lapses with the session, and stops are laid again in the next', () => {
  const [instrument] = request([...QUIET, ...QUIET]).instruments;
  const [action] = program.actions;
  if (instrument === undefined || action?.kind !== 'enter') throw new Error('the program enters one instrument');
  const minute = instrument.candles.minute.map((_, row) => istMinute(DAY + Math.floor(row / QUIET.length), 555 + (row % QUIET.length)));
  const sessions = (day: number) => [{ openMinute: istMinute(day, 555), closeMinute: istMinute(day, 930) }];
  const instruments = [0, 1].map(() => ({ ...instrument, candles: { ...instrument.candles, minute }, sessions }));
  const held = [0, 1].map((index): Program['actions'][number] => ({
    ...action,
    position: index,
    legs: [{ instrument: index, side: 'buy', ratio: 1, product: 'delivery' }],
    risk: [{ kind: 'legStop', basis: 'percent', value: 1 }],
  }));
  const both: Program = {
    ...program,
    instruments: [...program.instruments, ...program.instruments],
    positions: 2,
    actions: held,
  };
  const toUs = istMinute(DAY + 1, 930) * US_PER_MINUTE;
  const { decisions } = runBacktest({ ...request(QUIET), program: both, instruments, toUs, capitalPaise: 20_000_000 });
  const stops = decisions.flatMap(({ timeUs, entry }) =>
    entry.kind === 'intent' && entry.intent.kind === 'place' && entry.intent.reason === 'legStop'
      ? [[Math.floor(timeUs / US_PER_MINUTE) - OPEN, entry.intent.instrument]]
      : [],
  );
  expect(stops).toEqual([
    [2, 0],
    [2, 1],
    [1_440, 0],
    [1_440, 1],
  ]);
});

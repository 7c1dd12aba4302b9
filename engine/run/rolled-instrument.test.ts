// A run on a future by rule, across its rolls: each order in the contract of its day, sized by that contract's price, and nothing carried over.
import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import type { SessionLookup } from '../bars/session-windows';
import { istDayOf } from '../market/candles';
import { future } from '../market/instrument';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { runBacktest } from './backtest';
import type { BacktestInstrument } from './backtest-instrument';
import type { BacktestRequest } from './backtest-request';
import { createCursor, createTapeCursor } from './create-cursor';
import { rolledInstrument } from './rolled-instrument';
import { type Bar, ENTER, sceneCandles, sceneProgram, sceneRequest, sceneShare } from './run-scene';

const DAY = 19_450;
const OPEN = 555;
const MINUTES = 30;
const NEAR = 'NFO:TEST23APRFUT';
const FAR = 'NFO:TEST23MAYFUT';

const sessions: SessionLookup = (day) => {
  const open = istMinute(day, OPEN);
  return day >= DAY && day < DAY + 4 ? [{ openMinute: open, closeMinute: open + MINUTES }] : [];
};

/** Four sessions in which nothing moves but what `tradesAt` leaves out. */
function contract(id: string, expiryDay: number, price: number, tradesAt: (minute: number) => boolean = () => true): BacktestInstrument {
  const minutes = Array.from({ length: 4 * MINUTES }, (_, bar) => istMinute(DAY + Math.floor(bar / MINUTES), OPEN + (bar % MINUTES)));
  const traded = minutes.filter((at) => istDayOf(at) <= expiryDay && tradesAt(at));
  const candles = sceneCandles(
    traded,
    traded.map((): Bar => [price, price, price, price]),
    id,
  );
  return sceneShare(candles, sessions, { instrument: future(id, 'TEST', expiryDay) });
}

/** Ten lots two minutes after each open, with a stop 5 % below. */
const program: Program = sceneProgram({
  instruments: [{ kind: 'future', underlying: 'NSE:TEST', series: 'current', rollDaysBefore: 0 }],
  clocks: [{ kind: 'time', instrument: 0, from: 'open', minutes: 2 }],
  actions: [
    {
      ...ENTER,
      legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'carry' }],
      execution: { ...ENTER.execution, chaseSeconds: 60 },
    },
  ],
});

function request(near: BacktestInstrument, far: BacktestInstrument): BacktestRequest {
  const listed = [near, far].map((one) => ({ expiryDay: one === near ? DAY + 1 : DAY + 3, contract: one }));
  return sceneRequest(program, [rolledInstrument(listed, { series: 'current', rollDaysBefore: 0 })], {
    fromUs: istMinute(DAY, 0) * US_PER_MINUTE,
    toUs: istMinute(DAY + 4, 0) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
  });
}

const near = contract(NEAR, DAY + 1, 50_000);
const far = contract(FAR, DAY + 3, 60_000);

function fillsOf(run: BacktestRequest) {
  const clockOf = (timeUs: number): number => timeUs / US_PER_MINUTE - istMinute(DAY, OPEN);
  return runBacktest(run).result.fills.map(({ timeUs, instrument, side, price, rule, reason }) => [
    clockOf(timeUs),
    instrument,
    side,
    price,
    rule,
    reason,
  ]);
}

test('a position is out before its contract gives way, and the next is in the contract of its day', () => {
  // Ten minutes before the close of the expiry day: the 20th minute of the second and of the fourth session.
  expect(fillsOf(request(near, far))).toEqual([
    [2, NEAR, 'buy', 50_000, 'nextOpen', 'entry'],
    [1_440 + 20, NEAR, 'sell', 50_000, 'nextOpen', 'expiry'],
    [2 * 1_440 + 2, FAR, 'buy', 60_000, 'nextOpen', 'entry'],
    [3 * 1_440 + 20, FAR, 'sell', 60_000, 'nextOpen', 'expiry'],
  ]);
});

test('a rule that leaves a trading day before expiry does so in each contract, and keeps out of its last day', () => {
  const actions = program.actions.map((action) =>
    action.kind === 'enter'
      ? { ...action, risk: [...action.risk, { kind: 'exitBeforeExpiry', sessions: 1, from: 'open', minutes: 10 } as const] }
      : action,
  );
  const run = { ...request(near, far), program: { ...program, actions } };
  // Of each contract the first of its two sessions has one more to come.
  expect(fillsOf(run)).toEqual([
    [2, NEAR, 'buy', 50_000, 'nextOpen', 'entry'],
    [10, NEAR, 'sell', 50_000, 'nextOpen', 'exitBeforeExpiry'],
    [2 * 1_440 + 2, FAR, 'buy', 60_000, 'nextOpen', 'entry'],
    [2 * 1_440 + 10, FAR, 'sell', 60_000, 'nextOpen', 'exitBeforeExpiry'],
  ]);
  expect(runBacktest(run).result.outcomes.map(({ outcome, count }) => [outcome, count])).toEqual([
    ['expiry-near', 2],
    ['sent', 2],
  ]);
});

test('what finds no buyer any more is settled at the last price of the contract', () => {
  const silent = contract(NEAR, DAY + 1, 50_000, (minute) => minute < istMinute(DAY + 1, OPEN + 15));
  expect(fillsOf(request(silent, far)).slice(0, 3)).toEqual([
    [2, NEAR, 'buy', 50_000, 'nextOpen', 'entry'],
    [1_440 + 30, NEAR, 'sell', 50_000, 'settlement', 'expiry'],
    [2 * 1_440 + 2, FAR, 'buy', 60_000, 'nextOpen', 'entry'],
  ]);
});

test('what is held of a contract that no longer trades on its last day is settled when that is known, and the run goes on', () => {
  // A pulse at every bar: on the day without bars nothing happens at all, and the next session is the new contract's.
  const clocks: Program['clocks'] = [{ kind: 'bar', instrument: 0, timeframe: '1m' }];
  const silent = contract(NEAR, DAY + 1, 50_000, (minute) => minute < istMinute(DAY + 1, 0));
  const run = { ...request(silent, far), program: { ...program, clocks } };
  expect(fillsOf(run).slice(0, 3)).toEqual([
    [1, NEAR, 'buy', 50_000, 'nextOpen', 'entry'],
    [30, NEAR, 'sell', 50_000, 'settlement', 'expiry'],
    [2 * 1_440 + 1, FAR, 'buy', 60_000, 'nextOpen', 'entry'],
  ]);
  const { result } = runBacktest(run);
  expect(result.trades.map(({ netPaise, grossPaise, chargesPaise }) => netPaise - grossPaise + chargesPaise)).toEqual([0, 0]);
});

test('until the new contract trades, its last price is its own close of the session before', () => {
  const [instrument] = request(near, far).instruments;
  const cursor = createCursor(0, instrument ?? near);
  const openUs = istMinute(DAY + 2, OPEN) * US_PER_MINUTE;
  const nightUs = istMinute(DAY + 1, 1_200) * US_PER_MINUTE;
  cursor.jump(openUs);
  expect([cursor.lastPrice(nightUs), cursor.lastPrice(openUs)]).toEqual([50_000, 60_000]);
  expect(cursor.lastPrintUs(openUs)).toBe(istMinute(DAY + 1, OPEN + MINUTES) * US_PER_MINUTE);
  expect(cursor.isFirstOfContract).toBe(true);
});

/** The same contract with a trade every 20 seconds at the price of its bars, on the days that are said. */
function withTape(one: BacktestInstrument, fromDay: number, toDay: number): BacktestInstrument {
  const minutes = [...one.candles.minute].filter((minute) => istDayOf(minute) >= fromDay && istDayOf(minute) <= toDay);
  const timeUs = Float64Array.from(minutes.flatMap((minute) => [0, 20, 40].map((second) => minute * US_PER_MINUTE + second * 1e6)));
  const price = new Int32Array(timeUs.length).fill(one.candles.open[0] ?? 0);
  const volume = new Float64Array(timeUs.length).fill(1_000_000);
  return { ...one, tape: { count: timeUs.length, timeUs, price, volume, disorderedTicks: 0, repeatedTicks: 0, outsideTicks: 0 } };
}

test('over recorded trades too, each order is filled by a trade of the contract of its day', () => {
  // Both contracts are recorded on all days: of each, only those in which it is the instrument are met.
  const run = request(withTape(near, DAY, DAY + 3), withTape(far, DAY, DAY + 3));
  const inSeconds = fillsOf(run).map(([minute, ...rest]) => [Math.round(Number(minute) * 60), ...rest]);
  expect(inSeconds).toEqual([
    [2 * 60 + 20, NEAR, 'buy', 50_000, 'nextTick', 'entry'],
    [(1_440 + 20) * 60 + 20, NEAR, 'sell', 50_000, 'nextTick', 'expiry'],
    [(2 * 1_440 + 2) * 60 + 20, FAR, 'buy', 60_000, 'nextTick', 'entry'],
    [(3 * 1_440 + 20) * 60 + 20, FAR, 'sell', 60_000, 'nextTick', 'expiry'],
  ]);
});

test('days on which the contract of the day is not recorded have no trades', () => {
  const fills = fillsOf(request(near, withTape(far, DAY, DAY + 3)));
  expect(fills.map(([, id]) => id)).toEqual([FAR, FAR]);
});

test('until the new contract trades, its last trade is no longer that of the old one', () => {
  const [instrument = near] = request(withTape(near, DAY, DAY + 3), withTape(far, DAY, DAY + 3)).instruments;
  const cursor = createTapeCursor(0, instrument);
  const openUs = istMinute(DAY + 2, OPEN) * US_PER_MINUTE;
  cursor?.jump(openUs);
  expect(cursor?.lastPrice(istMinute(DAY + 1, 1_200) * US_PER_MINUTE)).toBe(50_000);
  expect(cursor?.lastPrice(openUs)).toBe(60_000);
  expect(cursor?.lastPrintUs(openUs)).toBe(istMinute(DAY + 1, OPEN + MINUTES) * US_PER_MINUTE);
  cursor?.step();
  expect(cursor?.lastPrintUs(openUs)).toBe(openUs);
});

test('a contract that is missing leaves a gap in which nothing is done', () => {
  const instrument = rolledInstrument(
    [
      { expiryDay: DAY + 1, contract: null },
      { expiryDay: DAY + 3, contract: far },
    ],
    { series: 'current', rollDaysBefore: 0 },
  );
  const fills = fillsOf({ ...request(near, far), instruments: [instrument] });
  expect(fills.map(([minute, id]) => [minute, id])).toEqual([
    [2 * 1_440 + 2, FAR],
    [3 * 1_440 + 20, FAR],
  ]);
});

test('the same decisions at any window size', () => {
  const digest = runBacktest(request(near, far)).result.digest;
  for (const blockRows of [1, 2, 3, 7]) expect(runBacktest({ ...request(near, far), blockRows }).result.digest).toBe(digest);
});

test('a run names the contracts that it stands on', () => {
  const other = { ...near, dataHash: 'changed' };
  const hashes = [near, other].map((one) => request(one, far).instruments[0]?.dataHash);
  expect(hashes[0]).not.toBe(hashes[1]);
});

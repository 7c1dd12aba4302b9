// An option by rule as an instrument: which contract it is from when, in whose past its values are warmed up, and what a leg of it trades.
import { describe, expect, it } from 'vitest';
import type { Program, ProgramAction, ProgramOp, RiskRule } from '../../dsl/ir/program';
import { option } from '../market/instrument';
import { listContractSlots } from '../plan/contract-slots';
import { formatIstMinute, istMinute, minuteOfTime, timeOfMinute } from '../time/ist-time';
import { runBacktest } from './backtest';
import type { BacktestRequest } from './backtest-request';
import { layOutEras } from './era-rows';
import { atm, enterLegs, MONDAY, type OptionScene, sceneRequest } from './option-scene';

/** Time value of 20 rupees, a rupee more each minute; the index stands 50 higher the second day. */
const SCENE: OptionScene = {
  strikes: [900, 950, 1000, 1050, 1100],
  minutes: 60,
  days: 2,
  spot: (day) => 1_010 + 50 * day,
  price: (strike, right, day, minute) => {
    const spot = 1_010 + 50 * day;
    return Math.max(0, right === 'call' ? spot - strike : strike - spot) + 20 + minute;
  },
};

const BY_RULE = {
  kind: 'option',
  underlying: 'NSE:INDEX',
  expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 },
  right: 'call',
  strike: { rule: { by: 'steps', from: 'spot', value: 0 }, tie: 'lower', noMatch: 'skip' },
  from: 'open',
  minutes: 5,
} as const;

const LISTED = option('NFO:INDEX', { underlying: 'INDEX', expiryDay: 1e6, strike: 0, right: 'call' }, 100);

/** Buys the option once a day, when the mean of so many of its bars is known; out after ten minutes. */
function requestOf(bars: number, scene: OptionScene = SCENE): BacktestRequest {
  const risk = [
    { kind: 'exitAfter', minutes: 10 },
    { kind: 'entriesPerDayMax', count: 1 },
  ] as const;
  const leg = { instrument: 1, side: 'buy', ratio: 1, product: 'intraday' } as const;
  const enter = enterLegs([leg], { event: 5, risk: [...risk, { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }] });
  const params: Partial<Program> = {
    instruments: [{ kind: 'fixed', id: 'NSE:INDEX' }, BY_RULE],
    clocks: [{ kind: 'bar', instrument: 1, timeframe: '1m' }],
    ops: [
      { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 0 },
      { op: 'sma@1', clock: 0, in: [0], args: { period: bars }, out: 1 },
      { op: 'isMissing@1', clock: 0, in: [1], args: {}, out: 2 },
      { op: 'not@1', clock: 0, in: [2], args: {}, out: 3 },
      { op: 'pulse@1', clock: 0, in: [], args: {}, out: 4 },
      { op: 'gate@1', clock: 0, in: [4, 3], args: {}, out: 5 },
    ],
    warmUp: [{ clock: 0, bars: bars - 1, convergeBars: bars }],
  };
  const request = sceneRequest(scene, [enter], params);
  const [index] = request.instruments;
  if (index === undefined) throw new Error('the scene has an index');
  const candles = { ...index.candles, count: 0, minute: new Int32Array(0), open: new Int32Array(0), close: new Int32Array(0) };
  return {
    ...request,
    instruments: [index, { ...index, candles, instrument: LISTED, terms: request.chains?.[0]?.terms ?? null, dataHash: '' }],
  };
}

function fillsOf(request: BacktestRequest): readonly string[] {
  return runBacktest(request).result.fills.map(({ timeUs, instrument, side, quantity, price }) => {
    const contract = instrument.split('-').slice(-2).join('-');
    return `${formatIstMinute(minuteOfTime(timeUs)).slice(-5)} ${side} ${quantity} ${contract} at ${price / 100}`;
  });
}

describe('an option by rule', () => {
  it('is the contract of its instant, has no row before that, and another contract the next day', () => {
    // Chosen at 09:20 at spot 1010: the call of 1000, 10 in the money. Its first row is then; what it decides fills at the next open.
    expect(fillsOf(requestOf(1))).toEqual([
      '09:20 buy 50 001000.00-CE at 35',
      '09:30 sell 50 001000.00-CE at 45',
      '09:20 buy 50 001050.00-CE at 35',
      '09:30 sell 50 001050.00-CE at 45',
    ]);
  });

  it('is warmed up in the bars of its own contract', () => {
    // Five bars were there by the instant the first day; the second day the contract has those of the day before too.
    expect(fillsOf(requestOf(8)).map((fill) => fill.slice(0, 9))).toEqual(['09:23 buy', '09:33 sel', '09:20 buy', '09:30 sel']);
  });

  it('has no row before its instant in the first session either: its past is gone through when it is chosen', () => {
    const [listed] = [requestOf(1).instruments[0]];
    if (listed === undefined) throw new Error('the scene has an index');
    const fromUs = timeOfMinute(istMinute(MONDAY, 560));
    const contract = { contract: listed, fromDay: MONDAY, toDay: MONDAY, fromUs };
    const none = { contract: null, fromDay: Number.NEGATIVE_INFINITY, toDay: MONDAY - 1 };
    const days = Int32Array.of(MONDAY, MONDAY + 1);
    const clock = { kind: 'bar', instrument: 0, timeframe: '1m' } as const;
    const { rows, eras } = layOutEras({
      clock,
      history: { ...listed, eras: [none, contract] },
      days,
      convergeBars: 0,
      fromUs: timeOfMinute(istMinute(MONDAY, 0)),
    });
    expect(eras.map(({ warmFrom, liveFrom }) => liveFrom - warmFrom)).toEqual([0, 4]);
    expect(eras[1]?.fromUs).toBe(fromUs);
    expect(rows.timeUs[eras[1]?.liveFrom ?? -1]).toBe(fromUs);
  });

  it('does not depend on what comes after its instant', () => {
    const other: OptionScene = { ...SCENE, spot: (day, minute) => SCENE.spot(day, minute) + (minute < 5 ? 0 : 200) };
    expect(fillsOf(requestOf(1, other))).toEqual(fillsOf(requestOf(1)));
  });

  it('is the same in windows of any size', () => {
    for (const blockRows of [1, 7]) expect(fillsOf({ ...requestOf(8), blockRows })).toEqual(fillsOf(requestOf(8)));
  });

  it('is nothing in a session in which no listed option fits', () => {
    const silent: OptionScene = { ...SCENE, price: (...at) => (at[2] === 0 ? null : SCENE.price(...at)) };
    expect(fillsOf(requestOf(1, silent)).map((fill) => fill.slice(0, 9))).toEqual(['09:20 buy', '09:30 sel']);
  });
});

/** Enters the option by rule with the scene's first event, ten minutes after the open, to be kept; the second event is at twenty minutes. */
function keepOf(
  risk: readonly RiskRule[],
  more: readonly ProgramAction[] = [],
  scene: OptionScene = { ...SCENE, days: 3 },
): BacktestRequest {
  const leg = { instrument: 1, side: 'buy', ratio: 1, product: 'carry' } as const;
  const enter = enterLegs([leg], { risk: [{ kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }, ...risk] });
  const clocks = [10, 20].map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes }) as const);
  const request = sceneRequest(scene, [enter, ...more], { instruments: [{ kind: 'fixed', id: 'NSE:INDEX' }, BY_RULE], clocks });
  const [index] = request.instruments;
  if (index === undefined) throw new Error('the scene has an index');
  const candles = { ...index.candles, count: 0, minute: new Int32Array(0), open: new Int32Array(0), close: new Int32Array(0) };
  return {
    ...request,
    instruments: [index, { ...index, candles, instrument: LISTED, terms: request.chains?.[0]?.terms ?? null, dataHash: '' }],
  };
}

describe('an option by rule held over nights', () => {
  const daysOf = (request: BacktestRequest): readonly string[] =>
    runBacktest(request).result.fills.map(({ timeUs, side, instrument, price, reason }) => {
      const contract = instrument.split('-').slice(-2).join('-');
      return `${formatIstMinute(minuteOfTime(timeUs)).slice(8)} ${side} ${contract} at ${price / 100} ${reason}`;
    });
  const afterANight: RiskRule = { kind: 'exitAfterSessions', sessions: 1, minutes: 30 };

  it('stays the contract that was entered, whatever the rule means the next day', () => {
    // The call of 1000, 10 in the money the first day and 60 the second, when the rule means that of 1050.
    const run = daysOf(keepOf([afterANight]));
    expect(run.slice(0, 2)).toEqual(['08 09:25 buy 001000.00-CE at 40 entry', '09 09:45 sell 001000.00-CE at 110 exitAfter']);
  });

  it('leaves its candles with the rule: what is drawn on them goes by the contract of each session', () => {
    // All options are 40 dearer the second day. The call that is held stands above 90 from its open on, at 120; that of 1050, which the rule means,
    // is at 70 and a rupee more each minute: above 90 in minute 21, whose close decides.
    const dearer: OptionScene = { ...SCENE, days: 3, price: (...at) => (SCENE.price(...at) ?? 0) + (at[2] === 0 ? 0 : 40) };
    const exit: ProgramAction = { kind: 'exit', event: 5, position: 0, percent: 100 };
    const request = keepOf([afterANight], [exit], dearer);
    const { program } = request;
    const clocks: Program['clocks'] = [...program.clocks, { kind: 'bar', instrument: 1, timeframe: '1m' }];
    const isAbove: readonly ProgramOp[] = [
      { op: 'bar@1', clock: 2, in: [], args: { field: 'close' }, out: 2 },
      { op: 'constant@1', clock: null, in: [], args: { value: 90 * 100, in: 'plain' }, out: 3 },
      { op: 'greater@1', clock: 2, in: [2, 3], args: {}, out: 4 },
      { op: 'edge@1', clock: 2, in: [4], args: { direction: 'rise' }, out: 5 },
    ];
    const [entered, left] = daysOf({ ...request, program: { ...program, clocks, ops: [...program.ops, ...isAbove] } });
    expect([entered, left]).toEqual(['08 09:25 buy 001000.00-CE at 40 entry', '09 09:37 sell 001000.00-CE at 142 exitAction']);
  });

  it('is named in the journal, and entered anew as the contract that the rule means then', () => {
    const { decisions } = runBacktest(keepOf([afterANight]));
    expect(decisions.flatMap(({ entry }) => (entry.kind === 'contractChosen' ? [entry.contract] : []))).toEqual([
      'NFO:INDEX-2024-01-11-001000.00-CE',
      'NFO:INDEX-2024-01-11-001100.00-CE',
    ]);
  });

  it('has its stop by its own price over the night', () => {
    // From 40 at the entry to 8 at the next open, below the limit of the stop 30 lower: what rests there is priced anew, and leaves a minute later.
    const fallen: OptionScene = {
      ...SCENE,
      days: 2,
      spot: (day) => (day === 0 ? 1_010 : 960),
      price: (strike, right, day, minute) =>
        day === 0 ? SCENE.price(strike, right, 0, minute) : Math.max(0, right === 'call' ? 960 - strike : strike - 960) + 8,
    };
    const [, out] = daysOf(
      keepOf(
        [
          { kind: 'legStop', basis: 'points', value: 30 },
          { kind: 'entriesPerDayMax', count: 1 },
        ],
        [],
        fallen,
      ),
    );
    expect(out).toBe('09 09:16 sell 001000.00-CE at 8 legStop');
  });

  it('cannot be had before the rule has chosen', () => {
    const early = keepOf([]);
    const clocks = [3, 20].map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes }) as const);
    const { outcomes } = runBacktest({ ...early, program: { ...early.program, clocks } }).result;
    expect(outcomes).toEqual([{ action: 0, outcome: 'contract-undefined', count: 3 }]);
  });

  it('is settled where its contract ends', () => {
    const silent: OptionScene = {
      ...SCENE,
      days: 4,
      spot: () => 1_010,
      price: (...at) => (at[2] === 3 && at[3] > 40 ? null : SCENE.price(at[0], at[1], 0, at[3])),
    };
    expect(daysOf(keepOf([], [], silent)).at(-1)).toContain('11 10:15 sell 001000.00-CE at 10');
  });

  it('does not depend on what comes after its entry', () => {
    const other: OptionScene = { ...SCENE, days: 3, spot: (day, minute) => SCENE.spot(day, minute) + (day === 0 && minute < 9 ? 0 : 150) };
    expect(daysOf(keepOf([afterANight], [], other)).slice(0, 2)).toEqual(daysOf(keepOf([afterANight])).slice(0, 2));
  });

  it('lets a leg be an option in one entry of a position and an instrument of its own in another', () => {
    const byRule = { instrument: 1, side: 'buy', ratio: 1, product: 'carry' } as const;
    const request = keepOf([], [enterLegs([atm('put', 'buy')], { event: 1 })]);
    expect(listContractSlots(request.program)).toEqual([{ instrument: 2, position: 0, leg: 0, chains: [0] }]);
    const intraday = enterLegs([{ ...byRule, product: 'intraday' }]);
    expect(listContractSlots({ ...request.program, actions: [intraday] })).toEqual([]);
  });
});

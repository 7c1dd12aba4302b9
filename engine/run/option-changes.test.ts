// Options that change while they are held, through a whole run, minute by minute by hand: what is chosen, what fills, and that the books agree. The
// index stands at 1000 until 09:25 and at 1100 from then on; an option is worth what it would be exercised for, and 20.
import { describe, expect, it } from 'vitest';
import type { Program, ProgramAction, RiskRule } from '../../dsl/ir/program';
import { formatIstMinute, minuteOfTime } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { atm, enterLegs, type OptionScene, sceneRequest } from './option-scene';

const EXIT: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };
const JUMP = 10;

const SCENE: OptionScene = {
  strikes: [800, 850, 900, 950, 1_000, 1_050, 1_100, 1_150, 1_200],
  minutes: 60,
  days: 1,
  spot: (_day, minute) => (minute < JUMP ? 1_000 : 1_100),
  price: (strike, right, _day, minute) => {
    const spot = minute < JUMP ? 1_000 : 1_100;
    return Math.max(0, right === 'call' ? spot - strike : strike - spot) + 20;
  },
};

/** Events: 0 at 09:17, 1 at 09:35, 2 at 09:28. */
function run(actions: readonly ProgramAction[], scene: OptionScene = SCENE, program: Partial<Program> = {}): BacktestRun {
  const clocks = [2, 20, 13].map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes }) as const);
  const ops = clocks.map((_, event) => ({ op: 'pulse@1', clock: event, in: [], args: {}, out: event }));
  return runBacktest(sceneRequest(scene, actions, { clocks, ops, ...program }));
}

function fillsOf({ result }: BacktestRun): readonly string[] {
  return result.fills.map(({ timeUs, instrument, side, quantity, price, reason }) => {
    const time = formatIstMinute(minuteOfTime(timeUs)).slice(-5);
    const [strike, right] = instrument.split('-').slice(-2);
    return `${time} ${side} ${quantity} ${Number(strike)} ${right} at ${price / 100} ${reason}`;
  });
}

const STRADDLE = [atm('call', 'sell'), atm('put', 'sell')];
const FLY = [...STRADDLE, atm('call', 'buy', 2), atm('put', 'buy', 2)];

describe('a short straddle rolled to the money', () => {
  const rolled = run([enterLegs(STRADDLE), EXIT, { kind: 'adjust', event: 2, position: 0, first: 'close', max: 1 }]);

  it('closes each leg and sells the next at the same open', () => {
    expect(fillsOf(rolled)).toEqual([
      '09:17 sell 50 1000 CE at 20 entry',
      '09:17 sell 50 1000 PE at 20 entry',
      '09:28 buy 50 1000 CE at 120 adjust',
      '09:28 buy 50 1000 PE at 20 adjust',
      '09:28 sell 50 1100 CE at 20 entry',
      '09:28 sell 50 1100 PE at 20 entry',
      '09:35 buy 50 1100 CE at 20 exitAction',
      '09:35 buy 50 1100 PE at 20 exitAction',
    ]);
  });

  it('is one trade with all its legs', () => {
    const { trades } = rolled.result;
    expect(trades.map(({ grossPaise, legs, exitReason }) => [grossPaise, legs.length, exitReason])).toEqual([
      [-50 * 10_000, 4, 'exitAction'],
    ]);
    expect(trades[0]?.minutesHeld).toBe(18);
  });

  it('is one trade where a single leg is rolled and nothing is held between', () => {
    const single = run([enterLegs([atm('call', 'sell')]), EXIT, { kind: 'adjust', event: 2, position: 0, first: 'close', max: 1 }]);
    expect(single.result.trades.map(({ grossPaise, legs }) => [grossPaise, legs.map((leg) => leg.grossPaise)])).toEqual([
      [-50 * 10_000, [-50 * 10_000, 0]],
    ]);
  });

  it('or is opened first and then closed', () => {
    const opened = run([enterLegs([atm('call', 'sell')]), EXIT, { kind: 'adjust', event: 2, position: 0, first: 'open', max: 1 }]);
    expect(fillsOf(opened).slice(1, 3)).toEqual(['09:28 sell 50 1100 CE at 20 entry', '09:28 buy 50 1000 CE at 120 adjust']);
  });

  it('where orders are refused is what the policy says, and the books agree', () => {
    const group = { order: 'hedgesFirst', uncoveredSecondsMax: 60, onLegFailure: 'keep', retriesMax: 0 } as const;
    const actions = [
      enterLegs(FLY, { execution: { ...EXECUTION, group } }),
      EXIT,
      { kind: 'adjust', event: 2, position: 0, first: 'close', max: 1 },
    ] as const;
    for (let seed = 0; seed < 12; seed += 1) {
      const request = sceneRequest(SCENE, actions, { clocks: CLOCKS, ops: OPS });
      const { result } = runBacktest({ ...request, venue: { ...request.venue, seed, rejectPercent: 30, partialPercent: 30 } });
      const gained = (result.series.daily.equityPaise.at(-1) ?? 0) - request.capitalPaise;
      expect(
        result.trades.reduce((sum, { netPaise }) => sum + netPaise, 0),
        `seed ${seed}`,
      ).toBe(gained);
    }
  });
});

describe('a short straddle rolled to the money and held over a night', () => {
  /** The index opens at 1150 on Tuesday, where the call at 1100 is worth 70 and the put 20; at 09:20 it is at 1100 again. */
  const spot = (day: number, minute: number): number => (day === 0 ? SCENE.spot(day, minute) : minute < 5 ? 1_150 : 1_100);
  const night: OptionScene = {
    ...SCENE,
    days: 2,
    spot,
    price: (strike, right, day, minute) => Math.max(0, (right === 'call' ? 1 : -1) * (spot(day, minute) - strike)) + 20,
  };
  const ADJUST: ProgramAction = { kind: 'adjust', event: 2, position: 0, first: 'close', max: 1 };

  /** Out at 09:45 of the second session, or at a loss of so many rupees. */
  function held(rupees: number): BacktestRun {
    const risk: RiskRule[] = [
      { kind: 'mtmStop', basis: 'rupees', value: rupees },
      { kind: 'exitAfterSessions', sessions: 1, minutes: 30 },
    ];
    return run([enterLegs(STRADDLE, { risk }), ADJUST], night);
  }

  it('is the same contracts in the morning, and one trade from Monday to Tuesday', () => {
    const whole = held(1_000_000);
    expect(fillsOf(whole).slice(4)).toEqual([
      '09:28 sell 50 1100 CE at 20 entry',
      '09:28 sell 50 1100 PE at 20 entry',
      '09:45 buy 50 1100 CE at 20 exitAfter',
      '09:45 buy 50 1100 PE at 20 exitAfter',
    ]);
    const [trade] = whole.result.trades;
    expect([trade?.grossPaise, trade?.legs.length, trade?.minutesHeld]).toEqual([-50 * 10_000, 4, 1_440 + 28]);
    // At 1150 the call that it was rolled to has lost 50, on top of the 100 of the one given up.
    expect([trade?.maePaise, trade?.mfePaise]).toEqual([50 * 15_000, 0]);
  });

  it('goes by all it lost, the leg given up included', () => {
    // Seen at the open of 09:15, out at the next print: the close of that minute.
    const stopAt = (rupees: number): readonly string[] => fillsOf(held(rupees)).slice(6, 8);
    expect(stopAt(7_500)).toEqual(['09:16 buy 50 1100 CE at 70 mtmStop', '09:16 buy 50 1100 PE at 20 mtmStop']);
    expect(stopAt(7_501)).toEqual(['09:45 buy 50 1100 CE at 20 exitAfter', '09:45 buy 50 1100 PE at 20 exitAfter']);
  });
});

const EXECUTION = {
  entry: 'market',
  protectionPercent: 20,
  limitOffsetTicks: 0,
  stopBufferPercent: 1,
  timeoutSeconds: 0,
  onTimeout: 'cancel',
  chaseSeconds: 10,
  chaseStepsMax: 2,
} as const;
const CLOCKS: Program['clocks'] = [2, 20, 13].map((minutes) => ({ kind: 'time', instrument: 0, from: 'open', minutes }) as const);
const OPS: Program['ops'] = CLOCKS.map((_, event) => ({ op: 'pulse@1', clock: event, in: [], args: {}, out: event }));

describe('wings added to a straddle', () => {
  it('are part of its trade', () => {
    const wings: ProgramAction = {
      kind: 'addLegs',
      event: 2,
      position: 0,
      legs: [atm('call', 'buy', 1), atm('put', 'buy', 1)],
      size: { kind: 'lots', lots: 1 },
      max: 1,
    };
    const added = run([enterLegs(STRADDLE), EXIT, wings]);
    expect(fillsOf(added).slice(2)).toEqual([
      '09:28 buy 50 1150 CE at 20 entry',
      '09:28 buy 50 1050 PE at 20 entry',
      '09:35 buy 50 1000 CE at 120 exitAction',
      '09:35 buy 50 1000 PE at 20 exitAction',
      '09:35 sell 50 1150 CE at 20 exitAction',
      '09:35 sell 50 1050 PE at 20 exitAction',
    ]);
    expect(added.result.trades.map(({ legs, grossPaise }) => [legs.length, grossPaise])).toEqual([[4, -50 * 10_000]]);
  });
});

describe('a leg that its stop took out comes back', () => {
  /** The market jumps over the call's stop at 09:25, and it is out within that minute at 120; at 09:29 it is worth 20 for a minute, and then 60. */
  const back: OptionScene = {
    ...SCENE,
    price: (strike, right, day, minute) => {
      if (strike !== 1_000 || right !== 'call' || minute < 14) return SCENE.price(strike, right, day, minute);
      return minute === 14 ? 20 : minute < 16 ? 60 : 70;
    },
  };
  const again = (how: 'asap' | 'atCost' | 'momentum' | 'reversed', contract: 'same' | 'anew'): readonly string[] => {
    const rules: readonly RiskRule[] = [
      { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 },
      { kind: 'ofLeg', leg: 0, rule: { kind: 'legStop', basis: 'percent', value: 90 } },
      {
        kind: 'ofLeg',
        leg: 0,
        rule: { kind: 'legReEntry', after: 'stop', contract, how, basis: 'points', move: 50, max: 1, notAfter: 900 },
      },
    ];
    return fillsOf(run([enterLegs(STRADDLE, { risk: [...rules] }), EXIT], back)).filter((text) => text.includes('CE'));
  };

  it.each<readonly ['asap' | 'atCost' | 'momentum' | 'reversed', 'same' | 'anew', string]>([
    ['asap', 'same', '09:26 sell 50 1000 CE at 120 entry'],
    ['asap', 'anew', '09:26 sell 50 1100 CE at 20 entry'],
    ['reversed', 'same', '09:26 buy 50 1000 CE at 120 entry'],
    ['reversed', 'anew', '09:26 buy 50 1100 CE at 20 entry'],
    // Back at 20 at the open of 09:29: what is decided there meets the close of that minute.
    ['atCost', 'same', '09:30 sell 50 1000 CE at 20 entry'],
    // 50 in favour of what was sold: at 70 or less, which is 20 at 09:29. The contract that is watched is the one that left.
    ['momentum', 'same', '09:30 sell 50 1000 CE at 20 entry'],
    ['momentum', 'anew', '09:30 sell 50 1100 CE at 20 entry'],
  ])('%s, %s', (how, contract, expected) => {
    const fills = again(how, contract);
    expect(fills.slice(0, 2)).toEqual(['09:17 sell 50 1000 CE at 20 entry', '09:26 buy 50 1000 CE at 120 legStop']);
    expect(fills[2]).toBe(expected);
  });
});

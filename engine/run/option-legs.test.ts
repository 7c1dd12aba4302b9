// Option legs worked out by hand: which contracts an entry takes, what they fill at, how they are followed over a night, and what their end brings.
import { describe, expect, it } from 'vitest';
import type { ProgramAction, StructureLeg } from '../../dsl/ir/program';
import { formatIstMinute, minuteOfTime } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import type { BacktestRequest } from './backtest-request';
import { atm, ENTRY_MINUTE, enterLegs, MONDAY, type OptionScene, sceneRequest, withFutures } from './option-scene';

const STRIKES = [900, 950, 1000, 1050, 1100];
const EXIT: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };

/** Time value of 20 rupees at every strike, and a rupee more each minute of the day. */
const SCENE: OptionScene = {
  strikes: STRIKES,
  minutes: 60,
  days: 1,
  spot: () => 1_010,
  price: (strike, right, _day, minute) => Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010) + 20 + minute,
};

function fillsOf(run: BacktestRun): readonly string[] {
  return run.result.fills.map(({ timeUs, instrument, side, quantity, price, rule }) => {
    const [, , ...rest] = instrument.split('-');
    return `${formatIstMinute(minuteOfTime(timeUs)).slice(-5)} ${side} ${quantity} ${rest.slice(-2).join('-')} at ${price / 100} ${rule}`;
  });
}

function wing(leg: number, right: 'call' | 'put'): StructureLeg {
  const strike = { rule: { by: 'leg', leg, in: 'steps', value: 1 }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side: 'buy', ratio: 1, product: 'carry' };
}

const CONDOR = [atm('put', 'sell', 1), atm('call', 'sell', 1), wing(0, 'put'), wing(1, 'call')];

/** Orders sent and filled, as the journal has them one after another. */
function stepsOf({ decisions }: BacktestRun): readonly string[] {
  const legs: number[] = [];
  return decisions.flatMap(({ timeUs, entry }) => {
    const time = formatIstMinute(minuteOfTime(timeUs)).slice(-5);
    if (entry.kind === 'orderEvent' && entry.event.kind === 'filled') return [`${time} filled leg ${legs[entry.event.order]}`];
    if (entry.kind !== 'intent' || entry.intent.kind !== 'place') return [];
    const { order, leg, side } = entry.intent;
    legs[order] = leg;
    return [`${time} sent ${side} leg ${leg}`];
  });
}

describe('option legs', () => {
  it('are chosen at the decision and fill at the next open, in whole lots of their contract', () => {
    const run = runBacktest(sceneRequest(SCENE, [enterLegs([atm('call', 'sell'), atm('put', 'sell')]), EXIT]));
    // Spot 1010: the strike at the money is 1000. The call is worth 10 + 20, the put 20; two minutes on both are 2 dearer.
    expect(fillsOf(run)).toEqual([
      '09:17 sell 50 001000.00-CE at 32 nextOpen',
      '09:17 sell 50 001000.00-PE at 22 nextOpen',
      '09:35 buy 50 001000.00-CE at 50 nextOpen',
      '09:35 buy 50 001000.00-PE at 40 nextOpen',
    ]);
    expect(run.result.trades).toHaveLength(1);
    // 50 units, 18 lost on each of two legs.
    expect(run.result.trades[0]?.grossPaise).toBe(-50 * 36 * 100);
  });

  it('are named in the journal, once each epoch', () => {
    const run = runBacktest(sceneRequest(SCENE, [enterLegs([atm('call', 'sell', 1)]), EXIT]));
    expect(run.decisions.flatMap(({ entry }) => (entry.kind === 'contractChosen' ? [entry] : []))).toEqual([
      { kind: 'contractChosen', position: 0, leg: 0, contract: 'NFO:INDEX-2024-01-11-001050.00-CE' },
    ]);
  });

  it('buy their wings first, measured from the leg that they guard, and sell when these are there', () => {
    const run = runBacktest(sceneRequest(SCENE, [enterLegs(CONDOR), EXIT]));
    // All opens of a minute are one price each: what is bought meets them first, and what waited for it is sent meanwhile and meets them again.
    // On the way out it is the sold legs that meet them first.
    expect(stepsOf(run)).toEqual([
      '09:17 sent buy leg 2',
      '09:17 sent buy leg 3',
      '09:17 filled leg 2',
      '09:17 sent sell leg 0',
      '09:17 filled leg 3',
      '09:17 sent sell leg 1',
      '09:17 filled leg 0',
      '09:17 filled leg 1',
      '09:35 sent buy leg 0',
      '09:35 sent buy leg 1',
      '09:35 filled leg 0',
      '09:35 sent sell leg 2',
      '09:35 filled leg 1',
      '09:35 sent sell leg 3',
      '09:35 filled leg 2',
      '09:35 filled leg 3',
    ]);
    expect(fillsOf(run).slice(0, 4).toSorted()).toEqual([
      '09:17 buy 50 000900.00-PE at 22 nextOpen',
      '09:17 buy 50 001100.00-CE at 22 nextOpen',
      '09:17 sell 50 000950.00-PE at 22 nextOpen',
      '09:17 sell 50 001050.00-CE at 22 nextOpen',
    ]);
  });

  it('are not sold while their wing does not trade, and keep it while they do not', () => {
    // The call's wing has no trade from 09:17 to 09:19, the sold call none from 09:35 to 09:37: the calls come and go three minutes after the puts.
    const isSilent = (strike: number, minute: number): boolean =>
      (strike === 1_100 && minute >= 2 && minute < 5) || (strike === 1_050 && minute >= 20 && minute < 23);
    const thin: OptionScene = {
      ...SCENE,
      price: (strike, right, day, minute) =>
        right === 'call' && isSilent(strike, minute) ? null : SCENE.price(strike, right, day, minute),
    };
    expect(fillsOf(runBacktest(sceneRequest(thin, [enterLegs(CONDOR), EXIT])))).toEqual([
      '09:17 buy 50 000900.00-PE at 22 nextOpen',
      '09:17 sell 50 000950.00-PE at 22 nextOpen',
      '09:20 buy 50 001100.00-CE at 25 nextOpen',
      '09:20 sell 50 001050.00-CE at 25 nextOpen',
      '09:35 buy 50 000950.00-PE at 40 nextOpen',
      '09:35 sell 50 000900.00-PE at 40 nextOpen',
      '09:38 buy 50 001050.00-CE at 43 nextOpen',
      '09:38 sell 50 001100.00-CE at 43 nextOpen',
    ]);
  });

  it('are not sent where one of them cannot be had', () => {
    const run = runBacktest(sceneRequest(SCENE, [enterLegs([atm('call', 'sell', 1), atm('call', 'buy', 4)])]));
    expect(fillsOf(run)).toEqual([]);
    expect(run.result.outcomes).toEqual([{ action: 0, outcome: 'contract-undefined', count: 1 }]);
  });

  it('wait for a first trade of their contract: no price, no entry', () => {
    const late: OptionScene = { ...SCENE, price: (...at) => (at[3] < ENTRY_MINUTE ? null : SCENE.price(...at)) };
    const run = runBacktest(sceneRequest(late, [enterLegs([atm('call', 'sell')])]));
    expect(run.result.outcomes).toEqual([{ action: 0, outcome: 'price-undefined', count: 1 }]);
  });

  it('are followed over nights in the same contract, whatever is at the money then', () => {
    const walking: OptionScene = { ...SCENE, days: 2, spot: (day) => (day === 0 ? 1_010 : 1_060) };
    const enterOnce = enterLegs([atm('call', 'sell')], { risk: [{ kind: 'exitAfterSessions', sessions: 1, minutes: 30 }, ...stop()] });
    const run = runBacktest(sceneRequest(walking, [enterOnce]));
    expect(fillsOf(run).slice(0, 2)).toEqual(['09:17 sell 50 001000.00-CE at 32 nextOpen', '09:45 buy 50 001000.00-CE at 60 nextOpen']);
  });

  it('leave before they end, ten minutes ahead of the close of their last day', () => {
    const run = runBacktest(sceneRequest({ ...SCENE, days: 4 }, [enterLegs([atm('call', 'sell')])]));
    const [, exit] = fillsOf(run);
    expect(exit).toBe('10:05 buy 50 001000.00-CE at 80 nextOpen');
  });

  it('are settled at what exercise brings where nobody would trade with them any more', () => {
    const silent: OptionScene = {
      ...SCENE,
      days: 4,
      price: (...at) => (at[2] === 3 && at[3] > 40 ? null : SCENE.price(...at)),
    };
    const run = runBacktest(sceneRequest(silent, [enterLegs([atm('call', 'sell')])]));
    const [, settled] = fillsOf(run);
    expect(settled).toBe('10:15 buy 50 001000.00-CE at 10 settlement');
  });

  it('take another contract at the next entry', () => {
    const walking: OptionScene = { ...SCENE, days: 2, spot: (day) => (day === 0 ? 1_010 : 1_060) };
    const run = runBacktest(sceneRequest(walking, [enterLegs([atm('call', 'sell')]), EXIT]));
    expect(fillsOf(run).filter((fill) => fill.includes('sell'))).toEqual([
      '09:17 sell 50 001000.00-CE at 32 nextOpen',
      '09:17 sell 50 001050.00-CE at 22 nextOpen',
    ]);
  });

  it('of another contract in the place of those that left at this open wait for its own: nothing is dealt at a price of later', () => {
    // The index is at 1060 from 09:30 on. The call at 1050 is not dealt in at 09:35 and 09:36; at 09:37 it costs 20 and its 22 minutes.
    const isSilent = (strike: number, minute: number): boolean => strike === 1_050 && (minute === 20 || minute === 21);
    const walking: OptionScene = {
      ...SCENE,
      spot: (_day, minute) => (minute < 15 ? 1_010 : 1_060),
      price: (strike, right, day, minute) => (isSilent(strike, minute) ? null : SCENE.price(strike, right, day, minute)),
    };
    const turn = enterLegs([atm('call', 'buy')], { event: 1, whenBusy: 'reverse' });
    const run = runBacktest(sceneRequest(walking, [enterLegs([atm('call', 'sell')]), turn]));
    expect(fillsOf(run).slice(0, 3)).toEqual([
      '09:17 sell 50 001000.00-CE at 32 nextOpen',
      '09:35 buy 50 001000.00-CE at 50 nextOpen',
      '09:37 buy 50 001050.00-CE at 42 nextOpen',
    ]);
  });
});

function stop() {
  return [{ kind: 'mtmStop', basis: 'rupees', value: 1_000_000 }] as const;
}

describe('the strike at the money', () => {
  const callBy = (from: 'spot' | 'future' | 'synthetic'): StructureLeg => {
    const strike = { rule: { by: 'steps', from, value: 0 }, tie: 'lower', noMatch: 'skip' } as const;
    return { chain: 0, right: 'call', strike, side: 'sell', ratio: 1, product: 'carry' };
  };
  /** The index at 960, its options priced on 1010, and its future at 1060. */
  const apart: OptionScene = { ...SCENE, spot: () => 960 };

  it.each([
    ['spot', '000950.00-CE'],
    ['synthetic', '001000.00-CE'],
    ['future', '001050.00-CE'],
  ] as const)('is sought beside the %s that the rule names', (from, contract) => {
    const request = sceneRequest(apart, [enterLegs([callBy(from)])]);
    const [entry] = fillsOf(runBacktest(withFutures(request, apart, [{ expiryDay: MONDAY + 17, price: () => 1_060 }])));
    expect(entry).toContain(contract);
  });

  it('is unknown beside a future of which nothing is known: another price is never taken in its place', () => {
    const { outcomes } = runBacktest(sceneRequest(apart, [enterLegs([callBy('future')])])).result;
    expect(outcomes).toEqual([{ action: 0, outcome: 'contract-undefined', count: 1 }]);
  });

  it('makes the futures part of what names the run', () => {
    const request = sceneRequest(apart, [enterLegs([callBy('future')])]);
    const hashes = (each: BacktestRequest) => runBacktest(each).result.identity.dataHashes;
    expect(hashes(request)).toEqual(['index', 'scene']);
    expect(hashes(withFutures(request, apart, []))).toEqual(['index', 'scene', 'futures']);
  });
});

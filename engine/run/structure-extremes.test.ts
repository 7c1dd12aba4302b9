// The best and worst that a structure stood at, worked out by hand: its legs are valued at prices of one minute, or not at all.
import { describe, expect, it } from 'vitest';
import type { Program, ProgramAction, RiskRule } from '../../dsl/ir/program';
import type { OptionRight } from '../market/instrument';
import { runBacktest } from './backtest';
import { atm, enterLegs, type OptionScene, sceneRequest } from './option-scene';

const PAISE_OF_LOT = 50 * 100;

/** Sold 950 put and 1050 call at 20, bought 900 put and 1100 call at 10: 20 received, so no more than 30 can be lost by one unit. */
const CONDOR = [atm('put', 'buy', 2), atm('call', 'buy', 2), atm('put', 'sell', 1), atm('call', 'sell', 1)];
const BOUND = 30;

/** Rupees on the first day, and after the market has opened at 1200 on the second. */
const PRICES: Readonly<Record<string, readonly [before: number, after: number]>> = {
  '900put': [10, 0.5],
  '950put': [20, 1],
  '1050call': [20, 155],
  '1100call': [10, 108],
};

function priceOf(strike: number, right: OptionRight, day: number): number {
  return PRICES[`${strike}${right}`]?.[day] ?? 50;
}

const SCENE: OptionScene = {
  strikes: [900, 950, 1_000, 1_050, 1_100],
  minutes: 60,
  days: 2,
  spot: (day) => (day === 0 ? 1_000 : 1_200),
  price: priceOf,
};

/** Of one unit of the structure, rupees: worst, best, and what came of it. It enters at 09:17, and leaves at 09:15 or 09:45 of the second day. */
function firstTrade(scene: OptionScene, leaves: '09:15' | '09:45') {
  const clocks: Program['clocks'] = [
    { kind: 'time', instrument: 0, from: 'open', minutes: 2 },
    { kind: 'time', instrument: 0, from: 'open', minutes: 0 },
  ];
  const risk: readonly RiskRule[] = [
    { kind: 'mtmStop', basis: 'rupees', value: 1_000_000 },
    { kind: 'exitAfterSessions', sessions: 1, minutes: 30 },
  ];
  const enter = enterLegs(CONDOR, { risk: [...risk] });
  const exit: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };
  const [trade] = runBacktest(sceneRequest(scene, leaves === '09:15' ? [enter, exit] : [enter], { clocks })).result.trades;
  const ofUnit = (paise = Number.NaN): number => paise / PAISE_OF_LOT;
  return { worst: ofUnit(trade?.maePaise), best: ofUnit(trade?.mfePaise), result: ofUnit(trade?.grossPaise) };
}

describe('a condor over which the market jumps at the open', () => {
  it('never stands beyond what it can lose while its legs leave one after another', () => {
    // At the open the sold call costs 135 more, the bought one brings 98 more; the puts give 19 and take 9.5: 27.5 lost. The sold call is bought
    // back first, and for that instant the rest has only last night's prices: with them the loss would be 135.
    expect(firstTrade(SCENE, '09:15')).toEqual({ worst: 27.5, best: 0, result: -27.5 });
    expect(27.5).toBeLessThan(BOUND);
  });

  it('stands nowhere while one of its legs has not traded in a minute in which the others have', () => {
    // The bought call has no trade before 09:18 of the second day. In the minutes before, last night's 10 for it would make the loss 125.5.
    const thin: OptionScene = {
      ...SCENE,
      price: (strike, right, day, minute) => (strike === 1_100 && day === 1 && minute < 3 ? null : priceOf(strike, right, day)),
    };
    expect(firstTrade(thin, '09:45')).toEqual({ worst: 27.5, best: 0, result: -27.5 });
  });

  it.each([1, 2, 3])('takes no price from bars that only carry the last one: the first %i of the day', (minutes) => {
    const isCarried = (strike: number, right: OptionRight, day: number, minute: number): boolean =>
      strike === 1_100 && right === 'call' && day === 1 && minute < minutes;
    const scene: OptionScene = {
      ...SCENE,
      price: (strike, right, day, minute) => priceOf(strike, right, isCarried(strike, right, day, minute) ? 0 : day),
      volume: (...at) => (isCarried(...at) ? 0 : 100_000),
    };
    expect(firstTrade(scene, '09:45')).toEqual({ worst: 27.5, best: 0, result: -27.5 });
  });
});

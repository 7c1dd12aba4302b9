// Stops and targets by the price of another instrument than the leg's own, in a run: the index decides, whatever the option does.
import { describe, expect, it } from 'vitest';
import type { Program, RiskRule, StructureLeg } from '../../dsl/ir/program';
import { option } from '../market/instrument';
import { formatIstMinute, minuteOfTime } from '../time/ist-time';
import { runBacktest } from './backtest';
import { atm, enterLegs, type OptionScene, sceneRequest } from './option-scene';

/** The index at 1010 until the tenth minute, then a rupee a minute the way a test says. Options cost what they cost: their prices stand still. */
function scene(step: number): OptionScene {
  return {
    strikes: [900, 950, 1000, 1050, 1100],
    minutes: 60,
    days: 1,
    spot: (_day, minute) => 1_010 + step * Math.max(0, minute - 10),
    price: () => 30,
  };
}

const STOP: RiskRule = { kind: 'underlyingStop', basis: 'points', value: 15 };
const TARGET: RiskRule = { kind: 'underlyingTarget', basis: 'level', value: 1_030 };

/** What left, when and why; and the prices of the index in the journal. */
function left(step: number, leg: StructureLeg, rule: RiskRule, program: Partial<Program> = {}, options: readonly OptionScene[] = []) {
  const [given = scene(step)] = options;
  const request = sceneRequest(given, [enterLegs([leg], { risk: [rule, { kind: 'mtmStop', basis: 'rupees', value: 1e6 }] })], program);
  const [index] = request.instruments;
  if (index === undefined) throw new Error('the scene has an index');
  const byRule = {
    ...index,
    candles: { ...index.candles, count: 0, minute: new Int32Array(0), open: new Int32Array(0), close: new Int32Array(0) },
    instrument: option('NFO:INDEX', { underlying: 'INDEX', expiryDay: 1e6, strike: 0, right: 'put' }, 100),
    terms: request.chains?.[0]?.terms ?? null,
    dataHash: '',
  };
  const run = runBacktest({ ...request, instruments: request.program.instruments.length === 1 ? [index] : [index, byRule] });
  const fired = run.decisions.flatMap(({ entry }) => (entry.kind === 'riskFired' ? [[entry.limit, entry.value]] : []));
  const exit = run.result.fills[1];
  return exit === undefined ? null : { at: formatIstMinute(minuteOfTime(exit.timeUs)).slice(-5), reason: exit.reason, fired: fired[0] };
}

describe('a stop by the underlying', () => {
  it('fires when the index has gone so far against the leg, though the option never moved', () => {
    // 15 points from 1010: reached by the close of the bar of 09:40, the 25th minute; the sold put leaves at the open of the next.
    const expected = { at: '09:41', reason: 'underlyingStop', fired: [99_500, 99_500] };
    expect(left(-1, atm('put', 'sell'), STOP)).toEqual(expected);
    expect(left(1, atm('put', 'buy'), STOP)).toEqual({ ...expected, fired: [102_500, 102_500] });
    expect(left(1, atm('call', 'sell'), STOP)?.at).toBe('09:41');
    expect(left(-1, atm('call', 'buy'), STOP)?.at).toBe('09:41');
  });

  it('leaves a leg alone for which the index goes', () => {
    expect(left(1, atm('put', 'sell'), STOP)).toBeNull();
    expect(left(-1, atm('put', 'buy'), STOP)).toBeNull();
  });

  it('is asked at prices of the index while the option does not trade: the leg leaves when it does again', () => {
    const silent: OptionScene = { ...scene(-1), price: (...at) => (at[3] >= 20 && at[3] < 40 ? null : 30) };
    expect(left(-1, atm('put', 'sell'), STOP, {}, [silent])).toEqual({ at: '09:55', reason: 'underlyingStop', fired: [99_500, 99_500] });
  });
});

describe('a target by the underlying', () => {
  it('at a level is reached from the side on which the index was', () => {
    expect(left(1, atm('call', 'buy'), TARGET)).toEqual({ at: '09:46', reason: 'underlyingTarget', fired: [103_000, 103_000] });
    expect(left(-1, atm('call', 'buy'), TARGET)).toBeNull();
  });
});

describe('an option by rule', () => {
  const instruments: Program['instruments'] = [
    { kind: 'fixed', id: 'NSE:INDEX' },
    {
      kind: 'option',
      underlying: 'NSE:INDEX',
      expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 },
      right: 'put',
      strike: { rule: { by: 'steps', from: 'spot', value: 0 }, tie: 'lower', noMatch: 'skip' },
      from: 'open',
      minutes: 1,
    },
  ];

  it.each(['intraday', 'carry'] as const)('is watched by the index it is on, and a put against a rise: %s', (product) => {
    const leg: StructureLeg = { instrument: 1, side: 'buy', ratio: 1, product };
    expect(left(1, leg, STOP, { instruments })).toEqual({ at: '09:41', reason: 'underlyingStop', fired: [102_500, 102_500] });
    expect(left(-1, leg, STOP, { instruments })?.reason).not.toBe('underlyingStop');
  });
});

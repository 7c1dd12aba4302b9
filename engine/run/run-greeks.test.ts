import { expect, test } from 'vitest';
import { future, type Instrument, type Option } from '../market/instrument';
import { OPTION_PRICE_SCALE, optionOf } from '../market/option-contract';
import { planProgram } from '../plan/plan-builder';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { MONDAY, type OptionScene, sceneRequest, THURSDAY } from './option-scene';
import { PlanChains } from './plan-chains';
import { RunGreeks } from './run-greeks';

const SCENE: OptionScene = {
  strikes: [950, 1000, 1050],
  minutes: 30,
  days: 4,
  spot: () => 1_000,
  price: (strike, right) => Math.max(0, right === 'call' ? 1_000 - strike : strike - 1_000) + 20,
};

function call(strike: number, underlying = 'INDEX'): Option {
  return optionOf({ market: 'NFO', underlying, expiryDay: THURSDAY, strike: strike * OPTION_PRICE_SCALE, right: 'call' });
}

function desk(contractOf: () => Instrument | null): RunGreeks {
  const { program, chains = [], instruments } = sceneRequest(SCENE, []);
  const probe = { op: 'chain@1', clock: 0, in: [], args: { chain: 0, measure: 'daysLeft', reference: 'spot', strikes: 0 }, out: 0 };
  const plan = planProgram({ program: { ...program, ops: [probe] }, params: [], probes: [0] });
  return new RunGreeks(new PlanChains(plan, chains, instruments), contractOf, 0);
}

const NOW_US = timeOfMinute(istMinute(MONDAY, 560));

test('a greek is of what the instrument is now: another contract of the same instant has another', () => {
  let held: Option | null = call(1_000);
  const greeks = desk(() => held);
  const atTheMoney = greeks.greek(1, 'delta', NOW_US);
  expect(atTheMoney).toBeGreaterThan(0.5);
  held = call(1_050);
  expect(greeks.greek(1, 'delta', NOW_US)).toBeLessThan(0.4);
  held = call(1_000);
  expect(greeks.greek(1, 'delta', NOW_US)).toBe(atTheMoney);
  held = call(1_000, 'OTHER');
  expect(greeks.greek(1, 'delta', NOW_US)).toBeNaN();
  held = null;
  expect(greeks.greek(1, 'delta', NOW_US)).toBeNaN();
});

test('a future goes with its underlying and has no other slope', () => {
  const held = future('NFO:INDEX24JANFUT', 'INDEX', THURSDAY);
  const greeks = desk(() => held);
  expect((['delta', 'gamma', 'theta', 'vega'] as const).map((name) => greeks.greek(0, name, NOW_US))).toEqual([1, 0, 0, 0]);
});

test('the delta of a call less that of its put is one: together they are the underlying', () => {
  let held: Option | null = call(1_050);
  const greeks = desk(() => held);
  const callDelta = greeks.greek(1, 'delta', NOW_US);
  held = { ...call(1_050), right: 'put' };
  expect(callDelta - greeks.greek(1, 'delta', NOW_US)).toBeCloseTo(1, 3);
});

import { expect, test } from 'vitest';
import type { Option } from '../market/instrument';
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

test('a greek is of what the instrument is now: another contract of the same instant has another', () => {
  const { program, chains = [], instruments } = sceneRequest(SCENE, []);
  const probe = { op: 'chain@1', clock: 0, in: [], args: { chain: 0, measure: 'daysLeft', reference: 'spot', strikes: 0 }, out: 0 };
  const plan = planProgram({ program: { ...program, ops: [probe] }, params: [], probes: [0] });
  let held: Option | null = call(1_000);
  const greeks = new RunGreeks(new PlanChains(plan, chains, instruments), () => held, 0);
  const nowUs = timeOfMinute(istMinute(MONDAY, 560));
  const atTheMoney = greeks.greek(1, 'delta', nowUs);
  expect(atTheMoney).toBeGreaterThan(0.5);
  held = call(1_050);
  expect(greeks.greek(1, 'delta', nowUs)).toBeLessThan(0.4);
  held = call(1_000);
  expect(greeks.greek(1, 'delta', nowUs)).toBe(atTheMoney);
  held = call(1_000, 'OTHER');
  expect(greeks.greek(1, 'delta', nowUs)).toBeNaN();
  held = null;
  expect(greeks.greek(1, 'delta', nowUs)).toBeNaN();
});

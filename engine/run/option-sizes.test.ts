// Sizes and refusals of option structures in a run, worked out by hand: what one lot can lose, what it binds, and what the account does not carry.
import { describe, expect, it } from 'vitest';
import type { ProgramAction, ProgramSize, StructureLeg } from '../../dsl/ir/program';
import { portfolioMargin } from '../margin/portfolio-margin';
import { type OptionRight, option } from '../market/instrument';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { atm, enterLegs, MONDAY, type OptionScene, sceneRequest, THURSDAY } from './option-scene';

/** The index at 1010; time value of 20 rupees at every strike, and a rupee more each minute: at the decision a minute has sealed, 21. */
const SCENE: OptionScene = {
  strikes: [900, 950, 1000, 1050, 1100],
  minutes: 60,
  days: 1,
  spot: () => 1_010,
  price: (strike, right, _day, minute) => Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010) + 20 + minute,
};
const EXIT: ProgramAction = { kind: 'exit', event: 1, position: 0, percent: 100 };

function wing(leg: number, right: OptionRight): StructureLeg {
  const strike = { rule: { by: 'leg', leg, in: 'steps', value: 1 }, tie: 'lower', noMatch: 'skip' } as const;
  return { chain: 0, right, strike, side: 'buy', ratio: 1, product: 'carry' };
}

const STRANGLE = [atm('put', 'sell', 1), atm('call', 'sell', 1)];
const CONDOR = [...STRANGLE, wing(0, 'put'), wing(1, 'call')];

function run(legs: readonly StructureLeg[], size: ProgramSize, capitalPaise = 100_000_000): BacktestRun {
  return runBacktest({ ...sceneRequest(SCENE, [enterLegs(legs, { size }), EXIT]), capitalPaise });
}

/** Units of the first fill of each leg, or why there is none. */
function unitsOf({ result }: BacktestRun): string | readonly number[] {
  const entries = result.fills.filter(({ reason }) => reason === 'entry');
  return entries.length === 0 ? (result.outcomes[0]?.outcome ?? '') : entries.map(({ quantity }) => quantity);
}

/** Of one lot, 50 units, at the prices of the decision. */
function marginOf(legs: readonly (readonly [OptionRight, strike: number, lots: number])[]): number {
  return portfolioMargin({
    timeUs: timeOfMinute(istMinute(MONDAY, 557)),
    legs: legs.map(([right, strike, lots]) => ({
      contract: option(`${strike}${right}`, { underlying: 'INDEX', expiryDay: THURSDAY, strike: strike * 100, right }),
      quantity: 50 * lots,
      price: SCENE.price(strike, right, 0, 1) ?? 0,
      volatility: null,
    })),
    underlyings: [{ name: 'INDEX', spot: 1_010, dailyDeviation: null }],
  }).totalPaise;
}

const CONDOR_MARGIN = marginOf([
  ['put', 900, 1],
  ['call', 1_100, 1],
  ['put', 950, -1],
  ['call', 1_050, -1],
]);

describe('a size by the greatest loss', () => {
  it('counts on the wings: what is paid equals what is brought, so a condor loses its width of 50 on 50 units', () => {
    expect(unitsOf(run(CONDOR, { kind: 'maxLoss', basis: 'rupees', amount: 7_499 }))).toEqual([100, 100, 100, 100]);
    expect(unitsOf(run(CONDOR, { kind: 'maxLoss', basis: 'rupees', amount: 7_500 }))).toEqual([150, 150, 150, 150]);
  });

  it('enters nothing where a sold call stands alone', () => {
    expect(unitsOf(run(STRANGLE, { kind: 'maxLoss', basis: 'rupees', amount: 1_000_000 }))).toBe('size-undefined');
  });

  it('of a put that is sold alone is its strike less its premium: the index ends at nothing', () => {
    // The put at 950 brings 21: 929 on 50 units.
    expect(unitsOf(run([atm('put', 'sell', 1)], { kind: 'maxLoss', basis: 'rupees', amount: 46_449 }))).toBe('size-zero');
    expect(unitsOf(run([atm('put', 'sell', 1)], { kind: 'maxLoss', basis: 'rupees', amount: 46_450 }))).toEqual([50]);
  });
});

/** More than the charges of two bought legs, which are paid before the sold ones are asked for; far less than the margin of a lot. */
const WINGS_CHARGES = 200_000;

describe('a size by margin', () => {
  it('binds no more of the capital than was said, of the whole structure', () => {
    const capitalPaise = 4 * CONDOR_MARGIN + 100;
    expect(unitsOf(run(CONDOR, { kind: 'margin', percent: 50 }, capitalPaise))).toEqual([100, 100, 100, 100]);
    expect(unitsOf(run(CONDOR, { kind: 'margin', percent: 49 }, capitalPaise))).toEqual([50, 50, 50, 50]);
    expect(unitsOf(run(CONDOR, { kind: 'margin', percent: 24 }, capitalPaise))).toBe('size-zero');
  });

  it('that takes all of the capital but what the wings cost in charges is not refused by the desk that is asked next', () => {
    const { result } = run(CONDOR, { kind: 'margin', percent: 99 }, 3 * CONDOR_MARGIN + WINGS_CHARGES);
    expect(result.rejections).toEqual([]);
    expect(result.fills.filter(({ reason }) => reason === 'entry').map(({ quantity }) => quantity)).toEqual([150, 150, 150, 150]);
  });
});

describe('an account', () => {
  it('that carries the condor and the charges of its wings, which are bought first, is refused the last leg with less than the margin', () => {
    expect(run(CONDOR, { kind: 'lots', lots: 1 }, CONDOR_MARGIN + WINGS_CHARGES).result.rejections).toEqual([]);
    const [refused] = run(CONDOR, { kind: 'lots', lots: 1 }, CONDOR_MARGIN - 1).result.rejections;
    expect(refused).toMatchObject({ code: 'insufficient-funds', count: 1 });
  });

  it('is refused the same sold legs without wings', () => {
    const [refused] = run(STRANGLE, { kind: 'lots', lots: 1 }, CONDOR_MARGIN).result.rejections;
    expect(refused?.first).toMatchObject({ code: 'insufficient-funds' });
  });
});

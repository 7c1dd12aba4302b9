// Readings of a chain worked out by hand, on five strikes whose prices a test says: what each measure is, as of when, and what nobody can know.
import { describe, expect, it } from 'vitest';
import type { ProgramOp } from '../../dsl/ir/program';
import { priceOption } from '../options/price-option';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { ChainReader } from './chain-reader';
import { evaluate } from './evaluate';
import { type FutureOf, MONDAY, type OptionScene, sceneRequest, THURSDAY, withFutures } from './option-scene';

const STRIKES = [900, 950, 1000, 1050, 1100];

/** Spot 1010; time value of 20 rupees at the money, 2 less for each strike away, and half a rupee more each minute of the day. */
const SCENE: OptionScene = {
  strikes: STRIKES,
  minutes: 30,
  days: 4,
  spot: () => 1_010,
  price: (strike, right, _day, minute) => {
    const intrinsic = Math.max(0, right === 'call' ? 1_010 - strike : strike - 1_010);
    return intrinsic + 20 - Math.abs(strike - 1_000) / 25 + minute / 2;
  },
  // Calls gather above, puts below: 100 for each strike from the far end, 10 more each minute, and 50 more the second day.
  openInterest: (strike, right, day, minute) =>
    100 * (1 + STRIKES.indexOf(right === 'call' ? strike : 2_000 - strike)) + 10 * minute + 50 * day,
};

type Args = ProgramOp['args'];

const BY_SPOT = { chain: 0, measure: 'straddlePremium', strikes: 0 } as const;

/** Column of one op on minutes of the index. A strike, where there is one, is a constant in rupees. */
function columnOf(
  op: string,
  args: Args,
  scene: OptionScene = SCENE,
  strike: number | null = null,
  blockRows = 512,
  futures: readonly FutureOf[] = [],
): readonly number[] {
  const { program, instruments, chains = [] } = withFutures(sceneRequest(scene, []), scene, futures);
  const ops: ProgramOp[] =
    strike === null
      ? [{ op, clock: 0, in: [], args, out: 0 }]
      : [
          { op: 'constant@1', clock: null, in: [], args: { value: strike, in: 'price' }, out: 0 },
          { op, clock: 0, in: [0], args, out: 1 },
        ];
  const [found] = evaluate({
    program: { ...program, clocks: [{ kind: 'bar', instrument: 0, timeframe: '1m' }], ops },
    params: [],
    histories: instruments,
    chains,
    slots: [ops.length - 1],
    priceScale: 100,
    blockRows,
  });
  return Array.from(found?.values ?? []);
}

function measure(name: string, more: Args = {}, scene: OptionScene = SCENE): readonly number[] {
  return columnOf('chain@1', { chain: 0, measure: name, reference: 'synthetic', strikes: 0, ...more }, scene);
}

describe('a measure of a chain', () => {
  it('stands on the bars that are sealed at the row', () => {
    // The first row is that of the first minute: call 10 + 20, put 20; a minute later both are half a rupee dearer.
    expect(measure('straddlePremium').slice(0, 2)).toEqual([5_000, 5_100]);
    expect(measure('atmStrike')[0]).toBe(100_000);
    expect(measure('forward')[0]).toBe(101_000);
  });

  it('is sought beside the reference that it names', () => {
    const apart: OptionScene = { ...SCENE, spot: () => 1_060 };
    expect(measure('atmStrike', { reference: 'spot' }, apart)[0]).toBe(105_000);
    expect(measure('atmStrike', {}, apart)[0]).toBe(100_000);
    // At 1050: a put of 40 and 18 of time value, a call of 18.
    expect(measure('straddlePremium', { reference: 'spot' }, apart)[0]).toBe(7_600);
    expect(measure('atmStrike', { reference: 'future' }, apart)[0]).toBeNaN();
  });

  it('may be sought beside the future that expires with the chain or next after it, in the session alone and from bars that are sealed', () => {
    const apart: OptionScene = { ...SCENE, spot: () => 1_060 };
    const beside = (futures: readonly FutureOf[], of = 'atmStrike'): readonly number[] =>
      columnOf('chain@1', { chain: 0, measure: of, reference: 'future', strikes: 0 }, apart, null, 512, futures);
    // At 1105, then 1045: nearest are 1100 and 1050. The second day begins without a price for three minutes.
    const month: FutureOf = {
      expiryDay: MONDAY + 17,
      price: (day, minute) => (day === 1 && minute < 3 ? null : minute < 5 ? 1_105 : 1_045),
    };
    expect(beside([month]).slice(3, 7)).toEqual([110_000, 110_000, 105_000, 105_000]);
    expect(beside([month]).slice(30, 34)).toEqual([Number.NaN, Number.NaN, Number.NaN, 110_000]);
    expect(beside([month], 'straddlePremium')[0]).toBe(
      columnOf('chain@1', { ...BY_SPOT, reference: 'spot' }, { ...SCENE, spot: () => 1_105 })[0],
    );
    // What has expired before the chain is none; what was listed and is not stored is not its neighbour.
    const old: FutureOf = { expiryDay: MONDAY + 1, price: () => 905 };
    expect(beside([old, month])[3]).toBe(110_000);
    expect(beside([{ expiryDay: THURSDAY, price: () => 905 }, month])[3]).toBe(90_000);
    expect(beside([{ expiryDay: THURSDAY, price: null }, month])[3]).toBeNaN();
  });

  it('counts the whole chain, or so many strikes each side of the money', () => {
    expect(measure('callOpenInterest')[0]).toBe(1_500);
    expect(measure('callOpenInterest', { strikes: 1 })[0]).toBe(900);
    expect(measure('putVolume', { strikes: 1 })[1]).toBe(600_000);
    expect(measure('callWall')[0]).toBe(110_000);
    expect(measure('callWall', { strikes: 1 })[0]).toBe(105_000);
    expect(measure('putWall')[0]).toBe(90_000);
  });

  it('measures change against the last value of the session before', () => {
    const change = measure('putInterestChange');
    // Nothing is known before the first session. Then each of five puts: 50 more for the day, and 10 for each of 29 minutes less.
    expect(change.slice(0, 30).every(Number.isNaN)).toBe(true);
    expect(change[30]).toBe(5 * (50 - 290));
    expect(change[31]).toBe(5 * (50 - 280));
    expect(measure('callInterestChange', { strikes: 1 })[31]).toBe(3 * (50 - 280));
  });

  it('counts no contract that has not traded yet today, and one that is new in full', () => {
    const late: OptionScene = { ...SCENE, price: (...at) => (at[0] === 900 && (at[2] === 0 || at[3] < 5) ? null : SCENE.price(...at)) };
    const change = measure('callInterestChange', {}, late);
    expect(change[30 + 4]).toBe(4 * (50 - 290 + 40));
    expect(change[30 + 5]).toBe(4 * (50 - 290 + 50) + 100 + 50 + 50);
  });

  it('tells how long its contracts live', () => {
    expect(measure('daysLeft')[0]).toBe(3);
    expect(measure('sessionsLeft')[0]).toBe(3);
    expect(measure('sessionsLeft')[30]).toBe(2);
    expect(measure('yearsLeft')[30 + 29]).toBeCloseTo(2 / 365, 12);
  });

  it('says how old its newest price is, and nothing before there is one', () => {
    const silent: OptionScene = { ...SCENE, price: (...at) => (at[3] < 2 || at[3] > 4 ? null : SCENE.price(...at)) };
    expect(measure('ageMinutes', {}, silent).slice(0, 8)).toEqual([Number.NaN, Number.NaN, 0, 0, 0, 1, 2, 3]);
    expect(measure('straddlePremium', {}, silent).slice(1, 3)).toEqual([Number.NaN, 5_200]);
  });

  it('is skewed to puts where they cost more volatility, and slopes down', () => {
    const dear: OptionScene = { ...SCENE, price: (...at) => (SCENE.price(...at) ?? 0) + (at[0] < 1_000 ? 8 : 0) };
    expect(measure('skew', {}, dear)[0]).toBeGreaterThan(measure('skew')[0] ?? Number.NaN);
    expect(measure('slope', {}, dear)[0]).toBeLessThan(measure('slope')[0] ?? Number.NaN);
  });

  it('does not depend on what comes after the row', () => {
    const names = ['atmVolatility', 'maxPain', 'slope', 'putInterestChange'];
    const other: OptionScene = {
      ...SCENE,
      price: (...at) => (at[2] === 1 && at[3] >= 10 ? (at[0] === 900 ? null : (SCENE.price(...at) ?? 0) * 3) : SCENE.price(...at)),
    };
    for (const name of names)
      for (const more of [{}, { strikes: 1 }, { reference: 'spot' }])
        expect(measure(name, more, other).slice(0, 40), `${name} ${JSON.stringify(more)}`).toEqual(measure(name, more).slice(0, 40));
  });

  it('is the same in windows of any size', () => {
    for (const name of ['straddlePremium', 'callInterestChange', 'slope'])
      for (const strikes of [0, 1]) {
        const args = { chain: 0, measure: name, reference: 'spot', strikes };
        expect(columnOf('chain@1', args, SCENE, null, 1)).toEqual(columnOf('chain@1', args, SCENE, null, 512));
      }
  });
});

describe('the strike of an option by rule', () => {
  const strikeOf = (scene: OptionScene, minutes: number, blockRows = 512): readonly number[] => {
    const { program, instruments, chains = [] } = sceneRequest(scene, []);
    const option = {
      kind: 'option',
      underlying: 'NSE:INDEX',
      expiry: { kind: 'week', offset: 0, rollDaysBefore: 0 },
      right: 'put',
      strike: { rule: { by: 'steps', from: 'spot', value: 1 }, tie: 'lower', noMatch: 'skip' },
      from: 'open',
      minutes: { param: 0 },
    } as const;
    const [found] = evaluate({
      program: {
        ...program,
        instruments: [...program.instruments, option],
        params: [{ kind: 'int', unit: 'minutes', min: 1, max: 20 }],
        clocks: [{ kind: 'bar', instrument: 0, timeframe: '1m' }],
        ops: [{ op: 'contractStrike@1', clock: 0, in: [], args: { instrument: 1 }, out: 0 }],
      },
      params: [minutes],
      histories: instruments,
      chains,
      slots: [0],
      priceScale: 100,
      blockRows,
    });
    return Array.from(found?.values ?? []);
  };
  /** Up 50 from the sixth minute of each day on, and 50 more from day to day. */
  const walking: OptionScene = { ...SCENE, days: 2, spot: (day, minute) => 1_010 + 50 * day + (minute < 5 ? 0 : 50) };

  it('is unknown until the instant, then the same until the session ends', () => {
    expect(strikeOf(walking, 3).slice(0, 2)).toEqual([Number.NaN, Number.NaN]);
    // A put one strike out of the money: 950 at spot 1010, a day later 1000.
    expect(new Set(strikeOf(walking, 3).slice(2, 30))).toEqual(new Set([95_000]));
    expect(new Set(strikeOf(walking, 3).slice(32))).toEqual(new Set([100_000]));
    expect(strikeOf(walking, 6)[5]).toBe(100_000);
  });

  it('is the same in windows of any size', () => {
    expect(strikeOf(walking, 3, 1)).toEqual(strikeOf(walking, 3));
  });
});

describe('a reader of a chain', () => {
  it('may be brought back: the volume of a minute is what it was', () => {
    const { program, instruments, chains = [] } = sceneRequest(SCENE, []);
    const [declared, chain, underlying] = [program.chains?.[0], chains[0], instruments[0]];
    if (declared === undefined || chain === undefined || underlying === undefined) throw new Error('the scene has a chain');
    const reader = new ChainReader(declared, chain, underlying);
    const volumeAt = (minute: number) => reader.viewAt(timeOfMinute(istMinute(MONDAY, 555 + minute)))?.chain[0]?.call?.volume;
    expect([3, 20, 3, 4].map(volumeAt)).toEqual([300_000, 2_000_000, 300_000, 400_000]);
  });
});

describe('the option at a strike', () => {
  const read = (field: string, strike: number, right = 'call') => columnOf('chainStrike@1', { chain: 0, right, field }, SCENE, strike);

  it('has its last price, what is open and what was traded', () => {
    expect(read('price', 1_050).slice(0, 2)).toEqual([1_800, 1_850]);
    expect(read('price', 1_050, 'put')[0]).toBe(5_800);
    expect(read('openInterest', 1_100)[0]).toBe(500);
    expect(read('volume', 1_100)[2]).toBe(300_000);
  });

  it('is unknown where the strike is not listed', () => {
    expect(read('price', 1_025)[0]).toBeNaN();
    expect(read('delta', 1_200)[0]).toBeNaN();
  });

  it('has greeks on the synthetic forward: call and put of a strike differ by one in delta and agree in the rest', () => {
    expect((read('delta', 1_000)[0] ?? 0) - (read('delta', 1_000, 'put')[0] ?? 0)).toBeCloseTo(1, 9);
    for (const field of ['volatility', 'gamma', 'theta', 'vega'])
      expect(read(field, 1_000)[0]).toBeCloseTo(read(field, 1_000, 'put')[0] ?? 0, 6);
  });

  it('has greeks in units of the trade: a point of volatility and a calendar day', () => {
    // Three days and a half hour less a minute to expiry; the slopes by differences of the formula itself.
    const years = (3 * 1_440 + 29) / (365 * 1_440);
    const [sigma = 0, vega = 0, theta = 0] = ['volatility', 'vega', 'theta'].map((field) => read(field, 1_000)[0]);
    const priceAt = (volatility: number, life: number) =>
      priceOption({ model: 'black-76', right: 'call', forward: 1_010, strike: 1_000, years: life, rate: 0 }, volatility) ?? Number.NaN;
    expect(priceAt(sigma, years)).toBeCloseTo(30, 9);
    expect(vega / 100).toBeCloseTo((priceAt(sigma + 1e-4, years) - priceAt(sigma - 1e-4, years)) / 2e-2, 6);
    expect(theta / 100).toBeCloseTo((priceAt(sigma, years - 1e-6) - priceAt(sigma, years + 1e-6)) / 2e-6 / 365, 4);
  });
});

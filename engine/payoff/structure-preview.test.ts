import { describe, expect, test } from 'vitest';
import { future, type OptionRight, option } from '../market/instrument';
import { normalCdf } from '../number/normal';
import { priceOption } from '../options/price-option';
import { isoDay } from '../time/day-text';
import { parseIst } from '../time/ist-time';
import { expiryPayoff, profitAtExpiry } from './expiry-payoff';
import { profitChance } from './profit-chance';
import type { QuotedLeg } from './resolve-volatilities';
import { type PreviewRequest, previewStructure } from './structure-preview';
import { modelledProfit } from './structure-value';

const NEAR = isoDay('2025-12-30');
const FAR = isoDay('2026-01-27');
const SPOT = 26_000;

function leg(right: OptionRight, strike: number, quantity: number, price: number, expiryDay = NEAR): QuotedLeg {
  const contract = option(`NFO:NIFTY${expiryDay}${strike}${right}`, { underlying: 'NIFTY', expiryDay, strike: strike * 100, right });
  return { contract, quantity, price, last: price, volatility: null };
}

const REST: Omit<PreviewRequest, 'legs'> = {
  timeUs: parseIst('2025-12-01 12:00') ?? 0,
  spot: SPOT,
  rate: 0.06,
  forward: null,
  atmVolatility: null,
  dailyDeviation: null,
  points: 61,
  from: null,
  to: null,
};
const preview = (legs: readonly QuotedLeg[], rest: Partial<PreviewRequest> = {}) => previewStructure({ ...REST, ...rest, legs });

const CONDOR = [leg('call', 26_500, -75, 220), leg('call', 27_000, 75, 95), leg('put', 25_500, -75, 190), leg('put', 25_000, 75, 100)];

describe('a preview', () => {
  test('says what entering brings, and what the margin asks', () => {
    const { credit, margin, payoff } = preview(CONDOR);
    expect(credit).toBe(75 * 215);
    expect(payoff.maxLoss).toBe(75 * (500 - 215));
    expect(margin.spanPaise).toBeLessThanOrEqual(75 * 500 * 100);
    expect(margin.exposurePaise).toBe(2 * 75 * SPOT * 2);
  });
  test('is worth nothing more or less at the moment of entry, at the spot', () => {
    const { curve, landmarks } = preview(CONDOR);
    expect(curve.find(({ spot }) => spot === SPOT)?.now ?? Number.NaN).toBeCloseTo(0, 6);
    expect(landmarks).toEqual([25_000, 25_285, 25_500, SPOT, 26_500, 26_715, 27_000]);
  });
  test('ends on the curve where exercise ends', () => {
    const { curve } = preview(CONDOR);
    for (const { spot, atExpiry } of curve) expect(atExpiry).toBeCloseTo(profitAtExpiry(CONDOR, spot), 6);
  });
  test('has greeks that are the slopes of its value', () => {
    const { legs, greeks } = preview(CONDOR);
    const market = { spot: SPOT, rate: REST.rate };
    const at = (spot: number, years = 0): number => modelledProfit(legs, market, spot, years);
    const step = 0.5;
    expect(greeks.delta).toBeCloseTo((at(SPOT + step) - at(SPOT - step)) / (2 * step), 4);
    expect(greeks.gamma).toBeCloseTo((at(SPOT + step) - 2 * at(SPOT) + at(SPOT - step)) / step ** 2, 4);
    const shifted = (by: number): number =>
      modelledProfit(
        legs.map((each) => ({ ...each, volatility: each.volatility + by })),
        market,
        SPOT,
        0,
      );
    expect(greeks.vegaPerPoint).toBeCloseTo((shifted(0.0001) - shifted(-0.0001)) / 0.02, 2);
  });
  test('loses by the day what its theta says, where spot and forward are one', () => {
    const { legs, greeks } = preview(CONDOR, { rate: 0 });
    const market = { spot: SPOT, rate: 0 };
    const [hour, day] = [1 / 8_760, 1 / 365];
    const lost = (modelledProfit(legs, market, SPOT, hour) - modelledProfit(legs, market, SPOT, 0)) * (day / hour);
    expect(greeks.thetaPerDay).toBeCloseTo(lost, 0);
    expect(greeks.thetaPerDay).toBeGreaterThan(0);
  });
  test('takes the forward that is said, else that of a future among the legs, else the spot at the rate', () => {
    const held: QuotedLeg = {
      contract: future('NFO:NIFTYDECFUT', 'NIFTY', NEAR),
      quantity: 75,
      price: 26_100,
      last: 26_130,
      volatility: null,
    };
    expect(preview(CONDOR, { forward: 26_200 }).forward).toBe(26_200);
    expect(preview([...CONDOR, held]).forward).toBe(26_130);
    expect(preview(CONDOR).forward).toBeCloseTo(SPOT * Math.exp(0.06 * (preview(CONDOR).legs[0]?.years ?? 0)), 6);
    expect(preview([held]).greeks.delta).toBeCloseTo((75 * 26_130) / SPOT, 9);
  });
  test('values a leg whose price explains no volatility at that of the nearest strike', () => {
    const { legs } = preview([...CONDOR, leg('put', 24_000, 75, 0)]);
    expect(legs[4]).toMatchObject({ volatilityFrom: 'neighbour', volatility: legs[3]?.volatility });
    expect(preview([leg('put', 24_000, 75, 0)]).legs[0]).toMatchObject({ volatilityFrom: 'none', volatility: 0 });
  });
  test('holds what was entered elsewhere against its entry, and margins it at what it costs now', () => {
    const held = { ...leg('call', 26_000, -75, 500), last: 300 };
    const { curve, margin, credit } = preview([held]);
    expect(curve.find(({ spot }) => spot === SPOT)?.now ?? Number.NaN).toBeCloseTo(75 * 200, 6);
    expect([credit, margin.creditPaise]).toEqual([75 * 500, 75 * 300 * 100]);
  });
  test('of two expiries has a payoff at the first by model, in which the later leg is worth what is left of it', () => {
    const calendar = [leg('call', 26_000, -75, 420), leg('call', 26_000, 75, 700, FAR)];
    const { payoff, chance, curve, legs } = preview(calendar);
    expect(payoff.basis).toBe('modelled');
    expect(chance).toBeGreaterThan(0.2);
    expect(chance).toBeLessThan(0.8);
    for (const spot of payoff.breakEvens) expect(curve.find((point) => point.spot === spot)?.atExpiry ?? Number.NaN).toBeCloseTo(0, 4);
    expect(payoff.breakEvens).toHaveLength(2);
    const [near, far] = legs;
    const terms = { model: 'black-76', right: 'call', strike: 26_000, rate: REST.rate } as const;
    const left = (far?.years ?? 0) - (near?.years ?? 0);
    const carried = 1 + ((far?.forward ?? 0) / SPOT - 1) * (left / (far?.years ?? 1));
    const later = priceOption({ ...terms, forward: SPOT * carried, years: left }, far?.volatility ?? 0) ?? 0;
    expect(curve.find(({ spot }) => spot === SPOT)?.atExpiry ?? Number.NaN).toBeCloseTo(75 * (420 + later - 700), 6);
  });
});

describe('the chance of profit', () => {
  const model = { forward: 26_100, volatility: 0.13, years: 0.08 };
  const chanceOf = (legs: readonly QuotedLeg[], terms = model): number | null =>
    profitChance(expiryPayoff(legs).breakEvens, (spot) => profitAtExpiry(legs, spot), terms);

  test('of a bought call is that of ending above its break-even', () => {
    const chance = chanceOf([leg('call', 26_000, 75, 300)]);
    const deviation = 0.13 * Math.sqrt(0.08);
    expect(chance ?? Number.NaN).toBeCloseTo(normalCdf(Math.log(26_100 / 26_300) / deviation - deviation / 2), 12);
  });
  test('is what a walk over small steps of the normal distribution finds', () => {
    const deviation = model.volatility * Math.sqrt(model.years);
    for (const legs of [CONDOR, [leg('call', 26_000, 75, 150), leg('call', 26_400, -150, 60)], [leg('put', 25_500, -75, 90)]]) {
      let walked = 0;
      const step = 1 / 2_000;
      for (let z = -8; z < 8; z += step) {
        const spot = model.forward * Math.exp(deviation * (z + step / 2) - (deviation * deviation) / 2);
        if (profitAtExpiry(legs, spot) > 0) walked += normalCdf(z + step) - normalCdf(z);
      }
      expect(chanceOf(legs) ?? Number.NaN).toBeCloseTo(walked, 3);
    }
  });
  test('and that of the opposite structure make one', () => {
    const [one, other] = [CONDOR, CONDOR.map((each) => ({ ...each, quantity: -each.quantity }))];
    expect((chanceOf(one) ?? 0) + (chanceOf(other) ?? 0)).toBeCloseTo(1, 12);
  });
  test('is nothing where nothing is won, everything where nothing is lost, and not there without time', () => {
    const free = [leg('call', 26_000, 75, 100), leg('call', 26_500, -75, 150)];
    expect(chanceOf(free)).toBe(1);
    expect(chanceOf(free.map((each) => ({ ...each, quantity: -each.quantity })))).toBe(0);
    expect(chanceOf(free, { ...model, years: 0 })).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import type { OptionTerms } from '../options/option-terms';
import { priceOption } from '../options/price-option';
import { yearsToExpiry } from '../options/years-to-expiry';
import { isoDay } from '../time/day-text';
import { istMinute, timeOfMinute } from '../time/ist-time';
import { atmStrike } from './atm-strike';
import { type ChainRequest, measureChain } from './chain-measures';
import { maxPain } from './max-pain';
import { openInterestWalls } from './open-interest-walls';
import type { ChainStrike, OptionChain, OptionQuote } from './option-chain';
import { putCallRatio } from './put-call-ratio';
import { quotePrice } from './quote-price';
import { syntheticForward } from './synthetic-forward';
import { constantMaturityVolatility, termSlope } from './term-structure';
import { volatilityPercentile, volatilityRank } from './volatility-rank';
import { skew25 } from './volatility-skew';

const SILENT: OptionQuote = { bid: null, ask: null, last: null, openInterest: null, volume: null };
const last = (price: number | null): OptionQuote => ({ ...SILENT, last: price });
const open = (openInterest: number, volume: number | null = null): OptionQuote => ({ ...SILENT, openInterest, volume });
const strikeOf = (strike: number, call: OptionQuote | null, put: OptionQuote | null): ChainStrike => ({ strike, call, put });

/** A chain priced by Black-76 with a volatility for each strike. */
function modelled(forward: number, years: number, rate: number, volatilityAt: (strike: number) => number): OptionChain {
  return Array.from({ length: 81 }, (_, at) => {
    const strike = 23_000 + at * 50;
    const price = (right: OptionTerms['right']) =>
      priceOption({ model: 'black-76', right, forward, strike, years, rate }, volatilityAt(strike));
    return strikeOf(strike, last(price('call')), last(price('put')));
  });
}

describe('the price of a quote', () => {
  test('is the mid where both sides quote, else the last trade; crossed quotes have none', () => {
    const quote = { ...SILENT, bid: 10, ask: 11, last: 14 };
    expect(quotePrice(quote, 'mid')).toBe(10.5);
    expect(quotePrice(quote, 'last')).toBe(14);
    expect(quotePrice({ ...quote, ask: null }, 'mid')).toBe(14);
    expect(quotePrice({ ...quote, ask: 9 }, 'mid')).toBeNull();
    expect([quotePrice(null, 'mid'), quotePrice(SILENT, 'mid'), quotePrice(last(0), 'last'), quotePrice(last(Number.NaN), 'last')]).toEqual(
      [null, null, null, null],
    );
  });
});

describe('the synthetic forward', () => {
  const [years, rate] = [0.1, 0.08];
  const growth = Math.exp(rate * years);
  test('is the forward that priced the chain, at any rate', () => {
    expect(
      syntheticForward(
        modelled(25_013, years, rate, () => 0.15),
        'last',
        growth,
      ),
    ).toBeCloseTo(25_013, 8);
  });
  test('stays where it is when one stale quote makes call and put equal elsewhere', () => {
    const chain = modelled(25_013, years, rate, () => 0.15).map((each) => (each.strike === 25_300 ? { ...each, call: each.put } : each));
    expect(syntheticForward(chain, 'last', growth)).toBeCloseTo(25_013, 8);
  });
  test('is null where no strike has both sides', () => {
    expect(syntheticForward([strikeOf(100, last(5), null), strikeOf(110, null, last(5))], 'last', 1)).toBeNull();
    expect(syntheticForward([], 'last', 1)).toBeNull();
  });
});

test('at the money is the nearest strike, the lower of two as near', () => {
  const chain = [strikeOf(100, null, null), strikeOf(110, null, null), strikeOf(120, null, null)];
  expect([104, 105, 106, 500, -5].map((price) => atmStrike(chain, price)?.strike)).toEqual([100, 100, 110, 120, 100]);
  expect(atmStrike([], 100)).toBeNull();
});

describe('open interest', () => {
  const chain = [
    strikeOf(90, open(5, 1), open(80, 7)),
    strikeOf(100, open(60, 9), open(80, 3)),
    strikeOf(110, open(60), open(10)),
    strikeOf(120, null, open(0)),
  ];
  test('puts over calls is the put-call ratio, null without calls', () => {
    expect(putCallRatio(chain, 'openInterest')).toBe(170 / 125);
    expect(putCallRatio(chain, 'volume')).toBe(1);
    expect(putCallRatio([strikeOf(90, null, open(5))], 'openInterest')).toBeNull();
  });
  test('stands in walls, the inner one first where two are equal', () => {
    expect(openInterestWalls(chain, 2)).toEqual({
      calls: [
        { strike: 100, openInterest: 60 },
        { strike: 110, openInterest: 60 },
      ],
      puts: [
        { strike: 100, openInterest: 80 },
        { strike: 90, openInterest: 80 },
      ],
    });
    expect(openInterestWalls(chain, 9).puts.map(({ strike }) => strike)).toEqual([100, 90, 110]);
  });
  test('pays least at max pain, found by hand', () => {
    // Paid at 90: 80·10 + 10·20; at 100: 5·10 + 10·10; at 110: 5·20 + 60·10; at 120: 5·30 + 60·20 + 60·10.
    expect(maxPain(chain, 100)).toBe(100);
    expect(maxPain([strikeOf(100, SILENT, SILENT)], 100)).toBeNull();
  });
  test('that pays the same at two strikes gives the one nearer to the price', () => {
    const even = [strikeOf(100, open(1), open(1)), strikeOf(110, open(1), open(1))];
    expect([maxPain(even, 109), maxPain(even, 101), maxPain(even, 105)]).toEqual([110, 100, 100]);
  });
});

describe('measures of a chain', () => {
  const smile = (strike: number): number => 0.14 - 0.3 * Math.log(strike / 25_000);
  const request: ChainRequest = {
    chain: modelled(25_010, 30 / 365, 0.07, smile),
    reference: 'synthetic',
    basis: 'last',
    rate: 0.07,
    years: 30 / 365,
    spot: 24_880,
    future: 25_030,
  };
  test('find the smile that made it', () => {
    const measures = measureChain(request);
    expect(measures.forward).toBeCloseTo(25_010, 6);
    expect(measures.atmStrike).toBe(25_000);
    expect(measures.atmVolatility).toBeCloseTo(0.14, 10);
    expect(measures.atmSlope).toBeCloseTo(-0.3, 8);
    expect(measures.deviationMove).toBeCloseTo(25_010 * 0.14 * Math.sqrt(30 / 365), 6);
    expect(measures.straddleMove).toBeCloseTo(0.8 * (measures.straddlePremium ?? Number.NaN), 10);
    expect(measures.strikes).toHaveLength(81);
  });
  test('take the slope from the middle of the smile: wings beyond one standard deviation have no say in it', () => {
    const deviation = 0.14 * Math.sqrt(30 / 365);
    const winged = (strike: number): number =>
      smile(strike) + (Math.abs(Math.log(strike / 25_010)) > 1.01 * deviation && strike > 25_010 ? 0.2 : 0);
    expect(measureChain({ ...request, chain: modelled(25_010, 30 / 365, 0.07, winged) }).atmSlope).toBeCloseTo(-0.3, 8);
  });
  test('put the 25-delta put over the 25-delta call where puts are dearer', () => {
    const { skew25: skew } = measureChain(request);
    // The strikes of delta ±0.25 lie 0.67 standard deviations out, on a line of slope −0.3.
    expect(skew).toBeGreaterThan(0.3 * 2 * 0.67 * 0.13 * Math.sqrt(30 / 365));
    expect(skew).toBeLessThan(0.3 * 2 * 0.7 * 0.15 * Math.sqrt(30 / 365));
    expect(measureChain({ ...request, chain: modelled(25_010, 30 / 365, 0.07, () => 0.14) }).skew25).toBeCloseTo(0, 8);
    expect(skew25([{ strike: 25_000, volatility: 0.14, delta: 0.4 }])).toBeNull();
  });
  test('take the reference that is asked for, and never another', () => {
    expect(measureChain({ ...request, reference: 'future' })).toMatchObject({ forward: 25_030, atmStrike: 25_050 });
    expect(measureChain({ ...request, reference: 'spot' })).toMatchObject({
      atmStrike: 24_900,
      forward: 24_880 * Math.exp((0.07 * 30) / 365),
    });
    expect(measureChain({ ...request, reference: 'spot', spot: null })).toMatchObject({
      forward: null,
      atmStrike: null,
      atmVolatility: null,
    });
  });
  test('without a time, or after expiry, imply nothing and count all the same', () => {
    for (const years of [null, 0]) {
      expect(measureChain({ ...request, years })).toMatchObject({ atmVolatility: null, skew25: null, deviationMove: null, strikes: [] });
      expect(measureChain({ ...request, years }).straddlePremium).toBeGreaterThan(0);
    }
  });
  test('of an empty chain are null', () => {
    expect(measureChain({ ...request, chain: [] })).toMatchObject({
      forward: null,
      putCallRatioOpenInterest: null,
      maxPain: null,
      strikes: [],
    });
  });
});

describe('volatility over time', () => {
  const points = [
    { years: 5 / 365, volatility: 0.2 },
    { years: 12 / 365, volatility: 0.15 },
    { years: 40 / 365, volatility: 0.14 },
  ];
  test('at a constant maturity has total variance on a straight line', () => {
    const variance = (0.2 * 0.2 * 5 * 5 + 0.15 * 0.15 * 12 * 2) / 7;
    expect(constantMaturityVolatility(points, 7 / 365)).toBeCloseTo(Math.sqrt(variance / 7), 12);
    expect(constantMaturityVolatility(points, 12 / 365)).toBe(0.15);
    expect(termSlope(points)).toBeLessThan(1);
  });
  test('is never extrapolated', () => {
    expect([constantMaturityVolatility(points, 4 / 365), constantMaturityVolatility(points, 41 / 365), termSlope([])]).toEqual([
      null,
      null,
      null,
    ]);
  });
  test('has a rank between its extremes and a percentile among its days, and they differ', () => {
    const history = [0.1, 0.11, 0.12, 0.13, 0.5];
    expect(volatilityRank(history, 0.14)).toBeCloseTo(10, 10);
    expect(volatilityPercentile(history, 0.14)).toBe(80);
    expect([volatilityRank(history, 0.6), volatilityRank(history, 0.05), volatilityPercentile(history, 0.1)]).toEqual([100, 0, 0]);
  });
  test('has neither without history, nor a rank where nothing ever moved', () => {
    expect([volatilityRank([], 0.2), volatilityPercentile([], 0.2), volatilityRank([0.2, 0.2], 0.2)]).toEqual([null, null, null]);
    expect([volatilityRank([0.1, Number.NaN], 0.2), volatilityPercentile([0.1], Number.NaN)]).toEqual([null, null]);
  });
});

describe('years to expiry', () => {
  const at = (day: string, minute: number): number => timeOfMinute(istMinute(isoDay(day), minute));
  const days = (timeUs: number, expiry: string): number => yearsToExpiry(timeUs, 'NSE:derivatives', isoDay(expiry)) * 365;
  test('run to the close of the day, which has been later since August 2026', () => {
    expect(days(at('2022-03-28', 15 * 60 + 30), '2022-04-28')).toBeCloseTo(31, 10);
    expect(days(at('2026-08-04', 15 * 60 + 30), '2026-08-11') - 7).toBeCloseTo(10 / 1_440, 10);
  });
  test('are none from the close on', () => {
    expect(days(at('2022-04-28', 15 * 60 + 30), '2022-04-28')).toBe(0);
    expect(days(at('2022-04-29', 0), '2022-04-28')).toBe(0);
  });
  test('end a day early where the day became a holiday', () => {
    expect(days(at('2023-06-27', 15 * 60 + 30), '2023-06-29')).toBeCloseTo(1, 10);
  });
});

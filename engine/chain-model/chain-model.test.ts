import { describe, expect, test } from 'vitest';
import { chainAsOf } from '../chain/chain-cursor';
import type { Candles } from '../market/candles';
import type { ChainHistory } from '../market/chain-history';
import type { OptionContract } from '../market/option-contract';
import { isoDay } from '../time/day-text';
import { istMinute } from '../time/ist-time';
import type { ChainModel } from './chain-model';
import { JoinedChainHistory, joinCandles } from './joined-chain-history';
import { ModelledChainHistory } from './modelled-chain-history';
import { sessionTerms } from './session-terms';
import { ownDeviation, strikeValues, timeValue } from './strike-values';
import { VarianceClock } from './variance-clock';
import { atmShare, findVolatilitySurface, smileFactor } from './volatility-surface';

const MONDAY = isoDay('2026-01-05');
const TUESDAY = isoDay('2026-01-06');
const OPEN = 555;
const MINUTES = 375;
const surface = findVolatilitySurface(MONDAY);
if (surface === null) throw new Error('the table reaches to 2026');

function candlesOf(days: readonly number[], units: (day: number, row: number) => number, timeframe = '1m'): Candles {
  const perDay = timeframe === '1d' ? 1 : MINUTES;
  const places = days.flatMap((day) => Array.from({ length: perDay }, (_, row) => ({ day, row })));
  const price = Int32Array.from(places, ({ day, row }) => Math.round(units(day, row)));
  return {
    instrument: 'NSE:ANY',
    timeframe,
    priceScale: 100,
    count: price.length,
    minute: Int32Array.from(places, ({ day, row }) => istMinute(day, timeframe === '1d' ? 0 : OPEN + row)),
    open: price,
    high: price.map((each) => each + 500),
    low: price.map((each) => each - 500),
    close: price,
    volume: new Float64Array(price.length),
    openInterest: new Float64Array(price.length),
  };
}

const spotOf = (day: number, row: number): number => 2_600_000 + (day - MONDAY) * 10_000 + (row % 40) * 250;

function modelOf(given: Partial<ChainModel> = {}): ChainModel {
  return {
    market: 'NFO',
    underlying: 'NIFTY',
    spot: candlesOf([MONDAY, TUESDAY], spotOf),
    volatilityIndex: candlesOf([MONDAY, TUESDAY], () => 1_300),
    expiriesOn: () => [{ day: TUESDAY, cycle: 'weekly' }],
    strikeStep: () => 5_000,
    strikesEachSide: 10,
    tick: () => 5,
    dataHash: 'made here',
    ...given,
  };
}

const contract = (strike: number, right: OptionContract['right'] = 'call'): OptionContract => ({
  market: 'NFO',
  underlying: 'NIFTY',
  expiryDay: TUESDAY,
  strike: strike * 100,
  right,
});

describe('the surface', () => {
  test('is linear between the days of its term, and level beyond them', () => {
    expect([0.1, 7, 30, 1_000].map((days) => atmShare(surface, days))).toEqual([0.92, 0.92, 0.97, 0.87]);
    expect(atmShare(surface, 18.5)).toBeCloseTo(0.945, 12);
  });

  test('has dear puts and a floor on either wing', () => {
    const [put, call, far, farther] = [-1, 1, -4, -9].map((x) => smileFactor(surface, x));
    expect([put, call]).toEqual([1.098, 1.006]);
    expect(farther).toBe(far);
  });
});

test('the values of a strike, carried from close to the other prints, are those of the formula to a tenth of a paisa', () => {
  const terms = sessionTerms(modelOf(), surface, MONDAY, TUESDAY);
  for (const strike of [2_540_000, 2_595_000, 2_600_000, 2_605_000, 2_670_000]) {
    const values = strikeValues(strike, terms, surface);
    const worst = (column: 'open' | 'close', forwards: Float64Array, deviations: Float64Array) =>
      forwards.reduce((most, forward, row) => {
        const moneyness = Math.log(forward / strike);
        const exact = timeValue(forward, strike, moneyness, ownDeviation(deviations[row] ?? 0, moneyness, surface));
        return Math.max(most, Math.abs(exact - (values[column][row] ?? Number.NaN)));
      }, 0);
    expect(worst('close', terms.close, terms.deviationAtClose)).toBeLessThan(1e-6);
    expect(worst('open', terms.open, terms.deviationAtOpen)).toBeLessThan(0.1);
  }
});

test('a weekend ages options less than a session does', () => {
  const clock = new VarianceClock('NSE:derivatives', 0.1);
  const friday = isoDay('2026-01-09');
  const toMonday = clock.yearsLeft(friday, 1, isoDay('2026-01-12'));
  const toTuesday = clock.yearsLeft(isoDay('2026-01-12'), 1, isoDay('2026-01-13'));
  expect(toMonday / toTuesday).toBeCloseTo(1.2, 10);
  expect([clock.yearsLeft(friday, 1, friday), clock.yearsLeft(friday, 0, friday - 1)]).toEqual([0, 0]);
  expect(clock.yearsLeft(friday, 0.5, friday)).toBeCloseTo(0.375 / 263.3, 10);
});

describe('a modelled chain', () => {
  const history = new ModelledChainHistory(modelOf());

  test('lays its ladder around the last close before the session, and prices any strike', () => {
    const strikes = [...new Set(history.chainOn(TUESDAY, TUESDAY)?.contracts.map(({ strike }) => strike))];
    // Monday closed at 26 035: row 374 of it, 14 steps into a turn of forty.
    expect([strikes[0], strikes[10], strikes.at(-1)]).toEqual([2_555_000, 2_605_000, 2_655_000]);
    expect(history.chainOn(TUESDAY, TUESDAY)?.candlesOf(contract(30_000, 'put'))?.count).toBe(MINUTES);
    expect(history.chainOn(TUESDAY, TUESDAY)?.candlesOf({ ...contract(26_000), underlying: 'BANKNIFTY' })).toBeNull();
    expect([history.chainOn(MONDAY, MONDAY), history.chainOn(MONDAY + 7, TUESDAY)]).toEqual([null, null]);
  });

  test('marks every row, in bars and in the summary', () => {
    const chain = history.chainOn(MONDAY, TUESDAY);
    expect(chain?.candlesOf(contract(26_000))?.modelled).toEqual(new Uint8Array(MINUTES).fill(1));
    expect(chain?.summary.modelled).toEqual(new Uint8Array(MINUTES).fill(1));
  });

  test('holds parity, is ordered by strike, and bars hold their opens and closes', () => {
    const chain = history.chainOn(MONDAY, TUESDAY);
    const [call, put, higher] = [contract(26_000), contract(26_000, 'put'), contract(26_050)].map((each) => chain?.candlesOf(each));
    for (let row = 0; row < MINUTES; row += 1) {
      const at = (candles: typeof call, column: 'open' | 'high' | 'low' | 'close') => candles?.[column][row] ?? Number.NaN;
      const forward = 2_600_000 + at(call, 'close') - at(put, 'close');
      expect(Math.abs(forward / spotOf(MONDAY, row) - 1)).toBeLessThan(0.0005);
      expect(at(higher, 'close')).toBeLessThan(at(call, 'close'));
      for (const each of [call, put]) {
        expect(at(each, 'low')).toBeLessThanOrEqual(Math.min(at(each, 'open'), at(each, 'close')));
        expect(at(each, 'high')).toBeGreaterThanOrEqual(Math.max(at(each, 'open'), at(each, 'close')));
        expect(at(each, 'close') % 5).toBe(0);
      }
    }
  });

  test('ends at its worth: the last close of the expiry day is the intrinsic value, a tick at least', () => {
    const chain = history.chainOn(TUESDAY, TUESDAY);
    const last = spotOf(TUESDAY, MINUTES - 1);
    // 15:29 is sealed at 15:30, ten minutes before the session's end: little time is left, not none.
    expect(Math.abs((chain?.candlesOf(contract(25_900))?.close.at(-1) ?? 0) - (last - 2_590_000))).toBeLessThan(1_500);
    expect(chain?.candlesOf(contract(30_000))?.close.at(-1)).toBe(5);
  });

  test('knows nothing of a later bar: prices up to a minute are those of a history that ends there', () => {
    const cut = 100;
    const shorter = new ModelledChainHistory(
      modelOf({ spot: head(modelOf().spot, cut), volatilityIndex: head(modelOf().volatilityIndex, cut) }),
    );
    const [whole, part] = [history, shorter].map((each: ChainHistory) => each.chainOn(MONDAY, TUESDAY)?.candlesOf(contract(26_100)));
    expect(part?.close).toEqual(whole?.close.subarray(0, cut));
    expect(part?.high).toEqual(whole?.high.subarray(0, cut));
  });

  test('opens each bar at the volatility index of the bar before, and closes it at its own', () => {
    const spike = 100;
    const spiked = candlesOf([MONDAY, TUESDAY], (_, row) => (row === spike ? 2_600 : 1_300));
    const chain = new ModelledChainHistory(modelOf({ volatilityIndex: spiked })).chainOn(MONDAY, TUESDAY);
    const [calm, wild] = [history.chainOn(MONDAY, TUESDAY), chain].map((each) => each?.candlesOf(contract(26_000)));
    const differing = (column: 'open' | 'close') =>
      [...(calm?.[column] ?? [])].flatMap((price, row) => (price === wild?.[column][row] ? [] : [row]));
    expect([differing('open'), differing('close')]).toEqual([[spike + 1], [spike]]);
  });

  test('of a daily volatility index takes the open alone', () => {
    const daily = (close: number) => ({ ...candlesOf([MONDAY, TUESDAY], () => 1_300, '1d'), close: Int32Array.of(close, close) });
    const closes = [1_000, 2_000].map((close) => {
      const chain = new ModelledChainHistory(modelOf({ volatilityIndex: daily(close) })).chainOn(MONDAY, TUESDAY);
      return chain?.candlesOf(contract(26_000))?.close;
    });
    expect(closes[0]).toEqual(closes[1]);
  });

  test('reads back as a chain: the level at the money is the index’s', () => {
    const { summary } = history.chainOn(MONDAY, TUESDAY) ?? { summary: null };
    // A day and a session in calendar time against one in variance time.
    expect(summary?.atmVolatility[0]).toBeGreaterThan(0.13);
    expect(summary?.atmVolatility[0]).toBeLessThan(0.25);
    const chain = history.chainOn(MONDAY, TUESDAY);
    expect(chain === null ? 0 : chainAsOf(chain, istMinute(MONDAY, OPEN)).length).toBe(21);
  });
});

describe('joined with candles of the exchange', () => {
  const model = new ModelledChainHistory(modelOf());
  const chain = model.chainOn(MONDAY, TUESDAY);
  const modelled = chain?.candlesOf(contract(26_000));
  if (modelled === null || modelled === undefined) throw new Error('the model prices it');
  const traded = {
    ...modelled,
    count: 2,
    minute: Int32Array.of(istMinute(MONDAY, OPEN + 3), istMinute(MONDAY, OPEN + 900)),
    open: Int32Array.of(1, 2),
    high: Int32Array.of(1, 2),
    low: Int32Array.of(1, 2),
    close: Int32Array.of(1, 2),
    volume: Float64Array.of(65, 130),
    openInterest: Float64Array.of(7, 8),
    bid: Int32Array.of(1, 1),
    ask: Int32Array.of(2, 2),
    modelled: new Uint8Array(2),
  };

  test('the exchange wins its minutes, and each row says whose it is', () => {
    const joined = joinCandles(traded, modelled);
    expect([joined.count, joined.modelled.indexOf(0), joined.modelled.lastIndexOf(0)]).toEqual([MINUTES + 1, 3, MINUTES]);
    expect([joined.close[2], joined.close[3], joined.close[4], joined.close.at(-1)]).toEqual([modelled.close[2], 1, modelled.close[4], 2]);
    expect([joined.volume[3], joined.openInterest[3], joined.bid?.[3], joined.bid?.[4]]).toEqual([65, 7, 1, 0]);
  });

  test('sessions and contracts are those of both, and what only one has is answered by it', () => {
    const own = contract(31_000);
    const exchange: ChainHistory = {
      ...{ market: 'NFO', underlying: 'NIFTY', hash: 'a', timeframe: '1m', days: [MONDAY, MONDAY + 30] },
      expiriesOn: (day) => (day === MONDAY ? [{ day: TUESDAY, cycle: 'weekly' }] : [{ day: MONDAY + 35, cycle: 'monthly' }]),
      chainOn: (day, expiryDay) => ({
        day,
        expiryDay,
        contracts: [contract(26_000), own],
        candlesOf: (each) =>
          each.strike === 2_600_000 && each.right === 'call' ? traded : each.strike === own.strike ? { ...traded, contract: own } : null,
        summary: model.chainOn(MONDAY, TUESDAY)?.summary ?? (undefined as never),
      }),
    };
    const joined = new JoinedChainHistory(exchange, model);
    expect(joined.days).toEqual([MONDAY, TUESDAY, MONDAY + 30]);
    expect(joined.expiriesOn(MONDAY)).toEqual([{ day: TUESDAY, cycle: 'weekly' }]);
    const session = joined.chainOn(MONDAY, TUESDAY);
    expect(session?.contracts).toHaveLength(2 * 21 + 1);
    expect(session?.candlesOf(own)?.modelled).toContain(0);
    expect(session?.candlesOf(contract(26_050))?.modelled).toEqual(new Uint8Array(MINUTES).fill(1));
    expect(session?.summary.modelled[0]).toBe(1);
    expect([joined.hash === model.hash, joined.chainOn(MONDAY + 30, MONDAY + 35)?.contracts.length]).toEqual([false, 2]);
  });
});

function head(candles: Candles, count: number): Candles {
  const { minute, open, high, low, close, volume, openInterest } = candles;
  return {
    ...candles,
    count,
    minute: minute.subarray(0, count),
    open: open.subarray(0, count),
    high: high.subarray(0, count),
    low: low.subarray(0, count),
    close: close.subarray(0, count),
    volume: volume.subarray(0, count),
    openInterest: openInterest.subarray(0, count),
  };
}

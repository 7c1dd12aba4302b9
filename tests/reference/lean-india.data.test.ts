// LEAN's template algorithm for India: one share of YESBANK bought with the first minute that is there, and held. What its published
// statistics say is worked out here from the same minutes; where the two machines differ, the difference is said in rupees.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compile } from '../../dsl/compile/compile';
import { invariant } from '../../dsl/types/invariant';
import { istDayOf } from '../../engine/market/candles';
import { equity } from '../../engine/market/instrument';
import { type BacktestRun, runBacktest } from '../../engine/run/backtest';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import { isoDay } from '../../engine/time/day-text';
import { clockMinute, istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { findTradingCalendar } from '../../server/market-data/trading-calendar';
import { draw } from '../draw';
import { findSharedData } from '../shared-data';
import { FRICTIONLESS_VENUE } from './frictionless-venue';

const ROOM = ['backtest_ref', 'lean_india'] as const;
const DAYS = ['2019-07-09', '2019-07-10', '2019-07-11'] as const;
const ID = 'NSE:YESBANK';
const CAPITAL_PAISE = 10_000_000;
const STATISTICS = findSharedData(...ROOM, 'expected_BasicTemplateIndiaAlgorithm.json');

/** LEAN fills at the close of the minute it decides on; we at the open of the next. */
const LEAN_FILL = 9_485;
const OUR_FILL = 9_465;
/** 15:29 on the third day: the last minute of continuous trading, where both mark what is held. */
const LAST_CLOSE = 9_330;
const LEAN_FEE = 600;

const Statistics = z.object({ expected: z.record(z.string(), z.string()) });

function readMinutes(): readonly (readonly number[])[] {
  const calendar = findTradingCalendar(ID);
  return DAYS.flatMap((day) => {
    const file = findSharedData(...ROOM, `yesbank_${day.replaceAll('-', '')}_1m.csv.gz`);
    invariant(file !== null && calendar !== null, `the minutes of ${day} are in the shared data`);
    const [{ openMinute, closeMinute } = { openMinute: 0, closeMinute: 0 }] = calendar.sessions(isoDay(day));
    const rows = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/).slice(1);
    return rows
      .map((row) => row.split(','))
      .map(([time = '', ...values]) => [istMinute(isoDay(time.slice(0, 10)), clockMinute(time.slice(11, 16))), ...values.map(Number)])
      .filter(([minute = 0]) => minute >= openMinute && minute < closeMinute);
  });
}

function yesBank(): BacktestInstrument {
  const rows = readMinutes();
  const prices = (column: number): Int32Array => Int32Array.from(rows, (row) => Math.round((row[column] ?? 0) * 100));
  const candles = {
    instrument: ID,
    timeframe: '1m',
    priceScale: 100,
    count: rows.length,
    minute: Int32Array.from(rows, ([minute = 0]) => minute),
    open: prices(1),
    high: prices(2),
    low: prices(3),
    close: prices(4),
    volume: Float64Array.from(rows, (row) => row[5] ?? 0),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
  };
  const sessions = findTradingCalendar(ID)?.sessions;
  invariant(sessions !== undefined, 'NSE has a calendar');
  return { candles, sessions, instrument: equity(ID, true), hasVolume: true, terms: null, dataHash: ID };
}

/** Held for ever: the stop that an entry must have is out of reach. */
const BUY_AND_HOLD = draw({
  nodes: {
    share: ['data.instrument', { symbol: ID }],
    bars: ['data.candles', { timeframe: '1m' }],
    minute: ['trigger.barClose'],
    buy: ['leg.leg', { side: 'buy', product: 'delivery' }],
    size: ['size.lots', { lots: 1 }],
    stop: ['risk.legStop', { basis: 'percent', value: 99 }],
    enter: ['action.enter'],
  },
  wires: [
    'share.instrument > bars.instrument',
    'bars.candles > minute.candles',
    'minute.event > enter.event',
    'share.instrument > buy.instrument',
    'buy.leg > enter.structure',
    'size.size > enter.size',
    'stop.risk > enter.risk',
  ],
});

function buyAndHold(): BacktestRun {
  const share = yesBank();
  const { compiled } = compile(BUY_AND_HOLD);
  invariant(compiled !== null, 'the graph compiles');
  return runBacktest({
    program: compiled.program,
    programHash: compiled.hash,
    params: [],
    instruments: [share],
    fromUs: istMinute(isoDay('2019-01-23'), 0) * US_PER_MINUTE,
    toUs: istMinute(isoDay('2019-10-31'), 0) * US_PER_MINUTE,
    capitalPaise: CAPITAL_PAISE,
    venue: FRICTIONLESS_VENUE,
  });
}

describe.skipIf(STATISTICS === null)('LEAN buys one YESBANK and holds it', () => {
  let run: BacktestRun;
  let expected: Readonly<Record<string, string>>;

  beforeAll(() => {
    run = buyAndHold();
    expected = Statistics.parse(JSON.parse(readFileSync(STATISTICS ?? '', 'utf8'))).expected;
  });

  test('in one order: of ours one fills, the stop never', () => {
    expect(expected['Total Orders']).toBe('1');
    expect(run.result.fills.map(({ side, quantity, price, reason }) => [side, quantity, price, reason])).toEqual([
      ['buy', 1, OUR_FILL, 'entry'],
    ]);
    const { candles } = yesBank();
    expect([candles.close[0], candles.open[1]]).toEqual([LEAN_FILL, OUR_FILL]);
  });

  test('and never sells: nothing is won or lost', () => {
    expect([expected['Win Rate'], expected['Loss Rate'], expected['Profit-Loss Ratio']]).toEqual(['0%', '0%', '0']);
    expect(run.result.trades).toEqual([]);
  });

  test('for a fee of six rupees there, for the charges of the day here', () => {
    expect(expected['Total Fees']).toBe('₹6.00');
    const charges = run.result.charges.filter(({ paise }) => paise !== 0).map(({ item, paise }) => [item, paise]);
    // Of ₹94.65 bought for delivery: no brokerage, transaction tax rounded to no rupee, stamp duty of one paisa.
    expect(charges).toEqual([['stamp', 1]]);
  });

  test('and ends with what the share has lost since its own fill, and its own fees', () => {
    const fees = run.result.charges.reduce((sum, { paise }) => sum + paise, 0);
    const leanEndPaise = CAPITAL_PAISE - LEAN_FEE - (LEAN_FILL - LAST_CLOSE);
    expect(expected['End Equity']).toBe((leanEndPaise / 100).toFixed(2));
    expect(run.result.series.equity.equityPaise.at(-1)).toBe(CAPITAL_PAISE - fees - (OUR_FILL - LAST_CLOSE));
  });

  test('over the three sessions that are there', () => {
    expect(Array.from(run.result.series.daily.day)).toEqual(DAYS.map(isoDay));
    expect(istDayOf(run.result.series.equity.minute[0] ?? 0)).toBe(isoDay(DAYS[0]));
  });
});

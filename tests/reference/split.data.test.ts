// A real split and two real dividends (CCCL, 2010 and 2011, daily bars and factor file of LEAN), imported as a user would and held through.
// LEAN's own test expects a split of five for one after 9 February 2010 and a dividend of 0.50 after 15 June 2010.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { runBacktest } from '../../engine/run/backtest';
import { evaluate } from '../../engine/run/evaluate';
import { formatDay, isoDay } from '../../engine/time/day-text';
import { istDayOfTime, istMinute, timeOfMinute } from '../../engine/time/ist-time';
import type { StoredHistory } from '../../server/backtests/history';
import { getStoredHistories } from '../../server/backtests/stored-history';
import { runCli } from '../cli/run-cli';
import { findSharedData } from '../shared-data';
import { FRICTIONLESS_VENUE } from './frictionless-venue';

const data = findSharedData('corporate_actions');
if (data === null) console.warn('skipped: the shared market data is not on this machine');
const root = mkdtempSync(path.join(tmpdir(), 'yantra-split-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CAPITAL_PAISE = 10_000_000;

/** Buys a hundred at the second open, the first at which a price is known, and never sells; a mean of five closes beside it. */
const program: Program = {
  format: 'yantra.program/1',
  instruments: [{ kind: 'fixed', id: 'NSE:CCCL' }],
  clocks: [
    { kind: 'bar', instrument: 0, timeframe: '1d' },
    { kind: 'time', instrument: 0, from: 'open', minutes: 0 },
  ],
  params: [],
  ops: [
    { op: 'pulse@1', clock: 1, in: [], args: {}, out: 0 },
    { op: 'bar@1', clock: 0, in: [], args: { field: 'close' }, out: 1 },
    { op: 'sma@1', clock: 0, in: [1], args: { period: 5 }, out: 2 },
  ],
  positions: 1,
  actions: [
    {
      kind: 'enter',
      event: 0,
      position: 0,
      legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'delivery' }],
      size: { kind: 'lots', lots: 100 },
      risk: [{ kind: 'legStop', basis: 'percent', value: 99 }],
      execution: {
        entry: 'market',
        protectionPercent: 0,
        limitOffsetTicks: 0,
        stopBufferPercent: 5,
        timeoutSeconds: 0,
        onTimeout: 'cancel',
        chaseSeconds: 60,
        chaseStepsMax: 3,
      },
      whenBusy: 'ignore',
    },
  ],
  warmUp: [],
  cost: { perRow: 0, memoryBytes: 0 },
};

/** Day and raw paise, by a reading of its own. */
function rawBars(folder: string) {
  const lines = readFileSync(path.join(folder, 'cccl_daily.csv'), 'utf8').trimEnd().split(/\r?\n/);
  return lines.map((line) => {
    const [when = '', open = '', , , close = ''] = line.split(',');
    return {
      day: isoDay(`${when.slice(0, 4)}-${when.slice(4, 6)}-${when.slice(6, 8)}`),
      open: Number(open) / 100,
      close: Number(close) / 100,
    };
  });
}

describe.skipIf(data === null)('CCCL over its split', () => {
  const folder = data ?? '';
  const bars = data === null ? [] : rawBars(folder);
  let histories: readonly StoredHistory[] = [];
  beforeAll(async () => {
    const common = ['--instrument', 'NSE:CCCL', '--data-dir', root];
    await runCli('import', path.join(folder, 'cccl_daily.csv'), '--adjustment', 'raw', ...common);
    const { stdout } = await runCli('import', path.join(folder, 'cccl.csv'), ...common);
    expect(stdout).not.toContain('warning');
    histories = await getStoredHistories(program, { root, file: null, toDay: null, ticks: null });
  });

  test('the factors are the split and the dividends that LEAN expects, to the paisa', () => {
    const read = histories[0]?.actions?.map(({ exDay, ...action }) => [formatDay(exDay), action]);
    expect(read).toEqual([
      ['2010-02-10', { kind: 'split', numerator: 5, denominator: 1 }],
      ['2010-06-16', { kind: 'dividend', perUnit: 50_000_000 }],
      ['2011-06-16', { kind: 'dividend', perUnit: 50_000_000 }],
    ]);
  });

  test('a hundred become five hundred, are paid twice 250 rupees, and are worth the last close', () => {
    const first = bars[1];
    const last = bars.at(-1);
    const request = {
      program,
      programHash: 'hold',
      params: [],
      instruments: histories,
      fromUs: timeOfMinute(istMinute(bars[0]?.day ?? 0, 0)),
      toUs: timeOfMinute(istMinute((last?.day ?? 0) + 1, 0)) - 1,
      capitalPaise: CAPITAL_PAISE,
      venue: FRICTIONLESS_VENUE,
    };
    const { result } = runBacktest(request);
    const { fills, charges, corporateActions, series } = result;
    expect(fills.map(({ timeUs, quantity, price }) => [istDayOfTime(timeUs), quantity, price])).toEqual([[first?.day, 100, first?.open]]);
    expect(corporateActions.map(({ unitsBefore, unitsAfter, paise }) => [unitsBefore, unitsAfter, paise])).toEqual([
      [100, 500, 0],
      [500, 500, 25_000],
      [500, 500, 25_000],
    ]);
    const charged = charges.reduce((sum, { paise }) => sum + paise, 0);
    const worth = CAPITAL_PAISE - 100 * (first?.open ?? 0) + 50_000 - charged + 500 * (last?.close ?? 0);
    expect(series.daily.equityPaise.at(-1)).toBe(worth);
    // Close 421.00 before, 86.55 after: five times as many are worth 3 % more, and not four fifths less.
    const [before = 0, after = 0] = ['2010-02-09', '2010-02-10'].map(
      (day) => series.daily.equityPaise[series.daily.day.indexOf(isoDay(day))] ?? 0,
    );
    expect(after - before).toBe(500 * 8_655 - 100 * 42_100);
  });

  test('a mean of five closes after the split is of closes in new units, and before it of raw ones', () => {
    const [mean] = evaluate({ program, params: [], histories, slots: [2], priceScale: 100 });
    const meanOn = (text: string): number | undefined =>
      mean?.values[Array.from(mean.timeUs).findIndex((timeUs) => istDayOfTime(timeUs) === isoDay(text))];
    const at = bars.findIndex(({ day }) => day === isoDay('2010-02-10'));
    const closes = (rows: typeof bars, factor: number): number => rows.reduce((sum, { close }) => sum + Math.round(close / factor), 0);
    expect(meanOn('2010-02-09')).toBe(closes(bars.slice(at - 5, at), 1) / 5);
    expect(meanOn('2010-02-10')).toBe((closes(bars.slice(at - 4, at), 5) + (bars[at]?.close ?? 0)) / 5);
    expect(meanOn(formatDay(bars[at + 5]?.day ?? 0))).toBe(closes(bars.slice(at + 1, at + 6), 1) / 5);
  });
});

// `yantra eval` on candles of every make: decimals, dates, spacings, and what the columns look like.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csvRows, runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function candles(name: string, rows: readonly string[], header = 'time,open,high,low,close,volume'): string {
  const file = path.join(folder, name);
  writeFileSync(file, `${header}\n${rows.join('\n')}\n`);
  return file;
}

const flat = (times: readonly string[], prices: readonly string[]): readonly string[] =>
  times.map((time, at) => `${time},${Array(4).fill(prices[at]).join(',')},1`);

async function column(port: string, ...argv: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runCli('eval', ...argv);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return csvRows(stdout).map((row) => row[port] ?? '');
}

const DAYS = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04'];
const SMA2 = ['movingAverage', '--params', '{"type":"sma","period":2}'];

describe('prices of any number of decimals', () => {
  test.each([
    ['whole', ['10', '20', '40', '50'], ['', '15', '30', '45']],
    ['eight decimals of a small coin', ['0.00000012', '0.00000014', '0.0000002', '0.00000021'], ['', '1.3e-7', '1.7e-7', '2.05e-7']],
    [
      'fifteen digits',
      ['1234.56789012345', '1234.56789012347', '1234.56789012349', '1234.56789012351'],
      ['', '1234.56789012346', '1234.56789012348', '1234.5678901235'],
    ],
    [
      'more than a 32-bit integer holds',
      ['98765432.05', '98765432.15', '98765432.25', '98765432.35'],
      ['', '98765432.1', '98765432.2', '98765432.3'],
    ],
    ['below zero, as crude once was', ['-37.63', '-37.61', '10.01', '12'], ['', '-37.62', '-13.8', '11.005']],
    ['with an exponent', ['1.5e-7', '2.5e-7', '1e-7', '1e-7'], ['', '2e-7', '1.75e-7', '1e-7']],
  ])('%s', async (name, prices, averages) => {
    const file = candles(`${name}.csv`, flat(DAYS, prices));
    const found = await column('value', ...SMA2, '--in', file);
    expect(found.map((value) => (value === '' ? Number.NaN : Number(value)))).toEqual(
      averages.map((value) =>
        value === '' ? Number.NaN : expect.closeTo(Number(value), 18 - Math.ceil(Math.log10(Math.abs(Number(value)) + 1e-9) + 9)),
      ),
    );
  });
});

describe('times of any market', () => {
  test.each([
    ['epoch seconds', ['1704080700', '1704080760', '1704080820', '1704080880'], '2024-01-01T09:15:00+05:30'],
    ['epoch milliseconds', ['1704080700000', '1704080760000', '1704080820000', '1704080880000'], '2024-01-01T09:15:00+05:30'],
    [
      'another offset',
      ['2024-01-01T09:30:00-05:00', '2024-01-01T09:31:00-05:00', '2024-01-01T09:32:00-05:00', '2024-01-01T09:33:00-05:00'],
      '2024-01-01T20:00:00+05:30',
    ],
    ['a Sunday and a holiday', ['2024-01-21', '2024-01-26', '2024-08-15', '2024-12-25'], '2024-01-21T00:00:00+05:30'],
    [
      'hours around the clock',
      ['2024-01-01T00:00:00Z', '2024-01-01T01:00:00Z', '2024-01-01T02:00:00Z', '2024-01-02T20:00:00Z'],
      '2024-01-01T05:30:00+05:30',
    ],
  ])('%s', async (name, times, first) => {
    const file = candles(`${name}.csv`, flat(times, ['10', '20', '40', '50']));
    expect(await column('value', ...SMA2, '--in', file)).toEqual(['', '15', '30', '45']);
    expect((await column('time', ...SMA2, '--in', file))[0]).toBe(first);
  });
});

test('conditions are true, false or empty; events 1 or 0; numbers empty where unknown', async () => {
  const file = candles('turn.csv', flat(DAYS, ['10', '20', '10', '30']));
  // The first close stands in the middle of its bar, so the trend begins down.
  expect(await column('up', 'supertrend', '--params', '{"period":1,"multiplier":0.1}', '--in', file)).toEqual([
    '',
    'false',
    'false',
    'true',
  ]);
  expect(await column('up', 'crosses', '--params', '{"level":15}', '--in', file)).toEqual(['0', '1', '0', '1']);
});

test('number inputs read the close, the field asked for, or one each', async () => {
  const file = candles('fields.csv', ['2024-01-01,10,14,8,12,100', '2024-01-02,11,15,9,13,300']);
  expect(await column('value', 'lag', '--params', '{"bars":1}', '--in', file)).toEqual(['', '12']);
  expect(await column('value', 'lag', '--params', '{"bars":1}', '--source', 'hl2', '--in', file)).toEqual(['', '11']);
  expect(await column('value', 'arithmetic', '--input', 'left=high', '--input', 'right=low', '--in', file)).toEqual(['6', '6']);
});

test('a volume-weighted average finds the volume by itself', async () => {
  const file = candles('vwma.csv', ['2024-01-01,10,10,10,10,3', '2024-01-02,20,20,20,20,1']);
  expect(await column('value', 'movingAverage', '--params', '{"type":"vwma","period":2}', '--in', file)).toEqual(['', '12.5']);
});

test('fractional volumes are kept', async () => {
  const file = candles('fraction.csv', ['2024-01-01,10,10,10,10,0.25', '2024-01-02,20,20,20,20,0.5']);
  expect(await column('value', 'data.price', '--params', '{"field":"volume"}', '--in', file)).toEqual(['0.25', '0.5']);
});

test('longer bars are made of the rows first, named by their open', async () => {
  const times = ['09:15', '09:16', '09:17', '09:18'].map((time) => `2024-01-01 ${time}`);
  const file = candles('minutes.csv', flat(times, ['10', '20', '40', '50']));
  expect(await column('value', 'data.price', '--timeframe', '2m', '--in', file)).toEqual(['20', '50']);
  expect(await column('time', 'data.price', '--timeframe', '2m', '--in', file)).toEqual([
    '2024-01-01T09:15:00+05:30',
    '2024-01-01T09:17:00+05:30',
  ]);
});

test('levels of the day before are known from the next day on', async () => {
  const times = ['2024-01-01 09:15', '2024-01-01 09:16', '2024-01-02 09:15', '2024-01-02 09:16'];
  const file = candles('two-days.csv', flat(times, ['10', '20', '40', '50']));
  expect(await column('close', 'previousLevel', '--in', file)).toEqual(['', '', '20', '20']);
});

test('an event of another clock is told at the bar that is sealed at its instant', async () => {
  const times = ['09:15', '09:16', '09:17', '09:18'].map((time) => `2024-01-01 ${time}`);
  const file = candles('instant.csv', flat(times, ['10', '20', '40', '50']));
  expect(await column('event', 'atTime', '--params', '{"time":"09:17"}', '--in', file)).toEqual(['0', '1', '0', '0']);
});

describe('columns of the file beside its candles', () => {
  const header = 'time,open,high,low,close,volume,Break out,pulse,index,spread';
  const rows = [
    '2024-01-01 09:15,10,11,9,10,100,true,1,10.1,0.5',
    // 9.95 × 100 is no whole number to a double, and must be one to a price.
    '2024-01-01 09:16,10,11,9,9.95,100,FALSE,0,9.95,0.25',
    '2024-01-01 09:17,10,11,9,10.2,100,,1,10.3,',
    '2024-01-01 09:18,10,11,9,10.4,100,1,,10.4,1',
  ];
  const file = () => candles('columns.csv', rows, header);

  test('feed conditions, with empty as unknown', async () => {
    expect(await column('value', 'not', '--in', file(), '--input', 'condition=Break out')).toEqual(['false', 'true', '', 'false']);
  });
  test('feed events, with empty as none', async () => {
    expect(await column('count', 'counter', '--in', file(), '--input', 'event=pulse')).toEqual(['1', '1', '2', '2']);
  });
  test('feed several wires of one input', async () => {
    const argv = ['allOf', '--in', file(), '--input', 'conditions=Break out', '--input', 'conditions=pulse'];
    expect(await column('value', ...argv)).toEqual(['true', 'false', '', '']);
  });
  test('are a second series in the unit of the first, to the last bit', async () => {
    const argv = ['compare', '--in', file(), '--params', '{"is":"equal"}', '--input', 'right=index'];
    expect(await column('value', ...argv)).toEqual(['false', 'true', 'false', 'true']);
  });
  test('are what they are said to be', async () => {
    const argv = ['arithmetic', '--in', file(), '--params', '{"operation":"add"}', '--input', 'right=spread:points'];
    expect(await column('value', ...argv)).toEqual(['10.5', '10.2', '', '11.4']);
    const { code, stderr } = await runCli(
      'eval',
      'arithmetic',
      '--in',
      file(),
      '--params',
      '{"operation":"add"}',
      '--input',
      'right=spread',
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/price/) });
  });
  test('of longer bars are their last row, and an event any row', async () => {
    const long = candles('long.csv', [...rows, '2024-01-01 09:19,10,11,9,10.6,100,false,0,10.6,2'], header);
    expect(await column('value', 'not', '--in', long, '--timeframe', '5m', '--input', 'condition=Break out')).toEqual(['true']);
    expect(await column('count', 'counter', '--in', long, '--timeframe', '5m', '--input', 'event=pulse')).toEqual(['1']);
    const twice = ['arithmetic', '--params', '{"operation":"add","number":0}', '--input', 'left=index'];
    expect(await column('value', ...twice, '--in', long, '--timeframe', '5m')).toEqual(['10.6']);
  });
  test('prices of longer bars are known when those are', async () => {
    const two = candles(
      'two.csv',
      Array.from({ length: 10 }, (_, minute) => `2024-01-01 09:${15 + minute},1,99,1,${minute + 1},1`),
    );
    expect(await column('value', 'resample', '--in', two, '--input', 'source=close@5m')).toEqual([
      '',
      '',
      '',
      '',
      '5',
      '5',
      '5',
      '5',
      '5',
      '10',
    ]);
  });
});

// A backtest over recorded trades: a real option contract's ticks of one day, and what is said where there are none.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, test } from 'vitest';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { findSharedData } from '../shared-data';
import { csvRows, runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-ticks-'));
const data = ['--data-dir', root];
const CONTRACT = 'NFO:NIFTY25O1425000CE';
const TEMPLATE = path.resolve(import.meta.dirname, '../../fixtures/strategies/ema-cross/graph.json');
const ticks = findSharedData('ticks', 'kite_ltp_20251008', 'NIFTY14OCT25_25000CE_ticks.csv.gz');

afterAll(() => rmSync(root, { recursive: true }));

/** The template's EMA cross on one-minute bars of another instrument. */
function crossOf(symbol: string): string {
  const parsed = parseGraphText(readFileSync(TEMPLATE, 'utf8'));
  if (parsed.kind === 'refused') throw new Error('the template is a graph');
  const own: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'data.instrument@1': { symbol },
    'data.candles@1': { timeframe: '1m' },
  };
  const nodes = parsed.graph.nodes.map((node) => ({ ...node, params: { ...node.params, ...own[node.kind] } }));
  const file = path.join(root, `${symbol.replace(':', '-')}.json`);
  writeFileSync(file, JSON.stringify({ ...parsed.graph, nodes }));
  return file;
}

test('what is traded must have ticks', async () => {
  const { code, stderr } = await runCli('backtest', crossOf('NSE:SBIN'), '--ticks', ...data);
  expect(code).toBe(2);
  expect(stderr).toContain('NSE:SBIN: no ticks of it are stored');
  expect(stderr).toContain('yantra import <file> --instrument "NSE:SBIN"');
});

describe('a future by rule over recorded trades', () => {
  const NEAR = 'NFO:RELIANCE25OCTFUT';
  const FAR = 'NFO:RELIANCE25NOVFUT';
  /** The October contract expires on 2025-10-28, and is given up the session before. */
  const rolled = rolledCross('NSE:RELIANCE');
  const run = ['backtest', rolled, '--ticks', '--capital', '5000000', ...data];

  it('says that no contract has ticks, where none has', async () => {
    const { code, stderr } = await runCli(...run);
    expect(code).toBe(2);
    expect(stderr).toContain('the futures of NSE:RELIANCE: no ticks of any contract are stored');
  });

  it('is refused on ticks of a contract whose days they are not', async () => {
    await storeWave(FAR, 1_500, ['2025-10-23']);
    const { code, stderr } = await runCli(...run);
    expect(code).toBe(2);
    expect(stderr).toContain(`no contract has ticks of days on which it is the current one (stored: ${FAR})`);
  });

  it('fills each order at a trade of the contract of its day, and replays', async () => {
    await storeWave(NEAR, 1_400, ['2025-10-24', '2025-10-27', '2025-10-28']);
    await storeWave(FAR, 1_500, ['2025-10-28', '2025-10-29']);
    const out = path.join(root, 'rolled');
    expect((await runCli(...run, '--out', out)).code).toBe(0);
    const fills = csvRows(readFileSync(path.join(out, 'fills.csv'), 'utf8'));
    const days = (id: string) => new Set(fills.flatMap(({ instrument, time }) => (instrument === id ? [time?.slice(0, 10)] : [])));
    expect(days(NEAR)).toEqual(new Set(['2025-10-24', '2025-10-27']));
    expect(days(FAR)).toEqual(new Set(['2025-10-28', '2025-10-29']));
    expect(new Set(fills.map(({ rule }) => rule))).toContain('nextTick');
    const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8'));
    const told = report.data.find(({ timeframe }: { readonly timeframe: string }) => timeframe === 'tick');
    expect(told).toMatchObject({ first: '2025-10-24T09:15:00+05:30', last: '2025-10-29T15:29:45+05:30' });
    const replayed = await runCli('replay', path.join(out, 'journal.jsonl'), ...data);
    expect(replayed.stdout).toContain('The same');
    expect(replayed.code).toBe(0);
  });
});

test('contracts of one future by rule that are kept unlike are named, in a run over bars', async () => {
  const bar = (time: string): string => `time,open,high,low,close\n${time},100,101,99,100\n`;
  const files = { '25JANFUT': ['1m', '2025-01-06T09:15'], '25FEBFUT': ['5m', '2025-02-06T09:15'] } as const;
  for (const [name, [timeframe, time]] of Object.entries(files)) {
    const file = path.join(root, 'bar.csv');
    writeFileSync(file, bar(time));
    const { code } = await runCli('import', file, '--instrument', `NFO:TCS${name}`, '--timeframe', timeframe, '--label', 'start', ...data);
    expect(code).toBeLessThan(2);
  }
  const { code, stderr } = await runCli('backtest', rolledCross('NSE:TCS', '15m'), ...data);
  expect(code).toBe(2);
  expect(stderr).toMatch(/NFO:TCS25\w+FUT: its bars are (1|5)m at price scale 100, those of NFO:TCS25\w+FUT (1|5)m/);
});

/** A trade every 15 seconds, up and down by 2 % in forty minutes. */
async function storeWave(id: string, price: number, days: readonly string[]): Promise<void> {
  const rows = days.flatMap((day) =>
    Array.from({ length: 375 * 4 }, (_, index) => {
      const second = (9 * 60 + 15) * 60 + index * 15;
      const [hh, mm, ss] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
      const time = [hh, mm, ss].map((part) => String(part).padStart(2, '0')).join(':');
      return `${day}T${time}+05:30,${(price * (1 + 0.02 * Math.sin(index / 25))).toFixed(1)}`;
    }),
  );
  const file = path.join(root, 'wave.csv');
  writeFileSync(file, `time,price\n${rows.join('\n')}\n`);
  const { code, stderr } = await runCli('import', file, '--instrument', id, ...data);
  if (code === 2) throw new Error(stderr);
}

/** The template's cross on bars of the current future of a share. */
function rolledCross(symbol: string, timeframe = '1m'): string {
  const template = path.resolve(TEMPLATE, '../../futures-ema-cross/graph.json');
  const parsed = parseGraphText(readFileSync(template, 'utf8'));
  if (parsed.kind === 'refused') throw new Error('the template is a graph');
  const own: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
    'data.instrument@1': { symbol },
    'data.candles@1': { timeframe },
    'data.future@1': { series: 'current', rollDaysBefore: 1 },
  };
  const nodes = parsed.graph.nodes.map((node) => ({ ...node, params: { ...node.params, ...own[node.kind] } }));
  const file = path.join(root, `${symbol.replace(':', '-')}-rolled.json`);
  writeFileSync(file, JSON.stringify({ ...parsed.graph, nodes }));
  return file;
}

describe.skipIf(ticks === null)('on the ticks of a NIFTY call, 2025-10-08 (skipped where the shared data are not)', () => {
  const graph = crossOf(CONTRACT);
  const out = path.join(root, 'run');

  it("fills at the trade that came next, two seconds and the order's way after a minute ended", async () => {
    expect((await runCli('import', ticks ?? '', '--instrument', CONTRACT, ...data)).code).toBe(1);
    expect((await runCli('backtest', graph, '--ticks', '--out', out, ...data)).code).toBe(0);
    const fills = csvRows(readFileSync(path.join(out, 'fills.csv'), 'utf8'));
    const entries = fills.filter(({ reason }) => reason === 'entry');
    expect(entries.length).toBeGreaterThan(0);
    const prices = tradesOf(ticks ?? '');
    for (const { time = '', side, price } of entries) {
      const seconds = Number(time.slice(17, 26));
      expect(seconds).toBeGreaterThanOrEqual(2.3);
      // Half a spread and the impact, a tick of 0.05 each, beyond the price that was recorded at that very instant.
      const cost = side === 'buy' ? 0.1 : -0.1;
      expect(Number(price)).toBeCloseTo((prices.get(time.slice(0, 26)) ?? Number.NaN) + cost, 6);
    }
    expect(new Set(fills.map(({ rule }) => rule))).toEqual(new Set(['nextTick', 'stopTraded']));
  });

  it('is told as a run over ticks, and replays to the same decisions', async () => {
    const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8'));
    expect(report.data[0]).toMatchObject({ timeframe: 'tick', rows: 33_961, origin: 'traded' });
    expect(report.data[0].findings.map(({ code }: { readonly code: string }) => code)).toContain('receive-time-only');
    expect(report.evidence.approximations).toEqual([]);
    const { code, stdout } = await runCli('replay', path.join(out, 'journal.jsonl'), ...data);
    expect(stdout).toContain('The same');
    expect(code).toBe(0);
  });

  it("waits for as long as an order's way is said to be", async () => {
    const late = path.join(root, 'late');
    expect((await runCli('backtest', graph, '--ticks', '--latency-ms', '5000', '--out', late, ...data)).code).toBe(0);
    const [first] = csvRows(readFileSync(path.join(late, 'fills.csv'), 'utf8'));
    expect(Number(first?.['time']?.slice(17, 26))).toBeGreaterThanOrEqual(7);
    expect(JSON.parse(readFileSync(path.join(late, 'report.json'), 'utf8')).command).toContain('--latency-ms 5000');
    expect((await runCli('replay', path.join(late, 'journal.jsonl'), ...data)).code).toBe(0);
  });

  it('says from when to when ticks are stored where none are', async () => {
    const { code, stderr } = await runCli('backtest', graph, '--ticks', '--from', '2025-10-09', ...data);
    expect(code).toBe(2);
    expect(stderr).toContain('ticks are stored from 2025-10-08 to 2025-10-08');
  });
});

/** Last price of each instant, by its time as reports write it. */
function tradesOf(file: string): ReadonlyMap<string, number> {
  return new Map(
    csvRows(gunzipSync(readFileSync(file)).toString()).map(({ timestamp = '', ltp }) => [timestamp.replace(' ', 'T'), Number(ltp)]),
  );
}

// A backtest straight from a market file: the run that an import of the file would have given, and what is said of its candles.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { storeDemoMarket } from '../../server/backtests/store-demo-market';
import { RUN_FOLDER_FILES } from '../../server/backtests/write-run-folder';
import { runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-file-'));
const store = path.join(root, 'store');
const graph = path.resolve(import.meta.dirname, '../../fixtures/strategies/ema-cross/graph.json');
const csv = path.join(root, 'candles.csv');
const span = { from: '2024-01-01', to: '2024-02-16', tradesFrom: '2024-02-01' };

const Run = z.object({
  identity: z.object({ runHash: z.string(), decisionsDigest: z.string() }),
  data: z.array(z.object({ source: z.string(), findings: z.array(z.object({ code: z.string(), level: z.string() })) })),
});

async function run(...argv: readonly string[]): Promise<z.infer<typeof Run>> {
  const { code, stdout, stderr } = await runCli('backtest', graph, ...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return Run.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  await storeDemoMarket(store, ['DEMO:BANKONE'], span, '2024-04-01T00:00:00Z', () => {});
  const bars = ['bars', '--instrument', 'DEMO:BANKONE', '--timeframe', '1m', '--data-dir', store, '--out', csv];
  expect((await runCli(...bars)).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('candles from a file give the run that the stored ones give, to its hash', async () => {
  const stored = await run('--data', store, '--from', span.tradesFrom);
  const fromFile = await run('--data', csv, '--from', span.tradesFrom);
  expect(fromFile.identity).toEqual(stored.identity);
  expect(fromFile.data[0]?.source).toBe('candles.csv (candles)');
});

test('what is wrong with the candles is in the report and said on the way', async () => {
  const holed = path.join(root, 'holed.csv');
  const lines = readFileSync(csv, 'utf8').split('\n');
  writeFileSync(holed, lines.filter((_, at) => at < 2_000 || at > 2_040).join('\n'));
  const { data } = await run('--data', holed);
  expect(data[0]?.findings).toContainEqual(expect.objectContaining({ code: 'gaps', level: 'warning' }));
  const { stdout } = await runCli('backtest', graph, '--data', holed);
  expect(stdout).toMatch(/^DEMO:BANKONE, from holed\.csv \(candles\): .*41 bars/m);
});

test('the command in the report makes the same run, whatever was left open', async () => {
  const out = path.join(root, 'run');
  const first = await run('--data', csv, '--param', 'fastPeriod=7', '--slippage-ticks', '2', '--out', out);
  const { command } = z.object({ command: z.string() }).parse(JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')));
  expect(command).toContain('--from 2024-01-01 --to 2024-02-16 --capital 500000 --param fastPeriod=7 --param slowPeriod=21');
  expect(command).toMatch(/--slippage-ticks 2$/);
  const [, , , ...argv] = command.split(' ');
  expect((await run(...argv)).identity).toEqual(first.identity);
});

test('a journal of such a run replays on the file and on the store', async () => {
  const journal = path.join(root, 'run', 'journal.jsonl');
  for (const data of [csv, store]) {
    const { code, stdout } = await runCli('replay', journal, '--data', data);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^The same \d+ decisions/) });
  }
});

describe('bad input is one line', () => {
  const inFile = (name: string, text: string): string => {
    writeFileSync(path.join(root, name), text);
    return path.join(root, name);
  };
  const HEADER = 'time,open,high,low,close';
  const other = () => inFile('other.csv', `symbol,${HEADER}\nSBIN,2024-01-01 09:15,10,11,9,10\n`);
  test.each([
    [
      'a file of another symbol',
      () => ['--data', other()],
      /^other\.csv: its candles are of NSE:SBIN, and the graph reads DEMO:BANKONE; add --inst/,
    ],
    [
      'an instrument the graph does not read',
      () => ['--data', csv, '--instrument', 'NSE:SBIN'],
      /^candles\.csv: its candles are of NSE:SBIN, and/,
    ],
    [
      'longer bars than the graph wants',
      () => ['--data', csv, '--timeframe', '15m'],
      /^candles\.csv: these are 15m candles, of which 5m bars cannot/,
    ],
    ['no such place', () => ['--data', path.join(root, 'none')], /none: no such file or folder; check --data\.$/],
    ['two data folders', () => ['--data', store, '--data-dir', root], /^--data: it names a data folder, and so does --data-dir/],
    ['an option of files without a file', () => ['--data', store, '--sort'], /^--sort: it says how a file is read, and none is named/],
    [
      'rows out of order',
      () => ['--data', inFile('back.csv', `${HEADER}\n2024-01-02 09:16,1,1,1,1\n2024-01-02 09:15,1,1,1,1\n`)],
      /^back\.csv: .*out of order.*--sort\.$/,
    ],
    [
      'days without a row',
      () => ['--data', csv, '--from', '2030-01-01'],
      /^--from: no stored row lies between these days; the data reach from/,
    ],
  ])('%s', async (_, argv, line) => {
    const { code, stdout, stderr } = await runCli('backtest', graph, ...argv());
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr.trimEnd()).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('the folder of a run', () => {
  const backtest = (out: string) => runCli('backtest', graph, '--data', csv, '--to', '2024-01-05', '--out', out);
  test('is written again over an earlier run', async () => {
    expect(await backtest(path.join(root, 'run'))).toMatchObject({ code: 0 });
    expect(readdirSync(path.join(root, 'run')).sort()).toEqual([...RUN_FOLDER_FILES].sort());
  });
  test('is never one that holds anything else', async () => {
    const mine = path.join(root, 'mine');
    mkdirSync(mine);
    writeFileSync(path.join(mine, 'notes.txt'), 'mine');
    expect(await backtest(mine)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/mine: it holds notes\.txt, which is no file of a run; name a fol/),
    });
    expect(readdirSync(mine)).toEqual(['notes.txt']);
  });
  test('is refused to a second run while a first one writes, and given when that one is gone', async () => {
    const shared = path.join(root, 'shared');
    mkdirSync(path.join(shared, '.writing'), { recursive: true });
    writeFileSync(path.join(shared, '.writing', 'pid'), String(process.pid));
    expect(await backtest(shared)).toMatchObject({ code: 2, stderr: expect.stringMatching(/another run is writing into this folder/) });
    writeFileSync(path.join(shared, '.writing', 'pid'), '4194304');
    expect(await backtest(shared)).toMatchObject({ code: 0 });
    expect(existsSync(path.join(shared, '.writing'))).toBe(false);
  });
  test('is no file', async () => {
    expect(await backtest(csv)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/this is a file; name a folder that is new or empty/),
    });
    expect(await backtest(path.join(csv, 'run'))).toMatchObject({ code: 2, stderr: expect.stringMatching(/candles\.csv is a file/) });
  });
});

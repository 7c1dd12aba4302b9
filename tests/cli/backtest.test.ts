// A strategy from its graph to its files, and from its journal back: backtest, replay and why over a quarter of the demo market.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listDemoIds, storeDemoMarket } from '../../server/backtests/store-demo-market';
import { RUN_FOLDER_FILES } from '../../server/backtests/write-run-folder';
import { csvRows, runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-backtest-'));
const graph = path.resolve(import.meta.dirname, '../../fixtures/strategies/ema-cross/graph.json');
const data = ['--data-dir', root];
const out = path.join(root, 'run');
const span = { from: '2024-01-01', to: '2024-03-28', tradesFrom: '2024-02-01' };
const argv = [
  graph,
  '--from',
  span.tradesFrom,
  '--capital',
  '5,00,000',
  '--param',
  'fastPeriod=7',
  '--param',
  'slowPeriod=30',
  '--half-spread-ticks',
  '2',
  ...data,
];

const Outcome = z.object({
  identity: z.object({ runHash: z.string(), decisionsDigest: z.string(), params: z.array(z.number()), capitalPaise: z.number() }),
  period: z.object({ firstSession: z.string(), lastSession: z.string() }),
  metrics: z.array(z.object({ metrics: z.array(z.object({ id: z.string(), value: z.number().nullable() })) })),
});

async function outcome(...more: readonly string[]): Promise<z.infer<typeof Outcome>> {
  const { code, stdout } = await runCli('backtest', ...argv, ...more, '--json');
  expect(code).toBe(0);
  return Outcome.parse(JSON.parse(stdout));
}

beforeAll(async () => {
  await storeDemoMarket(root, ['DEMO:BANKONE'], span, '2024-04-01T00:00:00Z', () => {});
  const { code, stderr } = await runCli('backtest', ...argv, '--out', out);
  expect(stderr).not.toContain('error');
  expect(code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every file of the run is there, and they agree with each other', () => {
  expect(RUN_FOLDER_FILES.filter((name) => !existsSync(path.join(out, name)))).toEqual([]);
  const read = (name: string): string => readFileSync(path.join(out, name), 'utf8');
  const report = Outcome.parse(JSON.parse(read('report.json')));
  const trades = csvRows(read('trades.csv'));
  const net = trades.reduce((sum, trade) => sum + Math.round(Number(trade['net_rupees']) * 100), 0);
  const metric = (id: string): number | null | undefined =>
    report.metrics.flatMap(({ metrics }) => metrics).find((one) => one.id === id)?.value;
  expect(trades.length).toBeGreaterThan(20);
  expect(metric('trade-count')).toBe(trades.length);
  expect(metric('net-profit')).toBe(net);
  expect(read('report.html')).toContain('synthetic');
  expect(trades.every((trade) => (trade['entry_time'] ?? '') >= span.tradesFrom)).toBe(true);
});

test('the same command gives the same run; another setting, price of orders or day another one', async () => {
  const first = await outcome();
  const again = await outcome();
  expect(again).toEqual(first);
  expect(first.identity).toMatchObject({ capitalPaise: 50_000_000 });
  expect(first.identity.params).toEqual(expect.arrayContaining([7, 30]));
  expect(first.period.firstSession).toBe('2024-02-01');
  const others = await Promise.all([outcome('--slippage-ticks', '3'), outcome('--to', '2024-03-01')]);
  expect(new Set([first, ...others].map(({ identity }) => identity.runHash)).size).toBe(3);
  expect(new Set([first, ...others].map(({ identity }) => identity.decisionsDigest)).size).toBe(3);
});

test('the demo market is held against its own hours', async () => {
  const { stdout } = await runCli('data', '--instrument', 'DEMO:BANKONE', ...data);
  expect(stdout).toMatch(/^ {2}62 sessions: 62 full, 0 missing; \d+ of \d+ bars, 0 empty, 0 gap, 0 outside$/m);
});

test('a strategy that begins with too little history names the candles it lacks', async () => {
  const { stdout } = await runCli('backtest', graph, '--to', '2024-01-05', ...data);
  expect(stdout).toMatch(/^5m bars of DEMO:BANKONE: 0 bars before the start, \d+ needed/m);
});

test('a future by rule trades the contract of each day, and replays', async () => {
  const rule = { kind: 'future', underlying: 'DEMO:INDEX', series: 'current', rollDaysBefore: 1 } as const;
  await storeDemoMarket(root, ['DEMO:INDEX', ...listDemoIds(rule, span)], span, '2024-04-01T00:00:00Z', () => {});
  const text = readFileSync(graph, 'utf8').replace('DEMO:BANKONE', 'DEMO:INDEX');
  const document = z
    .object({ nodes: z.array(z.unknown()), edges: z.array(z.unknown()) })
    .loose()
    .parse(JSON.parse(text));
  const Edge = z.object({
    id: z.string(),
    from: z.object({ node: z.string(), port: z.string() }),
    to: z.object({ node: z.string(), port: z.string() }),
  });
  const edges = document.edges.map((edge) => Edge.parse(edge));
  const rolled = path.join(root, 'rolled.json');
  const nodes = [...document.nodes, { id: 'rolled', kind: 'data.future@1', params: { series: 'current', rollDaysBefore: 1 } }];
  const rewired = edges.map((edge) =>
    edge.from.port === 'instrument' && edge.to.port === 'instrument' && edge.to.node !== 'bars'
      ? { ...edge, from: { node: 'rolled', port: 'instrument' } }
      : edge,
  );
  const underlying = { id: 'underlying', from: { node: 'share', port: 'instrument' }, to: { node: 'rolled', port: 'underlying' } };
  writeFileSync(rolled, JSON.stringify({ ...document, nodes, edges: [...rewired, underlying] }));
  const folder = path.join(root, 'rolled');
  const { code } = await runCli('backtest', rolled, '--from', span.tradesFrom, '--capital', '50,00,000', '--out', folder, ...data);
  expect(code).toBe(0);
  const trades = csvRows(readFileSync(path.join(folder, 'trades.csv'), 'utf8'));
  const traded = new Set(trades.map((trade) => trade['instrument']));
  expect([...traded]).toEqual(['DEMO:INDEX24FEBFUT', 'DEMO:INDEX24MARFUT', 'DEMO:INDEX24APRFUT']);
  expect(await runCli('replay', path.join(folder, 'journal.jsonl'), ...data)).toMatchObject({ code: 0, stderr: '' });
});

describe('from the journal back', () => {
  const journal = path.join(out, 'journal.jsonl');
  test('the replay takes the same decisions', async () => {
    const { code, stdout, stderr } = await runCli('replay', journal, ...data);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^The same \d+ decisions, [0-9a-f]{64}\.\n$/);
    expect(code).toBe(0);
  });
  test('a journal whose run had other terms is told apart, at its first difference', async () => {
    const [header = '', ...lines] = readFileSync(journal, 'utf8').split('\n');
    const other = path.join(root, 'other.jsonl');
    // The file's own digest covers every line, so a forger must leave the footer wrong.
    writeFileSync(other, [header.replace('"capitalPaise":50000000', '"capitalPaise":60000000'), ...lines].join('\n'));
    const { code, stderr } = await runCli('replay', other, ...data);
    expect(stderr).toContain('the digest does not fit the lines: the journal was edited after the run');
    expect(code).toBe(2);
  });
  test('rows that changed since are told, and the decisions that follow from them', async () => {
    const elsewhere = path.join(root, 'elsewhere');
    await storeDemoMarket(elsewhere, ['DEMO:BANKONE'], { ...span, from: '2024-01-15' }, '2024-04-01T00:00:00Z', () => {});
    const { code, stdout, stderr } = await runCli('replay', journal, '--data-dir', elsewhere);
    expect(stderr).toMatch(/^DEMO:BANKONE: \d+ rows are stored up to that day where the run had \d+\.\n$/);
    expect(stdout).toMatch(/^(Not the same: |The same )/);
    expect([0, 1]).toContain(code);
  });
  test('why names the values behind an entry, down to the bars', async () => {
    const [trade] = csvRows(readFileSync(path.join(out, 'trades.csv'), 'utf8'));
    const { code, stdout } = await runCli('why', journal, '--at', trade?.['entry_time'] ?? '', ...data);
    expect(code).toBe(0);
    expect(stdout).toContain('fired');
    expect(stdout).toMatch(/ = \d+(\.\d+)? price/);
  });
  test('why refuses an instant outside the run and a node that does not act', async () => {
    const early = await runCli('why', journal, '--at', '2020-01-01 10:00', ...data);
    expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('lies outside the run; it reaches from 2024-02-01') });
    const stranger = await runCli('why', journal, '--at', '2024-02-05 10:00', '--action', 'entre', ...data);
    expect(stranger).toMatchObject({ code: 2, stderr: expect.stringContaining('no node "entre" acts in this run') });
  });
  test('a journal cut short is refused', async () => {
    const cut = path.join(root, 'cut.jsonl');
    writeFileSync(cut, readFileSync(journal, 'utf8').split('\n').slice(0, 5).join('\n'));
    appendFileSync(cut, '\n');
    expect(await runCli('replay', cut, ...data)).toMatchObject({ code: 2, stderr: expect.stringContaining('truncated') });
  });
});

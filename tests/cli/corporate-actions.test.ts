// Corporate actions as a user meets them: a file in, a list out, a backtest over an ex-date, its report, its replay and its why.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-actions-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(root, name);
  writeFileSync(place, text);
  return place;
}

const HEADER = 'symbol,ex_date,action,new,old,rupees';
const ACTIONS = file('actions.csv', `${HEADER}\nFIVE,2024-01-30,split,5,1,\nFIVE,2024-01-31,dividend,,,1.50\nTWO,2023-06-01,bonus,1,2,\n`);

/** A share that stands still at 1 000 on the 29th, and at 200 from the 30th to the 31st of January 2024. */
function candles(before: number): string {
  const rows = [29, 30, 31].flatMap((day) =>
    Array.from({ length: 375 }, (_, at) => {
      const minute = 555 + at;
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const price = day === 29 ? before : 200;
      return `2024-01-${day} ${clock}:00,${price},${price},${price},${price},10000`;
    }),
  );
  return `time,open,high,low,close,volume\n${rows.join('\n')}\n`;
}

/** Buys ten at 09:30 and holds. */
const GRAPH = file(
  'hold.json',
  JSON.stringify({
    format: 'yantra.graph/1',
    name: 'Hold',
    nodes: [
      { id: 'share', kind: 'data.instrument@1', params: { symbol: 'NSE:FIVE' } },
      { id: 'buyAt', kind: 'trigger.atTime@1', params: { from: 'midnight', time: '09:30' } },
      { id: 'leg', kind: 'leg.leg@1', params: { side: 'buy', product: 'delivery' } },
      { id: 'size', kind: 'size.lots@1', params: { lots: 10 } },
      { id: 'stop', kind: 'risk.legStop@1', params: { basis: 'percent', value: 50 } },
      { id: 'enter', kind: 'action.enter@1', params: {} },
    ],
    edges: [
      ['share.instrument', 'buyAt.instrument'],
      ['share.instrument', 'leg.instrument'],
      ['buyAt.event', 'enter.event'],
      ['leg.leg', 'enter.structure'],
      ['size.size', 'enter.size'],
      ['stop.risk', 'enter.risk'],
    ].map(([from = '', to = ''], at) => ({
      id: `w${at}`,
      from: { node: from.split('.')[0], port: from.split('.')[1] },
      to: { node: to.split('.')[0], port: to.split('.')[1] },
    })),
    exposed: [],
    layout: { nodes: {}, groups: [], comments: [] },
  }),
);

async function stored(name: string, before: number, adjustment: string): Promise<string> {
  const folder = path.join(root, name);
  mkdirSync(folder);
  const series = file(`${name}.csv`, candles(before));
  await runCli('import', series, '--instrument', 'NSE:FIVE', '--adjustment', adjustment, '--data-dir', folder);
  return folder;
}

describe('over prices as traded', () => {
  let folder = '';
  const out = path.join(root, 'run');
  beforeAll(async () => {
    folder = await stored('raw', 1000, 'raw');
  });

  test('the file is stored beside the candles, once, and listed', async () => {
    const first = await runCli('import', ACTIONS, '--data-dir', folder);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain('NSE:FIVE: 2 corporate actions, ex-dates 2024-01-30 to 2024-01-31');
    expect(first.stdout).toContain('stored: 3 corporate actions added, 0 already there, 0 replaced');
    const again = await runCli('import', ACTIONS, '--data-dir', folder);
    expect(again.stdout).toContain('stored: 0 corporate actions added, 3 already there');
    const { stdout } = await runCli('data', '--data-dir', folder);
    expect(stdout).toMatch(/NSE:FIVE +2 +2024-01-30 +2024-01-31/);
    const one = await runCli('data', '--instrument', 'NSE:FIVE', '--data-dir', folder);
    expect(one.stdout).toContain('  2024-01-30  split, 5 for 1\n  2024-01-31  dividend, 1.50 rupees a share\n');
    const other = await runCli('data', '--instrument', 'NSE:TWO', '--data-dir', folder);
    expect(other.stdout).toContain('  2023-06-01  bonus, 1 for 2 held\n');
  });

  test('a backtest says what became of what was held, on screen, in JSON and in the report', async () => {
    const run = await runCli('backtest', GRAPH, '--out', out, '--data-dir', folder);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('NSE:FIVE, 2024-01-30: split, 5 for 1: 10 held became 50.\n');
    expect(run.stdout).toMatch(/NSE:FIVE, 2024-01-31: dividend, 1\.50 rupees a share: ₹\s?75\.00 received on 50 held\./u);
    expect(run.stdout).toMatch(/Dividends +\+₹\s?75\.00/u);
    const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8'));
    expect(report.corporateActions).toMatchObject([
      { exDate: '2024-01-30', isApplied: true, held: { unitsBefore: 10, unitsAfter: 50, paise: 0 } },
      { exDate: '2024-01-31', isApplied: true, held: { unitsBefore: 50, unitsAfter: 50, paise: 7_500 } },
    ]);
    expect(report.benchmark.returnFraction).toBe(0);
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('30 Jan 2024: split, 5 for 1: 10 held became 50.');
  });

  test('the journal is taken again to the same decisions, and why names the units', async () => {
    const journal = path.join(out, 'journal.jsonl');
    const replay = await runCli('replay', journal, '--data-dir', folder);
    expect([replay.code, replay.stderr]).toEqual([0, '']);
    const after = await runCli('why', journal, '--at', '2024-01-30 09:30', '--data-dir', folder);
    expect(after.stdout).toContain('Prices of NSE:FIVE before 2024-01-30 are read in the units after it (split, 5 for 1).\n');
    const before = await runCli('why', journal, '--at', '2024-01-29 09:30', '--data-dir', folder);
    expect(before.stdout).not.toContain('units');
  });

  test('other terms for the same day are refused until the user says which stay; a replay then says that they changed', async () => {
    const other = file('other.csv', `${HEADER}\nFIVE,2024-01-30,split,4,1,\n`);
    const refused = await runCli('import', other, '--data-dir', folder);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('1 action stored with other terms (say which stay: --on-conflict keep');
    await runCli('import', other, '--on-conflict', 'replace', '--data-dir', folder);
    const { stdout } = await runCli('data', '--instrument', 'NSE:FIVE', '--data-dir', folder);
    expect(stdout).toContain('2024-01-30  split, 4 for 1');
    const replay = await runCli('replay', path.join(out, 'journal.jsonl'), '--data-dir', folder);
    expect(replay.stderr).toContain('NSE:FIVE: the corporate actions that apply are no longer those of the run.');
    expect(replay.code).not.toBe(0);
  });
});

describe('over prices that a vendor has adjusted', () => {
  test('nothing is applied, and the run says so in one line', async () => {
    const folder = await stored('vendor', 200, 'vendor-adjusted');
    const imported = await runCli('import', ACTIONS, '--data-dir', folder);
    expect(imported.code).toBe(0);
    expect(imported.stdout).toContain('are vendor-adjusted: runs on them apply no corporate action');
    const { stdout } = await runCli('backtest', GRAPH, '--data-dir', folder);
    expect(stdout).toContain('NSE:FIVE: 2 corporate actions not applied, because its stored prices are not declared raw.\n');
    expect(stdout).not.toContain('became');
  });

  test('a split that prices declared raw do not show is a warning, whichever comes first', async () => {
    const folder = await stored('smooth', 200, 'raw');
    const imported = await runCli('import', ACTIONS, '--data-dir', folder);
    expect(imported.code).toBe(1);
    expect(imported.stdout).toContain(
      'actions-without-jump: the 1m candles of NSE:FIVE do not show 1 split or bonus: they look vendor-adjusted',
    );
    const again = await runCli('import', path.join(root, 'smooth.csv'), '--instrument', 'NSE:FIVE', '--data-dir', folder);
    expect(again.stdout).toContain('actions-without-jump');
  });
});

describe('a bad file ends with 2 and one line', () => {
  const row = (text: string, header = HEADER) => `${header}\n${text}\n`;
  test.each([
    ['an unknown action', row('FIVE,2024-01-30,merger,1,1,'), 'row 2, action: "merger" is not known; write split, bonus or dividend.'],
    ['no date', row('FIVE,30 Jan,split,5,1,'), 'row 2, ex_date: "30 Jan" is not a date; write YYYY-MM-DD.'],
    [
      'half a ratio',
      row('FIVE,2024-01-30,split,5,,'),
      'row 2, old: "" is no whole number from 1 to 10000; write 5 and 1 where one share becomes five.',
    ],
    [
      'a ratio of parts',
      row('FIVE,2024-01-30,split,2.5,1,'),
      'row 2, new: "2.5" is no whole number from 1 to 10000; write 5 and 1 where one share becomes five.',
    ],
    [
      'an amount of nothing',
      row('FIVE,2024-01-30,dividend,,,0'),
      'row 2, rupees: "0" is no amount above zero; write the rupees on each share, as 2.50.',
    ],
    [
      'an index',
      row('NIFTY,2024-01-30,split,5,1,'),
      'NSE:NIFTY 50 is no share; corporate actions are of shares of NSE and BSE: name one with --instrument.',
    ],
    [
      'a file of names',
      '19990101,birla3m\n20501231,3mindia\n',
      'this is a file of names (LEAN map file): it says what a share was called when, and holds no action; give the factor file, and name the instrument with --instrument.',
    ],
    [
      'a factor of nothing',
      '20100209,1,0,421\n20501231,1,1,0\n',
      'row 1, split factor: "0" is no fraction of small whole numbers; correct the row, or write the actions as a plain table.',
    ],
    ['factors that go back', '20100209,1,0.2,421\n20100104,1,1,0\n', 'row 2, day: the days do not ascend; sort the rows by day.'],
  ])('with %s', async (_, text, line) => {
    const name = 'bad.csv';
    const { code, stdout, stderr } = await runCli('import', file(name, text), '--data-dir', path.join(root, 'none'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${name}${line.startsWith('row') ? ', ' : ': '}${line}\n`);
  });
});

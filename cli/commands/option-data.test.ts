// Options in the data folder as a user meets them: brought in, shown by underlying, expiry and day, verified, and made into bars.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command } from '../command';
import { runCommand } from '../run-command';
import { command as bars } from './bars';
import { command as data } from './data';
import { command as imports } from './import';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-cli-options-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const store = ['--data-dir', path.join(root, 'data')];

async function run(command: Command, ...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { stdout: (text: string) => void out.push(text), stderr: (text: string) => void err.push(text), isTty: false };
  const code = await runCommand(command, argv, io);
  return { code, out: out.join(''), err: err.join('') };
}

function written(name: string, lines: readonly string[]): string {
  const file = path.join(root, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const MINUTES = Array.from({ length: 5 }, (_, at) => `2026-01-05 09:${15 + at}`);
const CANDLES = [
  'symbol,ts,open,high,low,close,volume',
  ...['NIFTY2610626000CE', 'NIFTY2610626000PE'].flatMap((symbol) => MINUTES.map((time) => `${symbol},${time},100,101,99,100,65`)),
];
const BHAVCOPY = [
  'TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,TckrSymb,SctySrs,XpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric,UndrlygPric,SttlmPric,OpnIntrst,ChngInOpnIntrst,TtlTradgVol,TtlTrfVal,TtlNbOfTxsExctd,NewBrdLotQty',
  ...['26000', '26050'].flatMap((strike, at) =>
    ['CE', 'PE'].map(
      (right, side) =>
        `2026-01-05,2026-01-05,FO,NSE,IDO,${at * 2 + side},NIFTY,,2026-01-06,${strike}.00,${right},X,100,101,99,100,100,100,26000,100,650,0,10,1,1,65`,
    ),
  ),
];

describe('options in the data folder', () => {
  it('come in with one line for their chain', async () => {
    const { code, out } = await run(imports, written('options.csv', CANDLES), ...store, '--label', 'start');
    expect(code).toBe(1);
    expect(out).toContain('  NFO:NIFTY options 1m: 2 contracts (2 traded), 1 expiry, 2026-01-05\n');
    expect(out).toContain('chain-minutes: bars in 1.3 % of the minutes of 2 contracts');
    expect(out).toContain('stored: 10 rows added, 0 already there, 0 replaced\n');
  });

  it('of a bhavcopy stand beside its table, each counted', async () => {
    const { out } = await run(imports, written('fo.csv', BHAVCOPY), ...store);
    expect(out).toContain('  NFO:NIFTY options 1d: 4 contracts (4 traded), 1 expiry, 2026-01-05\n');
    expect(out).toContain('stored: 1 table written; 4 option rows added, 0 already there, 0 replaced\n');
  });

  it('are shown with the share of the listed contracts that is there', async () => {
    const { code, out } = await run(data, ...store);
    expect(code).toBe(0);
    expect(out).toMatch(/^NFO:NIFTY +1m +10 {2}2026-01-05 {2}2026-01-05 +1 +1 +50\.0 % +1\.3 % +0$/m);
    expect(out).toMatch(/^NFO:NIFTY +1d +4 /m);
    const one = await run(data, '--instrument', 'NFO:NIFTY', '--timeframe', '1m', ...store);
    expect(one.out).toContain('  2026-01-05  expiry 2026-01-06  2 contracts of 4 listed (50.0 %), 10 rows, 1.3 % of minutes\n');
    const later = await run(data, '--instrument', 'NFO:NIFTY', '--from', '2026-01-06', ...store);
    expect(later.out).not.toContain('expiry 2026-01-06');
    expect(JSON.parse((await run(data, '--json', ...store)).out).chains).toHaveLength(2);
  });

  it('make bars, contract by contract', async () => {
    const out = path.join(root, 'bars.csv');
    const made = await run(bars, '--instrument', 'NFO:NIFTY2610626000CE', '--base', '1m', '--timeframe', '5m', '--out', out, ...store);
    expect([made.code, readFileSync(out, 'utf8').split('\n')[1]]).toEqual([0, '2026-01-05T09:15:00+05:30,100,101,99,100,325']);
  });

  it('are verified against their checksums', async () => {
    expect((await run(data, '--verify', ...store)).code).toBe(0);
    const file = path.join(root, 'data', 'chains', 'NFO', 'NIFTY', '1m', '2026-01-05.yo');
    truncateSync(file, readFileSync(file).length - 8);
    const { code, err } = await run(data, '--verify', ...store);
    expect([code, err]).toEqual([1, `${file}: the bytes are not those that were written; import the data again.\n`]);
  });

  it.each([
    [['--expiry', 'soon'], '--expiry: "soon" is not a date; write YYYY-MM-DD.\n'],
    [['--time', 'noon'], '--time: "noon" is no time; write 2026-05-26 10:33:37.\n'],
  ])('%j is bad input', async (words, message) => {
    const { code, err } = await run(imports, written('chain.csv', ['CALLS,,PUTS']), ...words, ...store);
    expect([code, err]).toEqual([2, message]);
  });

  it('a table without its header is bad input', async () => {
    const { code, err } = await run(imports, written('chain.csv', ['CALLS,,PUTS', 'OI,LTP']), ...store);
    expect([code, err]).toEqual([2, 'chain.csv, row 2: the header has no column STRIKE; save the page’s table again.\n']);
  });
});

// The three commands of market data as a user meets them: exit codes, one line for each bad input, files in and files out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command } from '../command';
import { runCommand } from '../run-command';
import { command as bars } from './bars';
import { command as data } from './data';
import { command as imports } from './import';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

function newFolder(): string {
  folders += 1;
  return path.join(root, `data-${folders}`);
}

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(root, name);
  writeFileSync(file, content);
  return file;
}

async function run(command: Command, ...argv: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(command, argv, {
    stdout: (text) => void out.push(text),
    stderr: (text) => void err.push(text),
    isTty: false,
  });
  return { code, out: out.join(''), err: err.join('') };
}

const HEADER = 'time,open,high,low,close,volume';

/** A full session of one-minute rows. */
function session(date = '2023-04-03', start = 0, close = 100.5): string[] {
  return Array.from({ length: 375 - start }, (_, at) => {
    const minute = 555 + start + at;
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${date} ${clock}:00,100.00,101.05,99.95,${close.toFixed(2)},${at + 1}`;
  });
}

const csv = (rows: readonly string[], header = HEADER) => `${[header, ...rows].join('\n')}\n`;

describe('yantra import', () => {
  it('stores a clean file, says so, and ends with 0', async () => {
    const folder = newFolder();
    const { code, out, err } = await run(imports, written('SBIN_1m.csv', csv(session())), '--data-dir', folder);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('NSE:SBIN 1m: 375 rows, 2023-04-03T09:15 to 2023-04-03T15:29');
    expect(out).toContain('stored: 375 rows added, 0 already there, 0 replaced');
  });

  it('takes the same file again, packed or not, and adds nothing', async () => {
    const folder = newFolder();
    await run(imports, written('a.csv', csv(session())), '--instrument', 'NSE:SBIN', '--data-dir', folder);
    const again = await run(imports, written('a.csv.gz', gzipSync(csv(session()))), '--instrument', 'NSE:SBIN', '--data-dir', folder);
    expect([again.code, again.out.includes('stored: 0 rows added, 375 already there')]).toEqual([0, true]);
    const zipped = await run(
      imports,
      written('a.zip', zipSync({ 'x.csv': strToU8(csv(session())) })),
      '--instrument',
      'NSE:SBIN',
      '--data-dir',
      folder,
    );
    expect(zipped.out).toContain('375 already there');
  });

  it('ends with 1 when there is something the user should know, and stores the rows as they are', async () => {
    const rows = session().map((row, at) => (at === 3 ? row.replace('101.05', '99.00') : row));
    const { code, out } = await run(imports, written('b.csv', csv(rows)), '--instrument', 'NSE:SBIN', '--data-dir', newFolder());
    expect(code).toBe(1);
    expect(out).toContain('bad-ohlc: 1 row');
    expect(out).toContain('row 5: 2023-04-03 09:18 open 100 high 99 low 99.95 close 100.5');
  });

  it('stores nothing of a file that needs the word of the user, and names the remedy in one line', async () => {
    const folder = newFolder();
    const file = written('c.csv', csv([...session(), session()[0] ?? '']));
    const refused = await run(imports, file, '--instrument', 'NSE:SBIN', '--data-dir', folder);
    expect([refused.code, refused.err.trim().split('\n').length]).toEqual([2, 1]);
    expect(refused.err).toContain('c.csv: nothing stored: 1 row out of order');
    expect((await run(data, '--data-dir', folder)).out).toContain('Nothing is stored');
    const told = await run(imports, file, '--instrument', 'NSE:SBIN', '--sort', '--drop-duplicates', '--data-dir', folder);
    expect([told.code, told.out.includes('repaired     left out 1 exact duplicate')]).toEqual([1, true]);
  });

  it('lets the user settle rows that contradict stored ones', async () => {
    const folder = newFolder();
    const options = ['--instrument', 'NSE:SBIN', '--data-dir', folder];
    await run(imports, written('d.csv', csv(session())), ...options);
    const other = written('e.csv', csv(session('2023-04-03', 0, 100.75)));
    const refused = await run(imports, other, ...options);
    expect([refused.code, refused.err]).toEqual([
      2,
      'e.csv: nothing stored: 375 minutes stored with other values (say which stay: --on-conflict keep (the stored) or replace (the new)).\n',
    ]);
    expect((await run(imports, other, ...options, '--on-conflict', 'replace')).out).toContain(
      '0 rows added, 0 already there, 375 replaced',
    );
  });

  it('reads any CSV by a column map, with and without a header', async () => {
    const rows = session().map((row) => row.split(',').reverse().join(';'));
    const named = await run(
      imports,
      written('f.csv', csv(rows, 'v;c;l;h;o;when')),
      '--map',
      'time=when,open=o,high=h,low=l,close=c,volume=v',
      '--instrument',
      'NSE:SBIN',
      '--data-dir',
      newFolder(),
    );
    expect([named.code, named.out.includes('375 rows')]).toEqual([0, true]);
    const placed = await run(
      imports,
      written('g.csv', `${rows.join('\n')}\n`),
      '--map',
      'time=6,open=5,high=4,low=3,close=2,volume=1',
      '--instrument',
      'NSE:SBIN',
      '--data-dir',
      newFolder(),
    );
    expect([placed.code, placed.out.includes('375 rows')]).toEqual([0, true]);
  });

  it('writes its report as JSON', async () => {
    const { out } = await run(
      imports,
      written('h.csv', csv(session('2023-04-03', 5))),
      '--instrument',
      'NSE:SBIN',
      '--json',
      '--dry-run',
      '--data-dir',
      newFolder(),
    );
    const report = JSON.parse(out) as {
      imports: { isStored: boolean; entries: { series: { findings: { code: string; count: number }[] }[] }[] }[];
      faults: unknown[];
    };
    expect(report.faults).toEqual([]);
    expect(report.imports[0]?.isStored).toBe(false);
    expect(report.imports[0]?.entries[0]?.series[0]?.findings.map(({ code, count }) => [code, count])).toEqual([['gaps', 5]]);
  });

  it('sets aside the row a recorder was cut off in, and says so', async () => {
    const file = written('TCS_ticks.csv', 'exchange_timestamp,ltp,volume_traded\n2023-04-03 09:15:01,100.05,10\n2023-04-03 09:1');
    const { code, out } = await run(imports, file, '--data-dir', newFolder());
    expect([code, out.includes('row 3: the row is cut short: 1 field, 3 are needed')]).toEqual([1, true]);
  });

  const one = session()[0] ?? '';
  const bad = (change: (row: string) => string) => csv([one, change(one.replace('09:15', '09:16'))]);
  it.each<readonly [string, string | Uint8Array, readonly string[], string]>([
    [
      'text as a price',
      bad((row) => row.replace('101.05', 'abc')),
      [],
      'x.csv, row 3, high: "abc" is not a decimal number; correct the row, or leave such rows out with --drop-bad-rows.',
    ],
    [
      'a price that needs rounding',
      bad((row) => row.replace('101.05', '101.055')),
      [],
      'x.csv, row 3, high: "101.055" has more decimals than price scale 100 holds, and prices are never rounded; import with --price-scale 1000.',
    ],
    [
      'a price beyond int32',
      bad((row) => row.replace('101.05', '21474836.48')),
      [],
      'x.csv, row 3, high: "21474836.48" is beyond ±21474836.47; give a smaller --price-scale.',
    ],
    ['a time that is none', bad((row) => row.replace('09:16', '25:16')), [], 'x.csv, row 3, time: "2023-04-03 25:16:00" is not a time; '],
    [
      'a bar between minutes',
      bad((row) => row.replace('09:16:00', '09:16:30')),
      [],
      'x.csv, row 3, time: "2023-04-03 09:16:30" is not on a whole minute; ',
    ],
    ['a fraction of a share', bad((row) => row.replace(/,1$/, ',1.5')), [], 'x.csv, row 3, volume: "1.5" is not a whole number of units; '],
    ['a short row', bad(() => '2023-04-03 09:16:00,1'), [], 'x.csv, row 3: the row has 2 fields, 5 are needed; '],
    ['unknown columns', 'a,b\n1,2\n', [], 'x.csv, row 1: no known format has the columns "a, b"; name the columns with --map '],
    ['a header alone', csv([]), [], 'x.csv: the file has a header and no rows; '],
    [
      'no instrument',
      csv([one]),
      ['--exchange', 'NSE'],
      'x.csv: the file does not say its instrument; name it with --instrument, as NSE:SBIN.',
    ],
    ['bytes that are no text', Uint8Array.of(1, 0, 2, 0), [], 'x.csv: this is not a text file; '],
    ['JSON of something else', '{"a":1}', [], 'x.csv: this JSON is no list of candles; '],
    ['an unknown option', csv([one]), ['--nope'], "yantra import: unknown option '--nope'; see yantra import --help."],
    ['a bad instrument', csv([one]), ['--instrument', 'SBIN'], '--instrument: "SBIN" is not an instrument; write exchange:symbol, '],
    ['a bad price scale', csv([one]), ['--price-scale', '7'], '--price-scale: "7" is no power of ten up to 1000000; '],
    ['a bad map', csv([one]), ['--map', 'time'], '--map, time: this is no role=column; '],
    [
      'a map of a column that is not there',
      csv([one]),
      ['--map', 'time=t,open=o,high=h,low=l,close=c'],
      'x.csv, row 1, t: the map names a column that is not there; the columns are time, open, high, low, close, volume.',
    ],
    ['a bad timeframe', csv([one]), ['--timeframe', '7m'], '--timeframe: "7m" is no timeframe; write one of 1m, '],
  ])('answers %s with one clear line and 2', async (_, content, options, expected) => {
    const named = options.includes('--exchange') || options.includes('--instrument') ? options : [...options, '--instrument', 'NSE:SBIN'];
    const { code, err } = await run(imports, written('x.csv', content), ...named, '--data-dir', newFolder());
    expect(code).toBe(2);
    expect(err.startsWith(expected)).toBe(true);
    expect(err.match(/\n/g)).toHaveLength(1);
  });

  it('goes on to the next file after a bad one, and ends with 2', async () => {
    const folder = newFolder();
    const { code, out, err } = await run(
      imports,
      path.join(root, 'absent.csv'),
      written('i.csv', csv(session())),
      '--instrument',
      'NSE:SBIN',
      '--data-dir',
      folder,
    );
    expect([code, err, out.includes('375 rows added')]).toEqual([2, 'absent.csv: no such file; check the path.\n', true]);
  });

  it('shows its options with --help', async () => {
    const { code, out } = await run(imports, '--help');
    expect(code).toBe(0);
    for (const name of Object.keys(imports.options)) expect(out).toContain(`--${name}`);
  });
});

describe('yantra bars', () => {
  it('makes longer candles as CSV: ISO times with offset, shortest numbers', async () => {
    const { code, out, err } = await run(bars, '--in', written('SBIN_j.csv', csv(session())), '--timeframe', '2h');
    expect([code, err]).toEqual([0, '4 bars of NSE:SBIN, 2h.\n']);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'time,open,high,low,close,volume',
      '2023-04-03T09:15:00+05:30,100,101.05,99.95,100.5,7260',
    ]);
    expect(out.split('\n')[4]).toBe(`2023-04-03T15:15:00+05:30,100,101.05,99.95,100.5,${((361 + 375) * 15) / 2}`);
  });

  it('makes candles of ticks, with volume from the running total and NA as an empty field', async () => {
    const ticks = ['2023-04-03 09:15:01,100.05,10,', '2023-04-03 09:15:30,99.5,15,', '2023-04-03 09:16:00,101,18,700'];
    const out = path.join(root, 'out', 'k.csv');
    const made = await run(bars, '--in', written('TCS_k.csv', csv(ticks, 'time,ltp,volume_traded,oi')), '--timeframe', '1m', '--out', out);
    expect([made.code, made.out]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toBe(
      'time,open,high,low,close,volume,oi\n2023-04-03T09:15:00+05:30,100.05,100.05,99.5,99.5,15,\n2023-04-03T09:16:00+05:30,101,101,101,101,3,700\n',
    );
  });

  it('its candles of one minute can be imported and give the same candles again', async () => {
    const folder = newFolder();
    const out = path.join(root, 'round.csv');
    await run(bars, '--in', written('SBIN_l.csv', csv(session())), '--timeframe', '1m', '--out', out);
    await run(imports, out, '--instrument', 'NSE:SBIN', '--data-dir', folder);
    const stored = await run(bars, '--instrument', 'NSE:SBIN', '--timeframe', '1m', '--data-dir', folder);
    expect(stored.out).toBe(readFileSync(out, 'utf8'));
  });

  it('counts ticks that came too late, and ends with 1', async () => {
    const ticks = ['2023-04-03 09:15:01,100', '2023-04-03 09:16:10,101', '2023-04-03 09:15:02,50'];
    const { code, out, err } = await run(bars, '--in', written('TCS_m.csv', csv(ticks, 'time,ltp')), '--timeframe', '1m');
    expect([code, out.split('\n')[1], err.includes('1 tick came after their bar was sealed')]).toEqual([
      1,
      '2023-04-03T09:15:00+05:30,100,100,100,100',
      true,
    ]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ['no timeframe', ['--in', 'x'], '--timeframe: no timeframe is given; write one of 1m, '],
    ['no source', ['--timeframe', '5m'], 'yantra bars: neither a file nor an instrument is named; '],
    ['nothing stored', ['--timeframe', '5m', '--instrument', 'NSE:NONE', '--data-dir', root], 'NSE:NONE: no 1m candles of it are stored; '],
    ['a market without hours', ['--timeframe', '5m', '--instrument', 'MCX:GOLD'], 'MCX:GOLD: its hours are not in the tables; '],
    ['a bare argument', ['a.csv', '--timeframe', '5m'], 'a.csv: this command takes no bare argument; '],
  ])('answers %s with one clear line and 2', async (_, argv, expected) => {
    const { code, err } = await run(bars, ...argv);
    expect([code, err.slice(0, expected.length), err.match(/\n/g)?.length]).toEqual([2, expected, 1]);
  });

  it('refuses bars that are not made of whole ones', async () => {
    const { code, err } = await run(
      bars,
      '--in',
      written('SBIN_n.csv', csv(session().filter((_, at) => at % 15 === 0))),
      '--timeframe',
      '10m',
    );
    expect([code, err]).toEqual([2, 'SBIN_n.csv: 10m bars are not made of whole 15m bars; choose a multiple.\n']);
  });
});

describe('yantra data', () => {
  it('tells an empty minute from a gap by what else traded', async () => {
    const folder = newFolder();
    const without = (gone: readonly number[]) => session().filter((_, at) => !gone.includes(at));
    await run(imports, written('o.csv', csv(without([10, 11, 12]))), '--instrument', 'NSE:SBIN', '--data-dir', folder);
    await run(imports, written('p.csv', csv(without([12]))), '--instrument', 'NSE:TCS', '--data-dir', folder);
    const { code, out } = await run(data, '--instrument', 'NSE:SBIN', '--data-dir', folder);
    expect(code).toBe(0);
    expect(out).toContain('1 session: 0 full, 0 missing; 372 of 375 bars, 2 empty, 1 gap, 0 outside');
    expect(out).toContain('2023-04-03  372/375  gap 1  empty 2  outside 0  [09:25 to 09:28, 3 bars]');
    const overview = await run(data, '--data-dir', folder);
    expect(overview.out.split('\n')[1]).toMatch(/^NSE:SBIN +1m +372 +2023-04-03T09:15 +2023-04-03T15:29 +1 +0 +1 +2 +0 +undeclared +1$/);
  });

  it('finds damaged files with --verify, and ends with 1', async () => {
    const folder = newFolder();
    await run(imports, written('q.csv', csv(session())), '--instrument', 'NSE:SBIN', '--data-dir', folder);
    expect((await run(data, '--verify', '--data-dir', folder)).code).toBe(0);
    const file = path.join(folder, 'candles', 'NSE', 'SBIN', '1m', '2023.yc');
    const bytes = readFileSync(file);
    bytes.writeInt32LE(7, bytes.length - 8);
    writeFileSync(file, bytes);
    const { code, err } = await run(data, '--verify', '--data-dir', folder);
    expect([code, err]).toEqual([1, `${file}: the bytes are not those that were written; import the data again.\n`]);
  });

  it('answers an instrument it does not have with one line and 2', async () => {
    const { code, err } = await run(data, '--instrument', 'NSE:NOPE', '--data-dir', newFolder());
    expect([code, err.startsWith('NSE:NOPE: nothing of it is stored in ')]).toEqual([2, true]);
  });
});

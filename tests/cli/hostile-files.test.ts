// Files and places made to break a reader: one clear line, exit code 2, in bounded time and memory, and nothing written.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store = path.join(folder, 'data');
const HEADER = 'time,open,high,low,close,volume';
const GOOD = `${HEADER}\n2024-01-01 09:15,10,11,9,10,1\n2024-01-01 09:16,10,11,9,10,1\n`;
const row = (text: string, header = HEADER): string => `${header}\n${text}\n`;

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

type Hostile = readonly [name: string, content: () => string | Uint8Array, evaluated: RegExp, imported: RegExp];

const FILES: readonly Hostile[] = [
  [
    'noise',
    () => Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + (at >> 3)) % 256),
    /no text|not a text file/,
    /not a text file/,
  ],
  ['zeros', () => new Uint8Array(5_000), /not a text file/, /not a text file/],
  ['little-endian', () => utf16(GOOD, false), /this is UTF-16 text; save it as UTF-8/, /this is UTF-16 text/],
  ['big-endian without a mark', () => utf16(GOOD, true).subarray(2), /this is UTF-16 text/, /this is UTF-16 text/],
  [
    'returns alone',
    () => GOOD.replaceAll('\n', '\r'),
    /lines end in carriage returns alone; save it with line feeds/,
    /carriage returns alone/,
  ],
  ['a web page', () => '<!DOCTYPE html>\n<html></html>', /this is a web page or XML, not a table/, /this is a web page/],
  [
    'a huge line',
    () => row(`2024-01-01 09:15,${'1'.repeat(2_000_000)}`),
    /row 2: the line is longer than 1 MB/,
    /row 2: the line is longer/,
  ],
  [
    'too many fields',
    () => row(`2024-01-01 09:15${',1'.repeat(600)}`),
    /row 2: the row has 601 fields; at most 512/,
    /row 2: the row has 601 fields/,
  ],
  [
    'twin columns',
    () => row('2024-01-01 09:15,1,1,1,1,2', `${HEADER.slice(0, -7)},close`),
    /row 1, close: the column is there twice/,
    /row 1, close: the column is there twice/,
  ],
  ['a line break in quotes', () => row('"2024-01-01\n09:15",10,11,9,10,1'), /row 2, time: .* is no time/, /row 2: the row has 1 field/],
  ['a quote that never closes', () => row('2024-01-01 09:15,"10,11,9,10,1'), /row 2, open: .* is no number/, /row 2/],
  [
    'more than a double',
    () => row('2024-01-01 09:15,1e309,1e309,1,1,1'),
    /row 2, open: "1e309" is no number/,
    /row 2, open: "1e309" is not a decimal/,
  ],
  ['no number', () => row('2024-01-01 09:15,NaN,1,1,1,1'), /row 2, open: "NaN" is no number/, /row 2, open: "NaN" is not a decimal/],
  ['a volume without end', () => row('2024-01-01 09:15,1,1,1,1,1e309'), /row 2, volume: "1e309" is no quantity/, /row 2, volume/],
  ['long ago', () => row('0001-01-01 09:15,1,1,1,1,1'), /row 2, time: .* is no time/, /row 2, time/],
  ['far ahead', () => row('9999-12-31 09:15,1,1,1,1,1'), /row 2, time: .* is no time/, /row 2, time/],
  ['no such day', () => row('2024-02-30 09:15,1,1,1,1,1'), /row 2, time: .* is no time/, /row 2, time/],
  ['seconds beyond counting', () => row('99999999999999999999,1,1,1,1,1'), /row 2, time: .* is no time/, /row 2, time/],
  ['a row cut short', () => row('2024-01-01 09:15,1'), /row 2, high: there is no price/, /row 2: the row has 2 fields/],
  ['nothing but line ends', () => '\n\n\n', /the file has no rows/, /the file has no rows/],
  ['a header alone', () => `${HEADER}\n`, /the file has no rows/, /a header and no rows/],
  ['a damaged gz', () => gzipSync(GOOD).subarray(0, 40), /compressed data is damaged or cut short/, /damaged or cut short/],
  ['a bomb', () => gzipSync(Buffer.alloc(200_000_000, '0')), /row 1: the line is longer than 1 MB/, /row 1: the line is longer/],
  [
    'a zip cut short',
    () => zipSync({ 'a.csv': Buffer.from(GOOD) }).subarray(0, 60),
    /the zip file is cut short/,
    /the zip file is cut short/,
  ],
  ['a zip of nothing', () => zipSync({}), /the archive is empty/, /the archive is empty/],
  ['a zip in a zip', () => zipSync({ 'b.zip': zipSync({ 'a.csv': Buffer.from(GOOD) }) }), /not a text file/, /not a text file/],
  [
    'two files in a zip',
    () => zipSync({ 'a.csv': Buffer.from('x'), 'b.csv': Buffer.from('y') }),
    /an archive of several files; unpack it and name one/,
    /no known format has the columns/,
  ],
  ['brackets without end', () => '['.repeat(2_000_000), /row 1/, /the JSON is more than 8 levels deep/],
  [
    'a spreadsheet',
    () => zipSync({ '[Content_Types].xml': Buffer.from('<x/>') }),
    /this is a web page or XML/,
    /this is a web page or XML/,
  ],
];

test('the list is long', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(28);
});

describe.each(FILES)('%s', (name, content, evaluated, imported) => {
  const named = `${name.replaceAll(' ', '-')}.csv`;
  test.each([
    ['eval', ['rsi', '--in'], evaluated],
    ['import', ['--instrument', 'NSE:SBIN', '--data-dir', store], imported],
  ] as const)('%s', async (command, argv, line) => {
    const file = put(named, content());
    const startedAt = performance.now();
    const { code, stdout, stderr } = await runCli(command, ...argv, file);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder)).not.toContain('data');
  });
});

/** Commands over options, studies and comparisons: what a file of no use to them gets. */
const OTHERS: readonly (readonly [command: string, argv: (file: string) => readonly string[]])[] = [
  ['option', (file) => ['--in', file]],
  ['chain', (file) => ['--time', '2026-01-20 10:00', '--expiry', '2026-01-27', '--in', file]],
  ['payoff', (file) => ['--time', '2026-01-20 10:00', '--spot', '25000', '--in', file]],
  ['diff', (file) => [put('empty.json', '{"format":"yantra.graph/1","name":"x","nodes":[],"edges":[],"exposed":[]}'), file]],
  ['sweep', (file) => [file, '--vary', 'period=5..9']],
  ['walkforward', (file) => [file, '--vary', 'period=5..9']],
  ['montecarlo', (file) => [file]],
  ['audit', (file) => [file]],
];

describe.each(FILES)('%s', (name, content) => {
  const named = `${name.replaceAll(' ', '-')}.other`;
  test.each(OTHERS)('%s', async (command, argv) => {
    const file = put(named, content());
    const startedAt = performance.now();
    const { code, stdout, stderr } = await runCli(command, ...argv(file));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ code: 2, stdout: '', lines: 1 });
    // An archive's own file is named by its name.
    expect(stderr).toMatch(name.startsWith('a zip') || name === 'a spreadsheet' ? /^\S.*: .{8,}/ : new RegExp(`^${named}.*: .{8,}`));
  });
});

describe('what is unusual and not wrong is read:', () => {
  test.each([
    ['a byte-order mark', `\uFEFF${GOOD}`],
    ['carriage returns before the line feeds', GOOD.replaceAll('\n', '\r\n')],
    ['semicolons', GOOD.replaceAll(',', ';')],
    ['tabs', GOOD.replaceAll(',', '\t')],
    ['prices below zero', row('2024-01-01 09:15,-10,-9,-11,-10,1')],
    ['no line feed at the end', GOOD.trimEnd()],
    ['gz by its bytes, not its name', gzipSync(GOOD)],
    ['a zip of one file', zipSync({ 'inside.csv': Buffer.from(GOOD) })],
  ])('%s', async (name, content) => {
    expect(await runCli('eval', 'rsi', '--in', put(`${name}.csv`, content))).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('graphs', () => {
  test.each([
    [
      'ten megabytes',
      JSON.stringify({ format: 'yantra.graph/1', name: 'x'.repeat(10_000_000) }),
      /document-too-large: The document has 100000\d+ bytes/,
    ],
    ['brackets without end', '['.repeat(900_000), /document-not-json: .*more than 12 levels of nesting/],
    ['a key twice', '{"format":"yantra.graph/1","format":"yantra.graph/1"}', /the key "format" stands twice/],
    ['a key that is no data', '{"__proto__":{}}', /the key "__proto__" is not allowed/],
    ['cut short', '{"format":"yantra.graph/1","nodes":[', /document-not-json/],
    ['a list', '[]', /document-shape/],
  ])('%s', async (name, text, line) => {
    const file = put(`${name.replaceAll(' ', '-')}.json`, text);
    for (const command of ['compile', 'explain', 'backtest']) {
      const { code, stdout, stderr } = await runCli(command, file, ...(command === 'backtest' ? ['--data-dir', store] : []));
      expect(stderr).toMatch(line);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});

describe('zip entries and ids that would climb out of the store', () => {
  test('stay in it', async () => {
    const climbing = put('climbing.zip', zipSync({ '../../../escaped.csv': Buffer.from(GOOD) }));
    const place = path.join(folder, 'climb', 'data');
    const { code } = await runCli('import', climbing, '--instrument', 'NSE:../../../X', '--data-dir', place);
    expect([0, 1]).toContain(code);
    expect(readdirSync(path.join(folder, 'climb'))).toEqual(['data']);
    expect(readdirSync(path.join(place, 'candles'))).toEqual(['NSE']);
    expect(readdirSync(path.join(place, 'candles', 'NSE'))).toHaveLength(1);
  });
});

describe('places', () => {
  const good = put('good.csv', GOOD);
  const sma = ['movingAverage', '--params', '{"period":2}', '--in', good];
  mkdirSync(path.join(folder, 'a-folder'));
  symlinkSync('circle', path.join(folder, 'circle'));
  symlinkSync('nowhere', path.join(folder, 'dangling'));
  test.each([
    ['a folder as input', ['eval', 'rsi', '--in', path.join(folder, 'a-folder')], /^a-folder: this is a folder; name the files in it/],
    ['a link in a circle as input', ['eval', 'rsi', '--in', path.join(folder, 'circle')], /^circle: no such file/],
    ['a link to nothing as input', ['import', path.join(folder, 'dangling'), '--data-dir', store], /^dangling: no such file/],
    ['a folder as output', ['eval', ...sma, '--out', path.join(folder, 'a-folder')], /a-folder: this is a folder; name a file in it/],
    [
      'a file as a folder of the output',
      ['eval', ...sma, '--out', path.join(good, 'x.csv')],
      /good\.csv.*: a (part of this path is a file|file stands in its way)/,
    ],
    ['a full disk', ['eval', ...sma, '--out', '/dev/full'], /^\/dev\/full: the disk is full; make room, or choose another place/],
    ['a place where none can be', ['eval', ...sma, '--out', '/proc/nowhere/x.csv'], /^\/proc\/nowhere: no such file/],
    ['a name too long', ['eval', ...sma, '--out', path.join(folder, 'n'.repeat(300))], /the name is too long; choose a shorter one/],
    [
      'a file as data folder',
      ['data', '--data-dir', good],
      /good\.csv: this is a file, and the data are kept in a folder; check --data-dir/,
    ],
    ['a name with a line break', ['compile', path.join(folder, 'two\nlines.json')], /^two lines\.json: no such file/],
    ['a value that begins with a dash', ['demo', '--capital', '-5'], /what follows --capital begins with a dash; write --capital=<value>/],
    ['a word without end', ['y'.repeat(100_000)], /^yantra: there is no command "y{300,400}…/],
  ])('%s', async (_, argv, line) => {
    const { code, stdout, stderr } = await runCli(...argv);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
    expect(stderr.length).toBeLessThan(2_000);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a device is written to, and stays one', async () => {
    expect(await runCli('eval', ...sma, '--out', '/dev/null')).toMatchObject({ code: 0 });
    expect(await runCli('eval', ...sma, '--out', '/dev/null')).toMatchObject({ code: 0 });
  });
  test('a link is followed, and stays one', async () => {
    const target = put('target.csv', 'old');
    symlinkSync('target.csv', path.join(folder, 'link.csv'));
    expect(await runCli('eval', ...sma, '--out', path.join(folder, 'link.csv'))).toMatchObject({ code: 0 });
    expect(readFileSync(target, 'utf8')).toMatch(/^time,value\n/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  test('what a file says cannot steer the terminal', async () => {
    const { stderr } = await runCli('eval', 'rsi', '--in', put('escape.csv', row('2024-01-01,\u001b[2Jx,1,1,1,1')));
    expect(stderr).toMatch(/^escape\.csv, row 2, open: " \[2Jx" is no number/);
  });
});

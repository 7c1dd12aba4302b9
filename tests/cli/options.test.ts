// `yantra option` and `yantra chain`: what they write, and what they say of files that they cannot read.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findSharedData } from '../shared-data';
import { csvRows, runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

const CONTRACTS = 'model,forward,spot,strike,years,rate,type,price,volatility\n';
const contracts = (name: string, ...rows: readonly string[]): string => file(name, `${CONTRACTS}${rows.join('\n')}\n`);

describe('yantra option', () => {
  test('prices what has a volatility, and implies it of what has a price', async () => {
    // Haug's call: 2.1334. Its own price gives its volatility back.
    const priced = await runCli('option', '--in', contracts('price.csv', 'black-scholes,,60,65,0.25,0.08,call,,0.3'));
    expect([priced.code, priced.stderr]).toEqual([0, '1 option.\n']);
    const [row] = csvRows(priced.stdout);
    expect(Number(row?.['price'])).toBeCloseTo(2.1334, 4);
    const implied = await runCli('option', '--in', contracts('imply.csv', `BSM,,60,65,0.25,0.08,CE,${row?.['price']},`));
    expect(Number(csvRows(implied.stdout)[0]?.['implied_volatility'])).toBeCloseTo(0.3, 12);
    expect(Number(csvRows(implied.stdout)[0]?.['vega'])).toBeCloseTo(Number(row?.['vega']), 9);
  });
  test('writes greeks plain and in traders’ units', async () => {
    const { stdout } = await runCli('option', '--in', contracts('greeks.csv', 'black-76,25000,,25000,0.02,0.07,put,,0.15'));
    const [row = {}] = csvRows(stdout);
    expect(Number(row['vega_per_point'])).toBe(Number(row['vega']) / 100);
    expect(Number(row['theta_per_day'])).toBe(Number(row['theta']) / 365);
    expect(Number(row['rho_per_point'])).toBe(Number(row['rho']) / 100);
  });
  test('takes the model from the price that a row has, where it names none', async () => {
    const { stdout } = await runCli(
      'option',
      '--in',
      contracts('no-model.csv', ',25000,,25000,0.02,0,call,,0.15', ',,25000,25000,0.02,0,call,,0.15'),
    );
    const rows = csvRows(stdout);
    expect(rows.map((row) => row['model'])).toEqual(['black-76', 'black-scholes']);
    expect(rows[0]?.['price']).toBe(rows[1]?.['price']);
  });
  test('with both, prices and slopes at the volatility, and implies one of the price', async () => {
    const both = contracts('both.csv', 'black-76,25000,,25000,0.02,0,call,300,0.15', 'black-76,25000,,25000,0.02,0,call,,0.15');
    const [row = {}, alone = {}] = csvRows((await runCli('option', '--in', both)).stdout);
    expect({ ...row, implied_volatility: '0.15' }).toEqual(alone);
    const volatility = row['implied_volatility'] ?? '';
    const again = await runCli('option', '--in', contracts('again.csv', `black-76,25000,,25000,0.02,0,call,,${volatility}`), '--json');
    const [found] = JSON.parse(again.stdout) as readonly { readonly price: number }[];
    expect(found?.price).toBeCloseTo(300, 9);
  });
  test('says why a row has no answer, and answers the others', async () => {
    const rows = ['black-76,25000,,24000,0.02,0,call,900,', 'black-76,25000,,24000,0,0,call,1100,', 'black-76,0,,24000,1,0,call,,0.2'];
    const out = path.join(folder, 'out.csv');
    const run = await runCli('option', '--in', contracts('none.csv', ...rows, 'black-76,25000,,24000,0.02,0,call,,0'), '--out', out);
    expect(run).toEqual({ code: 0, stdout: '', stderr: '4 options, 3 of them without an answer: see the column reason.\n' });
    const found = csvRows(readFileSync(out, 'utf8'));
    expect(found.map(({ reason }) => reason)).toEqual(['below-intrinsic', 'expired', 'no-formula', '']);
    expect(found.map(({ implied_volatility }) => implied_volatility)).toEqual(['', '', '', '0']);
    expect(found[3]).toMatchObject({ price: '1000', delta: '', vega: '' });
  });
});

const PLAIN = 'expiry,strike,type,bid,ask,last,oi,volume\n';
const QUOTES = ['24950,call,120,121,,10,1', '24950,put,69,70,,40,2', '25000,CE,91,92,,30,3', '25000,PE,90,91,,20,4'];
const chain = (name: string, ...rows: readonly string[]): string => file(name, `${PLAIN}${rows.join('\n')}\n`);
const quoted = (expiry: string): readonly string[] => QUOTES.map((row) => `${expiry},${row}`);

describe('yantra chain', () => {
  const two = chain('two.csv', ...quoted('2026-06-09'), ...quoted('2026-06-16'));
  const at = ['--time', '2026-06-02 15:30'];

  test('measures each expiry of a plain table', async () => {
    const { code, stdout, stderr } = await runCli('chain', '--in', two, ...at, '--json');
    expect([code, stderr]).toEqual([0, '2 expiries in two.csv.\n']);
    const { expiries, term } = JSON.parse(stdout);
    expect(expiries).toHaveLength(2);
    expect(expiries[0]).toMatchObject({
      expiry: '2026-06-09',
      strikes: 2,
      forward: 25_001,
      atmStrike: 25_000,
      putCallRatioOpenInterest: 1.5,
    });
    expect(expiries[0]).toMatchObject({ straddlePremium: 182, maxPain: 25_000, years: 7 / 365 });
    expect(term.days7).toBe(expiries[0].atmVolatility);
    expect(term.days30).toBeNull();
  });
  test('writes every option with its volatility and greeks', async () => {
    const out = path.join(folder, 'chain.csv');
    expect((await runCli('chain', '--in', two, ...at, '--expiry', '2026-06-16', '--out', out)).code).toBe(0);
    const rows = csvRows(readFileSync(out, 'utf8'));
    expect(rows.map(({ expiry, strike, type, oi }) => [expiry, strike, type, oi].join(' '))).toEqual([
      '2026-06-16 24950 call 10',
      '2026-06-16 24950 put 40',
      '2026-06-16 25000 call 30',
      '2026-06-16 25000 put 20',
    ]);
    for (const row of rows) expect(Number(row['implied_volatility'])).toBeGreaterThan(0.02);
  });
  test('takes the middle of the quotes, or the last trade where that is asked for', async () => {
    // Last trades: the call at 110, the put at 80; quotes stand about 91.5 and 90.5.
    const last = chain('last.csv', '2026-06-09,25000,call,91,92,110,30,3', '2026-06-09,25000,put,90,91,80,20,4');
    const straddles = ['mid', 'last'].map(async (basis) => {
      const { stdout } = await runCli('chain', '--in', last, ...at, '--price', basis, '--json');
      return JSON.parse(stdout).expiries[0].straddlePremium;
    });
    expect(await Promise.all(straddles)).toEqual([182, 190]);
  });
  test('believes the command line before the file: its time, its spot', async () => {
    const quote = { openInterest: 1, totalTradedVolume: 1, lastPrice: 100, bidprice: 99, askPrice: 101, underlying: 'NIFTY' };
    const data = [{ strikePrice: 25_000, expiryDate: '09-Jun-2026', CE: quote, PE: quote }];
    const answer = file('answer.json', JSON.stringify({ records: { timestamp: '02-Jun-2026 15:30:00', underlyingValue: 25_000, data } }));
    const read = async (...more: readonly string[]) => JSON.parse((await runCli('chain', '--in', answer, '--json', ...more)).stdout);
    expect(await read()).toMatchObject({ time: '2026-06-02T15:30:00+05:30', spot: 25_000, expiries: [{ years: 7 / 365 }] });
    expect(await read('--time', '2026-06-08 15:30', '--spot', '25010')).toMatchObject({
      time: '2026-06-08T15:30:00+05:30',
      spot: 25_010,
      expiries: [{ years: 1 / 365 }],
    });
  });
  test('ranks today’s volatility in a history', async () => {
    const history = file('history.csv', 'day,volatility\n2026-06-01,0.01\n2026-05-29,0.9\n');
    const { stdout } = await runCli('chain', '--in', two, ...at, '--history', history, '--json');
    expect(JSON.parse(stdout).expiries[0].volatilityPercentile).toBe(50);
    expect((await runCli('chain', '--in', two, ...at, '--history', history)).stdout).toMatch(/IV rank {2}IV percentile\n/);
  });
  test('says what a file lacks for volatilities, and measures the rest', async () => {
    const bare = chain('bare.csv', ...quoted(''));
    const run = await runCli('chain', '--in', bare, '--json');
    expect(run.stderr).toMatch(/^Nothing is implied: the file does not say when it was quoted; add --time\./);
    expect(JSON.parse(run.stdout).expiries[0]).toMatchObject({ expiry: null, putCallRatioOpenInterest: 1.5, atmVolatility: null });
    expect((await runCli('chain', '--in', bare, ...at)).stderr).toMatch(/does not say when they expire; add --expiry/);
    expect((await runCli('chain', '--in', two, '--time', '2026-06-12 10:00')).stderr).toMatch(/for 2026-06-09: they had expired/);
    const { stdout } = await runCli(
      'chain',
      '--in',
      bare,
      ...at,
      '--expiry',
      '2026-06-09',
      '--reference',
      'future',
      '--future',
      '25010',
      '--json',
    );
    expect(JSON.parse(stdout).expiries[0]).toMatchObject({ expiry: '2026-06-09', forward: 25_010 });
  });

  const answer = findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz');
  test.skipIf(answer === null)('gives the exchange’s own volatility, on its own assumptions', async () => {
    const assumed = ['--reference', 'spot', '--rate', '0.1', '--price', 'last', '--time', '2022-03-28 15:30', '--expiry', '2022-04-28'];
    const out = path.join(folder, 'nse.csv');
    expect((await runCli('chain', '--in', answer ?? '', ...assumed, '--out', out)).code).toBe(0);
    const volatility = (strike: string, type: string): number => {
      const row = csvRows(readFileSync(out, 'utf8')).find((each) => each['strike'] === strike && each['type'] === type);
      return 100 * Number(row?.['implied_volatility']);
    };
    const stated = [
      ['16500', 'put', 26.28],
      ['17000', 'put', 25.31],
      ['17500', 'call', 20.83],
      ['18000', 'call', 20.14],
    ] as const;
    for (const [strike, type, points] of stated) expect(Math.abs(volatility(strike, type) - points), strike).toBeLessThan(0.25);
  });
});

const good = contracts('good.csv', 'black-76,25000,,25000,0.02,0,call,300,');
const goodChain = chain('good-chain.csv', ...quoted('2026-06-09'));
const archive = (name: string, text: string): string => file(name, text);

describe('bad input is one line with its place and its remedy', () => {
  test.each([
    [['option'], /^yantra option: no options are named; add --in/],
    [['option', good], /good\.csv: this command takes no bare argument; name the file with --in/],
    [['option', '--in', path.join(folder, 'none')], /^none: no such file/],
    [['option', '--in', file('a.csv', 'strike,years\n1,1\n')], /row 1: the header has no column rate, type; write strike,years,rate,type/],
    [['option', '--in', file('b.csv', 'strike,years,rate,type,price\n1,1,0,call,1\n')], /no column forward and none spot; add one/],
    [['option', '--in', file('c.csv', 'strike,years,rate,type,spot\n1,1,0,call,1\n')], /no column price and none volatility; add one/],
    [['option', '--in', contracts('d.csv', 'heston,1,,1,1,0,call,1,')], /d\.csv, row 2, model: "heston" is no model; write black-76 or/],
    [
      ['option', '--in', contracts('e.csv', 'black-76,1,,1,1,0,straddle,1,')],
      /row 2, type: "straddle" is no type of option; write call or put/,
    ],
    [
      ['option', '--in', contracts('f.csv', 'black-76,,1,1,1,0,call,1,')],
      /row 2, forward: there is nothing; write a number, or the model bl/,
    ],
    [['option', '--in', contracts('g.csv', 'bs,1,,1,1,0,call,1,')], /row 2, spot: there is nothing; write a number, or the model black-76/],
    [['option', '--in', contracts('h.csv', 'black-76,1,,NaN,1,0,call,1,')], /row 2, strike: "NaN" is no number; write a plain decimal/],
    [['option', '--in', contracts('i.csv', 'black-76,1,,1,1,6%,call,1,')], /row 2, rate: "6%" is no number/],
    [['option', '--in', contracts('j.csv', 'black-76,1,,1,1,0,call,,')], /row 2, price: there is neither a price nor a volatility/],
    [['chain'], /^yantra chain: no option chain is named; add --in/],
    [['chain', '--in', file('k.csv', 'strike,side\n1,1\n')], /k\.csv, row 1: the header has no column type; write expiry,strike,type/],
    [['chain', '--in', chain('l.csv', '2026-06-09,1e9x,call,,,1,,')], /l\.csv, row 2, strike: "1e9x" is no number/],
    [['chain', '--in', chain('m.csv', '2026-06-09,0,call,,,1,,')], /row 2, strike: "0" is no strike; write rupees above zero/],
    [['chain', '--in', chain('n.csv', '2026-06-09,100,call,-1,,1,,')], /row 2, bid: "-1" lies below zero/],
    [['chain', '--in', chain('o.csv', '2026-13-09,100,call,,,1,,')], /row 2, expiry: "2026-13-09" is no date; write YYYY-MM-DD/],
    [['chain', '--in', chain('p.csv', ',100,call,,,1,,', ',100.0,CE,,,2,,')], /row 3, strike: the call at 100 is there twice/],
    [['chain', '--in', chain('q.csv')], /q\.csv: the file has no options/],
    [['chain', '--in', archive('r.json', '{"records":')], /r\.json: the JSON is damaged or cut short/],
    [['chain', '--in', archive('s.json', '{"records":{}}')], /s\.json, records\.timestamp: this JSON is no option chain/],
    [['chain', '--in', goodChain, '--time', 'now'], /^--time: "now" is no time; write 2026-05-26 10:33:37/],
    [['chain', '--in', goodChain, '--expiry', '2026-07-01'], /^--expiry: "2026-07-01" is no expiry of good-chain\.csv/],
    [['chain', '--in', goodChain, '--rate', '7'], /^--rate: "7" lies outside -1 to 1/],
    [['chain', '--in', goodChain, '--reference', 'vwap'], /^--reference: "vwap" is not known; write one of synthetic, future, spot/],
    [['chain', '--in', goodChain, '--history', file('t.csv', 'volatility\n0.2\n-\n')], /t\.csv, row 3, volatility: there is no volatility/],
  ] as const)('%j', async (argv, line) => {
    const { code, stdout, stderr } = await runCli(...argv);
    expect(stderr).toMatch(line);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });
});

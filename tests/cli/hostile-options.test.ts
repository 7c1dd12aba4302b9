// Files of options made to break a reader, of every kind that `yantra import` takes: one clear line, exit code 2, and nothing stored.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { type CliRun, runCli } from './run-cli';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-hostile-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENDLESS = '9'.repeat(400);
const NOISE = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + (at >> 3)) % 256);

/** One look at a chain, as NSE's page answers: a call for each row. */
interface Look {
  readonly strikePrice?: number;
  readonly expiryDate?: string;
  readonly timestamp?: string;
  readonly quote?: Readonly<Record<string, unknown>>;
}

const QUOTE = { openInterest: 10, totalTradedVolume: 5, lastPrice: 100, bidprice: 99, askPrice: 101, underlying: 'NIFTY' };

function answer(...looks: readonly Look[]): string {
  const data = looks.map(({ strikePrice = 25_000, expiryDate = '27-Jan-2026', quote }) => ({
    strikePrice,
    expiryDate,
    CE: { ...QUOTE, ...quote },
  }));
  return JSON.stringify({ records: { timestamp: looks[0]?.timestamp ?? '20-Jan-2026 10:00:00', underlyingValue: 25_000, data } });
}

/** The same as the page saves it. */
function saved(strike: string, cells: { readonly oi?: string; readonly last?: string } = {}): string {
  const { oi = '10', last = '100' } = cells;
  return `,${oi},1,5,10,${last},1,1,99,101,1,"${strike}",1,99,101,1,1,100,10,5,1,10,\n`;
}

const SAVED =
  'CALLS,,PUTS\n,OI,CHNG IN OI,VOLUME,IV,LTP,CHNG,BID QTY,BID,ASK,ASK QTY,STRIKE,BID QTY,BID,ASK,ASK QTY,CHNG,LTP,IV,VOLUME,CHNG IN OI,OI,\n';
const WORDS = ['--underlying', 'NIFTY', '--expiry', '2026-01-27', '--time', '2026-01-20 10:00'];

const BHAVCOPY =
  'TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,FininstrmActlXpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,PrvsClsgPric,UndrlygPric,SttlmPric,OpnIntrst,ChngInOpnIntrst,TtlTradgVol,TtlTrfVal,TtlNbOfTxsExctd,SsnId,NewBrdLotQty,Rmks,Rsvd1,Rsvd2,Rsvd3,Rsvd4\n';

interface Traded {
  readonly symbol?: string;
  readonly expiry?: string;
  readonly strike?: string;
  readonly close?: string;
  readonly volume?: string;
  readonly oi?: string;
}

function traded({
  symbol = 'NIFTY',
  expiry = '2026-01-27',
  strike = '25000.00',
  close = '100',
  volume = '65',
  oi = '650',
}: Traded): string {
  const name = `2026-01-20,2026-01-20,FO,NSE,IDO,1,,${symbol},,${expiry},${expiry},${strike},CE,NIFTY26JAN25000CE`;
  return `${name},100,110,90,${close},100,99,25000,100,${oi},0,${volume},1,1,F1,65,,,,,\n`;
}

const CANDLES = 'symbol,time,open,high,low,close,volume,oi\n';

/** Two minutes of the 20th. */
function minutes(symbol: string, cells = '100,101,99,100,65,650'): string {
  return `${symbol},2026-01-20 10:00,${cells}\n${symbol},2026-01-20 10:01,${cells}\n`;
}

type Hostile = readonly [name: string, file: string, content: () => string | Uint8Array, line: RegExp, argv?: readonly string[]];

const LOOKS: readonly Hostile[] = [
  ['noise', 'noise.json', () => NOISE, /^noise\.json: .*not a text file/],
  ['a look cut short', 'cut.json', () => answer({}).slice(0, 150), /^cut\.json: the JSON is damaged or cut short/],
  ['brackets without end', 'deep.json', () => '{"records":'.repeat(200_000), /more than 8 levels deep/],
  ['a contract twice', 'twice.json', () => answer({}, {}), /, strike: the call at 25000 of 2026-01-27 is there twice/],
  ['a strike below zero', 'below.json', () => answer({ strikePrice: -25_000 }), /strikePrice: .*expected number to be >0/],
  ['a strike beyond an id', 'high.json', () => answer({ strikePrice: 1e15 }), /, strike: 1000000000000000 is no strike/],
  ['a strike finer than paise', 'fine.json', () => answer({ strikePrice: 25_000.125 }), /, strike: 25000\.125 is no strike/],
  [
    'an expiry before the look',
    'ended.json',
    () => answer({ expiryDate: '13-Jan-2026' }),
    /, expiry: options of 2026-01-13 had ended when they were looked at, on 2026-01-20/,
  ],
  ['no such day', 'no-day.json', () => answer({ expiryDate: '30-Feb-2026' }), /, expiryDate: "30-Feb-2026" is no date/],
  ['no time of day', 'no-time.json', () => answer({ timestamp: '20-Jan-2026' }), /, timestamp: "20-Jan-2026" is no time/],
  [
    'open interest beyond counting',
    'oi.json',
    () => answer({ quote: { openInterest: 1e300 } }),
    /, the call at 25000: 1e\+300 is no number of/,
  ],
  [
    'half a contract',
    'half.json',
    () => answer({ quote: { totalTradedVolume: 10.5 } }),
    /, the call at 25000: 10\.5 is no number of contracts/,
  ],
  ['a price beyond a column', 'price.json', () => answer({ quote: { lastPrice: 1e15 } }), /: 1000000000000000 is no price of an option/],
  [
    'a quote finer than paise',
    'bid.json',
    () => answer({ quote: { bidprice: 99.125 } }),
    /, the call at 25000: 99\.125 is no price of an option/,
  ],
  ['text as a price', 'text.json', () => answer({ quote: { lastPrice: '100' } }), /lastPrice: .*expected number/],
  [
    'a name that climbs',
    'climbs.json',
    () => answer({ quote: { underlying: '../../x' } }),
    /, underlying: "\.\.\/\.\.\/x" is no name of an underlying/,
  ],
  [
    'two chains in one',
    'two.json',
    () => answer({}, { strikePrice: 60_000, quote: { underlying: 'BANKNIFTY' } }),
    /, underlying: options on NIFTY and on BANKNIFTY; keep one chain to a file/,
  ],
  [
    'two hundred thousand strikes',
    'many.json',
    () => answer(...Array.from({ length: 200_000 }, (_, at) => ({ strikePrice: 50 * (at + 1) }))),
    /, strike: 1000000 is no strike/,
  ],
];

const TABLES: readonly Hostile[] = [
  ['a saved table cut short', 'cut.csv', () => SAVED.slice(0, 110), /^cut\.csv.*: .{8,}; .{8,}/, WORDS],
  [
    'a contract twice',
    'twice.csv',
    () => SAVED + saved('25,000.00').repeat(2),
    /^twice\.csv, row 4, strike: the call at 25000 is there twice/,
    WORDS,
  ],
  ['a strike below zero', 'below.csv', () => SAVED + saved('-25,000.00'), /, row 3, STRIKE: "-25,000\.00" is no strike/, WORDS],
  ['a strike without end', 'strike.csv', () => SAVED + saved('9'.repeat(30)), /, strike: 1e\+30 is no strike/, WORDS],
  [
    'open interest without end',
    'oi.csv',
    () => SAVED + saved('25,000.00', { oi: ENDLESS }),
    /, the call at 25000: Infinity is no number of/,
    WORDS,
  ],
  [
    'a price without end',
    'last.csv',
    () => SAVED + saved('25,000.00', { last: '9'.repeat(30) }),
    /: 1e\+30 is no price of an option/,
    WORDS,
  ],
  [
    'an expiry before the look',
    'ended.csv',
    () => SAVED + saved('25,000.00'),
    /, expiry: options of 2026-01-13 had ended/,
    ['--underlying', 'NIFTY', '--expiry', '2026-01-13', '--time', '2026-01-20 10:00'],
  ],
];

const DAYS: readonly Hostile[] = [
  [
    'a zip cut short',
    'cut.zip',
    () => zipSync({ 'b.csv': Buffer.from(BHAVCOPY + traded({})) }).subarray(0, 120),
    /the zip file is cut short/,
  ],
  ['a gz cut short', 'cut.csv.gz', () => gzipSync(BHAVCOPY + traded({})).subarray(0, 100), /compressed data is damaged or cut short/],
  [
    'a contract twice with other prices',
    'twice.csv',
    () => BHAVCOPY + traded({}) + traded({ close: '105' }),
    /^twice\.csv: nothing stored: 1 row stored with other values/,
  ],
  [
    'a strike below zero',
    'below.csv',
    () => BHAVCOPY + traded({ strike: '-25000' }),
    /, row 2, strkpric: "-25000" is of no option of the day;/,
  ],
  [
    'no strike',
    'zero.csv',
    () => BHAVCOPY + traded({ strike: '0' }).repeat(3),
    /, strkpric: "0" is of no option of the day, nor of the 2 others/,
  ],
  ['a strike without end', 'strike.csv', () => BHAVCOPY + traded({ strike: '9'.repeat(30) }), /, row 2, strkpric: "9{30}" is of no option/],
  [
    'an expiry before the day',
    'ended.csv',
    () => BHAVCOPY + traded({ expiry: '2026-01-13' }),
    /, row 2, xprydt: "2026-01-13" is of no option/,
  ],
  ['a price without end', 'price.csv', () => BHAVCOPY + traded({ close: '9'.repeat(30) }), /, row 2, clspric: "9{30}" is of no option/],
  ['a volume without end', 'volume.csv', () => BHAVCOPY + traded({ volume: ENDLESS }), /, row 2, ttltradgvol: "9{300}/],
  ['open interest below zero', 'oi.csv', () => BHAVCOPY + traded({ oi: '-5' }), /, row 2, opnintrst: "-5" is of no option/],
  [
    'a name that climbs',
    'climbs.csv',
    () => BHAVCOPY + traded({ symbol: '../../x' }),
    /, row 2, tckrsymb: "\.\.\/\.\.\/x" is of no option/,
  ],
];

const BARS: readonly Hostile[] = [
  [
    'one contract under two names',
    'names.csv',
    () => CANDLES + minutes('NIFTY26JAN25000CE') + minutes('NFO:NIFTY-2026-01-27-025000.00-CE'),
    /NFO:NIFTY26JAN25000CE and NFO:NIFTY-2026-01-27-025000\.00-CE are one contract/,
  ],
  [
    'a strike below zero',
    'below.csv',
    () => CANDLES + minutes('NFO:NIFTY-2026-01-27--25000.00-CE'),
    /--25000\.00-CE: no option is called so/,
  ],
  ['no strike', 'zero.csv', () => CANDLES + minutes('NFO:NIFTY-2026-01-27-000000.00-CE'), /000000\.00-CE: no option is called so/],
  ['a strike without end', 'strike.csv', () => CANDLES + minutes(`NFO:NIFTY-2026-01-27-${ENDLESS}-CE`), /: no option is called so/],
  [
    'no such day',
    'no-day.csv',
    () => CANDLES + minutes('NFO:NIFTY-2026-02-30-025000.00-CE'),
    /2026-02-30-025000\.00-CE: no option is called so/,
  ],
  [
    'bars of a contract that had ended',
    'ended.csv',
    () => CANDLES + minutes('NFO:NIFTY-2026-01-13-025000.00-CE'),
    /: bars of 2026-01-20, and the contract ended on 2026-01-13/,
  ],
  [
    'a volume without end',
    'volume.csv',
    () => CANDLES + minutes('NIFTY26JAN25000CE', `100,101,99,100,${ENDLESS},650`),
    /, row 2, volume: /,
  ],
  [
    'open interest beyond counting',
    'oi.csv',
    () => CANDLES + minutes('NIFTY26JAN25000CE', `100,101,99,100,65,${'9'.repeat(30)}`),
    /, row 2, oi: /,
  ],
  [
    'a price beyond a column',
    'price.csv',
    () => CANDLES + minutes('NIFTY26JAN25000CE', '1e300,1e300,1e300,1e300,65,650'),
    /, row 2, open: "1e300"/,
  ],
];

const KINDS: Readonly<Record<string, readonly Hostile[]>> = {
  'a look at a chain': LOOKS,
  'a chain as a page saved it': TABLES,
  'a day of derivatives': DAYS,
  'minutes of options': BARS,
};

async function imported(
  name: string,
  content: string | Uint8Array,
  argv: readonly string[] = [],
): Promise<CliRun & { readonly isStored: boolean }> {
  const own = mkdtempSync(path.join(folder, 'case-'));
  const file = path.join(own, name);
  writeFileSync(file, content);
  const run = await runCli('import', file, ...argv, '--data-dir', path.join(own, 'data'));
  expect(readdirSync(own).filter((each) => each !== name && each !== 'data')).toEqual([]);
  return { ...run, isStored: existsSync(path.join(own, 'data')) };
}

describe.each(Object.entries(KINDS))('%s', (_, files) => {
  test.each(files.map((hostile) => [hostile[0], hostile] as const))('%s', async (_name, [, file, content, line, argv = []]) => {
    const startedAt = performance.now();
    const { code, stderr, isStored } = await imported(file, content(), argv);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
    expect(stderr.length).toBeLessThan(2_000);
    expect({ code, isStored }).toEqual({ code: 2, isStored: false });
  });
});

describe('what is not wrong is stored:', () => {
  test.each([
    ['a look at a chain', 'look.json', answer({}), []],
    ['a look on the day of expiry', 'last.json', answer({ expiryDate: '20-Jan-2026' }), []],
    ['a look in which nobody quotes', 'nobody.json', answer({ quote: { bidprice: 0, askPrice: 0, lastPrice: 0.05 } }), []],
    ['a table that a page saved', 'saved.csv', SAVED + saved('25,000.00'), WORDS],
    ['a day of derivatives', 'day.csv', BHAVCOPY + traded({}), []],
    ['minutes of options', 'minutes.csv', CANDLES + minutes('NIFTY26JAN25000CE'), []],
  ])('%s', async (_, file, content, argv) => {
    const { code, stderr, isStored } = await imported(file, content, argv);
    expect({ stderr, isStored }).toEqual({ stderr: '', isStored: true });
    expect([0, 1]).toContain(code);
  });

  test('of a day with rows that no option can have, the others, with a warning', async () => {
    const rows = traded({}) + traded({ strike: '-25000' }) + traded({ expiry: '2026-01-13' });
    const { code, stdout } = await imported('some.csv', BHAVCOPY + rows);
    expect(stdout).toContain('unread-options: 2 option rows without an expiry to come, a strike, prices and counts');
    expect(code).toBe(1);
  });
});

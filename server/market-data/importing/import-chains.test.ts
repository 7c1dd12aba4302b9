// Options come in with candles of other instruments, and each goes where it belongs; what is wrong is said of the contract that it is wrong with.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isoDay } from '../../../engine/time/day-text';
import { CandleStore } from '../store/candle-store';
import { ChainStore } from '../store/chain-store';
import { findContractSeries } from '../store/contract-series';
import { importFile } from './import-file';
import { type ImportOptions, NO_CHAIN_WORDS } from './import-options';
import { listFindings } from './import-report';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-option-import-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SERIES = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' } as const;
const HEADER = 'symbol,ts,open,high,low,close,volume,oi';
const BARS = [
  'NIFTY 50,2026-01-05 09:15,26000,26010,25990,26005,0,',
  'NIFTY2610626000CE,2026-01-05 09:15,100,101,99,100.5,650,6500',
  'NIFTY2610626000CE,2026-01-05 09:16,100.5,102,100,101,65,6565',
  'NIFTY2610626000PE,2026-01-05 09:15,90,91,89,90,650,6500',
];

function imported(name: string, text: string, said: Partial<ImportOptions> = {}) {
  mkdirSync(path.join(root, 'files'), { recursive: true });
  const file = path.join(root, 'files', name);
  writeFileSync(file, text);
  return importFile(file, {
    dataDir: root,
    importedAt: '2026-01-06T00:00:00.000Z',
    instrument: null,
    exchange: null,
    instrumentOfSymbol: new Map(),
    map: null,
    priceScale: 100,
    adjustment: 'undeclared',
    day: null,
    chain: NO_CHAIN_WORDS,
    choice: {
      timeframe: '1m',
      label: 'start',
      tickUnits: null,
      dropBadRows: false,
      sessionOnly: false,
      sort: false,
      dropDuplicates: false,
      onConflict: 'fail',
    },
    isDryRun: false,
    onProgress: () => {},
    ...said,
  });
}
const csv = (rows: readonly string[]): string => `${HEADER}\n${rows.join('\n')}\n`;
const levelsOf = (report: Awaited<ReturnType<typeof imported>>) => listFindings(report).map(({ code, level }) => `${code} ${level}`);

describe('one file of an index and two options', () => {
  test('the index goes to the candles, the options to the chain of their underlying', async () => {
    const report = await imported('market.csv', csv(BARS));
    const [entry] = report.entries;
    expect(entry?.series.map(({ instrument, added }) => [instrument, added])).toEqual([
      ['NSE:NIFTY 50', 1],
      ['NFO:NIFTY2610626000CE', 2],
      ['NFO:NIFTY2610626000PE', 1],
    ]);
    expect(entry?.chains).toMatchObject([{ series: 'NFO:NIFTY', timeframe: '1m', contracts: 2, expiries: 1, rows: 3, traded: 2 }]);
    expect(new CandleStore(root).find('NFO:NIFTY2610626000CE', '1m')).toBeNull();
    expect((await new ChainStore(root).open(SERIES))?.days).toEqual([isoDay('2026-01-05')]);
  });

  test('a contract reads back as a series, by its symbol and by its id, with the hash of a series of candles', async () => {
    const series = await findContractSeries(root, 'NFO:NIFTY2610626000CE');
    expect([...(series?.candles.close ?? [])]).toEqual([10_050, 10_100]);
    const named = await findContractSeries(root, 'NFO:NIFTY-2026-01-06-026000.00-CE');
    expect(named?.dataset.hash).toBe(series?.dataset.hash);
    if (series === null) throw new Error('it is stored');
    const store = new CandleStore(path.join(root, 'apart'));
    const source = { source: '', sourceSha256: '', format: '', importedAt: '', label: 'start' as const, findings: [], repairs: [] };
    const counts = { rowsRead: 0, rowsAdded: 0, rowsIdentical: 0, rowsReplaced: 0 };
    const written = await store.write(series.candles, store.plan(series.candles, 'fail'), 'undeclared', { ...source, ...counts });
    expect(written.hash).toBe(series.dataset.hash);
    expect([await findContractSeries(root, 'NFO:NIFTY2610626100CE'), await findContractSeries(root, 'NSE:NIFTY 50')]).toEqual([null, null]);
  });

  test('other values of a stored minute block the file, said of the contract; the same again adds nothing', async () => {
    const changed = await imported('changed.csv', csv(BARS.map((row) => row.replace(',100.5,650,', ',101,650,'))));
    expect([changed.isStored, levelsOf(changed)]).toEqual([false, expect.arrayContaining(['stored-conflict blocking'])]);
    expect(changed.entries[0]?.series[1]?.findings.map(({ code }) => code)).toContain('stored-conflict');
    const again = await imported('again.csv', csv(BARS));
    expect(again.entries[0]?.series.map(({ added, identical }) => [added, identical])).toEqual([
      [0, 1],
      [0, 2],
      [0, 1],
    ]);
  });
});

test('two symbols of one contract in one file are refused', async () => {
  const monthly = csv(['NIFTY26JAN26000CE,2026-01-05 09:15,100,101,99,100,65,', 'NIFTY2612726000CE,2026-01-05 09:15,100,101,99,100,65,']);
  await expect(imported('twice.csv', monthly)).rejects.toThrow(/NIFTY26JAN26000CE and NFO:NIFTY2612726000CE are one contract/);
});

test('options of other bars, or of another price scale, are series like any other', async () => {
  const five = csv(['NIFTY2611326000CE,2026-01-05 09:15,100,101,99,100,65,', 'NIFTY2611326000CE,2026-01-05 09:20,100,101,99,100,65,']);
  const choice = { timeframe: '5m', label: 'start', tickUnits: null, dropBadRows: false } as const;
  const others = { sessionOnly: false, sort: false, dropDuplicates: false, onConflict: 'fail' } as const;
  const report = await imported('five.csv', five, { choice: { ...choice, ...others } });
  expect(report.entries[0]?.chains).toEqual([]);
  expect(new CandleStore(root).find('NFO:NIFTY2611326000CE', '5m')?.count).toBe(2);
});

test('a symbol that reads like an option and can be none is a series like any other', async () => {
  const odd = ['NIFTY26JAN0CE', 'NIFTY26JAN99999999CE', 'NIFTY26O9925000CE'];
  const report = await imported('odd.csv', csv(odd.map((symbol) => `${symbol},2026-01-05 09:15,100,101,99,100,65,`)));
  expect([report.entries[0]?.chains, report.entries[0]?.series.length]).toEqual([[], 3]);
});

test('rows of a bhavcopy that no option can have are counted, and kept in its table alone', async () => {
  const header =
    'TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,TckrSymb,SctySrs,XpryDt,StrkPric,OptnTp,OpnPric,HghPric,LwPric,ClsPric,OpnIntrst,TtlTradgVol,NewBrdLotQty';
  const row = (id: number, strike: string, close: string) =>
    `2026-01-07,2026-01-07,FO,NSE,IDO,${id},NIFTY,,2026-01-13,${strike},CE,1,1,1,${close},65,1,65`;
  const rows = [row(1, '26000', '1'), row(2, '0', '1'), row(3, '2000000', '1'), row(4, '26050', '99999999999'), row(5, '26100', '1.005')];
  const report = await imported('fo20260107.csv', `${header}\n${rows.join('\n')}\n`);
  expect(report.entries[0]?.chains).toMatchObject([{ contracts: 1, findings: [{ code: 'unread-options', count: 4 }, {}] }]);
});

describe('a chain as NSE’s page saves it', () => {
  const TABLE = [
    'CALLS,,PUTS',
    ',OI,CHNG IN OI,VOLUME,IV,LTP,CHNG,BID QTY,BID,ASK,ASK QTY,STRIKE,BID QTY,BID,ASK,ASK QTY,CHNG,LTP,IV,VOLUME,CHNG IN OI,OI,',
    ',100,-,2000,12,101.5,-,65,101.00,102.00,65,"26,000.00",65,89.50,90.50,65,-,90,12,"1,500",-,250,',
    ',-,-,-,-,-,-,-,-,-,-,"26,050.00",65,110.00,111.00,65,-,-,-,-,-,-,',
  ].join('\n');

  test('is a row for each contract of which anything is said, counts in units', async () => {
    const chain = { ...NO_CHAIN_WORDS, expiryDay: isoDay('2026-01-06') };
    const report = await imported('nifty_chain_103000.csv', TABLE, { day: isoDay('2026-01-05'), chain });
    expect(report.entries[0]?.chains).toMatchObject([{ series: 'NFO:NIFTY', timeframe: 'snapshot', contracts: 3, traded: 2, rows: 3 }]);
    const history = await new ChainStore(root).open({ ...SERIES, timeframe: 'snapshot' });
    const session = history?.chainOn(isoDay('2026-01-05'), isoDay('2026-01-06'));
    const [call, put, quoted] = (session?.contracts ?? []).map((contract) => session?.candlesOf(contract));
    expect(call).toMatchObject({ bid: Int32Array.of(10_100), ask: Int32Array.of(10_200), close: Int32Array.of(10_150) });
    expect([call?.openInterest[0], call?.volume[0], put?.openInterest[0]]).toEqual([100 * 65, 2_000 * 65, 250 * 65]);
    expect([quoted?.close[0], quoted?.bid?.[0], quoted?.contract.strike]).toEqual([0, 11_000, 2_605_000]);
    // Mid of call and put at 26 000: 101.5 and 90.
    expect(session?.summary.forward[0]).toBe(2_601_150);
  });

  test.each([
    ['expiry', { day: isoDay('2026-01-05') }, /does not say its expiry; say it with --expiry/],
    ['time', { chain: { ...NO_CHAIN_WORDS, expiryDay: 1 } }, /does not say when it was quoted; say it with --time/],
  ])('without its %s is refused with the remedy', async (_, said, message) => {
    await expect(imported('nifty_chain_103000.csv', TABLE, said)).rejects.toThrow(message);
  });

  test('with a strike that is none is refused', async () => {
    const chain = { underlying: 'NIFTY', expiryDay: isoDay('2026-01-06'), timeUs: 0 };
    await expect(imported('table.csv', TABLE.replace('26,050.00', '2,60,50,000.00'), { chain })).rejects.toThrow(/26050000 is no strike/);
  });

  test('without an underlying in file, name or words is refused with the remedy', async () => {
    const chain = { underlying: null, expiryDay: isoDay('2026-01-06'), timeUs: 0 };
    await expect(imported('table.csv', TABLE, { chain })).rejects.toThrow(/does not say its underlying; say it with --underlying/);
  });
});

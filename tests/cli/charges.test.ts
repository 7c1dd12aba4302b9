// `yantra charges` on the published golden vectors (rates of April 2026) and on what a contract note does to them.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRows, runCli } from './run-cli';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yantra-charges-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Charges {
  readonly fills: readonly {
    readonly microPaise: Readonly<Record<string, number>>;
    readonly totalMicroPaise: number;
    readonly postedPaise: number;
  }[];
  readonly days: readonly {
    readonly day: string;
    readonly totalPaise: number;
    readonly segments: readonly { readonly paise: Readonly<Record<string, number>> }[];
  }[];
  readonly items: Readonly<Record<string, number>>;
  readonly totalPaise: number;
}

async function charged(rows: readonly string[]): Promise<Charges> {
  const file = path.join(folder, 'fills.csv');
  await writeFile(file, `time,exchange,segment,side,quantity,price,order,instrument\n${rows.join('\n')}\n`);
  const { code, stdout } = await runCli('charges', '--in', file, '--json');
  expect(code).toBe(0);
  return JSON.parse(stdout) as Charges;
}

const rupees = (microPaise: number): number => microPaise / 1e8;
const totalOf = ({ fills }: Charges): number => fills.reduce((sum, fill) => sum + fill.totalMicroPaise, 0);

describe('golden vectors', () => {
  test('option, 65 at Rs 150: Rs 27.99 to buy, Rs 42.32 to sell, Rs 70.32 for both', async () => {
    const found = await charged([
      '2026-06-15 10:00:00,NSE,options,buy,65,150,1,NFO:NIFTY26JUN25000CE',
      '2026-06-15 11:00:00,NSE,options,sell,65,150,2,NFO:NIFTY26JUN25000CE',
    ]);
    expect(found.fills.map(({ postedPaise }) => postedPaise)).toEqual([2_799, 4_232]);
    expect(rupees(totalOf(found))).toBeCloseTo(70.32, 2);
    expect(rupees(found.fills[1]?.microPaise['stt'] ?? 0)).toBe(14.625);
    // Transaction tax is posted to the whole rupee: 14.625 becomes 15.
    expect(found.days).toMatchObject([{ day: '2026-06-15', totalPaise: 7_040, segments: [{ paise: { stt: 1_500, brokerage: 4_000 } }] }]);
  });
  test('equity intraday, Rs 1,00,000 each leg: Rs 82.68', async () => {
    const found = await charged([
      '2026-06-16 10:00:00,NSE,equity-intraday,buy,100,1000,1,NSE:SBIN',
      '2026-06-16 11:00:00,NSE,equity-intraday,sell,100,1000,2,NSE:SBIN',
    ]);
    expect(rupees(totalOf(found))).toBeCloseTo(82.68, 2);
    expect(found.totalPaise).toBe(8_268);
  });
  test('delivery, Rs 1,00,000 each way: Rs 222.48, and the depository charge beside it', async () => {
    const found = await charged([
      '2026-06-17 10:00:00,NSE,equity-delivery,buy,100,1000,1,NSE:SBIN',
      '2026-06-18 10:00:00,NSE,equity-delivery,sell,100,1000,1,NSE:SBIN',
    ]);
    expect(rupees(totalOf(found))).toBeCloseTo(222.48, 2);
    // Rs 13 and 18% on it.
    expect(found.items['depository']).toBe(1_300);
    expect(found.totalPaise).toBe(22_248 + 1_300 + 234);
  });
  test('NIFTY future, 65 at 25,000, round trip: Rs 966.22', async () => {
    const found = await charged([
      '2026-06-19 10:00:00,NSE,futures,buy,65,25000,1,NFO:NIFTY26JUNFUT',
      '2026-06-19 11:00:00,NSE,futures,sell,65,25000,2,NFO:NIFTY26JUNFUT',
    ]);
    expect(rupees(totalOf(found))).toBeCloseTo(966.22, 2);
  });
});

test('brokerage and its cap belong to the order: two fills of one order pay it once', async () => {
  const one = await charged([
    '2026-06-16 10:00:00,NSE,equity-intraday,buy,60,1000,7,NSE:SBIN',
    '2026-06-16 10:00:05,NSE,equity-intraday,buy,40,1000,7,NSE:SBIN',
  ]);
  const two = await charged([
    '2026-06-16 10:00:00,NSE,equity-intraday,buy,60,1000,,NSE:SBIN',
    '2026-06-16 10:00:05,NSE,equity-intraday,buy,40,1000,,NSE:SBIN',
  ]);
  expect(one.fills.map(({ microPaise }) => rupees(microPaise['brokerage'] ?? 0))).toEqual([18, 2]);
  expect(two.fills.map(({ microPaise }) => rupees(microPaise['brokerage'] ?? 0))).toEqual([18, 12]);
});

test('the files state rupees, a row for each fill and one for each day and segment', async () => {
  const input = path.join(folder, 'two.csv');
  const [byFill, byDay] = [path.join(folder, 'by-fill.csv'), path.join(folder, 'by-day.csv')];
  await writeFile(
    input,
    'time,segment,side,quantity,price\n2026-06-15 10:00:00,options,buy,65,150\n2026-06-15 10:01:00,equity-intraday,buy,1,100.05\n',
  );
  const { code, stdout } = await runCli('charges', '--in', input, '--out', byFill, '--days', byDay);
  expect(code).toBe(0);
  expect(stdout).toContain('27.9917');
  const fills = csvRows(await readFile(byFill, 'utf8'));
  expect(fills.map((row) => [row['time'], row['price'], row['total_rupees'], row['posted_rupees']])).toEqual([
    ['2026-06-15T10:00:00+05:30', '150', '27.9917315', '27.99'],
    // 0.03% of 100.05 = 0.030015, exchange 0.00297% and IPFT, SEBI 0.0001% each, stamp 0.003%, GST 18%.
    ['2026-06-15T10:01:00+05:30', '100.05', fills[1]?.['total_rupees'], '0.04'],
  ]);
  expect(csvRows(await readFile(byDay, 'utf8')).map((row) => [row['day'], row['segment']])).toEqual([
    ['2026-06-15', 'NSE:equity'],
    ['2026-06-15', 'NSE:derivatives'],
  ]);
});

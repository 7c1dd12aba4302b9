// Lots, expiries and price steps against the exchange's bhavcopies and the brokers' instrument lists.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../tests/shared-data';
import { civilOfDay } from '../time/civil-day';
import { formatDay, isoDay } from '../time/day-text';
import { findLotSize, findStrikeStep } from './contract-terms';
import { cycleOfExpiry, expiryOfWeek, monthlyExpiry } from './expiries';
import { listedExpiries } from './listed-expiries';
import { findTickSize } from './order-limits';

const folder = findSharedData('fo_bhavcopy');
if (folder === null) console.warn('skipped: the bhavcopies and instrument lists are not on this machine');

type Row = Readonly<Record<string, string>>;

function readCsv(file: string): readonly Row[] {
  const bytes = readFileSync(file);
  const [header = '', ...lines] = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split(/\r?\n/);
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell.replaceAll('"', '')])));
}

function isListed(underlying: string, expiryDay: number, tradeDay: number): boolean {
  const { year, month } = civilOfDay(expiryDay);
  return (
    monthlyExpiry(underlying, year, month, tradeDay)?.day === expiryDay || expiryOfWeek(underlying, expiryDay, tradeDay)?.day === expiryDay
  );
}

describe.skipIf(folder === null)('NSE bhavcopies of January 2025 and January 2026', () => {
  const files = folder === null ? [] : readdirSync(folder).filter((file) => file.startsWith('BhavCopy_NSE_FO'));
  test('there are 28 of them', () => expect(files.length).toBe(28));
  test.each(files)('%s: every lot and every expiry is the table’s', (file) => {
    const faults = new Set<string>();
    let checked = 0;
    for (const row of readCsv(path.join(folder ?? '', file))) {
      const [underlying = '', expiry = '', trade = ''] = [row['TckrSymb'], row['XpryDt'], row['TradDt']];
      const [expiryDay, tradeDay] = [isoDay(expiry), isoDay(trade)];
      checked += 1;
      if (!isListed(underlying, expiryDay, tradeDay)) faults.add(`expiry ${underlying} ${expiry}`);
      if (row['FinInstrmTp']?.startsWith('ID') !== true) continue;
      const lot = findLotSize(underlying, expiryDay, tradeDay)?.lot;
      if (lot !== Number(row['NewBrdLotQty'])) faults.add(`lot ${underlying} ${expiry}: ${lot}, traded ${row['NewBrdLotQty']}`);
    }
    // Listed before 2025-02-26 was known to be a holiday; from the next day on the contract stood on Thursday 2025-02-27.
    expect([...faults]).toEqual(file.includes('20250101') ? ['expiry BANKNIFTY 2025-02-26'] : []);
    expect(checked).toBeGreaterThan(1_000);
  });
});

describe.skipIf(folder === null)('which expiries are listed', () => {
  /** Expiries of options by underlying, as the rows of a day have them. */
  function listedIn(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, Set<string>>();
    for (const row of rows) {
      if (row['OptnTp'] !== 'CE' && row['OptnTp'] !== 'PE') continue;
      const underlying = row['TckrSymb'] ?? '';
      found.set(underlying, (found.get(underlying) ?? new Set()).add(row['XpryDt'] ?? ''));
    }
    return new Map([...found].map(([underlying, days]) => [underlying, [...days].sort()]));
  }
  const ofTables = (underlying: string, day: string): readonly string[] =>
    listedExpiries(underlying, isoDay(day)).expiries.map((expiry) => formatDay(expiry.day));

  const files = folder === null ? [] : readdirSync(folder).filter((file) => file.startsWith('BhavCopy_NSE_FO'));
  test.each(files)('%s: those of the tables, no more and no fewer', (file) => {
    const rows = readCsv(path.join(folder ?? '', file));
    const day = rows[0]?.['TradDt'] ?? '';
    const found = listedIn(rows);
    expect([...found.keys()].sort()).toEqual(['BANKNIFTY', 'HDFCBANK', 'NIFTY', 'RELIANCE']);
    for (const [underlying, expiries] of found) {
      // The one difference of 28 days: see above.
      const known = expiries.map((each) =>
        day === '2025-01-01' && each === '2025-02-26' && underlying === 'BANKNIFTY' ? '2025-02-25' : each,
      );
      expect([underlying, ofTables(underlying, day)]).toEqual([underlying, known]);
    }
  });

  test('the NSE list of 3 August 2026, for five indices', () => {
    const rows = readCsv(findSharedData('instruments', 'upstox_NSE_instruments_2026.csv.gz') ?? '');
    for (const underlying of ['NIFTY', 'BANKNIFTY', 'FINNIFTY', 'MIDCPNIFTY', 'NIFTYNXT50']) {
      const own = rows.filter((row) => row['instrument_type'] === 'OPTIDX' && row['name'] === underlying).map((row) => row['expiry'] ?? '');
      expect([underlying, ofTables(underlying, '2026-08-03')]).toEqual([underlying, [...new Set(own)].sort()]);
    }
  });

  test('the option chain of 28 March 2022: seven weeklies; what became a holiday later stands a day off', () => {
    const file = findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz') ?? '';
    const { records } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { records: { data: readonly { expiryDate: string }[] } };
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const days = records.data.map(({ expiryDate }) => {
      const [day = '', month = '', year = ''] = expiryDate.split('-');
      return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}`;
    });
    const listed = [...new Set(days)].sort();
    const tables = ofTables('NIFTY', '2022-03-28');
    expect(listed.filter((day) => !tables.includes(day))).toEqual(['2023-06-29']);
    expect(tables.filter((day) => !listed.includes(day))).toEqual(['2023-06-28']);
  });
});

describe.skipIf(folder === null)('the ladder of strikes', () => {
  const files = folder === null ? [] : readdirSync(folder).filter((file) => file.startsWith('BhavCopy_NSE_FO'));
  test.each(files)('%s: the step near the money is the table’s, for the weeklies and three months', (file) => {
    const rows = readCsv(path.join(folder ?? '', file)).filter((row) => row['FinInstrmTp'] === 'IDO');
    for (const underlying of ['NIFTY', 'BANKNIFTY']) {
      const own = rows.filter((row) => row['TckrSymb'] === underlying);
      const day = isoDay(own[0]?.['TradDt'] ?? '');
      const near = listedExpiries(underlying, day).expiries.filter((each) => each.day < day + 92);
      for (const { day: expiryDay } of near) {
        const spot = Number(own[0]?.['UndrlygPric']);
        const strikes = own.filter((row) => isoDay(row['XpryDt'] ?? '') === expiryDay).map((row) => Number(row['StrkPric']));
        const ladder = [...new Set(strikes)].filter((strike) => Math.abs(strike / spot - 1) < 0.03).sort((a, b) => a - b);
        const steps = new Set(ladder.slice(1).map((strike, at) => strike - (ladder[at] ?? 0)));
        if (ladder.length > 0)
          expect([underlying, formatDay(expiryDay), ...steps]).toEqual([
            underlying,
            formatDay(expiryDay),
            findStrikeStep(underlying, day)?.points,
          ]);
      }
    }
  });
});

describe.skipIf(folder === null)('instrument lists', () => {
  test('the NSE list of 3 August 2026: lots, expiries and the steps of index contracts', () => {
    const tradeDay = isoDay('2026-08-03');
    const levels: Readonly<Record<string, number>> = {
      NIFTY: 25_000,
      BANKNIFTY: 56_000,
      FINNIFTY: 26_000,
      MIDCPNIFTY: 14_000,
      NIFTYNXT50: 68_000,
    };
    const faults = new Set<string>();
    const rows = readCsv(findSharedData('instruments', 'upstox_NSE_instruments_2026.csv.gz') ?? '').filter((row) =>
      ['OPTIDX', 'FUTIDX'].includes(row['instrument_type'] ?? ''),
    );
    for (const row of rows) {
      const [underlying = '', expiry = ''] = [row['name'], row['expiry']];
      const expiryDay = isoDay(expiry);
      if (!isListed(underlying, expiryDay, tradeDay)) faults.add(`expiry ${underlying} ${expiry}`);
      const lot = findLotSize(underlying, expiryDay, tradeDay)?.lot;
      if (lot !== Number(row['lot_size'])) faults.add(`lot ${underlying} ${expiry}: ${lot}, listed ${row['lot_size']}`);
      const tickClass = row['instrument_type'] === 'FUTIDX' ? 'index-future' : 'index-option';
      const tick = findTickSize(tickClass, (levels[underlying] ?? Number.NaN) * 100, tradeDay)?.tickPaise;
      if (tick !== Math.round(Number(row['tick_size']) * 100)) faults.add(`tick ${underlying} ${tickClass}: ${tick}`);
    }
    expect([...faults]).toEqual([]);
    expect(rows.length).toBeGreaterThan(3_000);
  });
  test('the Kite rows of 2022, 2024 and 2025, seen in the week of their expiry', () => {
    const rows = readCsv(findSharedData('instruments', 'kite_instruments_sample.csv') ?? '').filter(
      (row) => row['instrument_type'] !== 'EQ',
    );
    const index = rows.filter((row) => ['NIFTY', 'BANKNIFTY', 'MIDCPNIFTY', 'SENSEX'].includes(row['name'] ?? ''));
    expect(index.length).toBeGreaterThan(30);
    for (const row of index) {
      const [underlying = '', expiry = ''] = [row['name'], row['expiry']];
      const day = isoDay(expiry);
      expect(isListed(underlying, day, day), `${underlying} ${expiry}`).toBe(true);
      expect(findLotSize(underlying, day, day)?.lot, `${underlying} ${expiry}`).toBe(Number(row['lot_size']));
    }
  });
  test('the activity report of 14 November 2025 was written before the holidays of 2026 were announced, else it agrees', () => {
    // Expiries of NIFTY in the report's option file. 2026-03-31 became a holiday only later, hence 2026-03-30 in the table.
    const reported = [
      '2025-11-18',
      '2025-11-25',
      '2025-12-02',
      '2025-12-09',
      '2025-12-16',
      '2025-12-30',
      '2026-01-27',
      '2026-06-30',
      '2026-12-29',
      '2027-12-28',
    ];
    const tradeDay = isoDay('2025-11-14');
    for (const expiry of reported) expect(isListed('NIFTY', isoDay(expiry), tradeDay), expiry).toBe(true);
    expect(formatDay(monthlyExpiry('NIFTY', 2026, 3, tradeDay)?.day ?? 0)).toBe('2026-03-30');
    expect(cycleOfExpiry('NIFTY', isoDay('2025-11-25'), tradeDay)).toBe('monthly');
  });
});

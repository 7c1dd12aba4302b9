// The calendar against what was published and what was traded.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../tests/shared-data';
import { formatDay, isoDay } from '../time/day-text';
import { istMinute, parseClock, US_PER_MINUTE } from '../time/ist-time';
import { istDayOf } from './candles';
import { findHoliday, isOrdinaryTradingDay } from './holidays';
import { createSessionIndex, findWindowAt } from './session-index';
import { findSession, isTradingDay } from './sessions';

const folder = findSharedData('calendar');
if (folder === null) console.warn('skipped: the market calendars and histories are not on this machine');

function lines(...parts: readonly string[]): readonly string[] {
  const bytes = readFileSync(findSharedData(...parts) ?? '');
  return (parts.at(-1)?.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
}

function cells(rows: readonly string[], column: number): readonly string[] {
  return rows.slice(1).map((line) => line.split(',')[column]?.trim() ?? '');
}

function datesBetween(from: string, to: string): readonly string[] {
  const first = isoDay(from);
  return Array.from({ length: isoDay(to) - first + 1 }, (_, index) => formatDay(first + index));
}

/** Unix minute of `YYYY-MM-DD HH:MM…` in IST. */
function minuteOf(text: string): number {
  return istMinute(isoDay(text.slice(0, 10)), (parseClock(text.slice(11, 16)) ?? Number.NaN) / US_PER_MINUTE);
}

describe.skipIf(folder === null)('published calendars', () => {
  test('differ from the XBOM calendar only where XBOM leaves out special sessions or traded prices refute it', () => {
    const xbom = new Set(cells(lines('calendar', 'xbom_sessions_1997_2026.csv.gz'), 0).map((text) => text.slice(0, 10)));
    const onlyHere: string[] = [];
    const onlyThere: string[] = [];
    for (const date of datesBetween('2009-01-01', '2026-12-31')) {
      const session = findSession('NSE:index', isoDay(date));
      if (session !== null && !xbom.has(date)) onlyHere.push(`${date} ${session.reason}`);
      if (session === null && xbom.has(date)) onlyThere.push(date);
    }
    // Muharram had moved to 2013-11-15: RELIANCE traded on the 14th and not on the 15th.
    expect(onlyThere).toEqual(['2013-11-15']);
    expect(onlyHere.filter((line) => line.endsWith('ordinary'))).toEqual(['2013-11-14 ordinary']);
    expect(onlyHere.filter((line) => !line.endsWith('ordinary') && !line.endsWith('muhurat'))).toEqual([
      '2012-01-07 drill',
      '2012-03-03 drill',
      '2012-04-28 drill',
      '2012-09-08 drill',
      '2013-05-11 drill',
      '2014-03-22 drill',
      '2015-02-28 budget',
      '2020-02-01 budget',
      '2024-03-02 drill',
      '2024-05-18 drill',
      '2026-02-01 budget',
    ]);
  });
  test('hold every NSE holiday of 2009 to 2022 that was not traded after all', () => {
    const traded = new Set(
      lines('calendar', 'nse_special_sessions_2007_2022.csv')
        .slice(1)
        .map((line) => line.slice(0, 10)),
    );
    for (const date of cells(lines('calendar', 'nse_holidays_2007_2022.csv'), 0)) {
      if (!/^\d{4}/.test(date) || date < '2009-01-01') continue;
      const day = isoDay(date);
      if (traded.has(date)) expect(isTradingDay('NSE:equity', day), date).toBe(true);
      else expect(isOrdinaryTradingDay(day), date).toBe(false);
    }
    for (const date of traded) if (date >= '2009-01-01') expect(findSession('NSE:index', isoDay(date)), date).not.toBeNull();
  });
  test('equal the holiday master of 2025 for cash and derivatives', () => {
    const master = JSON.parse(lines('calendar', 'nse_holidays_2025_api.json').join('\n')) as Record<string, { tradingDate: string }[]>;
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    for (const segment of ['CM', 'FO']) {
      const published = (master[segment] ?? []).map(({ tradingDate }) => {
        const [day = '', month = '', year = ''] = tradingDate.split('-');
        return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day}`;
      });
      const weekdays = published.filter((date) => (isoDay(date) + 3) % 7 < 5);
      expect(datesBetween('2025-01-01', '2025-12-31').filter((date) => findHoliday(isoDay(date)) !== null)).toEqual(weekdays);
    }
  });
});

describe.skipIf(folder === null)('traded days', () => {
  test('NIFTY 50 has a daily candle on exactly the trading days of 2015 to May 2021', () => {
    const traded = cells(lines('daily', 'NIFTY50_1d_2015_2021-05.csv'), 0).map((text) => text.slice(0, 10));
    expect(datesBetween('2015-01-01', '2021-05-14').filter((date) => isTradingDay('NSE:index', isoDay(date)))).toEqual(traded);
  });
  test('RELIANCE has 15-minute bars on trading days only, and lacks few of them', () => {
    const traded = new Set(cells(lines('stocks_15m', 'RELIANCE_15m_2011_2016.csv.gz'), 0).map((text) => text.slice(0, 10)));
    for (const date of traded) expect(isTradingDay('NSE:equity-fo', isoDay(date)), date).toBe(true);
    const missing = datesBetween('2011-01-03', '2016-12-30').filter((date) => isOrdinaryTradingDay(isoDay(date)) && !traded.has(date));
    expect(missing).toEqual(['2011-12-27', '2013-04-02', '2015-10-01', '2015-10-05', '2016-01-19', '2016-12-20']);
  });
  // What the vendors' files lack, alike for both indices: no halt is known on these days.
  const holesOf2021: readonly (readonly [string, number])[] = [
    ['2021-07-23', 41],
    ['2021-11-01', 4],
  ];
  const holesOf2024: readonly (readonly [string, number])[] = [
    ['2024-02-01', 375],
    ['2024-03-04', 375],
    ['2024-04-05', 375],
  ];
  test.each([
    ['NIFTY_1m_2021.csv.gz', 1, holesOf2021],
    ['BANKNIFTY_1m_2021.csv.gz', 1, holesOf2021],
    ['NIFTY_1m_2024-01_04.csv.gz', 1, holesOf2024],
    ['BANKNIFTY_1m_2024-01_04.csv.gz', 1, holesOf2024],
    ['BANKNIFTY_1m_2023-04.csv.gz', 0, []],
  ])('%s: every index bar lies in a window, and every window is filled', (file, column, holes) => {
    const minutes = cells(lines('index_1m', file), column).map(minuteOf);
    const firstDay = istDayOf(minutes[0] ?? 0);
    const lastDay = istDayOf(minutes.at(-1) ?? 0);
    const index = createSessionIndex('NSE:index', firstDay, lastDay);
    const seen = new Set(minutes);
    const outside = minutes.filter((minute) => findWindowAt(index, minute) < 0);
    // 2024-01-20: the index feed repeated its last value till 18:16. 2021-02-24: one print at 15:21 or 15:37 between the windows.
    const outsideDays = new Set(outside.map((minute) => formatDay(istDayOf(minute))));
    for (const date of outsideDays) expect(['2024-01-20', '2021-02-24']).toContain(date);
    const gaps = new Map<string, number>();
    index.openMinute.forEach((open, ordinal) => {
      for (let minute = open; minute < (index.closeMinute[ordinal] ?? 0); minute += 1) {
        const date = formatDay(istDayOf(minute));
        if (!seen.has(minute)) gaps.set(date, (gaps.get(date) ?? 0) + 1);
      }
    });
    expect([...gaps]).toEqual(holes);
    expect(minutes.length).toBeGreaterThan(5_000);
  });
});

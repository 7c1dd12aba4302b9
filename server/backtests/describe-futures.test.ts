// The futures beside which a chain's money is sought, as a report tells of them: held against the calendar, contract after contract.
import { expect, test } from 'vitest';
import { isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import type { Dataset } from '../market-data/store/dataset';
import { ReportData } from '../runs/report/report-schema';
import { describeFutures } from './describe-futures';

const OPEN = 555;
/** January's contract ends on the Tuesday. */
const [TUESDAY, WEDNESDAY, THURSDAY] = [isoDay('2026-01-27'), isoDay('2026-01-28'), isoDay('2026-01-29')];

/** So many bars from the open of each of these days on. */
function candles(instrument: string, timeframe: '1m' | '5m', bars: readonly (readonly [day: number, count: number])[]) {
  const step = Number.parseInt(timeframe, 10);
  const minute = Int32Array.from(
    bars.flatMap(([day, count]) => Array.from({ length: count }, (_, at) => istMinute(day, OPEN + at * step))),
  );
  const price = new Int32Array(minute.length).fill(2_600_000);
  const columns = { minute, open: price, high: price, low: price, close: price };
  const none = new Float64Array(minute.length);
  return { instrument, timeframe, priceScale: 100, count: minute.length, ...columns, volume: none, openInterest: none };
}

function stored(instrument: string, codes: readonly string[], adjustment: Dataset['adjustment'] = 'raw'): Dataset {
  const findings = codes.map((code) => ({ code, level: 'warning' as const, count: 1, text: `${code} of ${instrument}` }));
  const counts = { rowsRead: 0, rowsAdded: 0, rowsIdentical: 0, rowsReplaced: 0 };
  const source = { source: 'a.csv', sourceSha256: '', format: 'candles', importedAt: '', label: 'start' } as const;
  const store = { format: 'yantra.dataset/1' as const, timeframe: '1m', priceScale: 100, receiveTimeOnly: false, hash: '', parts: [] };
  return { ...store, instrument, adjustment, imports: [{ ...source, ...counts, findings, repairs: [] }] };
}

const [JAN, FEB] = ['NFO:NIFTY26JANFUT', 'NFO:NIFTY26FEBFUT'];
const base = { underlying: 'NSE:NIFTY 50', hash: 'ab'.repeat(32) };

test('each contract counts until it expires, and what nobody stored is a gap', () => {
  // February's bars of Tuesday are of no chain that is near; on Thursday it lacks five minutes.
  const january = candles(JAN, '1m', [[TUESDAY, 375]]);
  const february = candles(FEB, '1m', [
    [TUESDAY, 375],
    [WEDNESDAY, 375],
    [THURSDAY, 370],
  ]);
  const contracts = [
    { expiryDay: TUESDAY, contract: january },
    { expiryDay: isoDay('2026-02-24'), contract: february },
  ];
  const described = describeFutures({ ...base, contracts, datasets: [stored(JAN, []), stored(FEB, ['stale-price'])] });
  expect(ReportData.parse(described)).toEqual(described);
  expect(described).toMatchObject({
    instrument: 'NSE:NIFTY 50 futures',
    timeframe: '1m',
    source: '2 stored contracts, NFO:NIFTY26JANFUT to NFO:NIFTY26FEBFUT, where strikes are sought beside their price',
    origin: 'traded',
    adjustment: 'raw',
    rows: 1_120,
    coverage: { sessions: 3, expectedBars: 1_125, presentBars: 1_120, gapCount: 1 },
    findings: [{ code: 'stale-price', text: 'stale-price of NFO:NIFTY26FEBFUT' }],
  });
  const gone = describeFutures({
    ...base,
    contracts: [
      { expiryDay: TUESDAY, contract: january },
      { expiryDay: WEDNESDAY, contract: null },
      { expiryDay: isoDay('2026-03-30'), contract: february },
    ],
    datasets: [],
  });
  expect(gone.coverage).toMatchObject({ sessions: 3, presentBars: 745, gapCount: 2 });
});

test('bars of several lengths are held against no calendar, and declarations that differ are none', () => {
  const contracts = [
    { expiryDay: TUESDAY, contract: candles(JAN, '1m', [[TUESDAY, 375]]) },
    { expiryDay: isoDay('2026-02-24'), contract: candles(FEB, '5m', [[WEDNESDAY, 75]]) },
  ];
  const datasets = [stored(JAN, []), stored(FEB, [], 'vendor-adjusted')];
  expect(describeFutures({ ...base, contracts, datasets })).toMatchObject({
    timeframe: '1m, 5m',
    rows: 450,
    coverage: null,
    adjustment: 'undeclared',
  });
});

// Coverage of real sessions: what is absent is counted and the longest gap comes first.
import { describe, expect, test } from 'vitest';
import { listDemoSessions } from '../../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../../engine/time/day-text';
import { coverSessions } from '../../market-data/quality/session-coverage';
import { createTradingCalendar } from '../../market-data/trading-calendar';
import { describeData } from './describe-data';
import { ReportData } from './report-schema';

const whole = generateDemoCandles('DEMO:INDEX', listDemoSessions(isoDay('2025-01-01'), isoDay('2025-01-02')), DEMO_SEED);
/** Without the minutes 10:00 and 11:00 to 11:04 of the first day. */
const kept = Array.from({ length: whole.count }, (_, row) => row).filter((row) => row !== 45 && (row < 105 || row > 109));
const minute = Int32Array.from(kept, (row) => whole.minute[row] ?? 0);
const candles = { ...whole, count: kept.length, minute };
const terms = { candles, dataset: null, source: 'bundled demo market', hash: 'ab', origin: 'synthetic' as const };

describe('data behind a run', () => {
  test('is held against the calendar', () => {
    const coverage = coverSessions(minute, 1, createTradingCalendar('NSE:index'));
    const described = describeData({ ...terms, coverage });
    expect(ReportData.parse(described)).toEqual(described);
    expect(described).toMatchObject({ rows: 744, first: '2025-01-01T09:15:00+05:30', last: '2025-01-02T15:29:00+05:30' });
    expect(described.coverage).toEqual({
      sessions: 2,
      expectedBars: 750,
      presentBars: 744,
      gapCount: 2,
      gaps: [
        { from: '2025-01-01T11:00:00+05:30', to: '2025-01-01T11:05:00+05:30', bars: 5 },
        { from: '2025-01-01T10:00:00+05:30', to: '2025-01-01T10:01:00+05:30', bars: 1 },
      ],
    });
  });
  test('without a known calendar says so by null', () => {
    expect(describeData({ ...terms, coverage: null }).coverage).toBeNull();
  });
});

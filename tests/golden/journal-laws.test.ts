// What holds of the journal of any template: the order of time, the hours of the market, stops that rest by night and are refused by nobody.
import { describe, expect, test } from 'vitest';
import { istMinuteOfDay } from '../../engine/market/candles';
import { clockMinute, minuteOfTime } from '../../engine/time/ist-time';
import { runTemplate } from './run-template';
import { compiledTemplate, TEMPLATES } from './template';

const OPEN = clockMinute('09:15');
const CLOSE = clockMinute('15:30');

describe.each(TEMPLATES)('the journal of $name', (template) => {
  const { decisions, result } = runTemplate(compiledTemplate(template));

  test('goes forward in time, and is silent outside the hours of the market', () => {
    const times = decisions.map(({ timeUs }) => timeUs);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    const minutes = times.map((timeUs) => istMinuteOfDay(minuteOfTime(timeUs)));
    expect(minutes.filter((minute) => minute < OPEN || minute > CLOSE)).toEqual([]);
  });

  test('has no order refused, no stop given up, no entry that waits in vain', () => {
    const unwanted = decisions.filter(
      ({ entry }) =>
        entry.kind === 'stopMonitored' || entry.kind === 'stalePrice' || (entry.kind === 'orderEvent' && entry.event.kind === 'rejected'),
    );
    expect(unwanted).toEqual([]);
  });

  test('fills every entry that was sent, some of it at least', () => {
    const entered = decisions.filter(({ entry }) => entry.kind === 'phase' && entry.phase === 'entering').length;
    const opened = decisions.filter(({ entry }) => entry.kind === 'phase' && entry.phase === 'open').length;
    expect(opened).toBe(entered);
  });

  test('earns what its closed trades and its open positions come to', () => {
    const { series, trades, openPositions } = result;
    const closed = trades.reduce((sum, { netPaise }) => sum + netPaise, 0);
    const open = openPositions.reduce((sum, each) => sum + each.unrealisedPaise + each.realisedPaise - each.chargesPaise, 0);
    expect(series.daily.equityPaise.at(-1)).toBe(series.startPaise + closed + open);
  });

  test('closes the position of each trade by a fill of the reason that the trade names', () => {
    const reasons = new Set(result.fills.map(({ reason }) => reason));
    expect(result.trades.filter(({ exitReason }) => ![...reasons, 'entry'].some((reason) => reason === exitReason))).toEqual([]);
  });
});

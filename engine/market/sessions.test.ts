import { describe, expect, test } from 'vitest';
import { isoDay } from '../time/day-text';
import { formatClock, formatIstMinute, istMinute } from '../time/ist-time';
import { findHoliday, isOrdinaryTradingDay } from './holidays';
import type { Segment } from './segment';
import { SEGMENTS } from './segment';
import { createSessionIndex, findPhaseAt, findWindowAt, PHASE_CODES, windowsByDay } from './session-index';
import { findClosure, findSession, isTradingDay, listSessions, nextTradingDay, previousTradingDay } from './sessions';
import { usesUncertain } from './uncertain-rows';

/** `continuous 09:15-15:30` and so on, in order. */
function phases(segment: Segment, date: string): readonly string[] {
  const day = isoDay(date);
  return (findSession(segment, day)?.phases ?? []).map((phase) => {
    const clock = (minute: number): string => formatClock(minute - istMinute(day, 0));
    return `${phase.kind === 'continuous' ? '' : `${phase.kind} ${phase.stage} `}${clock(phase.startMinute)}-${clock(phase.endMinute)}`;
  });
}

describe('ordinary sessions', () => {
  test('have the hours of their time', () => {
    expect(phases('NSE:index', '2009-06-15')).toEqual(['09:55-15:30']);
    expect(phases('NSE:derivatives', '2010-06-15')).toEqual(['09:00-15:30']);
    expect(phases('NSE:derivatives', '2010-10-18')).toEqual(['09:15-15:30']);
    expect(phases('NSE:equity', '2012-06-15')).toEqual(['09:15-15:30', 'post-close trade 15:40-16:00']);
    expect(phases('NSE:equity-fo', '2024-06-18')).toEqual([
      'pre-open entry 09:00-09:08',
      'pre-open match 09:08-09:15',
      '09:15-15:30',
      'post-close trade 15:40-16:00',
    ]);
    expect(phases('NSE:derivatives', '2025-12-05')).toEqual(['09:15-15:30']);
    expect(phases('NSE:derivatives', '2025-12-08')).toEqual(['pre-open entry 09:00-09:08', 'pre-open match 09:08-09:15', '09:15-15:30']);
  });
  test('change on 3 August 2026: closing auction for shares with derivatives, later close for derivatives', () => {
    expect(phases('NSE:equity-fo', '2026-07-31').at(-2)).toBe('09:15-15:30');
    expect(phases('NSE:equity-fo', '2026-08-03')).toEqual([
      'pre-open entry 09:00-09:08',
      'pre-open match 09:08-09:15',
      '09:15-15:15',
      'closing-auction reference 15:15-15:20',
      'closing-auction entry 15:20-15:25',
      'closing-auction limit-only 15:25-15:30',
      'closing-auction match 15:30-15:35',
      'post-close trade 15:50-16:00',
    ]);
    expect(phases('NSE:equity', '2026-08-03')).toContain('09:15-15:30');
    expect(phases('NSE:derivatives', '2026-07-31')).toContain('09:15-15:30');
    expect(phases('NSE:derivatives', '2026-08-03')).toContain('09:15-15:40');
    const auction = findSession('NSE:equity-fo', isoDay('2026-08-03'))?.phases.filter((phase) => phase.kind === 'closing-auction');
    expect(auction?.map((phase) => phase.orders)).toEqual([[], ['limit', 'market'], ['limit'], []]);
  });
});

describe('special sessions', () => {
  test('Muhurat trading keeps its evening hour and no other', () => {
    expect(phases('NSE:index', '2021-11-04')).toEqual(['18:15-19:15']);
    expect(phases('NSE:derivatives', '2025-10-21')).toEqual(['13:45-14:45']);
    expect(phases('NSE:equity', '2024-11-01')).toEqual(['pre-open entry 17:45-17:53', 'pre-open match 17:53-18:00', '18:00-19:00']);
    expect(findSession('NSE:index', isoDay('2026-11-08'))?.certain).toBe(false);
  });
  test('every Diwali from 2009 to 2026 has its hour in every segment', () => {
    for (const segment of SEGMENTS) {
      const years = listSessions(segment, isoDay('2009-01-01'), isoDay('2026-12-31')).filter((session) => session.reason === 'muhurat');
      expect(years.length).toBe(18);
    }
  });
  test('a switch of sites has two windows with a gap', () => {
    expect(phases('NSE:derivatives', '2024-03-02')).toEqual(['09:15-10:00', '11:30-12:30']);
    expect(phases('NSE:index', '2024-05-18')).toEqual(['09:15-10:00', '11:45-12:40']);
    expect(findSession('NSE:index', isoDay('2024-05-18'))?.certain).toBe(false);
  });
  test('budget days and the Saturday of January 2024 keep ordinary hours', () => {
    for (const date of ['2015-02-28', '2020-02-01', '2024-01-20', '2025-02-01', '2026-02-01']) {
      expect(phases('NSE:derivatives', date).at(-1), date).toBe('09:15-15:30');
      expect(findSession('NSE:derivatives', isoDay(date))?.certain).toBe(true);
    }
  });
  test('the outage of 2021-02-24 differs by segment and exchange', () => {
    expect(phases('NSE:derivatives', '2021-02-24')).toEqual(['09:15-11:40', '15:45-17:00']);
    expect(phases('NSE:index', '2021-02-24')).toEqual(['09:15-10:08', '15:45-17:00']);
    expect(phases('BSE:derivatives', '2021-02-24')).toEqual(['09:15-17:00']);
  });
  test('an outage of one exchange leaves the other’s ordinary session', () => {
    expect(phases('NSE:derivatives', '2017-07-10')).toEqual(['09:15-09:30', '12:30-15:30']);
    expect(phases('BSE:derivatives', '2017-07-10')).toEqual(['09:15-15:30']);
  });
  test('a circuit breaker halts the day and reopens it by auction', () => {
    expect(phases('NSE:equity-fo', '2020-03-23')).toEqual([
      'pre-open entry 09:00-09:08',
      'pre-open match 09:08-09:15',
      '09:15-09:59',
      'pre-open entry 10:43-10:51',
      'pre-open match 10:51-10:58',
      '10:58-15:30',
      'post-close trade 15:40-16:00',
    ]);
  });
});

describe('trading days', () => {
  test('weekends and holidays have none, Muhurat days have one that is not ordinary', () => {
    const diwali = isoDay('2024-11-01');
    expect(findSession('NSE:equity', isoDay('2024-06-16'))).toBeNull();
    expect(findSession('NSE:equity', isoDay('2024-06-17'))).toBeNull();
    expect(findClosure('NSE:equity', isoDay('2024-06-17'))).toBe('Bakri Id');
    expect(findClosure('NSE:equity', isoDay('2024-06-16'))).toBe('Weekend');
    expect(findClosure('NSE:equity', diwali)).toBeNull();
    expect([isTradingDay('NSE:equity', diwali), isOrdinaryTradingDay(diwali)]).toEqual([true, false]);
  });
  test('next and previous skip what is shut', () => {
    const thursday = isoDay('2024-03-28');
    expect(nextTradingDay('NSE:equity', thursday)).toBe(isoDay('2024-04-01'));
    expect(previousTradingDay('NSE:equity', isoDay('2024-04-01'))).toBe(thursday);
    expect(nextTradingDay('NSE:equity', isoDay('2024-03-01'))).toBe(isoDay('2024-03-02'));
  });
  test('beyond the last list the fixed feasts are known and the day is marked', () => {
    expect(findHoliday(isoDay('2029-12-25'))).toBe('Christmas');
    expect(findSession('NSE:index', isoDay('2027-03-02'))?.certain).toBe(false);
  });
});

describe('phases never overlap', () => {
  test('on any day of any segment', () => {
    for (const segment of SEGMENTS) {
      for (const session of listSessions(segment, isoDay('2009-01-01'), isoDay('2027-06-30'))) {
        let edge = istMinute(session.day, 0);
        for (const phase of session.phases) {
          if (phase.startMinute < edge || phase.endMinute <= phase.startMinute)
            throw new Error(`${segment} ${formatIstMinute(phase.startMinute)}`);
          edge = phase.endMinute;
        }
        if (edge > istMinute(session.day + 1, 0)) throw new Error(`${segment} ${session.day} runs past midnight`);
        if (!session.phases.some((phase) => phase.kind === 'continuous')) throw new Error(`${segment} ${session.day} has no trading`);
      }
    }
  });
});

describe('session index', () => {
  const from = isoDay('2020-01-01');
  const to = isoDay('2026-12-31');
  const index = createSessionIndex('NSE:equity-fo', from, to);
  test('answers as the calendar does, at every edge of every phase', () => {
    for (const session of listSessions('NSE:equity-fo', from, to)) {
      for (const phase of session.phases) {
        for (const minute of [phase.startMinute - 1, phase.startMinute, phase.endMinute - 1, phase.endMinute]) {
          const expected = session.phases.find((each) => each.startMinute <= minute && minute < each.endMinute);
          const ordinal = findPhaseAt(index, minute);
          const kind = ordinal < 0 ? undefined : index.phaseKind[ordinal];
          if (kind !== (expected === undefined ? undefined : PHASE_CODES[expected.kind])) throw new Error(formatIstMinute(minute));
          const window = findWindowAt(index, minute);
          if (window >= 0 !== (expected?.kind === 'continuous')) throw new Error(`window at ${formatIstMinute(minute)}`);
          if (window >= 0 && index.openMinute[window] !== expected?.startMinute) throw new Error(`anchor at ${formatIstMinute(minute)}`);
        }
      }
    }
  });
  test('is silent outside its range and on closed days', () => {
    expect(findWindowAt(index, istMinute(from - 1, 600))).toBe(-1);
    expect(findWindowAt(index, istMinute(to + 1, 600))).toBe(-1);
    expect(windowsByDay(index)(isoDay('2024-06-17'))).toEqual([]);
    expect(windowsByDay(index)(isoDay('2024-03-02')).length).toBe(2);
  });
  test('names the uncertain rows it stands on', () => {
    expect(usesUncertain(index.rows).map((row) => row.validFrom)).toEqual(['2024-05-18', '2026-11-08']);
    expect(usesUncertain(createSessionIndex('NSE:derivatives', isoDay('2022-01-01'), isoDay('2023-12-31')).rows)).toEqual([]);
  });
});

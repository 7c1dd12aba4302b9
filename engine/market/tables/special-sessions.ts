// Days on which trading kept other hours than the ordinary, or took place on a weekend or holiday. Table only.
// A halted minute belongs to the phase before the halt. On days not listed here for a segment, the ordinary hours hold.
import { continuous, type PhaseRow, postClose, preOpen } from '../phase';
import type { Segment } from '../segment';

export type SpecialReason = 'muhurat' | 'budget' | 'drill' | 'extra' | 'outage' | 'circuit-breaker';

export interface SpecialSessionRow {
  readonly day: string;
  readonly reason: SpecialReason;
  readonly name: string;
  readonly segments: readonly Segment[];
  /** Null: the ordinary hours of that date, on a day that would otherwise have none. */
  readonly phases: readonly PhaseRow[] | null;
  readonly source: string;
  readonly certain: boolean;
}

const NSE_SHARES: readonly Segment[] = ['NSE:equity-fo', 'NSE:equity'];
const BSE_SHARES: readonly Segment[] = ['BSE:equity-fo', 'BSE:equity'];
const NSE_OTHERS: readonly Segment[] = ['NSE:index', 'NSE:derivatives'];
const BSE_ALL: readonly Segment[] = [...BSE_SHARES, 'BSE:index', 'BSE:derivatives'];
const SHARES: readonly Segment[] = [...NSE_SHARES, ...BSE_SHARES];
const OTHERS: readonly Segment[] = [...NSE_OTHERS, 'BSE:index', 'BSE:derivatives'];
const EVERY_SEGMENT: readonly Segment[] = [...SHARES, ...OTHERS];

type Extra = Pick<SpecialSessionRow, 'source' | 'certain'>;

/** The evening hour of Diwali, for shares with or without auctions around it, for all else the hour alone. */
function muhurat(day: string, open: string, close: string, auctions: readonly PhaseRow[], extra: Extra): readonly SpecialSessionRow[] {
  const hour = continuous(open, close);
  const base = { day, reason: 'muhurat', name: 'Muhurat trading', ...extra } as const;
  const before = auctions.filter((phase) => phase.kind === 'pre-open');
  const after = auctions.filter((phase) => phase.kind === 'post-close');
  return [
    { ...base, segments: SHARES, phases: [...before, hour, ...after] },
    { ...base, segments: OTHERS, phases: [hour] },
  ];
}

function ordinaryHours(day: string, reason: SpecialReason, name: string, source: string): SpecialSessionRow {
  return { day, reason, name, segments: EVERY_SEGMENT, phases: null, source, certain: true };
}

/** A Saturday session of two parts, the second from the disaster recovery site. */
function siteSwitch(day: string, second: readonly PhaseRow[], extra: Extra): readonly SpecialSessionRow[] {
  const base = { day, reason: 'drill', name: 'Switch to the disaster recovery site', ...extra } as const;
  const first = continuous('09:15', '10:00');
  return [
    { ...base, segments: SHARES, phases: [...preOpen('09:00', '09:08', '09:15'), first, ...second] },
    { ...base, segments: OTHERS, phases: [first, ...second.filter((phase) => phase.kind === 'continuous')] },
  ];
}

function saturdayTest(day: string, extra: Extra): readonly SpecialSessionRow[] {
  const base = { day, reason: 'drill', name: 'Saturday system test with live trading', ...extra } as const;
  const hours = continuous('11:15', '12:45');
  return [
    { ...base, segments: SHARES, phases: [...preOpen('11:00', '11:08', '11:15'), hours] },
    { ...base, segments: OTHERS, phases: [hours] },
  ];
}

/** The market-wide breaker: 45 minutes of halt, 15 of call auction, then trading again. */
function circuitBreaker(day: string, halt: string, auction: string, resume: string): readonly SpecialSessionRow[] {
  const base = {
    day,
    reason: 'circuit-breaker',
    name: 'Market-wide circuit breaker at 10%',
    source: 'NSE and press reports of the day: halt, call auction and resumption',
    certain: true,
  } as const;
  const morning = continuous('09:15', halt);
  const rest = continuous(resume, '15:30');
  const auctionEnd = `${auction.slice(0, 3)}${String(Number(auction.slice(3)) + 8).padStart(2, '0')}`;
  return [
    {
      ...base,
      segments: SHARES,
      phases: [...preOpen('09:00', '09:08', '09:15'), morning, ...preOpen(auction, auctionEnd, resume), rest, postClose('15:40', '16:00')],
    },
    { ...base, segments: OTHERS, phases: [morning, rest] },
  ];
}

const FROM_MEMORY = 'from memory: date of Diwali known, hours not confirmed';
const SIX_TO_SIX_FIFTEEN = [...preOpen('18:00', '18:08', '18:15'), postClose('19:25', '19:35')];

export const SPECIAL_SESSIONS: readonly SpecialSessionRow[] = [
  ...muhurat('2009-10-17', '18:15', '19:15', [], { source: FROM_MEMORY, certain: false }),
  ...muhurat('2010-11-05', '18:00', '19:00', [], { source: 'one broker blog of 2010; other recollections say 18:15', certain: false }),
  ...muhurat('2011-10-26', '16:45', '18:00', [...preOpen('16:30', '16:38', '16:45'), postClose('18:10', '18:20')], {
    source: 'NSE and BSE circulars for 2011-10-26, as reprinted',
    certain: true,
  }),
  ...muhurat('2012-11-13', '15:45', '17:00', [], { source: FROM_MEMORY, certain: false }),
  ...muhurat('2013-11-03', '18:15', '19:30', [], { source: FROM_MEMORY, certain: false }),
  ...muhurat('2014-10-23', '18:30', '19:30', preOpen('18:15', '18:23', '18:30'), {
    source: 'NSE and BSE circulars for 2014-10-23, as reprinted',
    certain: true,
  }),
  ...muhurat('2015-11-11', '17:45', '18:45', [], { source: 'NSE circular for 2015-11-11, as quoted', certain: true }),
  ...muhurat('2016-10-30', '18:30', '19:30', [...preOpen('18:15', '18:23', '18:30'), postClose('19:40', '19:50')], {
    source: 'NSE circular for 2016-10-30, as quoted',
    certain: true,
  }),
  ...muhurat('2017-10-19', '18:30', '19:30', preOpen('18:15', '18:23', '18:30'), {
    source: 'NSE circular for 2017-10-19, as reprinted',
    certain: true,
  }),
  ...muhurat('2018-11-07', '17:30', '18:30', [], { source: 'press report of 2018-11-07', certain: true }),
  ...muhurat('2019-10-27', '18:15', '19:15', SIX_TO_SIX_FIFTEEN, { source: 'press reports of 2019-10-22', certain: true }),
  ...muhurat('2020-11-14', '18:15', '19:15', SIX_TO_SIX_FIFTEEN, { source: 'NSE timetable for 2020-11-14', certain: true }),
  ...muhurat('2021-11-04', '18:15', '19:15', SIX_TO_SIX_FIFTEEN, {
    source: 'NSE timetable for 2021-11-04; 1-minute index history',
    certain: true,
  }),
  ...muhurat('2022-10-24', '18:15', '19:15', SIX_TO_SIX_FIFTEEN, { source: 'NSE timetable for 2022-10-24', certain: true }),
  ...muhurat('2023-11-12', '18:15', '19:15', SIX_TO_SIX_FIFTEEN, { source: 'NSE timetable for 2023-11-12', certain: true }),
  ...muhurat('2024-11-01', '18:00', '19:00', preOpen('17:45', '17:53', '18:00'), {
    source: 'NSE and BSE circulars of 2024-10-19, as reported',
    certain: true,
  }),
  ...muhurat('2025-10-21', '13:45', '14:45', preOpen('13:30', '13:38', '13:45'), {
    source: 'NSE announcement of 2025-09-22; cash bhavcopy of the day',
    certain: true,
  }),
  ...muhurat('2026-11-08', '18:00', '19:15', [], { source: 'one secondary calendar; no circular was at hand', certain: false }),

  ordinaryHours('2015-02-28', 'budget', 'Union Budget on a Saturday', 'NSE circular for 2015-02-28; daily index history'),
  ordinaryHours('2020-02-01', 'budget', 'Union Budget on a Saturday', 'daily index history; press'),
  ordinaryHours('2025-02-01', 'budget', 'Union Budget on a Saturday', 'XBOM calendar; NSE circular'),
  ordinaryHours('2026-02-01', 'budget', 'Union Budget on a Sunday', 'NSE circular; cash bhavcopy of the day'),
  ordinaryHours(
    '2024-01-20',
    'extra',
    'Full session on a Saturday, for the holiday of 2024-01-22',
    'XBOM calendar; 1-minute index history; NSE circular of 2024-01-19',
  ),

  ...saturdayTest('2012-01-07', {
    source: '15-minute history of RELIANCE shows the day; hours as in NSE circular 032/2012',
    certain: false,
  }),
  ...saturdayTest('2012-03-03', {
    source: '15-minute history of RELIANCE shows the day; hours as in NSE circular 032/2012',
    certain: false,
  }),
  ...saturdayTest('2012-04-28', {
    source: 'NSE circular 032/2012 for NSE; BSE assumed equal; 15-minute history of RELIANCE',
    certain: false,
  }),
  ...saturdayTest('2012-09-08', {
    source: '15-minute history of RELIANCE shows the day; hours as in NSE circular 032/2012',
    certain: false,
  }),
  ...saturdayTest('2013-05-11', { source: '15-minute history of RELIANCE shows the day; hours as on 2014-03-22', certain: false }),
  ...saturdayTest('2014-03-22', { source: 'BSE notice for 2014-03-22, as reprinted; 15-minute history of RELIANCE', certain: true }),
  ...siteSwitch('2024-03-02', [...preOpen('11:15', '11:23', '11:30'), continuous('11:30', '12:30'), postClose('12:40', '12:50')], {
    source: 'NSE circular of 2024-02-14; 1-minute index history',
    certain: true,
  }),
  ...siteSwitch('2024-05-18', [...preOpen('11:30', '11:38', '11:45'), continuous('11:45', '12:40'), postClose('12:50', '13:00')], {
    source: 'NSE circular of 2024-05-07; the press of the day has both 11:45 to 12:40 (taken here) and 11:30 to 12:30',
    certain: false,
  }),

  ...circuitBreaker('2020-03-13', '09:21', '10:05', '10:20'),
  ...circuitBreaker('2020-03-23', '09:59', '10:43', '10:58'),

  {
    day: '2017-07-10',
    reason: 'outage',
    name: 'NSE outage in the morning',
    segments: NSE_SHARES,
    phases: [
      ...preOpen('09:00', '09:08', '09:15'),
      continuous('09:15', '09:30'),
      ...preOpen('12:15', '12:23', '12:30'),
      continuous('12:30', '15:30'),
      postClose('15:40', '16:00'),
    ],
    source: 'SEBI statement of 2017-07-10: halted by 09:30, pre-open 12:15, open 12:30; the minute of the halt is approximate',
    certain: false,
  },
  {
    day: '2017-07-10',
    reason: 'outage',
    name: 'NSE outage in the morning',
    segments: NSE_OTHERS,
    phases: [continuous('09:15', '09:30'), continuous('12:30', '15:30')],
    source: 'SEBI statement of 2017-07-10; derivatives were halted somewhat after the shares, how long is not said',
    certain: false,
  },
  {
    day: '2021-02-24',
    reason: 'outage',
    name: 'NSE outage, session extended to 17:00',
    segments: NSE_SHARES,
    phases: [
      ...preOpen('09:00', '09:08', '09:15'),
      continuous('09:15', '11:40'),
      ...preOpen('15:30', '15:38', '15:45'),
      continuous('15:45', '17:00'),
      postClose('17:10', '17:30'),
    ],
    source: 'NSE notices and SEBI statement of 2021-02-24',
    certain: true,
  },
  {
    day: '2021-02-24',
    reason: 'outage',
    name: 'NSE outage, session extended to 17:00',
    segments: ['NSE:derivatives'],
    phases: [continuous('09:15', '11:40'), continuous('15:45', '17:00')],
    source: 'NSE notices and SEBI statement of 2021-02-24',
    certain: true,
  },
  {
    day: '2021-02-24',
    reason: 'outage',
    name: 'NSE index values frozen at 10:08, back at 15:45',
    segments: ['NSE:index'],
    phases: [continuous('09:15', '10:08'), continuous('15:45', '17:00')],
    source: 'NSE notices of 2021-02-24; 1-minute index history',
    certain: true,
  },
  {
    day: '2021-02-24',
    reason: 'outage',
    name: 'Session extended to 17:00 with NSE',
    segments: BSE_SHARES,
    phases: [...preOpen('09:00', '09:08', '09:15'), continuous('09:15', '17:00')],
    source: 'BSE statement of 2021-02-24',
    certain: true,
  },
  {
    day: '2021-02-24',
    reason: 'outage',
    name: 'Session extended to 17:00 with NSE',
    segments: BSE_ALL.filter((segment) => !BSE_SHARES.includes(segment)),
    phases: [continuous('09:15', '17:00')],
    source: 'BSE statement of 2021-02-24',
    certain: true,
  },
];

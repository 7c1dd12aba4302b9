// The hours of an ordinary trading day, by segment and date. Table only. A day's session is the union of the rows in force, so that what is
// certain (continuous hours) is not tainted by what is not (who took part in an early pre-open).
import type { DatedRow } from '../dated';
import { continuous, type PhaseRow, postClose, preOpen } from '../phase';
import type { Segment } from '../segment';

export interface SessionHoursRow extends DatedRow {
  readonly segments: readonly Segment[];
  readonly phases: readonly PhaseRow[];
}

const EVERY_SEGMENT: readonly Segment[] = [
  'NSE:equity-fo',
  'NSE:equity',
  'NSE:index',
  'NSE:derivatives',
  'BSE:equity-fo',
  'BSE:equity',
  'BSE:index',
  'BSE:derivatives',
];
const EVERY_SHARE: readonly Segment[] = ['NSE:equity-fo', 'NSE:equity', 'BSE:equity-fo', 'BSE:equity'];

const CLOSING_AUCTION: readonly PhaseRow[] = [
  { kind: 'closing-auction', stage: 'reference', start: '15:15', end: '15:20', orders: [] },
  { kind: 'closing-auction', stage: 'entry', start: '15:20', end: '15:25', orders: ['limit', 'market'] },
  { kind: 'closing-auction', stage: 'limit-only', start: '15:25', end: '15:30', orders: ['limit'] },
  { kind: 'closing-auction', stage: 'match', start: '15:30', end: '15:35', orders: [] },
];

const AUCTION_SOURCE = 'SEBI circular of 2026-01-16 on the closing auction session; NSE timings from 2026-08-03';
const BSE_AUCTION_SOURCE = 'SEBI circular of 2026-01-16 binds every exchange; no BSE notice was at hand';

export const SESSION_HOURS: readonly SessionHoursRow[] = [
  {
    segments: EVERY_SEGMENT,
    phases: [continuous('09:55', '15:30')],
    validFrom: '1997-01-01',
    validTo: '2010-01-03',
    source: 'from memory: trading began at 09:55 until the hours were brought forward on 2010-01-04',
    certain: false,
  },
  {
    segments: EVERY_SEGMENT,
    phases: [continuous('09:00', '15:30')],
    validFrom: '2010-01-04',
    validTo: '2010-10-17',
    source: 'from memory: NSE and BSE opened at 09:00 from 2010-01-04 until the pre-open session began',
    certain: false,
  },
  {
    segments: EVERY_SEGMENT,
    phases: [continuous('09:15', '15:30')],
    validFrom: '2010-10-18',
    validTo: '2026-08-02',
    source: 'NSE market timings; first session with a pre-open 2010-10-18; 1-minute index history agrees',
    certain: true,
  },
  {
    segments: ['NSE:equity-fo'],
    phases: [continuous('09:15', '15:15')],
    validFrom: '2026-08-03',
    validTo: null,
    source: AUCTION_SOURCE,
    certain: true,
  },
  {
    segments: ['BSE:equity-fo'],
    phases: [continuous('09:15', '15:15')],
    validFrom: '2026-08-03',
    validTo: null,
    source: BSE_AUCTION_SOURCE,
    certain: false,
  },
  {
    segments: ['NSE:equity', 'BSE:equity'],
    phases: [continuous('09:15', '15:30')],
    validFrom: '2026-08-03',
    validTo: null,
    source: AUCTION_SOURCE,
    certain: true,
  },
  {
    segments: ['NSE:derivatives'],
    phases: [continuous('09:15', '15:40')],
    validFrom: '2026-08-03',
    validTo: null,
    source: 'NSE circular 74/2026: equity derivatives close at 15:40 from 2026-08-03',
    certain: true,
  },
  {
    segments: ['BSE:derivatives'],
    phases: [continuous('09:15', '15:40')],
    validFrom: '2026-08-03',
    validTo: null,
    source: 'assumed equal to NSE circular 74/2026; no BSE notice was at hand',
    certain: false,
  },
  {
    segments: ['NSE:index', 'BSE:index'],
    phases: [continuous('09:15', '15:30')],
    validFrom: '2026-08-03',
    validTo: null,
    source: 'assumed: how long index values are published during and after the closing auction was not documented',
    certain: false,
  },
  {
    segments: ['NSE:equity-fo', 'BSE:equity-fo'],
    phases: preOpen('09:00', '09:08', '09:15'),
    validFrom: '2010-10-18',
    validTo: '2013-03-31',
    source: 'pre-open call auction from 2010-10-18, at first for the 50 NIFTY and 30 SENSEX shares only, not for all with futures',
    certain: false,
  },
  {
    segments: EVERY_SHARE,
    phases: preOpen('09:00', '09:08', '09:15'),
    validFrom: '2013-04-01',
    validTo: null,
    source: 'NSE market timings: pre-open for all shares; extension date 2013-04-01',
    certain: true,
  },
  {
    segments: ['NSE:derivatives'],
    phases: preOpen('09:00', '09:08', '09:15'),
    validFrom: '2025-12-08',
    validTo: null,
    source: 'NSE: F&O pre-open from 2025-12-08, for current-month futures (next month too in the last five days), no options',
    certain: true,
  },
  {
    segments: ['NSE:equity-fo'],
    phases: CLOSING_AUCTION,
    validFrom: '2026-08-03',
    validTo: null,
    source: AUCTION_SOURCE,
    certain: true,
  },
  {
    segments: ['BSE:equity-fo'],
    phases: CLOSING_AUCTION,
    validFrom: '2026-08-03',
    validTo: null,
    source: BSE_AUCTION_SOURCE,
    certain: false,
  },
  {
    segments: EVERY_SHARE,
    phases: [postClose('15:40', '16:00')],
    validFrom: '2010-10-18',
    validTo: '2026-08-02',
    source: 'NSE and BSE market timings: closing session 15:40 to 16:00',
    certain: true,
  },
  {
    segments: EVERY_SHARE,
    phases: [postClose('15:50', '16:00')],
    validFrom: '2026-08-03',
    validTo: null,
    source: AUCTION_SOURCE,
    certain: true,
  },
];

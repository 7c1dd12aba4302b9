// Where values come from: the rows of the op's own clock, the calendar, the session so far, and rows of another clock.
import { LIMITS } from '../limits';
import { declareOp } from './declare-op';

const rows = { readsRows: true } as const;

export const BAR_FIELDS = ['open', 'high', 'low', 'close', 'volume', 'openInterest'] as const;
export const CALENDAR_FIELDS = [
  'minuteOfDay',
  'minutesFromOpen',
  'minutesToClose',
  'weekday',
  'dayOfMonth',
  'month',
  'barOfSession',
  'day',
] as const;

export const MARKET_OPS = [
  declareOp('constant', 1, {
    summary: 'A number or condition of the graph, or a setting of the run.',
    docs: "Known before the run. In `price`, rupees become the run's whole price units.",
    args: [
      { kind: 'number', name: 'value', min: -1e15, max: 1e15 },
      { kind: 'enum', name: 'in', values: ['plain', 'price'] },
    ],
    cost: () => 0,
  }),
  declareOp('missing', 1, { summary: 'Never known.', outputs: { value: 'number' }, docs: 'NA at every row.', cost: () => 0 }),
  declareOp('bar', 1, {
    ...rows,
    summary: "A field of the clock's own bar.",
    docs: 'Prices are whole price units, volume and open interest units traded. On a clock without bars, the last trade.',
    args: [{ kind: 'enum', name: 'field', values: BAR_FIELDS }],
    cost: () => 2,
  }),
  declareOp('calendar', 1, {
    ...rows,
    summary: 'Where the row stands in the day, week and month, in India Standard Time.',
    docs: 'Of the instant at which the row is known: minute of the day; minutes from the open and to the close of continuous trading; weekday 1 (Monday) to 7; day of the month; month; number of the row in its session, from 1; days from 1970-01-01.',
    args: [{ kind: 'enum', name: 'field', values: CALENDAR_FIELDS }],
    memory: () => 2,
    cost: () => 5,
  }),
  declareOp('sessionRange', 1, {
    ...rows,
    summary: 'Open, high and low of the session so far.',
    docs: 'Over the rows of the session up to and including the present one.',
    inputs: { open: 'number', high: 'number', low: 'number' },
    outputs: { open: 'number', high: 'number', low: 'number' },
    memory: () => 4,
    cost: () => 6,
  }),
  declareOp('openingRange', 1, {
    ...rows,
    summary: 'High and low of the first minutes of the session.',
    docs: 'NA and not complete until a row is known at or after open + minutes; then fixed for the session. Rows that end after that instant are not part of it; complete without any, the range is NA.',
    inputs: { high: 'number', low: 'number' },
    outputs: { high: 'number', low: 'number', complete: 'boolean' },
    args: [{ kind: 'int', name: 'minutes', min: 1, max: 375 }],
    memory: () => 4,
    cost: () => 8,
  }),
  declareOp('asOf', 1, {
    summary: 'The last value of another clock, with a limit on its age.',
    docs: 'Age counts rows of the source clock that should have come since, within a session; beyond the limit NA (stale). `settled`: only values known before the session began.',
    inputs: { value: 'number' },
    args: [
      { kind: 'enum', name: 'see', values: ['latest', 'settled'] },
      { kind: 'int', name: 'ageBarsMax', min: 0, max: LIMITS.windowBarsMax },
    ],
    memory: () => 7,
    cost: () => 4,
  }),
  declareOp('heldEvent', 1, {
    summary: 'Events of another clock, delivered at the next row of this one.',
    docs: '1 where the source had an event since the last row of this clock, up to and including the instant of the row.',
    inputs: { event: 'event' },
    outputs: { event: 'event' },
    memory: () => 1,
    cost: () => 4,
  }),
] as const;

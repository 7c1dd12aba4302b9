// Which days of the week and of the month count.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

/** In the order of the calendar op's weekday, from 1. */
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const day = (label: string, isOn: boolean) => field.flag({ label, default: isOn });

export const dayFilter = defineKind({
  kind: 'calendar.dayFilter',
  version: 1,
  title: 'Day filter',
  summary: 'True on the chosen days of the week, within the chosen days of the month.',
  keywords: ['weekday', 'monday', 'thursday', 'day of week', 'day of month', 'month end', 'skip day'],
  docs: 'By the day, in India Standard Time, on which the bar is sealed. Saturday and Sunday are trading days only in special sessions, and off unless chosen. The day of the month is a calendar day: `from` 25 `to` 31 is the end of every month.',
  params: {
    monday: day('Monday', true),
    tuesday: day('Tuesday', true),
    wednesday: day('Wednesday', true),
    thursday: day('Thursday', true),
    friday: day('Friday', true),
    saturday: day('Saturday', false),
    sunday: day('Sunday', false),
    from: field.int({ label: 'Day of month, from', min: 1, max: 31, default: 1 }),
    to: field.int({ label: 'Day of month, to', min: 1, max: 31, default: 31 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { value: outlet.boolean('Trading day') },
  check: (node) => {
    const isNone = WEEKDAYS.every((name) => node.param(name) !== true);
    const fault = { param: 'monday', message: 'No weekday is chosen, so this is never true.', remedy: 'Choose at least one.' };
    return isNone ? [fault] : [];
  },
  lower: (node) => {
    const { all, any, not, above, atLeast } = formula(node);
    const weekday = node.one('calendar', [], { field: 'weekday' });
    const date = node.one('calendar', [], { field: 'dayOfMonth' });
    const isDay = (name: string): Signal =>
      node.one('equal', [weekday, node.constant(WEEKDAYS.findIndex((other) => other === name) + 1), node.constant(0)]);
    const chosen = WEEKDAYS.filter((name) => node.param(name) === true).map(isDay);
    const [first = node.truth(false), ...others] = chosen;
    return { value: all(any(first, ...others), atLeast(date, node.parameter('from')), not(above(date, node.parameter('to')))) };
  },
  explain: (words) => {
    const chosen = WEEKDAYS.filter((name) => words.raw(name) === true).map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
    return `on ${chosen.join(', ')}`;
  },
  examples: [
    {
      name: 'Tuesdays from the third on',
      params: { monday: false, wednesday: false, thursday: false, friday: false, from: 3 },
      inputs: { candles: { close: [1, 1, 1, 1, 1, 1, 1], from: '2024-01-01 09:15', step: 375 } },
      // Monday the 1st to Friday the 5th, Monday the 8th, Tuesday the 9th; the 2nd is a Tuesday too early.
      expect: { value: [0, 0, 0, 0, 0, 0, 1] },
    },
  ],
});

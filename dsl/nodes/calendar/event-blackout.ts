// Days on which a strategy stands aside: policy meetings, budgets, results. The dates are the user's own list.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';
import { parseCivilDate } from './civil-date';

/** What is not even shaped like a date, the field itself refuses. */
const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

function datesOf(text: string): readonly string[] {
  return text.split(' ').filter((part) => part !== '');
}

function span(text: string): string {
  const dates = datesOf(text);
  const [first, last] = [dates[0] ?? 'no date', dates.at(-1)];
  return dates.length < 2 ? first : `${dates.length} dates from ${first} to ${last}`;
}

export const eventBlackout = defineKind({
  kind: 'calendar.eventBlackout',
  version: 1,
  title: 'Event blackout',
  summary: 'True on and around a list of dates: RBI policy, budget, results.',
  keywords: ['rbi', 'budget', 'results', 'earnings', 'election', 'event risk', 'avoid', 'news'],
  docs: 'Dates as year-month-day with blanks between them, at most 45. True from `before` calendar days ahead of a date to `after` days past it, by the day on which the bar is sealed. `clear` is the opposite, for gates. A date that is past stays harmless: keep the list for backtests.',
  params: {
    dates: field.text({
      label: 'Dates',
      pattern: /^\d{4}-\d{2}-\d{2}( \d{4}-\d{2}-\d{2}){0,44}$/,
      example: '2025-02-01 2025-02-07',
      default: '2025-02-01',
    }),
    before: field.int({ label: 'Days before', unit: 'days', min: 0, max: 30, default: 0 }),
    after: field.int({ label: 'Days after', unit: 'days', min: 0, max: 30, default: 0 }),
  },
  inputs: { candles: inlet.candles('Candles') },
  outputs: { blackout: outlet.boolean('Blackout'), clear: outlet.boolean('Clear') },
  check: (node) =>
    datesOf(node.text('dates'))
      .filter((text) => DATE_SHAPE.test(text) && parseCivilDate(text) === null)
      .map((text) => ({ param: 'dates', message: `${text} is not a date.`, remedy: 'Write it as year-month-day, 2025-02-01.' })),
  lower: (node) => {
    const { plus, minus, all, any, not, atLeast } = formula(node);
    const today = node.one('calendar', [], { field: 'day' }, 'days');
    const first = plus(today, node.parameter('before', 'days'));
    const last = minus(today, node.parameter('after', 'days'));
    const around = (date: number): Signal => all(atLeast(first, node.constant(date, 'days')), atLeast(node.constant(date, 'days'), last));
    const days = datesOf(node.text('dates')).flatMap((text) => parseCivilDate(text) ?? []);
    const [head = node.truth(false), ...others] = days.map(around);
    const blackout = any(head, ...others);
    return { blackout, clear: not(blackout) };
  },
  explain: (words) => `around ${span(String(words.raw('dates')))}`,
  examples: [
    {
      name: 'the day itself and the day before',
      params: { dates: '2024-01-03 2024-02-01', before: 1 },
      inputs: { candles: { close: [1, 1, 1, 1], from: '2024-01-01 09:15', step: 375 } },
      expect: { blackout: [0, 1, 1, 0], clear: [1, 0, 0, 1] },
    },
  ],
});

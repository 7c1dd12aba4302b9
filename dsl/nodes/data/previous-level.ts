// Levels of the last whole day, week or month: known before the session's first price.
import type { Timeframe } from '../../types/timeframe';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

export const PERIODS: Readonly<Record<string, Timeframe>> = { day: '1d', week: '1w', month: '1mo' };

export const previousLevel = defineKind({
  kind: 'data.previousLevel',
  version: 1,
  title: 'Previous period level',
  summary: 'Open, high, low and close of the last completed day, week or month.',
  keywords: ['yesterday', 'pdh', 'pdl', 'pdc', 'previous day high', 'last week', 'prior close'],
  docs: 'A week or month is complete at the close of its last session. The values stand fixed through the session and may go wherever a value known before the open is asked for.',
  params: {
    period: field.choice({ label: 'Period', options: { day: 'Day', week: 'Week', month: 'Month' }, default: 'day' }),
    back: field.int({
      label: 'Further back',
      help: '0 is the last completed period, 1 the one before it.',
      unit: 'bars',
      min: 0,
      max: 250,
      default: 0,
    }),
  },
  inputs: { instrument: inlet.instrument('Instrument') },
  outputs: {
    open: outlet.number('Open', { unit: 'price', settled: true }),
    high: outlet.number('High', { unit: 'price', settled: true }),
    low: outlet.number('Low', { unit: 'price', settled: true }),
    close: outlet.number('Close', { unit: 'price', settled: true }),
  },
  clock: (node) => {
    const instrument = node.instrument('instrument');
    const timeframe = PERIODS[node.text('period')];
    return instrument === null || timeframe === undefined ? null : { kind: 'bar', instrument, timeframe };
  },
  lower: (node) => {
    const { lag } = formula(node);
    const level = (name: string): Signal => lag(node.one('bar', [], { field: name }, 'price'), node.static('back'));
    return { open: level('open'), high: level('high'), low: level('low'), close: level('close') };
  },
  explain: (words) => `last ${String(words.raw('period'))}'s levels of ${words.input('instrument')}`,
  examples: [
    {
      name: 'one day further back',
      params: { back: 1 },
      inputs: {
        instrument: { open: [100, 104], high: [105, 109], low: [98, 103], close: [104, 108], from: '2024-01-01 09:15', step: 375 },
      },
      expect: { open: [null, 100], high: [null, 105], low: [null, 98], close: [null, 104] },
    },
  ],
});

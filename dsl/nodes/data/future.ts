// The future of an underlying by its place in the series, not by its month: it rolls by itself.
import type { ProgramInstrument } from '../../ir/program';
import { type CheckContext, defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

const SERIES = ['current', 'next', 'far'] as const;

function futureOf(node: CheckContext): ProgramInstrument | null {
  const underlying = node.instrument('underlying');
  const series = SERIES.find((name) => name === node.text('series'));
  if (underlying?.kind !== 'fixed' || series === undefined) return null;
  return { kind: 'future', underlying: underlying.id, series, rollDaysBefore: node.number('rollDaysBefore') };
}

export const future = defineKind({
  kind: 'data.future',
  version: 1,
  title: 'Future by rule',
  summary: 'The current, next or far month future of an index or share, rolled some days before expiry.',
  keywords: ['near month', 'next month', 'rollover', 'continuous', 'futures'],
  docs: 'Resolved anew before each session from the expiry calendar of that date. With `roll` 0 the contract is held through its expiry day; with n it gives way n trading days earlier. Series are never spliced: after a roll, averages and the like are warmed up again from the new contract’s own bars, and whatever else remembers (a latch, a counter, a value of the future carried to another clock) begins anew. No position is carried over a roll: it leaves from ten minutes before the close of the contract’s last session, and what then still stands is settled at that session’s last price.',
  params: {
    series: field.choice({
      label: 'Series',
      options: { current: 'Current month', next: 'Next month', far: 'Far month' },
      default: 'current',
    }),
    rollDaysBefore: field.int({ label: 'Roll, trading days before expiry', unit: 'days', min: 0, max: 20, default: 0, tunable: false }),
  },
  inputs: { underlying: inlet.instrument('Underlying') },
  outputs: { instrument: outlet.of('instrument', 'Future') },
  instrument: futureOf,
  check: (node) => {
    const isFuture = (node.instrument('underlying')?.kind ?? 'fixed') !== 'fixed';
    const fault = { port: 'underlying', message: 'A contract has no future of its own.', remedy: 'Connect the index or share.' };
    return isFuture ? [fault] : [];
  },
  lower: (node) => {
    const instrument = futureOf(node);
    return instrument === null ? {} : { instrument: { kind: 'instrument', instrument } };
  },
  explain: (words) => `the ${words.param('series').toLowerCase()} future of ${words.input('underlying')}`,
  examples: [
    {
      name: 'the next month, rolled two days early',
      params: { series: 'next', rollDaysBefore: 2 },
      inputs: { underlying: [] },
      expect: {},
      facts: { instrument: { instrument: { kind: 'future', underlying: 'NSE:RELIANCE', series: 'next', rollDaysBefore: 2 } } },
    },
  ],
});

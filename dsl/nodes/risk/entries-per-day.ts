// No more than so many entries a day.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const entriesPerDay = defineKind({
  kind: 'risk.entriesPerDay',
  version: 1,
  title: 'Max entries a day',
  summary: 'Refuses further entries once there have been so many in a session.',
  keywords: ['max trades', 'overtrading', 'limit', 'guard', 'one trade a day'],
  docs: 'Counts the entries of this position of which anything was filled: one that was rejected, or never filled, leaves its place to the next. An entry that this guard keeps out is journalled with its reason. Several: the smallest counts.',
  params: { count: field.int({ label: 'At most', min: 1, max: 1_000, default: 1 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const count = node.static('count');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'entriesPerDayMax', count })] } };
  },
  explain: (words) => `at most ${words.param('count')} ${words.raw('count') === 1 ? 'entry' : 'entries'} a day`,
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});

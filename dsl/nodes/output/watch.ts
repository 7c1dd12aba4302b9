// Shows a value in reports and on the canvas, and changes nothing.
import { defineKind } from '../define-kind';
import { inlet } from '../ports';

export const watch = defineKind({
  kind: 'output.watch',
  version: 1,
  title: 'Watch',
  summary: 'Shows numbers, conditions and events in the report; the strategy decides nothing by it.',
  keywords: ['debug', 'plot', 'print', 'log', 'inspect', 'chart'],
  docs: 'What feeds it alone is no part of the program: adding or removing a watch changes no hash and no decision.',
  inputs: {
    number: inlet.number('Number', { optional: true, many: true, sampled: true }),
    condition: inlet.boolean('Condition', { optional: true, many: true, sampled: true }),
    event: inlet.event('Event', { optional: true, many: true, sampled: true }),
  },
  outputs: {},
  watches: true,
  check: (node) => {
    if (['number', 'condition', 'event'].some((input) => node.isConnected(input))) return [];
    return [{ port: 'number', message: 'There is nothing to watch.', remedy: 'Connect a number, a condition or an event.' }];
  },
  lower: () => ({}),
  explain: (words) => `show ${['number', 'condition', 'event'].flatMap(words.inputs).join('; ')}`,
  examples: [],
});

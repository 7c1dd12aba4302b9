// A value of some bars ago.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { formula } from '../formula';
import { inlet, outlet } from '../ports';

export const lag = defineKind({
  kind: 'math.lag',
  version: 1,
  title: 'Lag',
  summary: 'The value some bars ago.',
  keywords: ['previous', 'ago', 'shift', 'offset', 'last bar', 'history'],
  docs: 'Counts known samples: a missing sample is neither counted nor given out. First value after `bars + 1` samples.',
  params: { bars: field.period({ label: 'Bars ago', default: 1 }) },
  inputs: { source: inlet.number('Source') },
  outputs: { value: outlet.like('Value', 'source') },
  lower: (node) => ({ value: formula(node).lag(node.signal('source'), node.static('bars')) }),
  explain: (words) => `${words.input('source')} ${words.param('bars')} ago`,
  examples: [
    {
      name: 'two bars ago, a gap not counted',
      params: { bars: 2 },
      inputs: { source: [1, 2, null, 3, 4] },
      expect: { value: [null, null, null, 1, 2] },
    },
  ],
});

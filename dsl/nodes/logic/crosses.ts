// The moment one series crosses another.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const crosses = defineKind({
  kind: 'logic.crosses',
  version: 1,
  title: 'Crosses',
  summary: 'Fires when one series crosses above or below another, or a level.',
  keywords: ['crossover', 'crossunder', 'signal'],
  docs: 'Up: above now, and not above at the last sample at which both were known. The first known sample of a run is never a cross.',
  params: {
    level: field.number({ label: 'Level', help: 'Crossed where the second series is not connected.', min: -1e9, max: 1e9, default: 0 }),
  },
  inputs: {
    series: inlet.number('Series'),
    other: inlet.number('Against', { unit: { like: 'series' }, fallback: 'level' }),
  },
  outputs: { up: outlet.event('Above'), down: outlet.event('Below') },
  lower: (node) => {
    const [up, down] = node.op('cross', [node.signal('series'), node.signal('other')]);
    return { ...(up && { up }), ...(down && { down }) };
  },
  explain: (words) => ({
    up: `when ${words.input('series')} crosses above ${words.input('other')}`,
    down: `when ${words.input('series')} crosses below ${words.input('other')}`,
  }),
  examples: [
    {
      name: 'touching is not crossing; leaving the touch is',
      inputs: { series: [1, 2, 3, 2, 1], other: [2, 2, 2, 2, 2] },
      expect: { up: [0, 0, 1, 0, 0], down: [0, 0, 0, 0, 1] },
    },
    {
      name: 'a gap in the data neither fires nor forgets',
      inputs: { series: [1, null, 3], other: [2, 2, 2] },
      expect: { up: [0, 0, 1], down: [0, 0, 0] },
    },
  ],
});

// One thing after another, in time.
import { LIMITS } from '../../limits';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const sequence = defineKind({
  kind: 'state.sequence',
  version: 1,
  title: 'Sequence',
  summary: 'Fires when one event follows another within some bars.',
  keywords: ['then', 'followed by', 'after', 'within', 'setup', 'confirmation', 'pattern'],
  docs: 'Fires at the second if the first came 1 to `bars` bars earlier and no second came between. Both at the same bar are no sequence.',
  params: { bars: field.int({ label: 'Within', unit: 'bars', min: 1, max: LIMITS.windowBarsMax, default: 5 }) },
  inputs: { first: inlet.event('First'), then: inlet.event('Then') },
  outputs: { event: outlet.event('Followed') },
  lower: (node) => ({ event: node.one('sequence', [node.signal('first'), node.signal('then')], { bars: node.static('bars') }) }),
  explain: (words) => `${words.input('first')} and then, within ${words.param('bars')} bars, ${words.input('then')}`,
  examples: [
    {
      name: 'within two bars',
      params: { bars: 2 },
      inputs: { first: [1, 0, 0, 1, 0, 0, 0], then: [0, 0, 1, 0, 0, 0, 1] },
      expect: { event: [0, 0, 1, 0, 0, 0, 0] },
    },
    { name: 'at once is not after', params: { bars: 2 }, inputs: { first: [1, 0], then: [1, 0] }, expect: { event: [0, 0] } },
  ],
});

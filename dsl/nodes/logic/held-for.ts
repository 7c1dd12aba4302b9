// A condition that has lasted.
import { LIMITS } from '../../limits';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const heldFor = defineKind({
  kind: 'logic.heldFor',
  version: 1,
  title: 'Held for',
  summary: 'Has a condition been true at each of the last bars?',
  keywords: ['consecutive', 'persist', 'confirmation', 'for n bars', 'stays'],
  docs: 'Counts known samples; unknown until there are so many. An unknown sample gives unknown and leaves the count.',
  params: { bars: field.int({ label: 'For', unit: 'bars', min: 1, max: LIMITS.windowBarsMax, default: 3 }) },
  inputs: { condition: inlet.boolean('Condition') },
  outputs: { value: outlet.boolean('Held') },
  lower: (node) => ({ value: node.one('heldFor', [node.signal('condition')], { bars: node.static('bars') }) }),
  explain: (words) => `${words.input('condition')} for ${words.param('bars')} bars in a row`,
  examples: [
    { name: 'three in a row', inputs: { condition: [1, 1, 1, 0, 1, 1, 1] }, expect: { value: [null, null, 1, 0, 0, 0, 1] } },
    { name: 'a gap neither breaks nor adds', params: { bars: 2 }, inputs: { condition: [1, null, 1] }, expect: { value: [null, null, 1] } },
  ],
});

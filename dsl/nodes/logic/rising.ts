// Has a number been rising, or falling, for some bars in a row?
import { STREAK_MOST } from '../../ops/state';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const rising = defineKind({
  kind: 'logic.rising',
  version: 1,
  title: 'Rising or falling for',
  summary: 'Has a number risen, or fallen, at each of the last bars?',
  keywords: ['increasing', 'decreasing', 'slope', 'trend', 'consecutive', 'higher', 'lower'],
  docs: 'Each known sample is compared with the one before it; an equal one ends the run. Unknown where the number is.',
  params: {
    direction: field.choice({ label: 'Direction', options: { rising: 'rising', falling: 'falling' }, default: 'rising' }),
    bars: field.int({ label: 'For', unit: 'bars', min: 1, max: STREAK_MOST, default: 3 }),
  },
  inputs: { value: inlet.number('Number') },
  outputs: { is: outlet.boolean('Answer') },
  lower: (node) => {
    const streak = node.one('streak', [node.signal('value')]);
    if (node.text('direction') === 'rising') return { is: node.one('greaterOrEqual', [streak, node.parameter('bars')]) };
    return { is: node.one('greaterOrEqual', [node.one('multiply', [streak, node.constant(-1)]), node.parameter('bars')]) };
  },
  explain: (words) => `${words.input('value')} has been ${words.param('direction')} for ${words.param('bars')} bars`,
  examples: [
    { name: 'two rises in a row', params: { bars: 2 }, inputs: { value: [1, 2, 3, 3, 4] }, expect: { is: [null, 0, 1, 0, 0] } },
    {
      name: 'two falls in a row',
      params: { direction: 'falling', bars: 2 },
      inputs: { value: [5, 4, null, 3, 4] },
      expect: { is: [null, 0, null, 1, 0] },
    },
  ],
});

// A number kept from an event: the price at the break-out, the range at 09:30.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const stored = defineKind({
  kind: 'state.stored',
  version: 1,
  title: 'Stored value',
  summary: 'Keeps a number as it was at the last event.',
  keywords: ['remember', 'sample and hold', 'snapshot', 'variable', 'memory', 'value when'],
  docs: 'The number is read as of the event and may stand on another clock. Unknown before the first event; a number that is unknown at the event is not stored.',
  params: {
    before: field.choice({ label: 'Before the first', options: { missing: 'unknown', initial: 'the initial value' }, default: 'missing' }),
    initial: field.number({
      label: 'Initial value',
      help: 'A plain number: used where the stored one has no unit of price.',
      min: -1e9,
      max: 1e9,
      default: 0,
    }),
  },
  inputs: { event: inlet.event('Event'), value: inlet.number('Number', { sampled: true }) },
  outputs: { value: outlet.like('Kept', 'value') },
  check: (node) => {
    const unit = node.unitOf('value');
    if (node.text('before') === 'missing' || (unit !== 'price' && unit !== 'points')) return [];
    return [
      {
        param: 'before',
        message: 'A price has no initial value.',
        remedy: 'Choose unknown, and say what stands in with "Or else number".',
      },
    ];
  },
  lower: (node) => {
    const value = node.signal('value');
    const args = { initial: node.static('initial'), before: node.text('before') };
    return { value: node.one('stored', [node.signal('event'), value], args, value.unit) };
  },
  explain: (words) => `${words.input('value')} as it was ${words.input('event')}`,
  examples: [
    {
      name: 'kept between events, and never overwritten by nothing',
      inputs: { event: [0, 1, 0, 1], value: [5, 6, 7, null] },
      expect: { value: [null, 6, 6, 6] },
    },
    {
      name: 'an initial value',
      params: { before: 'initial', initial: 3 },
      inputs: { event: [0, 1], value: [5, 6] },
      expect: { value: [3, 6] },
    },
  ],
});

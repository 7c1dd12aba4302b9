// So many lots.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';

export const lots = defineKind({
  kind: 'size.lots',
  version: 1,
  title: 'Fixed lots',
  summary: 'So many lots of a derivative, or shares of a cash instrument.',
  keywords: ['quantity', 'lot size', 'shares', 'contracts', 'units'],
  docs: 'A share trades in lots of one. The lot is the one in force on the day of the entry; quantities above the freeze limit are sliced. A connected number is read when the entry fires and rounded down.',
  params: { lots: field.int({ label: 'Lots', min: 1, max: 100_000, default: 1 }) },
  inputs: { lots: inlet.number('Lots', { unit: 'none', fallback: 'lots', sampled: true }) },
  outputs: { size: outlet.of('size', 'Size') },
  lower: (node) => ({ size: { kind: 'size', size: (clock) => ({ kind: 'lots', lots: node.sampled('lots', clock) }) } }),
  explain: (words) => {
    const count = words.input('lots');
    return count === '1' ? '1 lot' : `${count} lots`;
  },
  examples: [{ name: 'known before the run', inputs: {}, expect: {}, facts: { size: { type: 'size', traits: [] } } }],
});

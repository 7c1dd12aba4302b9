// A score: how many of several conditions are true, and are they enough?
import { LIMITS } from '../../limits';
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import type { Signal } from '../wire';

export const nOfM = defineKind({
  kind: 'logic.nOfM',
  version: 1,
  title: 'N of M',
  summary: 'Are at least so many of several conditions true?',
  keywords: ['score', 'vote', 'majority', 'at least', 'confirmations'],
  docs: 'Known as soon as the unknown conditions cannot change the answer: true once enough are true, false once too few are left. `count` is how many are known to be true.',
  params: { least: field.int({ label: 'At least', min: 1, max: LIMITS.portInputsMax, default: 2 }) },
  inputs: { conditions: inlet.boolean('Conditions', { many: true }) },
  outputs: { value: outlet.boolean('Enough'), count: outlet.number('Count') },
  lower: (node) => {
    const scores = node.signals('conditions').map((condition) => node.one('toNumber', [condition]));
    const sum = (values: readonly Signal[]): Signal => values.reduce((left, right) => node.one('add', [left, right]));
    const read = (score: Signal, unknown: number): Signal => node.one('orElse', [score, node.constant(unknown)]);
    const isEnough = (count: Signal): Signal => node.one('greaterOrEqual', [count, node.parameter('least')]);
    const count = sum(scores.map((score) => read(score, 0)));
    const mayBeEnough = isEnough(sum(scores.map((score) => read(score, 1))));
    // The plain sum is NA while any condition is unknown, and so is the answer between the two bounds.
    const between = node.one('and', [mayBeEnough, isEnough(sum(scores))]);
    return { value: node.one('or', [isEnough(count), between]), count };
  },
  explain: (words) => {
    const conditions = words.inputs('conditions').join('; ');
    return { value: `at least ${words.param('least')} of (${conditions}) hold`, count: `how many of (${conditions}) hold` };
  },
  examples: [
    {
      name: 'two of three: unknown only while the unknown could decide',
      inputs: { conditions: [1, 1, 1, 0], 'conditions.2': [1, 0, 1, 0], 'conditions.3': [0, null, null, null] },
      expect: { value: [1, null, 1, 0], count: [2, 1, 2, 0] },
    },
    { name: 'two of one can never be', inputs: { conditions: [1, 0, null] }, expect: { value: [0, 0, 0], count: [1, 0, 0] } },
  ],
});

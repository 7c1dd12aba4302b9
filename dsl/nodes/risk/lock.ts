// Profit that is not given back.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { inlet, outlet } from '../ports';
import { AMOUNT_UNITS, amountBasis, BASIS_FIELD, describeAmount } from './amount';
import { WATCHED_RULE } from './watched-rule';

export const lock = defineKind({
  kind: 'risk.lock',
  version: 1,
  title: 'Lock profit',
  summary: 'Once the position has made so much, closes it if no more than a part of that is left.',
  keywords: ['lock', 'profit lock', 'minimum profit', 'trailing', 'protect profit'],
  docs: 'Armed by the profit of all legs, realised and open together, before charges; from the next price on the position is closed when its profit is at the locked amount or below. Locks no more than armed: a lock above the arming profit closes at once. Watched at every price. It is no stop-loss: before it is armed it guards nothing.',
  params: {
    basis: BASIS_FIELD,
    arm: field.number({ label: 'Arm at a profit of', min: 0.01, max: 1e9, default: 3_000 }),
    lock: field.number({ label: 'Lock', min: 0.01, max: 1e9, default: 1_500 }),
  },
  inputs: {
    arm: inlet.number('Arm at', { unit: AMOUNT_UNITS, fallback: 'arm', sampled: true }),
    lock: inlet.number('Lock', { unit: AMOUNT_UNITS, fallback: 'lock', sampled: true }),
  },
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['exit', 'positionRule'],
  lower: (node) => ({
    risk: {
      kind: 'risk',
      rules: [(clock) => ({ kind: 'lock', basis: amountBasis(node), arm: node.sampled('arm', clock), lock: node.sampled('lock', clock) })],
    },
  }),
  explain: (words) => `once the profit is ${describeAmount(words, 'arm')}, keep ${describeAmount(words, 'lock')} of it`,
  examples: [
    { name: 'a way out, and no stop', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['exit', 'positionRule'] } } },
  ],
});

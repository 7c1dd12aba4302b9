// No entry soon after a stop.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const cooldownAfterStop = defineKind({
  kind: 'risk.cooldownAfterStop',
  version: 1,
  title: 'Cooldown after stop',
  summary: 'Refuses entries for some minutes after the position was stopped out.',
  keywords: ['wait', 'pause', 'revenge trade', 'guard', 'after stop loss'],
  docs: 'Counted from the fill of a leg stop or an MTM stop of this position. Several: the longest counts.',
  params: { minutes: field.int({ label: 'For', unit: 'minutes', min: 1, max: 10_080, default: 15 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const minutes = node.static('minutes');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'cooldownAfterStop', minutes })] } };
  },
  explain: (words) => `no entry for ${words.param('minutes')} after a stop`,
  examples: [{ name: 'keeps out, never lets out', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});

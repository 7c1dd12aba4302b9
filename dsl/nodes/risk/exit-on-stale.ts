// Out when the market has gone silent for too long.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';

export const exitOnStale = defineKind({
  kind: 'risk.exitOnStale',
  version: 1,
  title: 'Exit when prices stop',
  summary: 'Closes the position when an instrument that it holds has had no price for too long.',
  keywords: ['stale', 'feed', 'no data', 'silence', 'halt', 'circuit', 'disconnect'],
  docs: 'A price is past its age after two bars, or 30 seconds of ticks. From then on risk goes by the last good one, says so in the journal, and leaves resting stops in place; this rule waits so many seconds more and then closes the whole position. A price that comes in time calls it off. Nights and pauses of the exchange do not count. Without this rule a position is held through the silence.',
  params: { seconds: field.int({ label: 'After, seconds', min: 0, max: 22_500, default: 300 }) },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  traits: () => ['positionRule'],
  lower: (node) => {
    const seconds = node.static('seconds');
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'exitOnStale', seconds })] } };
  },
  explain: (words) => `close it when prices have been out of date for ${words.param('seconds')} seconds`,
  examples: [
    {
      name: 'no way out by itself: prices may never stop',
      inputs: {},
      expect: {},
      facts: { risk: { type: 'risk', traits: ['positionRule'] } },
    },
  ],
});

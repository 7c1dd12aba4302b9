// When one leg is stopped, the others must not lose.
import { defineKind } from '../define-kind';
import { field } from '../fields';
import { outlet } from '../ports';
import { WATCHED_RULE } from './watched-rule';

export const stopToCost = defineKind({
  kind: 'risk.stopToCost',
  version: 1,
  title: 'Stop to cost',
  summary: 'When a stop closes one leg, moves the stops of the other legs to their entry prices.',
  keywords: ['sl to cost', 'move sl to cost', 'break even', 'breakeven', 'straddle', 'other leg'],
  docs: 'Cost is the average price of a leg’s own fills, without charges. A stop that is already better stays. Of all legs it gives a stop to those that had none; of legs with a stop it leaves the others alone. A leg whose price is beyond its cost when the stop moves is closed at the next price. It holds for legs that are there or on their way in when the other is stopped; one that comes later, as by a roll, begins with its own stop. It is no stop-loss by itself.',
  params: {
    legs: field.choice({ label: 'Of', options: { withStop: 'legs that have a stop', all: 'all legs' }, default: 'withStop' }),
  },
  inputs: {},
  outputs: { risk: outlet.of('risk', 'Risk') },
  capability: WATCHED_RULE,
  traits: () => ['positionRule'],
  lower: (node) => {
    const legs = node.text('legs') === 'all' ? 'all' : 'withStop';
    return { risk: { kind: 'risk', rules: [() => ({ kind: 'stopToCost', legs })] } };
  },
  explain: (words) => `when one leg is stopped, move the stop of ${words.raw('legs') === 'all' ? 'every other leg' : 'other legs'} to cost`,
  examples: [{ name: 'moves stops, and is none', inputs: {}, expect: {}, facts: { risk: { type: 'risk', traits: ['positionRule'] } } }],
});

// What is sold gets something bought beyond it.
import { defineKind } from '../define-kind';
import { inlet } from '../ports';
import type { LegDraft } from '../wire';
import { legsAt } from './legs-at';
import { STRUCTURE_OUTPUT, sayWidth, structureOf, WIDTH_FIELDS, WIDTH_INLET, widthFrom } from './option-legs';

export const wings = defineKind({
  kind: 'leg.wings',
  version: 1,
  title: 'Add hedge wings',
  summary: 'Buys a wing further out beside each sold option of a structure, for less margin and a bounded loss.',
  keywords: ['hedge', 'margin benefit', 'wings', 'protection', 'defined risk', 'naked'],
  docs: 'Each wing has the chain, right, ratio and product of the leg that it guards, and lies the width further out, or at the nearest listed strike. Legs that are bought, or no options, stay as they are. A straddle becomes an iron fly, a strangle an iron condor.',
  params: WIDTH_FIELDS,
  inputs: { structure: inlet.of('structure', 'Structure'), width: WIDTH_INLET },
  outputs: STRUCTURE_OUTPUT,
  traits: (node) => [...node.traits('structure'), 'buy', 'unguarded'],
  check: (node) => {
    const traits = node.traits('structure');
    if (!node.isConnected('structure') || (traits.includes('option') && traits.includes('sell'))) return [];
    return [{ port: 'structure', message: 'It sells no option, so there is nothing to guard.', remedy: 'Connect a structure that does.' }];
  },
  lower: (node) => {
    const legs = legsAt(node, 'structure');
    return structureOf(
      ...legs,
      ...legs.flatMap((leg): readonly LegDraft[] =>
        'chain' in leg.of && leg.order.side === 'sell'
          ? [{ of: { ...leg.of, strike: widthFrom(node, leg) }, order: { ...leg.order, side: 'buy' }, rules: [] }]
          : [],
      ),
    );
  },
  explain: (words) => `${words.input('structure')}, with a wing bought ${sayWidth(words)} beyond each sold option`,
  examples: [
    {
      name: 'what was sold is now bought too',
      inputs: { structure: [] },
      expect: {},
      facts: { structure: { type: 'structure', traits: ['sell', 'option', 'unguarded', 'buy'] } },
    },
  ],
});

// Some legs of a position: as a choice on a node, in the program, and in words.
import { LEG_FILTERS } from '../../ir/program';
import type { CheckContext, ExplainWords } from '../define-kind';
import { field } from '../fields';

export const LEGS_FIELD = field.choice({
  label: 'Legs',
  options: {
    all: 'all',
    calls: 'calls',
    puts: 'puts',
    bought: 'bought ones',
    sold: 'sold ones',
    winning: 'those in profit',
    losing: 'those in loss',
  },
  default: 'all',
});

/** Nothing for all legs. */
export function legsOf(node: CheckContext): { readonly which?: (typeof LEG_FILTERS)[number] } {
  const which = LEG_FILTERS.find((filter) => filter === node.text('which'));
  return which === undefined ? {} : { which };
}

/** "the calls of ", or nothing for all legs. */
export function sayLegs(words: ExplainWords): string {
  const legs = String(words.raw('which'));
  if (legs === 'all') return '';
  return legs === 'calls' || legs === 'puts' ? `the ${legs} of ` : `the legs ${SAID[legs] ?? legs} of `;
}

const SAID: Readonly<Record<string, string>> = { bought: 'bought', sold: 'sold', winning: 'in profit', losing: 'in loss' };

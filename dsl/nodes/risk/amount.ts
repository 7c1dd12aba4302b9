// Money or a share of the capital: how several rules are measured.
import type { CheckContext, ExplainWords } from '../define-kind';
import { field } from '../fields';
import type { NamedUnit } from '../ports';

export const BASIS_FIELD = field.choice({
  label: 'Measured in',
  options: { rupees: '₹', percentOfCapital: '% of capital' },
  default: 'rupees',
});

export const AMOUNT_UNITS = Object.freeze<NamedUnit>({ by: 'basis', units: { rupees: 'rupees', percentOfCapital: 'percent' } });

export function amountBasis(node: CheckContext): 'rupees' | 'percentOfCapital' {
  return node.text('basis') === 'percentOfCapital' ? 'percentOfCapital' : 'rupees';
}

/** "₹5000", "2 % of the capital". */
export function describeAmount(words: ExplainWords, input: string): string {
  return words.raw('basis') === 'percentOfCapital' ? `${words.input(input)} of the capital` : words.input(input);
}

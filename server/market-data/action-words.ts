// Corporate actions in the words in which they are announced.
import type { CorporateAction } from '../../engine/market/corporate-action';
import { MICRO_PER_PAISE } from '../../engine/market/micro-paise';

const MICRO_PER_RUPEE = 100 * MICRO_PER_PAISE;

/** `split, 5 for 1`, `bonus, 1 for 2 held`, `dividend, 2.50 rupees a share`. */
export function actionWords(action: CorporateAction): string {
  switch (action.kind) {
    case 'split':
      return `${action.numerator < action.denominator ? 'consolidation' : 'split'}, ${action.numerator} for ${action.denominator}`;
    case 'bonus':
      return `bonus, ${action.numerator - action.denominator} for ${action.denominator} held`;
    case 'dividend':
      return `dividend, ${rupeesText(action.perUnit)} rupees a share`;
  }
}

/** At least two decimals, and as many more as there are. */
function rupeesText(micro: number): string {
  const rest = String(micro % MICRO_PER_RUPEE).padStart(8, '0');
  return `${Math.floor(micro / MICRO_PER_RUPEE)}.${rest.slice(0, 2)}${rest.slice(2).replace(/0+$/, '')}`;
}

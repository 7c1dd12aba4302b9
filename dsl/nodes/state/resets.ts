// Whether the memory of a node lasts through the night: one field for all kinds that ask it.
import type { ExplainWords } from '../define-kind';
import { field } from '../fields';

export const RESETS_FIELD = field.choice({
  label: 'Starts anew',
  options: { session: 'each session', never: 'never' },
  default: 'session',
});

export function describeResets(words: ExplainWords): string {
  return words.raw('resets') === 'session' ? ' this session' : '';
}

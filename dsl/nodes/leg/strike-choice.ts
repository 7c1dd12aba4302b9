// What all ways to choose a strike share: a tie-break, a policy for when nothing fits, and the two forms of the choice, one sampled with
// the entry, one known before the run.
import { type FixedStrikeChoice, STRIKE_MISSES, STRIKE_TIES, type StrikeChoice } from '../../ir/program';
import type { FixedStrikeRuleOf } from '../../ir/strike-rule';
import { STRIKE_REFERENCES, type StrikeReference } from '../../types/strike-reference';
import type { CheckContext, LowerContext, NodeKind } from '../define-kind';
import { type Field, field } from '../fields';
import { outlet } from '../ports';

const REFERENCE_WORDS = { synthetic: 'the synthetic forward', future: 'the future', spot: 'the spot' } as const;

export const FROM_FIELD = field.choice({
  label: 'At the money by',
  options: REFERENCE_WORDS,
  default: 'synthetic',
  help: 'The future is the one that expires with the chain or next after it, at its last price of the session.',
});

/** `tie`: where two strikes fit equally well. */
export function mannerFields(tie: (typeof STRIKE_TIES)[number]) {
  return {
    tie: field.choice({
      label: 'Of two as near',
      options: { lower: 'the lower strike', higher: 'the higher strike', nearerMoney: 'nearer the money', fartherMoney: 'farther out' },
      default: tie,
    }),
    noMatch: field.choice({
      label: 'Where none fits',
      options: { skip: 'do not enter', nearest: 'take the nearest' },
      default: 'skip',
    }),
  } satisfies Readonly<Record<string, Field>>;
}

export const STRIKE_OUTPUT = { strike: outlet.of('strike', 'Strike') };

export function referenceOf(node: CheckContext): StrikeReference {
  return STRIKE_REFERENCES.find((name) => name === node.text('from')) ?? 'synthetic';
}

export function mannerOf(node: CheckContext): Pick<StrikeChoice, 'tie' | 'noMatch'> {
  return {
    tie: STRIKE_TIES.find((name) => name === node.text('tie')) ?? 'lower',
    noMatch: STRIKE_MISSES.find((name) => name === node.text('noMatch')) ?? 'skip',
  };
}

/** The numbers of a rule, by the inputs they come from. */
type ReadValue<V> = (input: string) => V;

/** A kind's `strike` and `lower` from the rule that it is: its numbers stand at inputs with fallbacks of the same names. */
export function strikeBy(
  inputs: readonly string[],
  ruleOf: <V>(read: ReadValue<V>, node: CheckContext) => FixedStrikeRuleOf<V>,
): Pick<NodeKind, 'strike' | 'lower'> {
  const fixed = (node: CheckContext): FixedStrikeChoice | null =>
    inputs.some(node.isConnected.bind(node)) ? null : { rule: ruleOf((input) => node.static(input), node), ...mannerOf(node) };
  return {
    strike: fixed,
    lower: (node: LowerContext) => ({
      strike: {
        kind: 'strike',
        strike: {
          kind: 'rule',
          choice: (clock) => ({ rule: ruleOf((input) => node.sampled(input, clock), node), ...mannerOf(node) }),
        },
      },
    }),
  };
}

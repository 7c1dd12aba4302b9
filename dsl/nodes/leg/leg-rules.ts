// Rules of a leg's own: what a leg may take at its Risk input, what that says of it, and what it comes to.
import type { RiskRule } from '../../ir/program';
import type { CheckContext, Fault, LowerContext } from '../define-kind';
import { inlet } from '../ports';
import type { AtEntry } from '../wire';

export const LEG_RISK_INLET = inlet.of('risk', 'Risk', {
  many: true,
  optional: true,
  help: 'Rules of this leg alone, in place of the entry’s rules of the same kinds.',
});

/** `leg …` names the leg to strikes that are measured from it. */
export function legTraits(node: CheckContext): readonly string[] {
  const isGuarded = node.traits('risk').includes('stop');
  const beside = node.traits('strike').filter((trait) => trait.startsWith('beside '));
  return [node.text('side'), isGuarded ? 'guarded' : 'unguarded', `leg ${node.node}`, ...beside];
}

export function legRuleFaults(node: CheckContext): readonly Fault[] {
  const traits = node.traits('risk');
  const found: Fault[] = [];
  if (traits.includes('positionRule')) found.push({ code: 'rule-not-of-leg', port: 'risk', message: '', remedy: '' });
  if (traits.includes('legTrail') && !traits.includes('legStop'))
    found.push({ code: 'trail-without-stop', port: 'risk', message: '', remedy: '' });
  return found;
}

export function legRulesAt(node: LowerContext): readonly AtEntry<RiskRule>[] {
  return [...new Set(node.wires('risk', 'risk').flatMap((wire) => wire.rules))];
}

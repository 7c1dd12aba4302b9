// The numbers of a strike rule in rupees and plain numbers, out of whatever they are written as.
import type { StrikeRuleOf } from '../../dsl/ir/strike-rule';

/** `isPrice`: a number of rupees in the rule that comes out; else it is a plain one. */
export function withRuleNumbers<From>(rule: StrikeRuleOf<From>, numberOf: (value: From, isPrice: boolean) => number): StrikeRuleOf<number> {
  const isPrice = rule.by === 'premium' || rule.by === 'premiumRange' || rule.by === 'exact' || (rule.by === 'leg' && rule.in === 'points');
  const value = numberOf(rule.value, isPrice);
  return rule.by === 'premiumRange' ? { by: rule.by, value, to: numberOf(rule.to, isPrice) } : { ...rule, value };
}

// Makes a plan of legs that would join an open position: under the bundle and the order policy of the position's Enter, so that they are decided
// as an entry's legs are. It leaves out rules about the premium of the whole, because these legs are only a part.
import { withRuleNumbers } from '../select/rule-numbers';
import type { AddLegsPlan, EnterPlan } from './action-plan';
import type { LegPlan } from './leg-plan';
import type { LegUnderlying } from './leg-underlying';
import type { LegRiskPlan } from './risk-plan';

export interface JoinedLeg {
  /** With the instrument that it would stand in. */
  readonly leg: LegPlan;
  readonly rules: LegRiskPlan;
  readonly underlying: LegUnderlying;
}

export function joinPlan(enter: EnterPlan, action: number, legs: readonly JoinedLeg[]): EnterPlan {
  const risk = { ...enter.risk, legs: legs.map(({ rules }) => rules), combinedStops: [], combinedTargets: [] };
  return {
    ...enter,
    action,
    risk,
    legs: legs.map(({ leg }) => leg),
    hasOptions: false,
    underlyings: legs.map(({ underlying }) => underlying),
  };
}

/** The same with the numbers of an action that adds legs behind those of the Enter, which are frozen. */
export function joinAddition(enter: EnterPlan, adding: AddLegsPlan, instruments: readonly number[]): EnterPlan {
  const from = enter.operands.length;
  const legs = adding.legs.map(
    (leg, place): JoinedLeg => ({
      leg: { ...moved(leg, from, enter.isReversed), instrument: instruments[place] ?? leg.instrument },
      rules: enter.risk.shared,
      underlying: adding.underlyings[place] ?? { instrument: leg.instrument, rises: 1 },
    }),
  );
  const { size } = adding;
  return {
    ...joinPlan(enter, adding.action, legs),
    hasOptions: adding.legs.some(({ option }) => option !== null),
    size: { ...size, operand: size.operand + from },
    operands: [...enter.operands, ...adding.operands],
  };
}

/** Its rule's numbers stand `from` places further on. */
function moved(leg: LegPlan, from: number, isReversed: boolean): LegPlan {
  const side = isReversed ? (leg.side === 'buy' ? 'sell' : 'buy') : leg.side;
  const { option } = leg;
  if (option === null || 'byRule' in option) return { ...leg, side };
  return { ...leg, side, option: { ...option, rule: withRuleNumbers(option.rule, (place) => place + from) } };
}

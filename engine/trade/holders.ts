// Which legs an instrument's prices concern: those that may come to hold it, and those whose rules may come to watch it as their underlying.
// Worked out once before the run; a price then looks at these legs alone.
import type { ContractSlot } from '../plan/contract-slots';
import type { ActionPlan, AddLegsPlan, EnterPlan } from './action-plan';
import type { Leg } from './leg';
import type { Position } from './position';
import { hasUnderlyingRules } from './risk-plan';

/** A leg's record and its position's, as places in the array of cells. */
export interface Holder {
  readonly leg: number;
  readonly position: number;
}

export function holdersOf(
  positions: readonly Position[],
  actions: readonly ActionPlan[],
  slots: readonly ContractSlot[],
  instrument: number,
): readonly Holder[] {
  const slot = slots.find((each) => each.instrument === instrument);
  return positions.flatMap((position) => {
    const enters = entersOf(actions, position.index);
    const added = addsOf(actions, position.index).some(({ legs }) => legs.some((leg) => leg.instrument === instrument));
    const isFurther = (leg: Leg): boolean => enters.every((enter) => enter.legs.length <= leg.index);
    const holds = (leg: Leg): boolean =>
      slot === undefined
        ? enters.some((enter) => enter.legs[leg.index]?.instrument === instrument) || (added && isFurther(leg))
        : slot.position === position.index && slot.leg === leg.index;
    return position.legs.filter(holds).map((leg) => ({ leg: leg.at, position: position.at }));
  });
}

function addsOf(actions: readonly ActionPlan[], position: number): readonly AddLegsPlan[] {
  return actions.filter((action): action is AddLegsPlan => action.kind === 'addLegs' && action.position === position);
}

/** Null where there are none. Further legs, and legs that stand in for others, may come to watch what any leg of the position may be of. */
export function followersOf(positions: readonly Position[], actions: readonly ActionPlan[], instrument: number): readonly Holder[] | null {
  const found = positions.flatMap((position) => {
    const enters = entersOf(actions, position.index);
    const later = actions.some(
      (action) =>
        (action.kind === 'addLegs' &&
          action.position === position.index &&
          action.underlyings.some((each) => each.instrument === instrument)) ||
        (action.kind === 'adjust' && action.position === position.index && (action.underlying ?? instrument) === instrument),
    );
    const mayFollow = later && enters.some(({ risk }) => [risk.shared, ...risk.legs].some(hasUnderlyingRules));
    const follows = (leg: Leg): boolean =>
      enters.some((enter) => {
        const rules = enter.risk.legs[leg.index];
        return rules !== undefined && hasUnderlyingRules(rules) && enter.underlyings[leg.index]?.instrument === instrument;
      });
    return position.legs.filter((leg) => mayFollow || follows(leg)).map((leg) => ({ leg: leg.at, position: position.at }));
  });
  return found.length === 0 ? null : found;
}

function entersOf(actions: readonly ActionPlan[], position: number): readonly EnterPlan[] {
  return actions.filter((action): action is EnterPlan => action.kind === 'enter' && action.position === position);
}

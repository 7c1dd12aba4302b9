// Legs take their places in a structure: from drafts that know each other to legs that name each other by index, with the rules of their own.
import { isLegRule, type RiskRule, type StrikeChoice, type StructureLeg } from '../../ir/program';
import { invariant } from '../../types/invariant';
import type { AtEntry, LegDraft, StrikeDraft } from '../wire';

export interface PlacedLegs {
  readonly legs: readonly StructureLeg[];
  /** Each as the rule of its leg. */
  readonly rules: readonly RiskRule[];
}

/** `clock`: of the event with which the legs are entered. What a leg is measured from stands before it; otherwise the order is kept. */
export function placeLegs(drafts: readonly LegDraft[], clock: number): PlacedLegs {
  const placed = inOrder(drafts);
  return {
    legs: placed.map((draft) => placeLeg(draft, placed, clock)),
    rules: placed.flatMap(({ rules }, leg) => rules.map((rule) => ofLeg(rule, leg, clock))),
  };
}

function inOrder(drafts: readonly LegDraft[]): readonly LegDraft[] {
  const placed: LegDraft[] = [];
  const place = (draft: LegDraft): void => {
    const base = baseOf(draft);
    if (base !== null && !placed.includes(base)) place(base);
    placed.push(draft);
  };
  for (const draft of drafts) if (!placed.includes(draft) || countOf(placed, draft) < countOf(drafts, draft)) place(draft);
  return placed;
}

function countOf(drafts: readonly LegDraft[], draft: LegDraft): number {
  return drafts.filter((each) => each === draft).length;
}

/** The leg that a leg is measured from. */
function baseOf({ of }: LegDraft): LegDraft | null {
  return 'chain' in of && of.strike.kind === 'beside' ? of.strike.leg : null;
}

function placeLeg({ of, order }: LegDraft, placed: readonly LegDraft[], clock: number): StructureLeg {
  if ('instrument' in of) return { instrument: of.instrument, ...order };
  return { chain: of.chain, right: of.right, strike: placeStrike(of.strike, placed, clock), ...order };
}

function placeStrike(strike: StrikeDraft, placed: readonly LegDraft[], clock: number): StrikeChoice {
  if (strike.kind === 'rule') return strike.choice(clock);
  const leg = placed.indexOf(strike.leg);
  invariant(leg >= 0, 'a leg is measured from a leg of its structure');
  return { rule: { by: 'leg', leg, in: strike.in, value: strike.away(clock) }, ...strike.manner };
}

function ofLeg(rule: AtEntry<RiskRule>, leg: number, clock: number): RiskRule {
  const given = rule(clock);
  invariant(isLegRule(given), 'a leg has rules of legs alone');
  return { kind: 'ofLeg', leg, rule: given };
}

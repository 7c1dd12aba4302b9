import { expect, test } from 'vitest';
import type { LegDraft, StrikeDraft } from '../wire';
import { placeLegs } from './place-legs';

const manner = { tie: 'lower', noMatch: 'skip' } as const;
const exact = (value: number): StrikeDraft => ({
  kind: 'rule',
  choice: (clock) => ({ rule: { by: 'exact', value: value + clock }, ...manner }),
});
const beside = (leg: LegDraft): StrikeDraft => ({ kind: 'beside', leg, in: 'points', away: () => 50, manner });
const draft = (strike: StrikeDraft, side: 'buy' | 'sell' = 'sell'): LegDraft => ({
  of: { chain: 0, right: 'call', strike },
  order: { side, ratio: 1, product: 'carry' },
  rules: [],
});

test('what a leg is measured from stands before it, however far back that goes; the rest keeps its order', () => {
  const first = draft(exact(100));
  const second = draft(beside(first));
  const third = draft(beside(second), 'buy');
  const { legs } = placeLegs([third, draft(exact(7), 'buy'), first, second], 0);
  expect(legs.map((leg) => ('chain' in leg ? leg.strike.rule : null))).toEqual([
    { by: 'exact', value: 100 },
    { by: 'leg', leg: 0, in: 'points', value: 50 },
    { by: 'leg', leg: 1, in: 'points', value: 50 },
    { by: 'exact', value: 7 },
  ]);
});

test('a leg that is drawn twice is there twice', () => {
  const leg = draft(exact(100));
  expect(placeLegs([leg, leg], 0).legs.length).toBe(2);
});

test('numbers are read on the clock of the event, and a leg’s own rules name their leg', () => {
  const guarded: LegDraft = { ...draft(exact(100)), rules: [(clock) => ({ kind: 'legStop', basis: 'points', value: clock })] };
  const { legs, rules } = placeLegs([draft(exact(90)), guarded], 3);
  expect(legs.map((leg) => ('chain' in leg ? leg.strike.rule : null))).toMatchObject([{ value: 93 }, { value: 103 }]);
  expect(rules).toEqual([{ kind: 'ofLeg', leg: 1, rule: { kind: 'legStop', basis: 'points', value: 3 } }]);
});

test('a rule of the whole on a leg is a fault of ours', () => {
  const wrong: LegDraft = { ...draft(exact(1)), rules: [() => ({ kind: 'dailyLossMax', basis: 'rupees', value: 1 })] };
  expect(() => placeLegs([wrong], 0)).toThrow('rules of legs alone');
});

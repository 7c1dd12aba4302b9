// Finds the days on which a clock's past is gone through again: the ex-dates of its own instrument, and of every instrument whose values may
// reach it through bridges, in one step or several. The same past gives the same values, so a link too many does no harm.
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { Plan } from '../plan/plan';
import { listExDays } from './adjust-candles';

/** By clock of the plan, ascending. `histories` by plan instrument. */
export function exDaysOfClocks(plan: Plan, histories: readonly Pick<InstrumentHistory, 'actions'>[]): readonly (readonly number[])[] {
  const own = plan.clocks.map((clock) => (clock.kind === 'position' ? [] : listExDays(histories[clock.instrument]?.actions ?? [])));
  if (own.every((days) => days.length === 0)) return own;
  const group = linkedGroups(plan);
  return plan.clocks.map((_, clock) => {
    const days = own.flatMap((exDays, other) => (group[other] === group[clock] ? exDays : []));
    return [...new Set(days)].sort((left, right) => left - right);
  });
}

/** For each clock the number of its group: clocks that read one another are in one. */
function linkedGroups({ clocks, ops, slotClock }: Plan): readonly number[] {
  const group = clocks.map((_, clock) => clock);
  for (const { clock, inputs } of ops) {
    for (const slot of inputs) {
      const source = slotClock[slot] ?? null;
      if (clock === null || source === null) continue;
      const [from, into] = [group[source], group[clock]];
      if (from === into) continue;
      for (let other = 0; other < group.length; other++) if (group[other] === from) group[other] = into ?? other;
    }
  }
  return group;
}

// Rounds of several contestants, interleaved, each round in another order: what disturbs the machine disturbs all of them, and nobody always
// comes after the one that leaves cold caches and garbage behind. So ratios hold where absolute times do not. Outcomes are compared before
// anything is timed. No garbage is collected in between: that would throw compiled code away with it.
import { createRandom } from '../market/seeded-random';
import type { Contestant, Lap, Outcome } from './contestant';

const ROUNDS = 31;
/** Laps before the first that counts: the compiler needs some forty for code that runs a window or a trade at a time. The slow need fewer. */
const WARM_UPS_MAX = 40;
const WARM_UP_NS = 8e9;
const ORDER_SEED = 1;

export interface Result {
  readonly name: string;
  readonly medianNs: number;
  /** The shortest lap on the clock: the one least disturbed. Null where only one of the two times is known. */
  readonly shortestClockNs: number | null;
  readonly rounds: number;
  readonly outcome: Outcome;
  /** Why its outcome is not the first contestant's; null where it is. */
  readonly differs: string | null;
}

/** Throws where a contestant disagrees with the first without having said that it may. */
export async function race(contestants: readonly Contestant[], rounds: number = ROUNDS): Promise<readonly Result[]> {
  const laps = new Map<Contestant, Lap[]>(contestants.map((contestant) => [contestant, []]));
  const outcomes = new Map<Contestant, Outcome>();
  try {
    for (const contestant of contestants) outcomes.set(contestant, await warmUp(contestant));
    assertAgreement(contestants, outcomes);
    const random = createRandom(ORDER_SEED);
    for (let round = 0; round < rounds; round += 1) {
      for (const contestant of shuffled(contestants, random)) {
        if (round >= (contestant.roundsMax ?? rounds)) continue;
        laps.get(contestant)?.push(await contestant.run());
      }
    }
  } finally {
    for (const contestant of contestants) contestant.stop?.();
  }
  return contestants.map((contestant) => {
    const own = laps.get(contestant) ?? [];
    const clocked = own.flatMap(({ clockNs }) => clockNs ?? []);
    return {
      name: contestant.name,
      medianNs: median(own.map(({ ns }) => ns)),
      shortestClockNs: clocked.length === 0 ? null : Math.min(...clocked),
      rounds: own.length,
      outcome: outcomeOf(outcomes, contestant),
      differs: contestant.differs ?? null,
    };
  });
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const places = items.map((item) => ({ item, place: random() }));
  return places.sort((left, right) => left.place - right.place).map(({ item }) => item);
}

async function warmUp(contestant: Contestant): Promise<Outcome> {
  let lap: Lap = await contestant.run();
  let spentNs = lap.ns;
  for (let laps = 1; laps < WARM_UPS_MAX && spentNs < WARM_UP_NS; laps += 1) {
    lap = await contestant.run();
    spentNs += lap.ns;
  }
  return lap.outcome;
}

function assertAgreement(contestants: readonly Contestant[], outcomes: ReadonlyMap<Contestant, Outcome>): void {
  const [first] = contestants;
  if (first === undefined) return;
  const wanted = outcomeOf(outcomes, first);
  for (const contestant of contestants) {
    const found = outcomeOf(outcomes, contestant);
    const isEqual =
      found.trades === wanted.trades &&
      found.pnlPaise === wanted.pnlPaise &&
      (found.equitySum === null || wanted.equitySum === null || found.equitySum === wanted.equitySum);
    if (!isEqual && contestant.differs === undefined) {
      throw new Error(`${contestant.name} came to ${JSON.stringify(found)}, ${first.name} to ${JSON.stringify(wanted)}`);
    }
  }
}

function outcomeOf(outcomes: ReadonlyMap<Contestant, Outcome>, contestant: Contestant): Outcome {
  const outcome = outcomes.get(contestant);
  if (outcome === undefined) throw new Error(`${contestant.name} has not run`);
  return outcome;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

// Options for the tests of this folder, without a market: every strike of a rule `exact`, and those measured in points from another leg, is
// listed, on any chain, but for the strikes a test takes away. Chain n ends n weeks after chain 0; lots are of 25, or as a test says.

import type { ContractDesk, FoundContract, LegWish, StrikeWish } from '../contract-desk';
import type { InstrumentFacts } from '../instrument-facts';
import { RIG_DAY, share } from './trade-rig';

interface Listed extends FoundContract {
  readonly strike: number;
  readonly wish: StrikeWish;
}

export class StrikeDesk implements ContractDesk {
  /** Strikes that are not listed. */
  readonly missing = new Set<number>();
  /** By chain; 25 where there is none. */
  readonly lots: number[] = [];
  private readonly held = new Map<number, Listed>();
  private day = RIG_DAY;

  find(wishes: readonly LegWish[]): readonly (FoundContract | null)[] | null {
    const strikes: number[] = [];
    const found: (Listed | null)[] = [];
    for (const wish of wishes) {
      const kept = wish !== null && 'kept' in wish ? (this.held.get(wish.kept) ?? null) : null;
      const one = wish === null || !('rule' in wish) ? null : this.listed(wish, strikes);
      if (wish !== null && 'rule' in wish && one === null) return null;
      strikes.push((one ?? kept)?.strike ?? Number.NaN);
      found.push(one);
    }
    return found;
  }

  private listed(wish: StrikeWish, strikes: readonly number[]): Listed | null {
    const { rule, chain, right } = wish;
    const away = right === 'call' ? 1 : -1;
    const strike = rule.by === 'leg' ? (strikes[rule.leg] ?? Number.NaN) + away * rule.value : rule.value;
    return Number.isNaN(strike) || this.missing.has(strike) ? null : { id: `${chain}-${strike}-${right}`, strike, wish };
  }

  take(instrument: number, found: Listed): InstrumentFacts {
    this.held.set(instrument, found);
    return this.factsOf(found);
  }

  idOf(instrument: number): string | null {
    return this.held.get(instrument)?.id ?? null;
  }

  /** What the slots are on a day; one that holds nothing has the hours of any. */
  factsOn(day: number, instrument: number): InstrumentFacts {
    this.day = day;
    const listed = this.held.get(instrument);
    return listed === undefined ? share({ kind: 'option', lot: 25 }, day) : this.factsOf(listed);
  }

  private factsOf({ id, wish: { chain, right } }: Listed): InstrumentFacts {
    const lot = this.lots[chain] ?? 25;
    const lastDay = RIG_DAY + 3 + 7 * chain;
    return share({ id, kind: 'option', underlying: 'NIFTY', right, lot, lastDay, freezeQuantity: 40 * lot }, this.day);
  }
}

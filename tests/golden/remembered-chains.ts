// A chain history whose sessions stay once they were asked for: many runs over the same weeks price each contract once. It answers as the history
// that it keeps, and it forgets nothing: for the few weeks of a test.
import type { ChainExpiry, ChainHistory, SessionChain } from '../../engine/market/chain-history';

export class RememberedChains implements ChainHistory {
  readonly market: ChainHistory['market'];
  readonly underlying: string;
  readonly hash: string;
  readonly timeframe: ChainHistory['timeframe'];
  readonly days: readonly number[];
  private readonly kept: ChainHistory;
  private readonly sessions = new Map<string, SessionChain | null>();

  constructor(history: ChainHistory) {
    this.kept = history;
    this.market = history.market;
    this.underlying = history.underlying;
    this.hash = history.hash;
    this.timeframe = history.timeframe;
    this.days = history.days;
  }

  expiriesOn(day: number): readonly ChainExpiry[] {
    return this.kept.expiriesOn(day);
  }

  chainOn(day: number, expiryDay: number): SessionChain | null {
    const name = `${day} ${expiryDay}`;
    const known = this.sessions.get(name);
    if (known !== undefined) return known;
    const found = this.kept.chainOn(day, expiryDay);
    this.sessions.set(name, found);
    return found;
  }
}

// One chain of the program as it stands at an instant: which expiry is meant that day, and the last known price of each of its contracts. It
// reads no bar that has not sealed, and of the contracts those alone that somebody asks about. Instants may come in any order; going on is cheapest.
import type { ProgramChain } from '../../dsl/ir/program';
import { type ChainCursor, cursorOver } from '../chain/chain-cursor';
import { placeAtMoney } from '../chain/chain-row';
import { parityForward } from '../chain/synthetic-forward';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { istDayOf, MINUTES_PER_DAY } from '../market/candles';
import type { ChainExpiry, SessionChain } from '../market/chain-history';
import { YEAR_US } from '../options/years-to-expiry';
import { ChainView } from '../select/chain-view';
import { selectExpiry } from '../select/select-expiry';
import { istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import type { ListedContract } from './contract-eras';
import type { RunChain } from './run-chain';
import { SealedCloses } from './sealed-closes';

/** The expiry that the rule means, in one session. */
export interface OpenChain {
  readonly day: number;
  readonly expiry: ChainExpiry;
  readonly session: SessionChain;
  /** When its contracts end. */
  readonly expiryUs: number;
  /** Trading days after this one up to the expiry. */
  readonly sessionsLeft: number;
  /** Of every contract listed: a session in which no price is asked for is not read. */
  readonly cursor: ChainCursor;
  /** Synthetic forwards by minute of the day, NaN until asked for: ops go through a window one after another, and ask for the same ones. */
  readonly forwards: Float64Array;
}

/** Most days ahead to which trading days are counted. */
const DAYS_AHEAD_MAX = 400;
/** No market closes for so many days. */
const DAYS_CLOSED_MAX = 30;
/** Ops go through a window one after another: each comes back to the sessions of the one before. */
const SESSIONS_KEPT_MAX = 8;
const NO_GROWTH = 1;

export class ChainReader {
  private readonly declared: ProgramChain;
  private readonly expiryDay: number | null;
  private readonly chain: RunChain;
  private readonly spots: SealedCloses;
  /** Of the futures on the underlying, by expiry. */
  private readonly futures: readonly ListedContract<SealedCloses>[];
  private readonly opened = new Map<number, OpenChain | null>();
  private present: { readonly day: number; readonly open: OpenChain | null } = { day: Number.NaN, open: null };
  private view: ChainView | null = null;
  private viewUs = Number.NaN;
  private viewOf: OpenChain | null = null;

  /** `underlying`: bars within the day; `expiryDay`: of contracts that are held, in place of what the rule means. */
  constructor(declared: ProgramChain, chain: RunChain, underlying: Pick<InstrumentHistory, 'candles'>, expiryDay: number | null = null) {
    this.declared = declared;
    this.expiryDay = expiryDay;
    this.chain = chain;
    this.spots = new SealedCloses(underlying.candles);
    this.futures = (chain.futures?.contracts ?? []).map(({ expiryDay: lastDay, contract }) => ({
      expiryDay: lastDay,
      contract: contract === null ? null : new SealedCloses(contract),
    }));
  }

  /** The session's contracts of the expiry that the rule means; null where none is known. */
  sessionOn(day: number): SessionChain | null {
    return this.openOn(day)?.session ?? null;
  }

  /** As of an instant; null where the session has no such expiry. */
  viewAt(timeUs: number): ChainView | null {
    // What is kept looks at prices that move with the cursor: it is brought back first.
    const open = this.openAt(timeUs);
    if (this.viewUs === timeUs && this.viewOf === open) return this.view;
    this.viewUs = timeUs;
    this.viewOf = open;
    this.view = open === null ? null : this.lookAt(open, timeUs);
    return this.view;
  }

  /** The session at an instant, its cursor brought to the bars that are sealed by then. */
  openAt(timeUs: number): OpenChain | null {
    const minute = minuteOfTime(timeUs);
    const open = this.openOn(istDayOf(minute));
    open?.cursor.moveTo(minute - 1);
    return open;
  }

  openOn(day: number): OpenChain | null {
    if (day === this.present.day) return this.present.open;
    const known = this.opened.get(day);
    const open = known === undefined ? this.find(day) : known;
    this.present = { day, open };
    return open;
  }

  /** The same expiry in the session before; null where nothing of it is known there. */
  sessionBefore({ day, expiry }: OpenChain): SessionChain | null {
    for (let before = day - 1; before > day - DAYS_CLOSED_MAX; before -= 1)
      if (this.chain.sessions(before).length > 0) return this.chain.history.chainOn(before, expiry.day);
    return null;
  }

  /** Last close of the underlying that is sealed, rupees; null before the first. */
  spotAt(timeUs: number): number | null {
    return this.spots.at(timeUs);
  }

  /** Last close of the session of the future that expires with a chain, or next after it; null where nothing is known of that one. */
  private futureAt({ expiry }: OpenChain, timeUs: number): number | null {
    return this.futures.find(({ expiryDay }) => expiryDay >= expiry.day)?.contract?.ofDayAt(timeUs) ?? null;
  }

  private lookAt(open: OpenChain, timeUs: number): ChainView {
    const { cursor } = open;
    const minute = minuteOfTime(timeUs);
    const spot = this.spotAt(timeUs);
    const all = { strikes: cursor.strikes, from: 0, to: cursor.strikes.length };
    const at = placeAtMoney(all, spot ?? parityForward(cursor.pricesAt(minute - 1, 0, all.to), NO_GROWTH) ?? Number.NaN) ?? 0;
    const reach = this.declared.strikesEachSide;
    return new ChainView(
      {
        cursor,
        minute: minute - 1,
        from: Math.max(0, at - reach),
        to: Math.min(all.to, at + reach + 1),
        years: Math.max(0, open.expiryUs - timeUs) / YEAR_US,
        spot,
        future: this.futureAt(open, timeUs),
      },
      { forwards: open.forwards, at: minute - istMinute(open.day, 0) },
    );
  }

  private find(day: number): OpenChain | null {
    const { history } = this.chain;
    const listed = history.expiriesOn(day).map((each) => ({ ...each, sessionsLeft: this.sessionsBetween(day, each.day) }));
    const expiry =
      this.expiryDay === null
        ? selectExpiry(this.declared.expiry, listed, day)
        : (listed.find((each) => each.day === this.expiryDay) ?? null);
    const session = expiry === null ? null : history.chainOn(day, expiry.day);
    const open = expiry === null || session === null ? null : this.openChain(day, expiry, session);
    const [oldest] = this.opened.keys();
    if (this.opened.size >= SESSIONS_KEPT_MAX && oldest !== undefined) this.opened.delete(oldest);
    this.opened.set(day, open);
    return open;
  }

  private openChain(day: number, expiry: ChainExpiry, session: SessionChain): OpenChain {
    return {
      day,
      expiry,
      session,
      expiryUs: this.endOf(expiry.day) ?? Number.NaN,
      sessionsLeft: this.sessionsBetween(day, expiry.day),
      cursor: cursorOver(session),
      forwards: new Float64Array(MINUTES_PER_DAY).fill(Number.NaN),
    };
  }

  /** When trading ends on a day; where it has become a holiday, on the trading day before it. */
  private endOf(day: number): number | null {
    for (let back = day; back > day - DAYS_CLOSED_MAX; back -= 1) {
      const close = this.chain.sessions(back).at(-1)?.closeMinute;
      if (close !== undefined) return close * US_PER_MINUTE;
    }
    return null;
  }

  /** Trading days after one day, up to and with another. */
  private sessionsBetween(day: number, to: number): number {
    let count = 0;
    for (let next = day + 1; next <= Math.min(to, day + DAYS_AHEAD_MAX); next += 1) if (this.chain.sessions(next).length > 0) count += 1;
    return count;
  }
}

// One chain of the program as it stands at the present instant: which expiry its rule means today, and the last known price of each of its
// contracts. Time never runs back, so each bar is counted in once. It reads no bar that has not sealed.
import type { ProgramChain } from '../../dsl/ir/program';
import { atmStrike } from '../chain/atm-strike';
import { ChainCursor } from '../chain/chain-cursor';
import { syntheticForward } from '../chain/synthetic-forward';
import type { PriceColumn } from '../market/candles';
import { istDayOf } from '../market/candles';
import type { ChainExpiry, SessionChain } from '../market/chain-history';
import { lowerBound } from '../number/lower-bound';
import { YEAR_US } from '../options/years-to-expiry';
import { ChainView } from '../select/chain-view';
import { selectExpiry } from '../select/select-expiry';
import { minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import type { BacktestInstrument } from './backtest-instrument';
import type { RunChain } from './run-chain';

interface Open {
  readonly expiry: ChainExpiry;
  readonly session: SessionChain;
  /** Made when prices are first asked for: a session in which nothing is entered is not read. */
  cursor: ChainCursor | null;
}

/** Most days ahead to which trading days are counted. */
const DAYS_AHEAD_MAX = 400;
const NO_GROWTH = 1;

export class ChainReader {
  private readonly declared: ProgramChain;
  private readonly chain: RunChain;
  private readonly underlying: BacktestInstrument;
  private day = Number.NaN;
  private open: Open | null = null;
  private view: ChainView | null = null;
  private viewUs = Number.NaN;

  constructor(declared: ProgramChain, chain: RunChain, underlying: BacktestInstrument) {
    this.declared = declared;
    this.chain = chain;
    this.underlying = underlying;
  }

  /** The session's contracts of the expiry that the rule means; null where none is known. */
  sessionOn(day: number): SessionChain | null {
    return this.openOn(day)?.session ?? null;
  }

  /** As of an instant; null where the session has no such expiry. */
  viewAt(timeUs: number): ChainView | null {
    if (this.viewUs === timeUs) return this.view;
    this.viewUs = timeUs;
    this.view = this.lookAt(timeUs);
    return this.view;
  }

  private lookAt(timeUs: number): ChainView | null {
    const minute = minuteOfTime(timeUs);
    const open = this.openOn(istDayOf(minute));
    if (open === null) return null;
    const { expiry, session } = open;
    open.cursor ??= new ChainCursor(session.contracts.flatMap((contract) => session.candlesOf(contract) ?? []));
    const { cursor } = open;
    cursor.advanceTo(minute - 1);
    const spot = this.spotAt(minute);
    const expiryUs = this.closeOf(expiry.day) ?? timeUs;
    const middle = atmStrike(cursor.chain, spot ?? syntheticForward(cursor.chain, 'mid', NO_GROWTH) ?? Number.NaN);
    const at = middle === null ? 0 : cursor.chain.indexOf(middle);
    const reach = this.declared.strikesEachSide;
    return new ChainView({
      chain: cursor.chain.slice(Math.max(0, at - reach), at + reach + 1),
      years: Math.max(0, expiryUs - timeUs) / YEAR_US,
      spot,
      future: null,
    });
  }

  /** Last close of the underlying that is sealed, rupees. */
  private spotAt(minute: number): number | null {
    const { candles } = this.underlying;
    const close: PriceColumn = candles.close;
    const row = lowerBound(candles.minute, minute) - 1;
    const price = close[row];
    return price === undefined || Number.isNaN(price) ? null : price / candles.priceScale;
  }

  private openOn(day: number): Open | null {
    if (day === this.day) return this.open;
    this.day = day;
    const { history } = this.chain;
    const listed = history.expiriesOn(day).map((each) => ({ ...each, sessionsLeft: this.sessionsBetween(day, each.day) }));
    const expiry = selectExpiry(this.declared.expiry, listed, day);
    const session = expiry === null ? null : history.chainOn(day, expiry.day);
    this.open = expiry === null || session === null ? null : { expiry, session, cursor: null };
    return this.open;
  }

  /** Trading days after one day, up to and with another. */
  private sessionsBetween(day: number, to: number): number {
    let count = 0;
    for (let next = day + 1; next <= Math.min(to, day + DAYS_AHEAD_MAX); next += 1) if (this.chain.sessions(next).length > 0) count += 1;
    return count;
  }

  /** When trading of the contracts ends on a day; null where it has no session. */
  private closeOf(day: number): number | null {
    const close = this.chain.sessions(day).at(-1)?.closeMinute;
    return close === undefined ? null : close * US_PER_MINUTE;
  }
}

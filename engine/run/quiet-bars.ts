// Passes over bars in which nothing can happen while something is held: no print reaches a rule or an order, no clock rings, no action fires. It
// must leave the run as walking through each of their instants would have left it, to the bit (ADR 0010).
import type { TimeUs } from '../events';
import type { SerialRows } from '../kernel/serial-rows';
import type { Trade } from '../trade/trade';
import { UNKNOWN_VOLUME } from '../venue/order-book-layout';
import type { SimulatedVenue } from '../venue/simulated-venue';
import { countBarsWithin } from './count-bars-within';
import { countQuietBars, type QuietRange } from './count-quiet-bars';
import type { FiringActions } from './firing-actions';
import type { LoopObserver } from './loop-observer';
import type { PriceCursor } from './price-cursor';
import type { RunClock } from './run-clock';
import type { RunSessions } from './run-sessions';

interface QuietBarsParts {
  readonly actions: Pick<FiringActions, 'nextUs'>;
  readonly serial: Pick<SerialRows, 'nextUs'>;
  readonly cursors: readonly PriceCursor[];
  readonly trade: Trade;
  readonly venue: SimulatedVenue;
  readonly clock: RunClock;
  readonly sessions: Pick<RunSessions, 'endUs'>;
  readonly observer: Pick<LoopObserver, 'onPassed'>;
}

export class QuietBars {
  private readonly parts: QuietBarsParts;
  private readonly range: QuietRange = { prints: { low: 0, high: 0 }, bars: { low: 0, high: 0 } };

  constructor(parts: QuietBarsParts) {
    this.parts = parts;
  }

  /** The instant `timeUs` is over. Passes as many whole bars as it may, up to `untilUs`, and returns the instant that is over now. */
  pass(timeUs: TimeUs, untilUs: TimeUs): TimeUs {
    const { cursors, trade, venue, observer, clock } = this.parts;
    const spanUs = this.commonSpanUs(timeUs);
    const bars = spanUs > 0 ? this.countBars(timeUs, spanUs, untilUs) : 0;
    if (bars === 0) return timeUs;
    const passedUs = timeUs + bars * spanUs;
    observer.onPassed(timeUs + spanUs, bars);
    clock.nowUs = passedUs;
    for (const cursor of cursors) {
      if (cursor.isIdle) continue;
      cursor.pass(bars);
      const open = cursor.candles.open[cursor.row] ?? Number.NaN;
      venue.barOpen(cursor.instrument, open, UNKNOWN_VOLUME, passedUs);
      trade.onPrice(cursor.instrument, open, passedUs);
    }
    trade.passPrints(timeUs, spanUs, passedUs);
    return passedUs;
  }

  /** Length of the bars that have all just opened; 0 where they have not, or differ. */
  private commonSpanUs(timeUs: TimeUs): number {
    let spanUs = 0;
    for (const cursor of this.parts.cursors) {
      if (cursor.isIdle) continue;
      const ownUs = spanFrom(cursor, timeUs);
      if (ownUs === 0 || (spanUs !== 0 && ownUs !== spanUs)) return 0;
      spanUs = ownUs;
    }
    return spanUs;
  }

  /** Firings and rows of serial ops need their instants walked; the ends of a window and of a session may be reached. */
  private countBars(timeUs: TimeUs, spanUs: number, untilUs: TimeUs): number {
    const { cursors, trade, venue, actions, serial, sessions } = this.parts;
    const wakeUs = Math.min(actions.nextUs(), serial.nextUs(), trade.quietUntilUs());
    const lastUs = Math.min(untilUs, sessions.endUs);
    let bars = Math.min(Math.floor((lastUs - timeUs) / spanUs), Math.ceil((wakeUs - timeUs) / spanUs) - 1);
    for (const cursor of cursors) {
      if (bars <= 0) return 0;
      if (cursor.isIdle) continue;
      const { instrument } = cursor;
      const { range } = this;
      widen(range);
      venue.narrowToQuiet(instrument, range.bars);
      venue.narrowToQuiet(instrument, range.prints);
      trade.narrowToQuiet(instrument, range.prints);
      bars = countQuietBars(cursor, range, venue.hasVolume(instrument), bars);
    }
    if (bars <= 0) return 0;
    for (const money of trade.listQuietMoney()) bars = countBarsWithin(money, cursors, bars);
    return Math.max(0, bars);
  }
}

function spanFrom(cursor: PriceCursor, timeUs: TimeUs): number {
  const { isInside, hasTape, row } = cursor;
  return isInside && !hasTape && cursor.openUs(row) === timeUs ? cursor.sealUs(row) - timeUs : 0;
}

function widen({ prints, bars }: QuietRange): void {
  prints.low = Number.NEGATIVE_INFINITY;
  prints.high = Number.POSITIVE_INFINITY;
  bars.low = Number.NEGATIVE_INFINITY;
  bars.high = Number.POSITIVE_INFINITY;
}

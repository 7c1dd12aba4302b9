// Where a minute falls: the bar that holds it and the minute at which that bar is known. Bars start at the open of a phase and end
// with it at the latest; a bar of a day or longer spans sessions, first open to last close. Knows no prices.
import type { Timeframe } from '../../dsl/types/timeframe';
import { isIntraday, timeframeMinutes } from '../../dsl/types/timeframe';
import { istDayOf } from '../market/candles';
import type { ContinuousWindow } from '../market/session-index';
import { civilOfDay, dayOfCivil, weekdayOf } from '../time/civil-day';
import type { SessionLookup } from './session-windows';
import { findWindow } from './session-windows';

/** The bar a minute belongs to. `sealMinute` is its end: the phase's close where that comes first. */
export interface BarFrame {
  readonly openMinute: number;
  readonly sealMinute: number;
}

/** Finds frames, remembering the last window and frame: rows come in order, so nearly all answers are the last one. */
export class BarFrameFinder {
  private readonly timeframe: Timeframe;
  private readonly sessions: SessionLookup;
  private window: ContinuousWindow | null = null;
  private frame: BarFrame | null = null;

  constructor(timeframe: Timeframe, sessions: SessionLookup) {
    this.timeframe = timeframe;
    this.sessions = sessions;
  }

  /** Null outside the continuous phases. The same frame is the same object while minutes stay in it. */
  find(minute: number): BarFrame | null {
    const window = this.findWindow(minute);
    if (window === null) return null;
    const frame = this.frame;
    if (frame !== null && minute >= frame.openMinute && minute < frame.sealMinute) return frame;
    this.frame = isIntraday(this.timeframe) ? intradayFrame(window, minute, timeframeMinutes(this.timeframe)) : this.spanFrame(minute);
    return this.frame;
  }

  private findWindow(minute: number): ContinuousWindow | null {
    const last = this.window;
    if (last !== null && minute >= last.openMinute && minute < last.closeMinute) return last;
    const found = findWindow(this.sessions(istDayOf(minute)), minute);
    if (found !== null) this.window = found;
    return found;
  }

  private spanFrame(minute: number): BarFrame {
    const { firstDay, endDay } = daySpan(this.timeframe, istDayOf(minute));
    let openMinute = minute;
    let sealMinute = minute;
    for (let day = firstDay; day < endDay; day += 1) {
      for (const window of this.sessions(day)) {
        openMinute = Math.min(openMinute, window.openMinute);
        sealMinute = Math.max(sealMinute, window.closeMinute);
      }
    }
    return { openMinute, sealMinute };
  }
}

function intradayFrame(window: ContinuousWindow, minute: number, length: number): BarFrame {
  const openMinute = minute - ((minute - window.openMinute) % length);
  return { openMinute, sealMinute: Math.min(openMinute + length, window.closeMinute) };
}

/** Days whose sessions one bar gathers, half-open: of the ISO week, of the calendar month, or the day alone. */
function daySpan(timeframe: Timeframe, day: number): { readonly firstDay: number; readonly endDay: number } {
  if (timeframe === '1w') {
    const monday = day - weekdayOf(day) + 1;
    return { firstDay: monday, endDay: monday + 7 };
  }
  if (timeframe === '1mo') {
    const { year, month } = civilOfDay(day);
    return { firstDay: dayOfCivil(year, month, 1), endDay: month === 12 ? dayOfCivil(year + 1, 1, 1) : dayOfCivil(year, month + 1, 1) };
  }
  return { firstDay: day, endDay: day + 1 };
}

// Times of market files into microseconds since the epoch. Text without an offset is Indian time. The shape decides the reading;
// day-first is taken where a date is written with slashes or dashes, as Indian files do, never month-first.
import { IST_OFFSET_MINUTES } from '../../../engine/market/candles';
import { parseChartTime } from './parse-chart-time';
import { findCivilDay } from './parse-day';

const US_PER_SECOND = 1_000_000;
const US_PER_MINUTE = 60 * US_PER_SECOND;
const US_PER_DAY = 1_440 * US_PER_MINUTE;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const DASH = 0x2d;
const SLASH = 0x2f;
const PLUS = 0x2b;
const POINT = 0x2e;
const SPACE = 0x20;
const T = 0x54;
const Z = 0x5a;

/** Reads bytes of one field and remembers the last date: rows of a day cost one calendar computation. */
export class InstantReader {
  private at = 0;
  private end = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private dateKey = -1;
  private day = Number.NaN;

  /** Microseconds since the epoch, UTC; NaN where the text is no time. */
  parse(bytes: Uint8Array, start: number, end: number): number {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    const length = end - start;
    if (bytes[start + 4] === DASH && length >= 10) return this.dateThenTime(this.isoDay());
    const mark = bytes[start + 2] === DASH || bytes[start + 2] === SLASH ? 2 : bytes[start + 1] === SLASH ? 1 : 0;
    if (mark > 0) return this.dateThenTime(this.dayFirst());
    if (length > 24 && (bytes[start] ?? 0) > NINE) return parseChartTime(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
    if (length >= 8 && (length === 8 || bytes[start + 8] === SPACE)) return this.dateThenTime(this.compactDay());
    return this.epoch(length);
  }

  /** `HH:MM[:SS]` as microseconds since midnight; NaN where the text is no time of day. */
  parseTimeOfDay(bytes: Uint8Array, start: number, end: number): number {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    const timeUs = this.timeOfDay();
    return this.at === end ? timeUs : Number.NaN;
  }

  private dateThenTime(day: number): number {
    if (this.at === this.end) return day * US_PER_DAY - IST_OFFSET_MINUTES * US_PER_MINUTE;
    const separator = this.bytes[this.at];
    if (separator !== SPACE && separator !== T) return Number.NaN;
    this.at += 1;
    const timeUs = this.timeOfDay();
    const offsetMinutes = this.offset();
    return this.at === this.end ? day * US_PER_DAY + timeUs - offsetMinutes * US_PER_MINUTE : Number.NaN;
  }

  private isoDay(): number {
    const year = this.digits(4);
    this.at += 1;
    const month = this.digits(2);
    if (this.bytes[this.at] !== DASH) return Number.NaN;
    this.at += 1;
    return this.civilDay(year, month, this.digits(2));
  }

  private compactDay(): number {
    return this.civilDay(this.digits(4), this.digits(2), this.digits(2));
  }

  /** d/m/yyyy, dd-mm-yyyy. */
  private dayFirst(): number {
    const dayOfMonth = this.oneOrTwoDigits();
    this.at += 1;
    const month = this.oneOrTwoDigits();
    const mark = this.bytes[this.at];
    if (mark !== DASH && mark !== SLASH) return Number.NaN;
    this.at += 1;
    return this.civilDay(this.digits(4), month, dayOfMonth);
  }

  private timeOfDay(): number {
    const hour = this.digits(2);
    if (this.bytes[this.at] !== COLON) return Number.NaN;
    this.at += 1;
    const minute = this.digits(2);
    let timeUs = (hour * 60 + minute) * US_PER_MINUTE;
    if (!(hour < 24 && minute < 60)) return Number.NaN;
    if (this.at < this.end && this.bytes[this.at] === COLON) {
      this.at += 1;
      const second = this.digits(2);
      timeUs = second < 60 ? timeUs + second * US_PER_SECOND : Number.NaN;
      if (this.at < this.end && this.bytes[this.at] === POINT) timeUs += this.fractionUs();
    }
    return timeUs;
  }

  /** Up to six decimals; more are finer than the clock of this system and make no time. */
  private fractionUs(): number {
    this.at += 1;
    let timeUs = 0;
    let unit = US_PER_SECOND;
    while (this.at < this.end && this.digitAt(this.at) >= 0) {
      unit /= 10;
      if (unit < 1) return Number.NaN;
      timeUs += this.digitAt(this.at) * unit;
      this.at += 1;
    }
    return timeUs;
  }

  private offset(): number {
    if (this.at >= this.end) return IST_OFFSET_MINUTES;
    const mark = this.bytes[this.at];
    if (mark === Z) {
      this.at += 1;
      return 0;
    }
    if (mark !== PLUS && mark !== DASH) return Number.NaN;
    this.at += 1;
    const hour = this.digits(2);
    if (this.bytes[this.at] === COLON) this.at += 1;
    const minutes = hour * 60 + this.digits(2);
    return mark === DASH ? -minutes : minutes;
  }

  /** Seconds (10 digits), milliseconds (13) or microseconds (16) since the epoch. */
  private epoch(length: number): number {
    if (length === 10) return this.digits(10) * US_PER_SECOND;
    if (length === 13) return this.digits(13) * 1_000;
    if (length === 16) return this.digits(16);
    return Number.NaN;
  }

  private oneOrTwoDigits(): number {
    return this.digitAt(this.at + 1) >= 0 ? this.digits(2) : this.digits(1);
  }

  private digits(count: number): number {
    let value = 0;
    for (let read = 0; read < count; read += 1) {
      const digit = this.at < this.end ? this.digitAt(this.at) : -1;
      if (digit < 0) return Number.NaN;
      value = value * 10 + digit;
      this.at += 1;
    }
    return value;
  }

  private digitAt(at: number): number {
    const digit = (this.bytes[at] ?? 0) - ZERO;
    return digit >= 0 && digit <= 9 ? digit : -1;
  }

  private civilDay(year: number, month: number, dayOfMonth: number): number {
    const key = (year * 100 + month) * 100 + dayOfMonth;
    if (key === this.dateKey) return this.day;
    this.dateKey = key;
    this.day = findCivilDay(year, month, dayOfMonth) ?? Number.NaN;
    return this.day;
  }
}

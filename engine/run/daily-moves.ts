// How far an instrument moves in a day, as the clearing house measures it before a session: from the closes of the sessions before, in the units
// of that session. The closes are gathered when they are first asked for.
import type { InstrumentHistory } from '../kernel/clock-rows';
import { ewmaDeviation } from '../margin/ewma-deviation';
import { getMarginRules, MILLION } from '../margin/margin-rules';
import { istDayOf } from '../market/candles';
import { priceAfter, unitRatioBetween } from '../market/corporate-action';
import { lowerBound } from '../number/lower-bound';
import { istMinute } from '../time/ist-time';

/** Of fewer closes no deviation is told: one wild day would be all of it. */
const CLOSES_MIN = 20;

type MovingInstrument = Pick<InstrumentHistory, 'candles' | 'actions'>;

interface DailyClose {
  readonly day: number;
  readonly close: number;
}

export class DailyMoves {
  private readonly instrument: MovingInstrument;
  private closes: readonly DailyClose[] | null = null;
  private day = Number.NaN;
  private deviation: number | null = null;

  constructor(instrument: MovingInstrument) {
    this.instrument = instrument;
  }

  /** Of log returns; null where too little is known. `underlying`: as contracts name it. */
  deviationOn(underlying: string, day: number): number | null {
    if (day !== this.day) {
      this.day = day;
      this.deviation = this.measure(underlying, day);
    }
    return this.deviation;
  }

  private measure(underlying: string, day: number): number | null {
    this.closes ??= dailyCloses(this.instrument);
    const { actions = [] } = this.instrument;
    const before = this.closes.filter((each) => each.day < day);
    if (before.length < CLOSES_MIN) return null;
    const inUnits = before.map((each) => priceAfter(each.close, unitRatioBetween(actions, each.day, day)));
    return ewmaDeviation(inUnits, getMarginRules(underlying, day).scan.decayPpm / MILLION);
  }
}

/** None of bars longer than a day. */
function dailyCloses({ candles }: MovingInstrument): readonly DailyClose[] {
  const closes: DailyClose[] = [];
  if (candles.timeframe === '1w' || candles.timeframe === '1mo') return closes;
  for (let row = 0; row < candles.count; ) {
    const day = istDayOf(candles.minute[row] ?? Number.NaN);
    const next = lowerBound(candles.minute, istMinute(day + 1, 0), row);
    closes.push({ day, close: candles.close[next - 1] ?? Number.NaN });
    row = next;
  }
  return closes;
}

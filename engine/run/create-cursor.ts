// A cursor over an instrument's own bars. Where bars are sessions, a bar seals when its session closes.
import { invariant } from '../../dsl/types/invariant';
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { aggregateCandles } from '../bars/aggregate-candles';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { istDayOf } from '../market/candles';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { lowerBound } from './lower-bound';
import { type CursorTurn, PriceCursor } from './price-cursor';

export function createCursor(instrument: number, history: InstrumentHistory): PriceCursor {
  const { candles, sessions } = history;
  const timeframe = parseTimeframe(candles.timeframe);
  invariant(timeframe !== null, `candles of ${candles.instrument} have a timeframe`);
  if (!isIntraday(timeframe)) {
    const bars = aggregateCandles(candles, timeframe, sessions, Number.MAX_SAFE_INTEGER);
    const sealOf = (minute: number): number => sessions(istDayOf(minute)).at(-1)?.closeMinute ?? minute;
    return new PriceCursor(instrument, bars, bars.sealMinute, turnsOf(history, bars.minute, sealOf));
  }
  const span = timeframeMinutes(timeframe);
  return new PriceCursor(
    instrument,
    candles,
    sealsAfter(candles.minute, span),
    turnsOf(history, candles.minute, (minute) => minute + span),
  );
}

function sealsAfter(opens: Int32Array, minutes: number): Int32Array {
  const seals = new Int32Array(opens.length);
  for (let row = 0; row < seals.length; row++) seals[row] = (opens[row] ?? 0) + minutes;
  return seals;
}

/** `minute`: opens of the instrument's bars; `sealOf`: when a bar that opens at a minute seals. */
function turnsOf({ eras = [] }: InstrumentHistory, minute: Int32Array, sealOf: (minute: number) => number): readonly CursorTurn[] {
  return eras.slice(1).map(({ contract, fromDay }): CursorTurn => {
    const fromMinute = istMinute(fromDay, 0);
    const before = contract === null ? -1 : lowerBound(contract.candles.minute, fromMinute) - 1;
    return {
      fromUs: fromMinute * US_PER_MINUTE,
      row: lowerBound(minute, fromMinute),
      close: contract?.candles.close[before] ?? Number.NaN,
      closeUs: sealOf(contract?.candles.minute[before] ?? Number.NaN) * US_PER_MINUTE,
    };
  });
}

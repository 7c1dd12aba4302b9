// Makes a cursor over an instrument's bars, and one over its tape where it has one. Where a bar is a whole session, it seals when the session
// closes.
import { invariant } from '../../dsl/types/invariant';
import { isIntraday, parseTimeframe, timeframeMinutes } from '../../dsl/types/timeframe';
import { aggregateCandles } from '../bars/aggregate-candles';
import type { InstrumentHistory } from '../kernel/clock-rows';
import { istDayOf } from '../market/candles';
import type { CorporateAction } from '../market/corporate-action';
import { lowerBound } from '../number/lower-bound';
import { istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { lastCloseAsOf } from './actions-due';
import { listExDays } from './adjust-candles';
import { type CursorTurn, PriceCursor } from './price-cursor';
import { TapeCursor } from './tape-cursor';

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
    span,
    turnsOf(history, candles.minute, (minute) => minute + span),
    history.tape !== undefined,
  );
}

/** Null where the instrument has no tape. Its bars are intraday ones, made of the tape or of what came before it. */
export function createTapeCursor(instrument: number, history: InstrumentHistory): TapeCursor | null {
  const { tape, candles } = history;
  if (tape === undefined) return null;
  const timeframe = parseTimeframe(candles.timeframe);
  invariant(timeframe !== null && isIntraday(timeframe), `candles of ${candles.instrument} are intraday`);
  const span = timeframeMinutes(timeframe);
  const turns = turnsOf(history, candles.minute, (minute) => minute + span);
  return new TapeCursor(
    instrument,
    tape,
    turns.map((turn) => ({ ...turn, row: lowerBound(tape.timeUs, turn.fromUs) })),
  );
}

/** `minute`: opens of the instrument's bars; `sealOf`: when a bar that opens at a minute seals. */
function turnsOf(history: InstrumentHistory, minute: Int32Array, sealOf: (minute: number) => number): readonly CursorTurn[] {
  const { candles, eras = [], actions = [] } = history;
  if (actions.length > 0) return listExDays(actions).map((exDay) => exDateTurn(candles, actions, exDay, minute, sealOf));
  return eras.slice(1).map(({ contract, fromDay, fromUs }): CursorTurn => {
    const fromMinute = fromUs === undefined ? istMinute(fromDay, 0) : minuteOfTime(fromUs);
    const before = contract === null ? -1 : lowerBound(contract.candles.minute, fromMinute) - 1;
    return {
      fromUs: fromMinute * US_PER_MINUTE,
      row: lowerBound(minute, fromMinute),
      close: contract?.candles.close[before] ?? Number.NaN,
      closeUs: sealOf(contract?.candles.minute[before] ?? Number.NaN) * US_PER_MINUTE,
    };
  });
}

/** Until it trades in new units, the last price is the last close in these. */
function exDateTurn(
  candles: InstrumentHistory['candles'],
  actions: readonly CorporateAction[],
  exDay: number,
  minute: Int32Array,
  sealOf: (minute: number) => number,
): CursorTurn {
  const fromMinute = istMinute(exDay, 0);
  const row = lowerBound(minute, fromMinute);
  return {
    fromUs: fromMinute * US_PER_MINUTE,
    row,
    close: lastCloseAsOf({ candles, actions }, exDay),
    closeUs: sealOf(minute[row - 1] ?? Number.NaN) * US_PER_MINUTE,
  };
}

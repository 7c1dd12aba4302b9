// Finds the corporate actions that take effect between two sessions of a run, and the prices that they leave.
import { istDayOf } from '../market/candles';
import { type CorporateAction, compareActions, isUnitChange, priceAfter, unitRatioBetween } from '../market/corporate-action';
import { MICRO_PER_PAISE } from '../market/micro-paise';
import { lowerBound } from '../number/lower-bound';
import { multiplyDivideHalfUp } from '../number/round-half-up';
import { istMinute } from '../time/ist-time';
import type { DueAction } from '../trade/corporate-actions';
import type { BacktestInstrument } from './backtest-instrument';

const NONE: readonly DueAction[] = [];

type History = Pick<BacktestInstrument, 'candles' | 'actions'>;

/** With ex-dates after `fromDay` and up to `toDay`, by instrument, in order of effect. None where `fromDay` is not known. */
export function actionsDue(histories: readonly History[], fromDay: number, toDay: number): readonly DueAction[] {
  // Most sessions have none, and each asks.
  if (!histories.some(({ actions }) => actions?.some(({ exDay }) => exDay > fromDay && exDay <= toDay))) return NONE;
  return histories.flatMap((history, instrument) => {
    if (history.actions === undefined) return NONE;
    const actions = history.actions.toSorted(compareActions);
    return actions.flatMap((action, index) => {
      if (!(action.exDay > fromDay && action.exDay <= toDay)) return [];
      const price = lastCloseAsOf({ candles: history.candles, actions: actions.slice(0, index + 1) }, action.exDay);
      return [{ instrument, action, price }];
    });
  });
}

/** The last close before a day, in the units of that day; NaN where there is none. */
export function lastCloseAsOf({ candles, actions = [] }: History, day: number): number {
  const row = lowerBound(candles.minute, istMinute(day, 0)) - 1;
  const close = candles.close[row] ?? Number.NaN;
  return actions.length === 0 || row < 0 ? close : priceAfter(close, unitRatioBetween(actions, istDayOf(candles.minute[row] ?? 0), day));
}

/** What a price of before is worth of after, whole price units: until it trades, a unit stands at its last close less the claim. */
export function priceWithout(price: number, action: CorporateAction, priceScale: number): number {
  if (isUnitChange(action)) return priceAfter(price, action);
  return Number.isNaN(price) ? price : price - multiplyDivideHalfUp(action.perUnit, priceScale, MICRO_PER_PAISE * 100);
}

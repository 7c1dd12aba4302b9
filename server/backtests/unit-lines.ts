// In which units a run read its prices at an instant, where splits and bonuses have changed them since its history began.
import { isUnitChange } from '../../engine/market/corporate-action';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import { formatDay } from '../../engine/time/day-text';
import { istDayOfTime } from '../../engine/time/ist-time';
import { actionWords } from '../market-data/action-words';

/** One line for each change by then; those of later days were not known. */
export function unitLines(instruments: readonly Pick<BacktestInstrument, 'instrument' | 'actions'>[], atUs: number): readonly string[] {
  return instruments.flatMap(({ instrument, actions = [] }) =>
    actions
      .filter((action) => isUnitChange(action) && action.exDay <= istDayOfTime(atUs))
      .map(
        (action) => `Prices of ${instrument.id} before ${formatDay(action.exDay)} are read in the units after it (${actionWords(action)}).`,
      ),
  );
}

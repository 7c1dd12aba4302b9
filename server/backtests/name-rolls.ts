// Trades of a future by rule that ended because the rule moved on to the next contract, told apart from those that ended with the contract
// itself. The machine closes both for one reason, the end of what it holds; a trader calls the one a roll and the other an expiry.
import { erasOf, type WithEras } from '../../engine/kernel/contract-era';
import type { Instrument } from '../../engine/market/instrument';
import type { ClosedTrade } from '../../engine/report/run-series';
import { istDayOfTime } from '../../engine/time/ist-time';

interface Held extends WithEras<Held> {
  readonly instrument: Instrument;
}

export function nameRolls(trades: readonly ClosedTrade[], histories: readonly Held[]): readonly ClosedTrade[] {
  const expiryDays = new Map(
    histories.flatMap(erasOf).flatMap(({ contract }): readonly (readonly [string, number])[] => {
      const instrument = contract?.instrument;
      return instrument !== undefined && 'expiryDay' in instrument ? [[instrument.id, instrument.expiryDay]] : [];
    }),
  );
  return trades.map((trade) => {
    const expiryDay = expiryDays.get(trade.instrument);
    const isRoll = trade.exitReason === 'expiry' && expiryDay !== undefined && istDayOfTime(trade.exitUs) < expiryDay;
    return isRoll ? { ...trade, exitReason: 'roll' } : trade;
  });
}

// Where a run's trades came from, beyond weekday and hour: how near their contract's end, and in what market.
import { breakDownByExpiry } from '../../engine/evidence/days-to-expiry';
import { breakDownByRegime, type DailyCloses, TREND_REGIMES, VOLATILITY_REGIMES } from '../../engine/evidence/regimes';
import { erasOf, type WithEras } from '../../engine/kernel/contract-era';
import { type Candles, istDayOf } from '../../engine/market/candles';
import type { Instrument } from '../../engine/market/instrument';
import type { ClosedTrade } from '../../engine/report/run-series';
import type { BreakdownRow } from '../../engine/report/trade-breakdown';
import { adjustCandles } from '../../engine/run/adjust-candles';
import type { StoredHistory } from '../backtests/history';
import type { AuditBreakdown, AuditDocument } from './audit-schema';

const VOLATILITY_WORDS: Readonly<Record<(typeof VOLATILITY_REGIMES)[number], string>> = { calm: 'Calm', usual: 'Usual', wild: 'Wild' };
const TREND_WORDS: Readonly<Record<(typeof TREND_REGIMES)[number], string>> = {
  below: 'Below its 50-day average',
  above: 'Above its 50-day average',
};

interface Held extends WithEras<Held> {
  readonly instrument: Instrument;
}

export function expiryBreakdown(trades: readonly ClosedTrade[], histories: readonly StoredHistory[]): readonly AuditBreakdown[] {
  const expiryDays = new Map(
    histories.flatMap((history) =>
      erasOf<Held>(history).flatMap(({ contract }): readonly (readonly [string, number])[] => {
        const instrument = contract?.instrument;
        return instrument !== undefined && 'expiryDay' in instrument ? [[instrument.id, instrument.expiryDay]] : [];
      }),
    ),
  );
  return breakDownByExpiry(trades, ({ instrument }) => expiryDays.get(instrument) ?? null).map((row) =>
    labelled(row, row.key === 0 ? 'Day of expiry' : row.key === 1 ? '1 day' : `${row.key} days`),
  );
}

/** By the market of the program's first instrument. */
export function regimeBreakdowns(
  trades: readonly ClosedTrade[],
  histories: readonly StoredHistory[],
): Pick<AuditDocument, 'byVolatility' | 'byTrend'> {
  const [first] = histories;
  if (first === undefined) return { byVolatility: [], byTrend: [] };
  const { volatility, trend } = breakDownByRegime(trades, closesOf(first));
  return {
    byVolatility: volatility.map((row) => labelled(row, VOLATILITY_WORDS[VOLATILITY_REGIMES[row.key] ?? 'usual'])),
    byTrend: trend.map((row) => labelled(row, TREND_WORDS[TREND_REGIMES[row.key] ?? 'above'])),
  };
}

/** In the units of the last day. */
function closesOf({ candles, actions = [] }: StoredHistory): DailyCloses {
  const { minute, close, count }: Candles = adjustCandles(candles, actions, istDayOf(candles.minute[candles.count - 1] ?? 0));
  const days: number[] = [];
  const closes: number[] = [];
  for (let row = 0; row < count; row += 1) {
    const day = istDayOf(minute[row] ?? 0);
    if (day !== days.at(-1)) days.push(day);
    closes[days.length - 1] = close[row] ?? Number.NaN;
  }
  return { day: Int32Array.from(days), close: Float64Array.from(closes) };
}

function labelled({ trades, wins, losses, netPaise }: BreakdownRow, label: string): AuditBreakdown {
  return { label, trades, wins, losses, netPaise };
}

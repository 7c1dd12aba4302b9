// One instrument's history as a backtest takes it, with what its report says of the data.
import type { Candles } from '../../engine/market/candles';
import type { CorporateAction } from '../../engine/market/corporate-action';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import type { ReportData } from '../runs/report/report-schema';

export interface StoredHistory extends BacktestInstrument {
  readonly candles: Candles;
  /** What a page may draw: the instrument's own bars, or those of each contract it was. */
  readonly drawn: readonly Candles[];
  readonly data: ReportData;
  /** Stored of the share within its rows, applied (`actions`) or not. */
  readonly knownActions: readonly CorporateAction[];
}

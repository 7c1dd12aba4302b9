// Gathers what the page's script needs of a run.

import type { Candles } from '../../../../engine/market/candles';
import type { RunResult } from '../../../../engine/run/run-result';
import { parseDay } from '../../../../engine/time/day-text';
import type { ReportDocument } from '../../report/report-schema';
import { ChartPlaces } from './chart-places';
import { embedInstruments } from './embed-instruments';
import { packDifferences } from './pack-integers';
import { PAGE_TRADES_MAX, packTrades } from './pack-trades';
import type { PageData } from './page-data';
import type { StopStep } from './stop-steps';

export function pageDataOf(document: ReportDocument, result: RunResult, candles: readonly Candles[], stops: readonly StopStep[]): PageData {
  const { daily, benchmark } = document;
  const trades = result.trades.slice(-PAGE_TRADES_MAX);
  const { fromUs, toUs } = result.identity;
  const { chains, data } = document;
  const instruments = embedInstruments({ candles, chains, data, fromUs, toUs, trades, fills: result.fills, stops });
  const places = new ChartPlaces(
    instruments.map(({ id }) => id),
    chains,
  );
  return {
    startPaise: result.series.startPaise,
    daily: {
      count: daily.day.length,
      day: packDifferences(daily.day.map((day) => parseDay(day) ?? 0)),
      equity: packDifferences(daily.equityPaise),
      benchmark: daily.benchmarkPaise === null ? null : packDifferences(daily.benchmarkPaise),
      benchmarkName: benchmark?.instrument ?? '',
    },
    instruments,
    trades: packTrades(trades, result.trades.length, places),
  };
}

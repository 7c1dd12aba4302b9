// The machine's one surface: what server, pages and command line may use of it. Inside, files import the file that they mean. It runs
// programs; whoever holds a graph compiles it first, with the language's own surface.
export { type AggregatedCandles, aggregateCandles } from './bars/aggregate-candles';
export type { SessionLookup } from './bars/session-windows';
export type {
  AccountEvent,
  ActionOutcome,
  ClockEvent,
  ControlEvent,
  Envelope,
  FillRule,
  Intent,
  MachineEvent,
  MarketEvent,
  OrderEvent,
  OrderReason,
  ReferenceEvent,
  RejectCode,
  Side,
  TimeUs,
} from './events';
export { type Divergence, findDivergence } from './journal/compare-decisions';
export type { DecisionEntry, JournalSink } from './journal/decision';
export { digestOf, type LoggedDecision } from './journal/decision-log';
export type { InstrumentHistory } from './kernel/clock-rows';
export type { FillRow } from './ledger/fill-row';
export type { Candles, PriceColumn } from './market/candles';
export type { ChainExpiry, ChainHistory, ChainSummary, OptionCandles, SessionChain } from './market/chain-history';
export type { Contract, Instrument } from './market/instrument';
export { findSession, isTradingDay, listSessions, type Session } from './market/sessions';
export type { Metric, MetricValue } from './report/metric';
export { findMetric, METRIC_GROUPS, METRICS } from './report/metrics';
export type { ClosedTrade, RunSeries } from './report/run-series';
export { computeStatistics, type RunStatistics } from './report/run-statistics';
export { type BacktestRun, runBacktest } from './run/backtest';
export type { BacktestInstrument } from './run/backtest-instrument';
export type { BacktestRequest } from './run/backtest-request';
export { ENGINE_VERSION } from './run/engine-version';
export { type EvaluateRequest, evaluate, type SlotValues } from './run/evaluate';
export { rolledInstrument } from './run/rolled-instrument';
export type { RunIdentity, RunResult } from './run/run-result';
export { DEMO_SEED, generateDemoCandles } from './synthetic/generate-demo-candles';
export { DEFAULT_VENUE, type VenueConfig } from './venue/venue-config';
export { type WhyAction, whyAction } from './why/why-action';

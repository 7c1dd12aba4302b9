// Histories of the demo market as a backtest takes them: candles, sessions and terms; of a future by rule those of each contract it was. And its
// option chains, each contract priced once for all who ask.
import { createHash } from 'node:crypto';
import type { Program, ProgramInstrument } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { Candles } from '../../engine/market/candles';
import { segmentOfMarket } from '../../engine/market/option-session';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import { rolledInstrument } from '../../engine/run/rolled-instrument';
import type { RunChain } from '../../engine/run/run-chain';
import { demoChainHistory } from '../../engine/synthetic/demo-chain';
import { listDemoFutures } from '../../engine/synthetic/demo-futures';
import { DEMO_INDEX, DEMO_VIX } from '../../engine/synthetic/demo-instruments';
import { type DemoSession, listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, findDemoInstrument, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { findInstrumentOfId } from '../../server/backtests/instrument-of-id';
import { termsOfMarket } from '../../server/backtests/run-chains';
import { createTradingCalendar, findTradingCalendar } from '../../server/market-data/trading-calendar';
import { RememberedChains } from './remembered-chains';

/** What a test does to candles before the run sees them. */
export type Change = (candles: Candles) => Candles;

const unchanged: Change = (candles) => candles;

export class DemoHistories {
  private readonly sessions: readonly DemoSession[];
  private readonly made = new Map<string, Candles>();
  private options: RunChain | null = null;

  /** IST days, both included. */
  constructor(fromDay: number, toDay: number) {
    this.sessions = listDemoSessions(fromDay, toDay);
  }

  of(instrument: ProgramInstrument, change: Change = unchanged): BacktestInstrument {
    if (instrument.kind === 'fixed') return this.ofContract(instrument.id, change);
    invariant(instrument.kind === 'future', 'options by rule are not run yet');
    const listed = listDemoFutures(this.sessions).map(({ id, expiryDay }) => ({ expiryDay, contract: this.ofContract(id, change) }));
    return rolledInstrument(listed, instrument);
  }

  /** By chain of the program: all are of the demo index. */
  chainsOf({ chains = [] }: Program): readonly RunChain[] {
    return chains.map(() => this.optionsOnIndex());
  }

  private optionsOnIndex(): RunChain {
    if (this.options !== null) return this.options;
    const [spot, volatilityIndex] = [this.candlesOf(DEMO_INDEX.id), this.candlesOf(DEMO_VIX.id)];
    const history = new RememberedChains(demoChainHistory(spot, volatilityIndex, [hashOf(spot), hashOf(volatilityIndex)], DEMO_SEED));
    const { sessions } = createTradingCalendar(segmentOfMarket(history.market));
    this.options = { history, sessions, terms: termsOfMarket(history.market) };
    return this.options;
  }

  private ofContract(id: string, change: Change): BacktestInstrument {
    const demo = findDemoInstrument(id);
    const calendar = findTradingCalendar(id);
    const instrument = findInstrumentOfId(id, demo?.priceScale ?? 0);
    invariant(demo !== null && calendar !== null && instrument !== null, `${id} trades on the demo market`);
    const candles = change(this.candlesOf(id));
    return {
      candles,
      sessions: calendar.sessions,
      instrument,
      hasVolume: demo.kind === 'stock' || demo.kind === 'future',
      terms: { lot: demo.kind === 'future' ? demo.lotSize : 1, tick: demo.tickUnits, freezeQuantity: 0 },
      dataHash: hashOf(candles),
    };
  }

  private candlesOf(id: string): Candles {
    const known = this.made.get(id) ?? generateDemoCandles(id, this.sessions, DEMO_SEED);
    this.made.set(id, known);
    return known;
  }
}

/** Only bars that opened before a minute. */
export function cutAt(minute: number): Change {
  return (candles) => {
    const found = candles.minute.findIndex((opened) => opened >= minute);
    const end = found < 0 ? candles.count : found;
    const { open, high, low, close, volume, openInterest } = candles;
    return {
      ...candles,
      count: end,
      minute: candles.minute.slice(0, end),
      open: open.slice(0, end),
      high: high.slice(0, end),
      low: low.slice(0, end),
      close: close.slice(0, end),
      volume: volume.slice(0, end),
      openInterest: openInterest.slice(0, end),
    };
  };
}

/** One instrument opens one minute dearer by so many price units. */
export function dearerOpen(instrument: string, minute: number, units: number): Change {
  return (candles) => {
    const row = candles.minute.indexOf(minute);
    if (candles.instrument !== instrument || row < 0) return candles;
    return { ...candles, open: candles.open.map((price, at) => (at === row ? price + units : price)) };
  };
}

function hashOf({ instrument, minute, open, high, low, close, volume, openInterest }: Candles): string {
  const hash = createHash('sha256').update(instrument);
  for (const column of [minute, open, high, low, close, volume, openInterest]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest('hex');
}

// Instruments of the demo market as a backtest takes them: candles, sessions and terms.
import { createHash } from 'node:crypto';
import { assertNever, invariant } from '../../dsl/types/invariant';
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { equity, future, type Instrument, index } from '../../engine/market/instrument';
import { createSessionIndex, windowsByDay } from '../../engine/market/session-index';
import type { BacktestInstrument } from '../../engine/run/backtest';
import type { DemoInstrument } from '../../engine/synthetic/demo-instruments';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, findDemoInstrument, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';

const LARGEST_ORDER = 1_000_000;

/** One-minute history of the IST days `fromDay` to `toDay`, both included. */
export function demoInstrument(id: string, fromDay: number, toDay: number): BacktestInstrument {
  const demo = findDemoInstrument(id);
  invariant(demo !== null, `${id} trades on the demo market`);
  const candles = generateDemoCandles(id, listDemoSessions(fromDay, toDay), DEMO_SEED);
  return {
    candles,
    sessions: windowsByDay(createSessionIndex('NSE:index', fromDay, toDay)),
    instrument: instrumentOf(demo),
    hasVolume: demo.kind === 'stock' || demo.kind === 'future',
    terms: { lot: demo.kind === 'future' ? demo.lotSize : 1, tick: demo.tickUnits, freezeQuantity: LARGEST_ORDER },
    dataHash: hashCandles(candles),
  };
}

/** The same instrument with other candles. */
export function withCandles(instrument: BacktestInstrument, candles: Candles<PriceColumn>): BacktestInstrument {
  return { ...instrument, candles, dataHash: hashCandles(candles) };
}

/** What is known of the candles at an instant: bars that have ended by then. */
export function candlesUntil(candles: Candles<PriceColumn>, minute: number): Candles<PriceColumn> {
  const end = candles.minute.findIndex((opened) => opened >= minute);
  if (end < 0) return candles;
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
}

function instrumentOf(demo: DemoInstrument): Instrument {
  switch (demo.kind) {
    case 'stock':
      return equity(demo.id, true, demo.priceScale);
    case 'future':
      return future(demo.id, 'INDEX', demo.expiryDay, demo.priceScale);
    case 'index':
    case 'volatility-index':
      return index(demo.id, demo.priceScale);
    default:
      return assertNever(demo);
  }
}

function hashCandles({ instrument, minute, open, high, low, close, volume }: Candles<PriceColumn>): string {
  const hash = createHash('sha256').update(instrument);
  for (const column of [minute, open, high, low, close, volume]) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}

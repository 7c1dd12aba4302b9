// What is traded on the demo exchange: an index, its volatility index, four shares of three sectors, and the index futures that a range of
// sessions meets. Nothing here exists outside Yantra, and every name says so.
import { type DemoFuture, listDemoFutures } from './demo-futures';
import type { DemoSession } from './demo-session';
import type { FactorSpec } from './factor-walk';

interface DemoListing {
  readonly id: string;
  readonly name: string;
  readonly priceScale: number;
  /** Price units between two neighbouring prices. */
  readonly tickUnits: number;
}

export interface DemoIndex extends DemoListing {
  readonly kind: 'index';
  /** Level on the first day of the demo market, in price units. */
  readonly baseUnits: number;
}

export interface DemoVolatilityIndex extends DemoListing {
  readonly kind: 'volatility-index';
}

export interface DemoStock extends DemoListing {
  readonly kind: 'stock';
  readonly baseUnits: number;
  readonly beta: number;
  readonly sector: FactorSpec;
  readonly own: FactorSpec;
  /** Shares of a middling day. */
  readonly dayVolume: number;
}

export type DemoInstrument = DemoIndex | DemoVolatilityIndex | DemoStock | DemoFuture;

const PAISE = 100;

export const DEMO_INDEX: DemoIndex = Object.freeze({
  kind: 'index',
  id: 'DEMO:INDEX',
  name: 'Demo Index (synthetic)',
  priceScale: PAISE,
  tickUnits: 5,
  baseUnits: 830_000,
});

export const DEMO_VIX: DemoVolatilityIndex = Object.freeze({
  kind: 'volatility-index',
  id: 'DEMO:VIX',
  name: 'Demo Volatility Index (synthetic)',
  priceScale: PAISE,
  tickUnits: 1,
});

const FINANCE: FactorSpec = Object.freeze({ label: 'sector:finance', volatility: 0.11, resultJump: 0 });
const TECHNOLOGY: FactorSpec = Object.freeze({ label: 'sector:technology', volatility: 0.14, resultJump: 0 });
const AUTOMOBILES: FactorSpec = Object.freeze({ label: 'sector:automobiles', volatility: 0.12, resultJump: 0 });

function stock(
  symbol: string,
  name: string,
  facts: Pick<DemoStock, 'baseUnits' | 'tickUnits' | 'beta' | 'sector' | 'dayVolume'>,
  own: Omit<FactorSpec, 'label'>,
): DemoStock {
  return Object.freeze({
    kind: 'stock',
    id: `DEMO:${symbol}`,
    name: `${name} (synthetic)`,
    priceScale: PAISE,
    ...facts,
    own: { label: `share:${symbol}`, ...own },
  });
}

/** Prices from below a hundred to above five thousand rupees, so that all four ticks of the real exchange's ladder occur. */
export const DEMO_STOCKS: readonly DemoStock[] = Object.freeze([
  stock(
    'BANKONE',
    'Demo Bank One',
    { baseUnits: 32_000, tickUnits: 5, beta: 1.1, sector: FINANCE, dayVolume: 12_000_000 },
    { volatility: 0.15, resultJump: 0.025 },
  ),
  stock(
    'BANKTWO',
    'Demo Bank Two',
    { baseUnits: 9_500, tickUnits: 1, beta: 1.25, sector: FINANCE, dayVolume: 26_000_000 },
    { volatility: 0.2, resultJump: 0.035 },
  ),
  stock(
    'SOFTWARE',
    'Demo Software',
    { baseUnits: 145_000, tickUnits: 10, beta: 0.7, sector: TECHNOLOGY, dayVolume: 2_600_000 },
    { volatility: 0.16, resultJump: 0.04 },
  ),
  stock(
    'AUTO',
    'Demo Auto',
    { baseUnits: 560_000, tickUnits: 50, beta: 1.05, sector: AUTOMOBILES, dayVolume: 700_000 },
    { volatility: 0.18, resultJump: 0.03 },
  ),
]);

/** Every instrument that has candles in these sessions: the six that always trade, then the futures by expiry. */
export function listDemoInstruments(sessions: readonly DemoSession[]): readonly DemoInstrument[] {
  return [DEMO_INDEX, DEMO_VIX, ...DEMO_STOCKS, ...listDemoFutures(sessions)];
}

// The option chains of an underlying as a run reads them: candles of the exchange where they are stored, a model where they are not, the demo
// market's own for the demo index. Which rows are modelled is said by the rows.
import { JoinedChainHistory } from '../../engine/chain-model/joined-chain-history';
import { ModelledChainHistory } from '../../engine/chain-model/modelled-chain-history';
import type { Candles } from '../../engine/market/candles';
import type { ChainExpiry, ChainHistory } from '../../engine/market/chain-history';
import { findStrikeStep } from '../../engine/market/contract-terms';
import { listedExpiries } from '../../engine/market/listed-expiries';
import { OPTION_PRICE_SCALE } from '../../engine/market/option-contract';
import { findTickSize } from '../../engine/market/order-limits';
import { findIndexUnderlying } from '../../engine/market/underlying';
import { demoChainHistory } from '../../engine/synthetic/demo-chain';
import { DEMO_INDEX, DEMO_VIX } from '../../engine/synthetic/demo-instruments';
import { DEMO_SEED } from '../../engine/synthetic/generate-demo-candles';
import { type DerivativesOf, findDerivativesOf } from '../market-data/contract-symbol';
import { CandleStore } from '../market-data/store/candle-store';
import { ChainStore } from '../market-data/store/chain-store';
import { KeptChainHistory } from '../market-data/store/kept-chain-history';

const VOLATILITY_INDEX = 'NSE:INDIA VIX';
/** Beyond it the model's term is a guess, and nobody trades. */
const MODELLED_DAYS_MAX = 100;
const STRIKES_EACH_SIDE = 30;
const TICK = 5;

/** `instrument`: of the underlying, as `NSE:NIFTY 50`; `root` is the data folder. Null where neither candles nor what a model needs is stored. */
export async function findChainHistory(instrument: string, root: string): Promise<ChainHistory | null> {
  const named = findDerivativesOf(instrument);
  if (named === null) return null;
  if (named.market === 'DEMO') return instrument === DEMO_INDEX.id ? findDemoChains(root) : null;
  const traded = await new ChainStore(root).open({ ...named, timeframe: '1m' });
  const model = await findModel(instrument, named, root);
  return traded === null || model === null ? (traded ?? model) : new JoinedChainHistory(traded, model);
}

async function findDemoChains(root: string): Promise<ChainHistory | null> {
  const [spot, volatilityIndex] = [await findSeries(DEMO_INDEX.id, ['1m'], root), await findSeries(DEMO_VIX.id, ['1m'], root)];
  if (spot === null || volatilityIndex === null) return null;
  return new KeptChainHistory(root, demoChainHistory(spot.candles, volatilityIndex.candles, [spot.hash, volatilityIndex.hash], DEMO_SEED));
}

/** Of an index whose strikes are in the tables, where its minutes and the volatility index are stored. */
async function findModel(instrument: string, { market, underlying }: DerivativesOf, root: string): Promise<ChainHistory | null> {
  if (findIndexUnderlying(underlying) === null) return null;
  const [spot, index] = [await findSeries(instrument, ['1m'], root), await findSeries(VOLATILITY_INDEX, ['1m', '1d'], root)];
  if (spot === null || index === null || spot.candles.priceScale !== OPTION_PRICE_SCALE) return null;
  const model = new ModelledChainHistory({
    market,
    underlying,
    spot: spot.candles,
    volatilityIndex: index.candles,
    expiriesOn: (day) => nearExpiries(underlying, day),
    strikeStep: (day) => (findStrikeStep(underlying, day)?.points ?? 0) * OPTION_PRICE_SCALE,
    strikesEachSide: STRIKES_EACH_SIDE,
    tick: (day) => findTickSize('index-option', 0, day)?.tickPaise ?? TICK,
    dataHash: `${spot.hash} ${index.hash}`,
  });
  return new KeptChainHistory(root, model);
}

/** None before the strikes are in the tables. */
function nearExpiries(underlying: string, day: number): readonly ChainExpiry[] {
  if (findStrikeStep(underlying, day) === null) return [];
  const { expiries } = listedExpiries(underlying, day);
  return expiries.filter((expiry) => expiry.day <= day + MODELLED_DAYS_MAX).map((expiry) => ({ day: expiry.day, cycle: expiry.cycle }));
}

interface Series {
  readonly candles: Candles;
  readonly hash: string;
}

/** The first of the timeframes that is stored. */
async function findSeries(instrument: string, timeframes: readonly string[], root: string): Promise<Series | null> {
  const store = new CandleStore(root);
  for (const timeframe of timeframes) {
    const [candles, dataset] = [store.find(instrument, timeframe), await store.findDataset(instrument, timeframe)];
    if (candles !== null && dataset !== null && candles.count > 0) return { candles, hash: dataset.hash };
  }
  return null;
}

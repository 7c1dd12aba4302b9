// Indicator libraries of npm, each in the loop that its documentation shows: one value in, one average out, at each bar.
import { createRequire } from 'node:module';
import type * as TechnicalIndicators from 'technicalindicators';
import { SMA as TradingSignalsSma } from 'trading-signals';
import type { Candles } from '../../engine/market/candles';
import { type Contestant, inProcess } from '../harness/contestant';
import { CrossBook } from './cross-book';

const FAST = 20;
const SLOW = 50;
export const TECHNICAL_INDICATORS = 'technicalindicators, nextValue loop';
const TRADING_SIGNALS = 'trading-signals, update loop';

/** Its CommonJS build: the one that Node can load. */
const { SMA: TechnicalIndicatorsSma } = createRequire(import.meta.url)('technicalindicators') as typeof TechnicalIndicators;

export function technicalIndicators(candles: Candles): Contestant {
  const book = new CrossBook(candles);
  const play = (): void => {
    book.reset();
    const fast = new TechnicalIndicatorsSma({ period: FAST, values: [] });
    const slow = new TechnicalIndicatorsSma({ period: SLOW, values: [] });
    for (let row = 0; row < candles.count; row += 1) {
      const close = candles.close[row] ?? 0;
      book.bar(row, fast.nextValue(close), slow.nextValue(close));
    }
  };
  return inProcess(TECHNICAL_INDICATORS, { play, outcome: () => book.outcome() });
}

export function tradingSignals(candles: Candles): Contestant {
  const book = new CrossBook(candles);
  const play = (): void => {
    book.reset();
    const fast = new TradingSignalsSma(FAST);
    const slow = new TradingSignalsSma(SLOW);
    for (let row = 0; row < candles.count; row += 1) {
      const close = candles.close[row] ?? 0;
      book.bar(row, fast.update(close, false), slow.update(close, false));
    }
  };
  return inProcess(TRADING_SIGNALS, { play, outcome: () => book.outcome() });
}

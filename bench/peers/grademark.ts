// grademark of npm, used as its documentation shows: a frame of bars with the averages joined on as series, worked out beforehand and outside
// the time that is measured.
import { createRequire } from 'node:module';
import { backtest, type IBar, type IStrategy, type ITrade } from 'grademark';
import type { Candles } from '../../engine/market/candles';
import { US_PER_MINUTE } from '../../engine/time/ist-time';
import { type Contestant, inProcess } from '../harness/contestant';

interface AveragedBar extends IBar {
  readonly fast: number;
  readonly slow: number;
}

type Frame = Parameters<typeof backtest<AveragedBar, AveragedBar, unknown, number>>[1];

interface FrameMaker {
  readonly DataFrame: new (bars: readonly IBar[]) => { withSeries(series: Readonly<Record<'fast' | 'slow', object>>): Frame };
  readonly Series: new (values: readonly number[]) => object;
}

const require = createRequire(import.meta.url);
/** Its own frames, found from where it stands. */
const { DataFrame, Series } = createRequire(require.resolve('grademark'))('data-forge') as FrameMaker;

export const GRADEMARK = 'grademark, averages given';
const US_PER_MS = 1_000;

export function grademark(candles: Candles): Contestant {
  const frame = frameOf(candles);
  let trades: readonly ITrade[] = [];
  const play = (): void => {
    trades = backtest(crossStrategy(), frame);
  };
  const outcome = () => ({ trades: trades.length, pnlPaise: trades.reduce((sum, trade) => sum + trade.profit, 0), equitySum: null });
  return inProcess(GRADEMARK, { play, outcome }, { differs: 'asks neither rule on the bar of a fill', roundsMax: 5 });
}

function crossStrategy(): IStrategy<AveragedBar, AveragedBar, unknown> {
  let side = Number.NaN;
  const crossed = ({ fast, slow }: AveragedBar): number => {
    const last = side;
    side = Math.sign(fast - slow);
    return side === 1 && last <= 0 ? 1 : side === -1 && last >= 0 ? -1 : 0;
  };
  return {
    entryRule: (enterPosition, { bar }) => {
      if (crossed(bar) === 1) enterPosition();
    },
    exitRule: (exitPosition, { bar }) => {
      if (crossed(bar) === -1) exitPosition();
    },
  };
}

function frameOf(candles: Candles): Frame {
  const { count, minute, open, high, low, close, volume } = candles;
  const bars = Array.from({ length: count }, (_, row): IBar => {
    const time = new Date(((minute[row] ?? 0) * US_PER_MINUTE) / US_PER_MS);
    return { time, open: open[row] ?? 0, high: high[row] ?? 0, low: low[row] ?? 0, close: close[row] ?? 0, volume: volume[row] ?? 0 };
  });
  return new DataFrame(bars).withSeries({ fast: new Series(averages(candles, 20)), slow: new Series(averages(candles, 50)) });
}

function averages({ close, count }: Candles, period: number): readonly number[] {
  let sum = 0;
  return Array.from({ length: count }, (_, row) => {
    sum += (close[row] ?? 0) - (row >= period ? (close[row - period] ?? 0) : 0);
    return row >= period - 1 ? sum / period : Number.NaN;
  });
}

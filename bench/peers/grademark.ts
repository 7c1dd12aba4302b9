// grademark of npm: a backtester over frames of bar objects. Its averages are worked out beforehand, outside the time that is measured.
import { createRequire } from 'node:module';
import { backtest, type IBar, type IStrategy, type ITrade } from 'grademark';
import type { Candles } from '../../engine/market/candles';
import { US_PER_MINUTE } from '../../engine/time/ist-time';
import { type Contestant, inProcess } from '../harness/contestant';

interface CrossBar extends IBar {
  /** 1 where the fast average crosses above the slow one, −1 below, 0 elsewhere. */
  readonly crossed: number;
}

type Frame = Parameters<typeof backtest<CrossBar, CrossBar, unknown, number>>[1];

const require = createRequire(import.meta.url);
/** Its own frames, found from where it stands. */
const { DataFrame } = createRequire(require.resolve('grademark'))('data-forge') as { readonly DataFrame: new (bars: readonly CrossBar[]) => Frame };

export const GRADEMARK = 'grademark, averages given';
const US_PER_MS = 1_000;

const STRATEGY: IStrategy<CrossBar, CrossBar, unknown, number> = {
  entryRule: (enterPosition, { bar }) => {
    if (bar.crossed === 1) enterPosition();
  },
  exitRule: (exitPosition, { bar }) => {
    if (bar.crossed === -1) exitPosition();
  },
};

export function grademark(candles: Candles): Contestant {
  const frame = frameOf(candles);
  let trades: readonly ITrade[] = [];
  const play = (): void => {
    trades = backtest(STRATEGY, frame);
  };
  const outcome = () => ({ trades: trades.length, pnlPaise: trades.reduce((sum, trade) => sum + trade.profit, 0), equitySum: null });
  return inProcess(GRADEMARK, { play, outcome }, { differs: 'does not ask its exit rule on the bar of the fill', roundsMax: 5 });
}

function frameOf(candles: Candles): Frame {
  const fast = averages(candles, 20);
  const slow = averages(candles, 50);
  let side = Number.NaN;
  const bars = Array.from({ length: candles.count }, (_, row): CrossBar => {
    const distance = (fast[row] ?? Number.NaN) - (slow[row] ?? Number.NaN);
    const crossed = distance > 0 && side <= 0 ? 1 : distance < 0 && side >= 0 ? -1 : 0;
    side = Math.sign(distance);
    const { minute, open, high, low, close, volume } = candles;
    const time = new Date(((minute[row] ?? 0) * US_PER_MINUTE) / US_PER_MS);
    return { time, open: open[row] ?? 0, high: high[row] ?? 0, low: low[row] ?? 0, close: close[row] ?? 0, volume: volume[row] ?? 0, crossed };
  });
  return new DataFrame(bars);
}

function averages({ close, count }: Candles, period: number): Float64Array {
  const found = new Float64Array(count).fill(Number.NaN);
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    sum += (close[row] ?? 0) - (row >= period ? (close[row - period] ?? 0) : 0);
    if (row >= period - 1) found[row] = sum / period;
  }
  return found;
}

// What was held in options, on the bars of their underlying: a strip along the floor for each trade, and of the chosen one the strikes of its legs.
import { drawLabel, line, type Plot, yOf } from './plot';
import type { DrawnTrade, StrikeLine } from './price-scene';
import { crisp, type Frame } from './surface';

const STRIP = 4;
/** Strikes may stretch the scale to so many times the height of the bars, on either side. */
const STRETCH = 1;

/** Held trades in view. `x`: of a place, CSS pixels. */
export function drawHeldOptions(
  { context, palette }: Frame,
  plot: Plot,
  held: readonly DrawnTrade[],
  chosen: number | null,
  x: (place: number) => number,
): void {
  for (const { isGain, from, to, index } of held) {
    const [left, right] = [Math.max(plot.left, x(from)), Math.min(plot.right, x(to))];
    context.fillStyle = isGain ? palette.gain : palette.loss;
    const height = index === chosen ? STRIP * 1.5 : STRIP;
    context.fillRect(left, plot.bottom - height, Math.max(2, right - left - 1), height);
  }
  const trade = held.find(({ index }) => index === chosen);
  if (trade === undefined) return;
  for (const strike of trade.strikes) drawStrike({ context, palette }, plot, strike, x(trade.from), x(trade.to));
}

/** A strike beyond the scale stands at its edge, with an arrow. */
function drawStrike(
  { context, palette }: Pick<Frame, 'context' | 'palette'>,
  plot: Plot,
  strike: StrikeLine,
  from: number,
  to: number,
): void {
  const [left, right] = [Math.max(plot.left, from), Math.min(plot.right, to)];
  const isBeyond = strike.price > plot.high || strike.price < plot.low;
  const y = Math.min(plot.bottom - 18, Math.max(plot.top + 9, yOf(plot, strike.price)));
  const colour = strike.isSold ? palette['leg-2'] : palette['leg-3'];
  if (!isBeyond) {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.setLineDash(strike.isSold ? [] : [6, 4]);
    line(context, left, crisp(y), right, crisp(y));
    context.setLineDash([]);
  }
  const arrow = !isBeyond ? '' : strike.price > plot.high ? '↑ ' : '↓ ';
  drawLabel({ context, palette }, `${arrow}${strike.words}`, left + 6, y, colour);
}

/** The range of bars, stretched towards the strikes of a trade. */
export function rangeWithStrikes(low: number, high: number, trade: DrawnTrade | undefined): readonly [low: number, high: number] {
  if (trade === undefined || trade.strikes.length === 0) return [low, high];
  const room = (high - low) * STRETCH;
  const prices = trade.strikes.map(({ price }) => price);
  return [Math.min(low, Math.max(low - room, Math.min(...prices))), Math.max(high, Math.min(high + room, Math.max(...prices)))];
}

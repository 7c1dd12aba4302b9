// A rectangle of a canvas with a vertical scale, and what every plot draws: grid, labels at the right edge, a hairline.
import { niceTicks } from '../chart/nice-ticks';
import { crisp, type Frame } from './surface';

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly low: number;
  readonly high: number;
}

export function yOf(plot: Plot, value: number): number {
  const span = plot.high - plot.low || 1;
  return plot.bottom - ((value - plot.low) / span) * (plot.bottom - plot.top);
}

/** The range of values with a little air; a flat one is opened up. */
export function padded(low: number, high: number): { readonly low: number; readonly high: number } {
  const air = (high - low) * 0.06 || Math.abs(high) * 0.01 || 1;
  return { low: low - air, high: high + air };
}

/** Room that a tag takes above and below its middle, together with half a label's height. */
const TAG_REACH = 16;

function tagY(plot: Plot, value: number): number {
  return Math.min(Math.max(yOf(plot, value), plot.top + 9), plot.bottom - 9);
}

/** `tagged`: a value whose tag will stand on the scale; labels make way for it. */
export function drawGrid({ context, palette }: Frame, plot: Plot, text: (value: number) => string, tagged: number | null = null): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const tick of niceTicks(plot.low, plot.high, (plot.bottom - plot.top) / 44)) {
    const y = crisp(yOf(plot, tick));
    context.strokeStyle = palette.line;
    line(context, plot.left, y, plot.right, y);
    if (tagged !== null && Math.abs(tagY(plot, tagged) - y) < TAG_REACH) continue;
    context.fillStyle = palette['text-dim'];
    context.fillText(text(tick), plot.right + 8, y);
  }
}

/** A value on the scale's edge, as a tag. */
export function drawTag({ context, palette, width }: Frame, plot: Plot, value: number, text: string, fill: string): void {
  const y = tagY(plot, value);
  context.fillStyle = fill;
  context.fillRect(plot.right + 1, y - 9, width - plot.right - 1, 18);
  context.fillStyle = palette['surface-raised'];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(text, plot.right + 8, y + 0.5);
}

/** Words that stay readable on whatever lies behind them; `y`: their middle. */
export function drawLabel(
  { context, palette }: Pick<Frame, 'context' | 'palette'>,
  text: string,
  x: number,
  y: number,
  colour: string,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const width = context.measureText(text).width;
  context.fillStyle = palette['surface-raised'];
  context.fillRect(x - 3, y - 8, width + 6, 16);
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}

export function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

export function drawPath(
  context: CanvasRenderingContext2D,
  count: number,
  x: (index: number) => number,
  y: (index: number) => number,
): void {
  context.beginPath();
  for (let index = 0; index < count; index += 1) {
    if (index === 0) context.moveTo(x(index), y(index));
    else context.lineTo(x(index), y(index));
  }
}

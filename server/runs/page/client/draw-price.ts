// Paints the price chart: sessions set apart by hairlines, bars, stops as step lines, trades as links between their triangles.

import { istMinuteOfDay } from '../../../../engine/market/candles';
import { formatClock } from '../../../../engine/time/ist-time';
import { formatPrice } from '../../number-text';
import { type ChartBars, type DrawnBar, drawnBars } from '../chart/chart-bars';
import { dateTicks } from '../chart/date-ticks';
import type { ViewWindow } from '../chart/view-window';
import { drawHeldOptions, rangeWithStrikes } from './draw-options';
import type { Palette } from './palette';
import { drawGrid, drawTag, line, type Plot, padded, yOf } from './plot';
import { barsInView, type DrawnTrade, type Marker, type PriceScene } from './price-scene';
import { crisp, type Frame } from './surface';

export const SCALE_WIDTH = 80;
const DATES_HEIGHT = 24;
/** A joined bar is at least so wide, CSS pixels. */
const BAR_WIDTH_MIN = 5;
/** More links than this in view are noise. */
const LINKS_MAX = 250;
/** More triangles than this hide the price they stand on. */
export const MARKERS_MAX = 500;

export interface PriceView {
  readonly scene: PriceScene;
  readonly view: ViewWindow;
  /** Index of the chosen trade in the run; null for none. */
  readonly chosen: number | null;
  /** Place and height of the pointer, CSS pixels. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

function xOf(view: ViewWindow, plot: Plot, place: number): number {
  return plot.left + ((place - view.from) / (view.to - view.from)) * (plot.right - plot.left);
}

export function drawPrice(frame: Frame, state: PriceView): void {
  const { context, width, height } = frame;
  const { scene, view } = state;
  const right = width - SCALE_WIDTH;
  const bars = barsInView(scene, view);
  const group = Math.max(1, Math.ceil((BAR_WIDTH_MIN * (view.to - view.from)) / (right * bars.width)));
  const shown = [...drawnBars(bars, view.from, view.to, group)];
  const plot: Plot = { left: 0, top: 34, right, bottom: height - DATES_HEIGHT, ...priceRange(state, shown) };
  const price = (units: number): string => formatPrice(units, scene.instrument.priceScale);
  context.clearRect(0, 0, width, height);
  const held = tradesInView(scene, view).filter(({ prices }) => prices === null);
  drawLife(frame, state, plot, held);
  drawSessions(frame, state, plot);
  const last = shown.at(-1);
  drawGrid(frame, plot, price, last?.close ?? null);
  context.save();
  context.beginPath();
  context.rect(0, plot.top, right, plot.bottom - plot.top);
  context.clip();
  drawBars(frame, plot, view, shown);
  drawHeldOptions(frame, plot, held, state.chosen, (place) => xOf(view, plot, place));
  drawStops(frame, plot, state);
  drawLinks(frame, plot, state);
  drawMarkers(frame, plot, state);
  context.restore();
  if (last !== undefined) drawTag(frame, plot, last.close, price(last.close), frame.palette['text-dim']);
  drawPointer(frame, plot, state, price);
}

/** Room for all bars and stops in view. */
function priceRange(state: PriceView, shown: readonly DrawnBar[]): { readonly low: number; readonly high: number } {
  const { scene, view } = state;
  if (shown.length === 0) return { low: 0, high: 1 };
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const bar of shown) [low, high] = [Math.min(low, bar.low), Math.max(high, bar.high)];
  for (const { fromPlace, toPlace, price } of scene.stops) {
    if (toPlace >= view.from && fromPlace <= view.to) [low, high] = [Math.min(low, price), Math.max(high, price)];
  }
  const chosen = scene.trades.find(({ index, prices }) => index === state.chosen && prices === null);
  return padded(...rangeWithStrikes(low, high, chosen));
}

/** While the chosen structure was held its underlying stands on a wash. */
function drawLife({ context, palette }: Frame, { view, chosen }: PriceView, plot: Plot, held: readonly DrawnTrade[]): void {
  const trade = held.find(({ index }) => index === chosen);
  if (trade === undefined) return;
  const [left, right] = [Math.max(plot.left, xOf(view, plot, trade.from)), Math.min(plot.right, xOf(view, plot, trade.to))];
  context.fillStyle = palette['accent-wash'];
  context.fillRect(left, plot.top, Math.max(2, right - left), plot.bottom - plot.top);
}

function drawSessions({ context, palette }: Frame, { scene: { axis }, view }: PriceView, plot: Plot): void {
  const first = axis.sessionAt(view.from);
  const last = axis.sessionAt(view.to - 1e-6);
  const days = Array.from({ length: last - first + 1 }, (_, index) => axis.dayOf(first + index));
  const room = plot.right / days.length;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  context.strokeStyle = palette.line;
  if (room > 12)
    for (let session = first; session <= last; session += 1) verticalAt(context, xOf(view, plot, axis.start[session] ?? 0), plot);
  for (const { index, text, isMajor } of dateTicks(days, Math.max(1, plot.right / 84))) {
    const x = Math.max(xOf(view, plot, axis.start[first + index] ?? 0), 0);
    if (x > plot.right - 44) continue;
    if (room <= 12) verticalAt(context, x, plot);
    context.fillStyle = isMajor ? palette.text : palette['text-dim'];
    context.fillText(text, x + 5, plot.bottom + 12);
  }
}

function verticalAt(context: CanvasRenderingContext2D, x: number, plot: Plot): void {
  line(context, crisp(x), plot.top, crisp(x), plot.bottom);
}

/** Hollow when it rose, filled when it fell: direction does not hang on colour. */
function drawBars({ context, palette }: Frame, plot: Plot, view: ViewWindow, shown: readonly DrawnBar[]): void {
  context.lineWidth = 1;
  for (const { from, to, open, high, low, close } of shown) {
    const [left, right] = [xOf(view, plot, from), xOf(view, plot, to)];
    const middle = crisp((left + right) / 2 - 0.5);
    const isUp = close >= open;
    const colour = isUp ? palette.gain : palette.loss;
    context.strokeStyle = colour;
    context.fillStyle = isUp ? palette['surface-raised'] : colour;
    line(context, middle, yOf(plot, high), middle, yOf(plot, low));
    const body = Math.max(1, Math.floor((right - left) * 0.7));
    const top = Math.round(yOf(plot, Math.max(open, close)));
    const height = Math.max(1, Math.round(yOf(plot, Math.min(open, close))) - top);
    if (body < 3) continue;
    context.fillRect(middle - body / 2, top, body, height);
    if (isUp) context.strokeRect(crisp(middle - body / 2 - 0.5), crisp(top - 0.5), body - 1, Math.max(height - 1, 0));
  }
}

function drawStops({ context, palette }: Frame, plot: Plot, { scene, view }: PriceView): void {
  context.strokeStyle = palette.warn;
  context.lineWidth = 1.5;
  let before: { readonly x: number; readonly y: number } | null = null;
  for (const { fromPlace, toPlace, price } of scene.stops) {
    const [x1, x2, y] = [xOf(view, plot, fromPlace), xOf(view, plot, toPlace), yOf(plot, price)];
    const isShown = toPlace >= view.from && fromPlace <= view.to && x2 - x1 >= 1;
    if (isShown) line(context, x1, y, x2, y);
    if (isShown && before !== null && Math.abs(before.x - x1) < 0.5) line(context, x1, before.y, x1, y);
    before = { x: x2, y };
  }
}

function drawLinks({ context, palette }: Frame, plot: Plot, { scene, view, chosen }: PriceView): void {
  const inView = tradesInView(scene, view);
  const links = inView.length > LINKS_MAX ? inView.filter(({ index }) => index === chosen) : inView;
  for (const { index, isGain, from, to, prices } of links) {
    if (prices === null) continue;
    const isChosen = index === chosen;
    context.strokeStyle = isGain ? palette.gain : palette.loss;
    context.lineWidth = isChosen ? 2.5 : 1.25;
    context.setLineDash(isChosen ? [] : [4, 3]);
    line(context, xOf(view, plot, from), yOf(plot, prices.entry), xOf(view, plot, to), yOf(plot, prices.exit));
  }
  context.setLineDash([]);
}

function tradesInView({ trades }: PriceScene, view: ViewWindow): readonly DrawnTrade[] {
  return trades.filter(({ from, to }) => to >= view.from && from <= view.to);
}

export function markersInView({ markers }: PriceScene, view: ViewWindow): readonly Marker[] {
  return markers.filter(({ place }) => place >= view.from && place <= view.to);
}

function drawMarkers({ context, palette }: Frame, plot: Plot, { scene, view }: PriceView): void {
  const inView = markersInView(scene, view);
  if (inView.length > MARKERS_MAX) return;
  const size = inView.length > 120 ? 3.5 : 5;
  for (const { place, price, isBuy, isExit, leg } of inView) {
    const x = xOf(view, plot, place);
    const tip = yOf(plot, price);
    const way = isBuy ? 1 : -1;
    context.beginPath();
    context.moveTo(x, tip);
    context.lineTo(x - size, tip + way * size * 1.7);
    context.lineTo(x + size, tip + way * size * 1.7);
    context.closePath();
    const colour = legColour(palette, leg);
    context.fillStyle = isExit ? palette['surface-raised'] : colour;
    context.strokeStyle = isExit ? colour : palette['surface-raised'];
    context.lineWidth = isExit ? 1.5 : 1;
    context.fill();
    context.stroke();
  }
}

function legColour(palette: Palette, leg: number): string {
  return [palette.accent, palette['leg-2'], palette['leg-3']][leg % 3] ?? palette.accent;
}

function drawPointer(frame: Frame, plot: Plot, { scene, view, pointer }: PriceView, price: (units: number) => string): void {
  if (pointer === null || pointer.x > plot.right) return;
  const { context, palette } = frame;
  context.strokeStyle = palette['line-strong'];
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  verticalAt(context, pointer.x, plot);
  const isInside = pointer.y > plot.top && pointer.y < plot.bottom;
  if (isInside) line(context, 0, crisp(pointer.y), plot.right, crisp(pointer.y));
  context.setLineDash([]);
  if (isInside) {
    const value = plot.low + ((plot.bottom - pointer.y) / (plot.bottom - plot.top)) * (plot.high - plot.low);
    drawTag(frame, plot, value, price(value), palette.text);
  }
  const minute = scene.axis.minuteAt(view.from + (pointer.x / plot.right) * (view.to - view.from));
  context.fillStyle = palette.text;
  context.fillRect(pointer.x - 22, plot.bottom + 3, 44, 18);
  context.fillStyle = palette['surface-raised'];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(formatClock(istMinuteOfDay(minute)), pointer.x, plot.bottom + 12.5);
}

/** The whole run as a line, with the stretch in view. */
export function drawStrip({ context, width, height, palette }: Frame, { scene, view }: PriceView): void {
  const { axis, whole } = scene;
  const right = width - SCALE_WIDTH;
  context.clearRect(0, 0, width, height);
  const x = (place: number): number => (place / Math.max(1, axis.length)) * right;
  context.fillStyle = palette['accent-wash'];
  const span = Math.max(x(view.to) - x(view.from), 3);
  context.fillRect(x(view.from), 0, span, height);
  drawCloses(context, whole, x, height, right);
  context.strokeStyle = palette.grey;
  context.lineWidth = 1;
  context.stroke();
  context.strokeStyle = palette.accent;
  context.strokeRect(crisp(x(view.from)), 0.5, Math.round(span), height - 1);
}

function drawCloses(
  context: CanvasRenderingContext2D,
  { count, place, close }: ChartBars,
  x: (place: number) => number,
  height: number,
  width: number,
): void {
  const step = Math.max(1, Math.floor(count / Math.max(1, width)));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < count; row += step) [low, high] = [Math.min(low, close[row] ?? low), Math.max(high, close[row] ?? high)];
  context.beginPath();
  for (let row = 0; row < count; row += step) {
    const y = height - 5 - (((close[row] ?? low) - low) / (high - low || 1)) * (height - 10);
    context.lineTo(x(place[row] ?? 0), y);
  }
}

// Equity at session ends with the benchmark in grey, the drawdown in a red wash under it, and a crosshair that mouse and arrow keys share.
import { formatPercent, formatRupees, formatRupeesShort } from '../../number-text';
import { dateTicks, dayWords } from '../chart/date-ticks';
import { unpackDifferences } from '../chart/unpack-integers';
import type { PageData } from '../embedded/page-data';
import { findElement, getElement } from './get-element';
import { drawGrid, drawPath, drawTag, line, type Plot, padded, yOf } from './plot';
import { readoutPart } from './readout';
import { crisp, type Frame, Surface } from './surface';

interface Curves {
  readonly day: Float64Array;
  readonly equity: Float64Array;
  /** At most 0. */
  readonly drawdown: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly benchmarkName: string;
}

const SCALE_WIDTH = 72;
const DATES_HEIGHT = 24;

/** Null where the run has no session. */
export function startEquityChart({ daily, startPaise }: PageData): Surface | null {
  const canvas = findElement('equity-chart', HTMLCanvasElement);
  if (canvas === null) return null;
  const curves = curvesOf(daily, startPaise);
  const last = curves.day.length - 1;
  let at: number | null = null;
  const readout = getElement('equity-readout', HTMLElement);
  const surface = new Surface(canvas, (frame) => drawEquity(frame, curves, at));
  const point = (index: number | null): void => {
    at = index === null ? null : Math.min(Math.max(index, 0), last);
    readout.replaceChildren(...readoutParts(curves, at ?? last));
    surface.ask();
  };
  canvas.addEventListener('pointermove', ({ offsetX }) =>
    point(Math.round((offsetX / Math.max(1, canvas.clientWidth - SCALE_WIDTH)) * last)),
  );
  canvas.addEventListener('pointerleave', () => point(null));
  canvas.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -21, PageDown: 21, Home: -last, End: last }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    point((at ?? last) + step);
  });
  point(null);
  startTable(curves);
  return surface;
}

/** The first point is the money at the start, on the day of the first session. */
function curvesOf(daily: PageData['daily'], startPaise: number): Curves {
  const fromStart = (packed: string, start: number): Float64Array => Float64Array.of(start, ...unpackDifferences(packed, daily.count));
  const equity = fromStart(daily.equity, startPaise);
  const sessions = unpackDifferences(daily.day, daily.count);
  let peak = startPaise;
  const drawdown = equity.map((paise) => {
    peak = Math.max(peak, paise);
    return (paise - peak) / peak;
  });
  return {
    day: Float64Array.of(sessions[0] ?? 0, ...sessions),
    equity,
    drawdown,
    benchmark: daily.benchmark === null ? null : fromStart(daily.benchmark, startPaise),
    benchmarkName: daily.benchmarkName,
  };
}

/** What a point is called: the money at the start belongs to no session. */
function pointName({ day }: Curves, at: number): string {
  return at === 0 ? 'Start' : dayWords(day[at] ?? 0);
}

function drawEquity(frame: Frame, curves: Curves, at: number | null): void {
  const { context, width, height, palette } = frame;
  const { day, equity, drawdown, benchmark } = curves;
  const values = benchmark === null ? [...equity] : [...equity, ...benchmark];
  const split = Math.round((height - DATES_HEIGHT) * 0.74);
  const right = width - SCALE_WIDTH;
  const upper: Plot = { left: 0, top: 30, right, bottom: split - 8, ...padded(Math.min(...values), Math.max(...values)) };
  const lower: Plot = {
    left: 0,
    top: split + 8,
    right,
    bottom: height - DATES_HEIGHT - 4,
    low: Math.min(...drawdown, -0.001) * 1.05,
    high: 0,
  };
  const x = (index: number): number => (index / Math.max(1, day.length - 1)) * right;
  context.clearRect(0, 0, width, height);
  drawDates(frame, curves, x, height - DATES_HEIGHT);
  const shown = at ?? day.length - 1;
  drawGrid(frame, upper, formatRupeesShort, equity[shown] ?? 0);
  const decimals = lower.low > -0.02 ? 2 : lower.low > -0.1 ? 1 : 0;
  drawGrid(frame, lower, (value) => formatPercent(value, decimals));
  context.strokeStyle = palette.line;
  line(context, 0, crisp(split), width, crisp(split));
  fillDrawdown(frame, lower, drawdown, x);
  context.lineJoin = 'round';
  if (benchmark !== null) {
    context.strokeStyle = palette.grey;
    context.lineWidth = 1.25;
    drawPath(context, day.length, x, (index) => yOf(upper, benchmark[index] ?? 0));
    context.stroke();
  }
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.75;
  drawPath(context, day.length, x, (index) => yOf(upper, equity[index] ?? 0));
  context.stroke();
  if (at !== null) drawPoint(frame, x(shown), yOf(upper, equity[shown] ?? 0));
  if (at !== null) {
    context.strokeStyle = palette['line-strong'];
    context.lineWidth = 1;
    line(context, crisp(x(at)), 30, crisp(x(at)), height - DATES_HEIGHT);
  }
  drawTag(frame, upper, equity[shown] ?? 0, formatRupeesShort(equity[shown] ?? 0), palette.accent);
}

function drawPoint({ context, palette }: Frame, x: number, y: number): void {
  context.fillStyle = palette.accent;
  context.beginPath();
  context.arc(x, y, 3, 0, 2 * Math.PI);
  context.fill();
}

function fillDrawdown({ context, palette }: Frame, plot: Plot, drawdown: Float64Array, x: (index: number) => number): void {
  const last = drawdown.length - 1;
  drawPath(context, drawdown.length, x, (index) => yOf(plot, drawdown[index] ?? 0));
  context.strokeStyle = palette.loss;
  context.lineWidth = 1;
  context.stroke();
  context.lineTo(x(last), plot.top);
  context.lineTo(x(0), plot.top);
  context.globalAlpha = 0.2;
  context.fillStyle = palette.loss;
  context.fill();
  context.globalAlpha = 1;
}

function drawDates({ context, width, palette }: Frame, { day }: Curves, x: (index: number) => number, top: number): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const right = width - SCALE_WIDTH;
  const ticks = dateTicks(day.subarray(1), Math.max(2, right / 72));
  for (const { index, text, isMajor } of ticks) {
    const at = x(index + 1);
    if (ticks.length > 1 && (at < 16 || at > right - 16)) continue;
    context.strokeStyle = palette.line;
    context.lineWidth = 1;
    line(context, crisp(at), 30, crisp(at), top);
    context.fillStyle = isMajor ? palette.text : palette['text-dim'];
    context.fillText(text, Math.min(at, right - 16), top + 12);
  }
}

function readoutParts(curves: Curves, at: number): readonly Node[] {
  const { equity, drawdown, benchmark, benchmarkName } = curves;
  const parts = [
    readoutPart(pointName(curves, at), ''),
    readoutPart('Equity', formatRupees(equity[at] ?? 0, 'plain', 0)),
    readoutPart('Drawdown', formatPercent(drawdown[at] ?? 0)),
  ];
  if (benchmark !== null) parts.push(readoutPart(`Holding ${benchmarkName}`, formatRupees(benchmark[at] ?? 0, 'plain', 0)));
  return parts;
}

/** The same values as a table, laid when it is opened. */
function startTable(curves: Curves): void {
  const details = getElement('equity-table', HTMLDetailsElement);
  details.addEventListener('toggle', () => {
    const place = details.querySelector('div');
    if (place === null || place.firstChild !== null) return;
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const title of ['Session', 'Equity', 'Drawdown', ...(curves.benchmark === null ? [] : [`Holding ${curves.benchmarkName}`])]) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = title;
      if (title !== 'Session') cell.className = 'number';
      head.append(cell);
    }
    const body = table.createTBody();
    for (let row = 0; row < curves.day.length; row += 1) {
      const cells = [pointName(curves, row), formatRupees(curves.equity[row] ?? 0), formatPercent(curves.drawdown[row] ?? 0)];
      if (curves.benchmark !== null) cells.push(formatRupees(curves.benchmark[row] ?? 0));
      const line = body.insertRow();
      for (const [index, text] of cells.entries()) {
        const cell = line.insertCell();
        cell.textContent = text;
        if (index > 0) cell.className = 'number';
      }
    }
    place.append(table);
  });
}

// The price chart as a thing to handle: drag, wheel, keys and the strip move the window; the table of trades asks it to show one.
import { formatNumber, formatPrice } from '../../number-text';
import { findBar } from '../chart/chart-bars';
import { instantWords } from '../chart/instant-words';
import type { TradeRow } from '../chart/trade-rows';
import { clampWindow, panWindow, type ViewWindow, windowAround, zoomWindow } from '../chart/view-window';
import type { PageInstrument } from '../embedded/page-data';
import { drawPrice, drawStrip, MARKERS_MAX, markersInView, type PriceView, SCALE_WIDTH } from './draw-price';
import { getElement } from './get-element';
import { barsInView, openScene, type PriceScene } from './price-scene';
import { readoutPart } from './readout';
import { Surface } from './surface';

const SESSIONS_AT_FIRST = 5;

export class PriceChart {
  readonly surfaces: readonly Surface[];
  private readonly canvas = getElement('price-chart', HTMLCanvasElement);
  private readonly readout = getElement('price-readout', HTMLElement);
  private readonly select = getElement('chart-instrument', HTMLSelectElement);
  private readonly scenes = new Map<number, PriceScene>();
  private readonly instruments: readonly PageInstrument[];
  private readonly rows: readonly TradeRow[];
  private state: PriceView;

  /** `onStep`: the reader wants the trade before (−1) or after (1). */
  constructor(instruments: readonly PageInstrument[], rows: readonly TradeRow[], onStep: (step: 1 | -1) => void) {
    this.instruments = instruments;
    this.rows = rows;
    this.state = this.opening(0);
    const strip = getElement('price-strip', HTMLCanvasElement);
    this.surfaces = [
      new Surface(this.canvas, (frame) => drawPrice(frame, this.state)),
      new Surface(strip, (frame) => drawStrip(frame, this.state)),
    ];
    this.select.addEventListener('change', () => this.change(this.opening(Number(this.select.value))));
    this.startPointer();
    this.startStrip(strip);
    this.startButtons(onStep);
    this.canvas.addEventListener('keydown', (event) => this.onKey(event, onStep));
    this.showReadout();
  }

  /** Opens an instrument of a trade, where its bars are in the page, and goes there. */
  show(row: TradeRow, index: number): void {
    if (this.instruments[index] === undefined) return;
    this.select.value = String(index);
    const scene = this.scene(index);
    const view = windowAround(scene.axis.placeOf(row.entryMinute), scene.axis.placeOf(row.exitMinute), scene.axis.length);
    this.change({ scene, view, chosen: row.index, pointer: null });
  }

  private scene(index: number): PriceScene {
    const known = this.scenes.get(index);
    if (known !== undefined) return known;
    const instrument = this.instruments[index];
    if (instrument === undefined) throw new Error(`The page has no instrument ${index}.`);
    const scene = openScene(instrument, index, this.rows);
    this.scenes.set(index, scene);
    return scene;
  }

  private opening(index: number): PriceView {
    const scene = this.scene(index);
    const { axis } = scene;
    const sessions = axis.start.length - 1;
    const lastTraded = scene.trades.reduce((last, { to }) => Math.max(last, axis.sessionAt(to) + 1), 0);
    // Where the last sessions hold no trade, the chart opens at the last that does.
    const end = lastTraded === 0 || lastTraded > sessions - SESSIONS_AT_FIRST ? sessions : lastTraded;
    const from = axis.start[Math.max(0, end - SESSIONS_AT_FIRST)] ?? 0;
    const to = axis.start[end] ?? axis.length;
    return { scene, view: clampWindow({ from, to }, axis.length), chosen: null, pointer: null };
  }

  private change(parts: Partial<PriceView>): void {
    this.state = { ...this.state, ...parts };
    for (const surface of this.surfaces) surface.ask();
    this.showReadout();
  }

  private move(view: ViewWindow): void {
    this.change({ view });
  }

  private startPointer(): void {
    const { canvas } = this;
    const plotWidth = (): number => Math.max(1, canvas.clientWidth - SCALE_WIDTH);
    const placesPerPixel = (): number => (this.state.view.to - this.state.view.from) / plotWidth();
    let dragX: number | null = null;
    canvas.addEventListener('pointerdown', (event) => {
      dragX = event.offsetX;
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', ({ offsetX: x, offsetY: y }) => {
      if (dragX === null) return this.change({ pointer: { x, y } });
      const view = panWindow(this.state.view, (dragX - x) * placesPerPixel(), this.length);
      dragX = x;
      this.change({ view, pointer: null });
    });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(end, () => {
        dragX = null;
      });
    }
    canvas.addEventListener('pointerleave', () => this.change({ pointer: null }));
    // A page that scrolls under a chart that zooms is a trap: the wheel zooms only when asked to.
    canvas.addEventListener(
      'wheel',
      (event) => {
        const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
        const isAsked = event.ctrlKey || event.metaKey || document.activeElement === canvas;
        if (!isSideways && !isAsked) return;
        event.preventDefault();
        if (isSideways) return this.move(panWindow(this.state.view, event.deltaX * placesPerPixel(), this.length));
        this.move(zoomWindow(this.state.view, event.deltaY > 0 ? 1.2 : 1 / 1.2, Math.min(1, event.offsetX / plotWidth()), this.length));
      },
      { passive: false },
    );
  }

  private startStrip(strip: HTMLCanvasElement): void {
    const centre = ({ offsetX }: PointerEvent): void => {
      const { view } = this.state;
      const place = (offsetX / Math.max(1, strip.clientWidth - SCALE_WIDTH)) * this.length;
      const half = (view.to - view.from) / 2;
      this.move(clampWindow({ from: place - half, to: place + half }, this.length));
    };
    strip.addEventListener('pointerdown', (event) => {
      strip.setPointerCapture(event.pointerId);
      centre(event);
    });
    strip.addEventListener('pointermove', (event) => {
      if (event.buttons === 1) centre(event);
    });
  }

  private startButtons(onStep: (step: 1 | -1) => void): void {
    onPress('chart-in', () => this.move(zoomWindow(this.state.view, 0.6, 0.5, this.length)));
    onPress('chart-out', () => this.move(zoomWindow(this.state.view, 1 / 0.6, 0.5, this.length)));
    onPress('chart-all', () => this.move({ from: 0, to: this.length }));
    onPress('chart-before', () => onStep(-1));
    onPress('chart-after', () => onStep(1));
  }

  private onKey(event: KeyboardEvent, onStep: (step: 1 | -1) => void): void {
    const { view } = this.state;
    const span = view.to - view.from;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.move(panWindow(view, -span * 0.1, this.length)),
      ArrowRight: () => this.move(panWindow(view, span * 0.1, this.length)),
      PageUp: () => this.move(panWindow(view, -span, this.length)),
      PageDown: () => this.move(panWindow(view, span, this.length)),
      Home: () => this.move(panWindow(view, -this.length, this.length)),
      End: () => this.move(panWindow(view, this.length, this.length)),
      '+': () => this.move(zoomWindow(view, 0.6, 0.5, this.length)),
      '=': () => this.move(zoomWindow(view, 0.6, 0.5, this.length)),
      '-': () => this.move(zoomWindow(view, 1 / 0.6, 0.5, this.length)),
      ',': () => onStep(-1),
      '.': () => onStep(1),
    };
    const act = acts[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  private get length(): number {
    return this.state.scene.axis.length;
  }

  /** The bar under the pointer, else the last one in view. */
  private showReadout(): void {
    const { scene, view, pointer } = this.state;
    const bars = barsInView(scene, view);
    const share = pointer === null ? 1 : pointer.x / Math.max(1, this.canvas.clientWidth - SCALE_WIDTH);
    const row = findBar(bars, Math.min(view.from + share * (view.to - view.from), view.to - 1e-6));
    if (row === null) return this.readout.replaceChildren();
    const price = (column: Float64Array): string => formatPrice(column[row] ?? 0, scene.instrument.priceScale);
    const fills = markersInView(scene, view).length;
    const { origin } = scene.instrument;
    const name = bars === scene.whole ? scene.instrument.wholeTimeframe : scene.instrument.timeframe;
    this.readout.replaceChildren(
      readoutPart(`${scene.instrument.name} ${name}${origin === '' ? '' : ` (${origin})`}`, instantWords(bars.minute[row] ?? 0)),
      readoutPart('O', price(bars.open)),
      readoutPart('H', price(bars.high)),
      readoutPart('L', price(bars.low)),
      readoutPart('C', price(bars.close)),
      ...(fills > MARKERS_MAX ? [readoutPart(`${formatNumber(fills, 0)} fills in view: zoom in to see them`, '')] : []),
    );
  }
}

function onPress(id: string, act: () => void): void {
  getElement(id, HTMLButtonElement).addEventListener('click', act);
}

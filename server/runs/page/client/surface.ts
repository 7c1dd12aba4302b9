// A canvas at the screen's own resolution that is drawn again when its size changes or somebody asks, once a frame at most.
import { type Palette, readPalette } from './palette';

export interface Frame {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

export class Surface {
  readonly canvas: HTMLCanvasElement;
  private readonly draw: (frame: Frame) => void;
  private palette: Palette | null = null;
  private isAsked = false;

  constructor(canvas: HTMLCanvasElement, draw: (frame: Frame) => void) {
    this.canvas = canvas;
    this.draw = draw;
    new ResizeObserver(() => this.ask()).observe(canvas);
  }

  ask(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.paint();
    });
  }

  /** Colours have changed. */
  recolour(): void {
    this.palette = null;
    this.ask();
  }

  /** In the colours in force, now: paper does not wait for a frame. */
  repaint(): void {
    this.palette = null;
    this.paint();
  }

  private paint(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const context = this.canvas.getContext('2d');
    if (context === null || width === 0 || height === 0) return;
    const ratio = devicePixelRatio;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    this.palette ??= readPalette();
    context.font = `11px ${this.palette.font}`;
    this.draw({ context, width, height, palette: this.palette });
  }
}

/** A line of one device pixel at a whole coordinate is sharp only in the middle of it. */
export function crisp(at: number): number {
  return Math.round(at) + 0.5;
}

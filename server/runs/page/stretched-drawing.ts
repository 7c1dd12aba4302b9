// The frame of a drawing in the page's HTML. Shapes are stretched to the room there is; words, dots and the width of lines are not, so that a
// figure is as easy to read on a phone as on a wall. Places are shares of the plot: 0 is left and bottom, 1 is right and top.
import { type Html, html } from './html';

/** Shapes are drawn on a square of so many units a side. */
const SIDE = 1_000;
const WORDS_BESIDE = 8;
/** Words nearer to an edge would be cut off by it. */
const EDGE = 0.04;

export interface StretchedDrawing {
  readonly label: string;
  /** `tall`: with room for a curve; `low`: for bars. */
  readonly size: 'tall' | 'low';
  readonly shapes: readonly Html[];
  readonly words: readonly Html[];
}

export function stretchedDrawing({ label, size, shapes, words }: StretchedDrawing): Html {
  return html`<div class="drawing ${size}"><svg role="img" aria-label="${label}"><svg viewBox="0 0 ${SIDE} ${SIDE}" preserveAspectRatio="none" width="100%" height="100%">
${shapes}
</svg>${words}</svg></div>`;
}

/** Of a share across. */
export function across(share: number): string {
  return (share * SIDE).toFixed(1);
}

/** Of a share up. */
export function up(share: number): string {
  return ((1 - share) * SIDE).toFixed(1);
}

export function levelLine(share: number, classes = 'stroke-hair'): Html {
  return html`<path class="${classes}" d="M0 ${up(share)}H${SIDE}"/>`;
}

export function uprightLine(share: number): Html {
  return html`<path class="stroke-line" stroke-dasharray="3 3" d="M${across(share)} 0V${SIDE}"/>`;
}

/** What a level is worth, right of the plot. */
export function levelWords(share: number, text: string): Html {
  return html`<text x="100%" dx="${WORDS_BESIDE}" y="${percent(1 - share)}" dy="4">${text}</text>`;
}

/** What a place is called, under the plot. */
export function placeWords(share: number, text: string): Html {
  const anchor = share < EDGE ? 'start' : share > 1 - EDGE ? 'end' : 'middle';
  return html`<text x="${percent(share)}" y="100%" dy="18" text-anchor="${anchor}">${text}</text>`;
}

/** Above the plot: beside its place, on the side where there is room. */
export function topWords(share: number, text: string): Html {
  const isLate = share > 0.6;
  return html`<text x="${percent(share)}" dx="${isLate ? -6 : 6}" y="0" dy="-6" text-anchor="${isLate ? 'end' : 'start'}">${text}</text>`;
}

export function dot(shareAcross: number, shareUp: number): Html {
  return html`<circle class="dot" cx="${percent(shareAcross)}" cy="${percent(1 - shareUp)}" r="3.5"/>`;
}

export interface DrawnBar {
  readonly size: number;
  readonly isGain: boolean;
}

/** Bars side by side over the whole width, the highest as high as the plot; what is not nothing is seen. */
export function bars(list: readonly DrawnBar[]): readonly Html[] {
  const most = list.reduce((size, bar) => Math.max(size, bar.size), 0);
  const gap = 0.08 / list.length;
  return list.map(({ size, isGain }, index) => {
    const height = size === 0 ? 0 : Math.max(0.012, size / most);
    const width = 1 / list.length - gap;
    return html`<rect class="${isGain ? 'fill-gain' : 'fill-loss'}" x="${across(index / list.length + gap / 2)}" y="${up(height)}" width="${across(width)}" height="${across(height)}"/>`;
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

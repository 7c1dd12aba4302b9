// Curves over sessions as a drawing in the page's HTML: a line or two, a fan of quantiles behind them, and round figures at the edge. Long curves
// are thinned to what an eye can tell apart.
import { niceTicks } from './chart/nice-ticks';
import { type Html, html } from './html';

export interface Curve {
  readonly values: readonly number[];
  readonly stroke: 'accent' | 'grey' | 'text';
}

export interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface CurveDrawing {
  readonly label: string;
  readonly curves: readonly Curve[];
  readonly bands?: readonly Band[];
  /** Places at which a thin line stands. */
  readonly marks?: readonly number[];
  readonly text: (value: number) => string;
  readonly first: string;
  readonly last: string;
}

const WIDTH = 1_000;
const HEIGHT = 300;
const RIGHT = 84;
const FLOOR = HEIGHT - 22;
const TOP = 8;
const POINTS_MAX = 600;

export function curveDrawing({ label, curves, bands = [], marks = [], text, first, last }: CurveDrawing): Html {
  const all = [...curves.map(({ values }) => values), ...bands.flatMap(({ low, high }) => [low, high])];
  const { least, most } = rangeOf(all);
  const count = all.reduce((longest, { length }) => Math.max(longest, length), 0);
  const x = (place: number): string => ((place / Math.max(1, count - 1)) * (WIDTH - RIGHT)).toFixed(1);
  const y = (value: number): string => (FLOOR - ((value - least) / (most - least || 1)) * (FLOOR - TOP)).toFixed(1);
  const line = (values: readonly number[]): string =>
    places(values.length)
      .map((place, index) => `${index === 0 ? 'M' : 'L'}${x(place)} ${y(values[place] ?? 0)}`)
      .join('');
  const area = ({ low, high }: Band): string => {
    const back = [...places(low.length)].reverse().map((place) => `L${x(place)} ${y(low[place] ?? 0)}`);
    return `${line(high)}${back.join('')}Z`;
  };
  return html`<svg class="drawing wide" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${niceTicks(least, most, 5).map((tick) => html`<path class="stroke-line" d="M0 ${y(tick)}H${WIDTH - RIGHT}"/><text x="${WIDTH - RIGHT + 8}" y="${(Number(y(tick)) + 4).toFixed(1)}">${text(tick)}</text>`)}
${marks.map((place) => html`<path class="stroke-line" stroke-dasharray="3 3" d="M${x(place)} ${TOP}V${FLOOR}"/>`)}
${bands.map((band) => html`<path class="fan" d="${area(band)}"/>`)}
${curves.map(({ values, stroke }) => html`<path class="stroke-${stroke}" d="${line(values)}"/>`)}
<text x="0" y="${HEIGHT - 5}">${first}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 5}" text-anchor="end">${last}</text>
</svg>`;
}

function places(length: number): readonly number[] {
  if (length <= POINTS_MAX) return Array.from({ length }, (_, place) => place);
  return Array.from({ length: POINTS_MAX }, (_, index) => Math.round((index * (length - 1)) / (POINTS_MAX - 1)));
}

function rangeOf(lists: readonly (readonly number[])[]): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const list of lists)
    for (const value of list) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  return least > most ? { least: 0, most: 1 } : { least, most };
}

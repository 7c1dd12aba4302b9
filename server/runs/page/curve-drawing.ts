// Curves over sessions as a drawing in the page's HTML: a line or two, a fan of quantiles behind them, and round figures at the edge. Long curves
// are thinned to what an eye can tell apart.
import { niceTicks } from './chart/nice-ticks';
import { type Html, html } from './html';
import { across, levelLine, levelWords, placeWords, stretchedDrawing, up, uprightLine } from './stretched-drawing';

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
  /** What places are called, in order. */
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
}

const POINTS_MAX = 600;
const LEVELS = 6;
/** How much of a phone’s drawing a character takes. */
const CHARACTER = 0.026;
/** Above and below the curves, of their height. */
const ROOM = 0.04;

export function curveDrawing({ label, curves, bands = [], marks = [], text, ticks }: CurveDrawing): Html {
  const all = [...curves.map(({ values }) => values), ...bands.flatMap(({ low, high }) => [low, high])];
  const { least, most } = rangeOf(all);
  const count = all.reduce((longest, { length }) => Math.max(longest, length), 0);
  const shareOf = (place: number): number => place / Math.max(1, count - 1);
  const heightOf = (value: number): number => (value - least) / (most - least);
  const line = (values: readonly number[]): string =>
    places(values.length)
      .map((place, index) => `${index === 0 ? 'M' : 'L'}${across(shareOf(place))} ${up(heightOf(values[place] ?? 0))}`)
      .join('');
  const area = ({ low, high }: Band): string => {
    const back = [...places(low.length)].reverse().map((place) => `L${across(shareOf(place))} ${up(heightOf(low[place] ?? 0))}`);
    return `${line(high)}${back.join('')}Z`;
  };
  const levels = niceTicks(least, most, LEVELS);
  return stretchedDrawing({
    label,
    size: 'tall',
    shapes: [
      ...levels.map((level) => levelLine(heightOf(level))),
      ...marks.map((place) => uprightLine(shareOf(place))),
      ...bands.map((band) => html`<path class="fan" d="${area(band)}"/>`),
      ...curves.map(({ values, stroke }) => html`<path class="stroke-${stroke}" d="${line(values)}"/>`),
    ],
    words: [
      ...levels.map((level) => levelWords(heightOf(level), text(level))),
      ...apart(ticks.map((tick) => ({ share: shareOf(tick.place), text: tick.text }))).map((tick) => placeWords(tick.share, tick.text)),
    ],
  });
}

function places(length: number): readonly number[] {
  if (length <= POINTS_MAX) return Array.from({ length }, (_, place) => place);
  return Array.from({ length: POINTS_MAX }, (_, index) => Math.round((index * (length - 1)) / (POINTS_MAX - 1)));
}

interface Word {
  readonly share: number;
  readonly text: string;
}

/** Words that would touch those before them are left out. */
function apart(words: readonly Word[]): readonly Word[] {
  const kept: Word[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    const width = word.text.length * CHARACTER;
    const from = Math.min(Math.max(word.share - width / 2, 0), 1 - width);
    if (from < taken + CHARACTER) continue;
    kept.push(word);
    taken = from + width;
  }
  return kept;
}

/** With a little room; a flat curve stands in the middle. */
function rangeOf(lists: readonly (readonly number[])[]): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const list of lists)
    for (const value of list) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
  if (least > most) return { least: 0, most: 1 };
  const room = (most - least) * ROOM || Math.abs(most) * 0.01 || 1;
  return { least: least - room, most: most + room };
}

// Profit of a structure by the price of its underlying: when it first expires, and at the entry. What is won lies on a wash of one colour above the
// line of nothing, what is lost on one of the other below it.
import { formatNumber, formatRupeesShort } from '../../number-text';
import type { ReportStructure } from '../../report/report-schema';
import { niceTicks } from '../chart/nice-ticks';
import { type Html, html } from '../html';
import { across, dot, levelLine, levelWords, placeWords, stretchedDrawing, topWords, up, uprightLine } from '../stretched-drawing';

type Payoff = NonNullable<ReportStructure['payoff']>;

/** Above and below the curve, of its height. */
const ROOM = 0.06;
const LEVELS = 7;
const PRICES = 5;
/** Prices so near to an edge are not named: half of their figures would be cut off. */
const EDGE = 0.06;

export function payoffDrawing({ curve, breakEvens, spotRupees }: Payoff): Html {
  const [from, to] = [curve[0]?.spot ?? 0, curve.at(-1)?.spot ?? 1];
  const all = curve.flatMap(({ expiryPaise, entryPaise }) => (entryPaise === null ? [expiryPaise] : [expiryPaise, entryPaise]));
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = Math.max(1, (most - least) * ROOM);
  const shareOf = (spot: number): number => (spot - from) / (to - from || 1);
  const heightOf = (paise: number): number => (paise - least + room) / (most - least + 2 * room);
  const path = (value: (point: Payoff['curve'][number]) => number): string =>
    curve.map((point) => `${across(shareOf(point.spot))} ${up(heightOf(value(point)))}`).join('L');
  const wash = (value: (paise: number) => number): string =>
    `M0 ${up(heightOf(0))}L${path(({ expiryPaise }) => value(expiryPaise))}V${up(heightOf(0))}Z`;
  const hasEntry = curve.every(({ entryPaise }) => entryPaise !== null);
  const levels = niceTicks(least, most, LEVELS);
  return stretchedDrawing({
    label: 'Profit by the price of the underlying, at the first expiry and at the entry; the table says the same.',
    size: 'tall',
    shapes: [
      ...levels.map((level) => levelLine(heightOf(level))),
      html`<path class="fill-wash-gain" d="${wash((paise) => Math.max(0, paise))}"/><path class="fill-wash" d="${wash((paise) => Math.min(0, paise))}"/>`,
      levelLine(heightOf(0), 'stroke-line'),
      ...(spotRupees === null ? [] : [uprightLine(shareOf(spotRupees))]),
      ...(hasEntry ? [html`<path class="stroke-grey" d="M${path(({ entryPaise }) => entryPaise ?? 0)}"/>`] : []),
      html`<path class="stroke-accent" d="M${path(({ expiryPaise }) => expiryPaise)}"/>`,
    ],
    words: [
      ...levels.map((level) => levelWords(heightOf(level), formatRupeesShort(level))),
      ...(spotRupees === null ? [] : [topWords(shareOf(spotRupees), `Spot ${formatNumber(spotRupees, 2)}`)]),
      ...breakEvens.filter((spot) => spot >= from && spot <= to).map((spot) => dot(shareOf(spot), heightOf(0))),
      ...niceTicks(from, to, PRICES)
        .filter((spot) => shareOf(spot) > EDGE && shareOf(spot) < 1 - EDGE)
        .map((spot) => placeWords(shareOf(spot), formatNumber(spot, 0))),
    ],
  });
}

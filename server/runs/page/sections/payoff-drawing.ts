// Profit of a structure by the price of its underlying: when it first expires, and at the entry. What is won lies on a wash of one colour above the
// line of nothing, what is lost on one of the other below it.
import { formatNumber, formatRupeesShort } from '../../number-text';
import type { ReportStructure } from '../../report/report-schema';
import { niceTicks } from '../chart/nice-ticks';
import { type Html, html } from '../html';

type Payoff = NonNullable<ReportStructure['payoff']>;

const WIDTH = 640;
const HEIGHT = 300;
const RIGHT = 84;
const PLOT = WIDTH - RIGHT;
const TOP = 24;
const FLOOR = HEIGHT - 26;
/** Above and below the curve, of its height. */
const ROOM = 0.06;
/** A word at the spot needs so much beside it. */
const SPOT_WORDS = 170;

export function payoffDrawing({ curve, breakEvens, spotRupees }: Payoff): Html {
  const [from, to] = [curve[0]?.spot ?? 0, curve.at(-1)?.spot ?? 1];
  const all = curve.flatMap(({ expiryPaise, entryPaise }) => (entryPaise === null ? [expiryPaise] : [expiryPaise, entryPaise]));
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = Math.max(1, (most - least) * ROOM);
  const x = (spot: number): number => ((spot - from) / (to - from || 1)) * PLOT;
  const y = (paise: number): number => FLOOR - ((paise - least + room) / (most - least + 2 * room)) * (FLOOR - TOP);
  const path = (value: (point: Payoff['curve'][number]) => number): string =>
    curve.map((point) => `${x(point.spot).toFixed(1)} ${y(value(point)).toFixed(1)}`).join('L');
  const wash = (value: (paise: number) => number): string =>
    `M0 ${y(0).toFixed(1)}L${path(({ expiryPaise }) => value(expiryPaise))}V${y(0).toFixed(1)}Z`;
  const hasEntry = curve.every(({ entryPaise }) => entryPaise !== null);
  return html`<svg class="drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Profit by the price of the underlying, at the first expiry and at the entry; the table says the same.">
${niceTicks(least, most, 5).map((tick) => html`<path class="stroke-hair" d="M0 ${y(tick).toFixed(1)}H${PLOT}"/><text x="${PLOT + 8}" y="${(y(tick) + 4).toFixed(1)}">${formatRupeesShort(tick)}</text>`)}
<path class="fill-wash-gain" d="${wash((paise) => Math.max(0, paise))}"/><path class="fill-wash" d="${wash((paise) => Math.min(0, paise))}"/>
<path class="stroke-line" d="M0 ${y(0).toFixed(1)}H${PLOT}"/>
${spotRupees === null ? null : spotLine(x(spotRupees), spotRupees)}
${hasEntry ? html`<path class="stroke-grey" d="M${path(({ entryPaise }) => entryPaise ?? 0)}"/>` : null}
<path class="stroke-accent" d="M${path(({ expiryPaise }) => expiryPaise)}"/>
${breakEvens.filter((spot) => spot >= from && spot <= to).map((spot) => html`<circle class="dot" cx="${x(spot).toFixed(1)}" cy="${y(0).toFixed(1)}" r="3.5"/>`)}
${priceTicks(from, to).map((spot) => html`<text x="${x(spot).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${formatNumber(spot, 0)}</text>`)}
</svg>`;
}

function spotLine(at: number, spot: number): Html {
  const isLate = at > PLOT - SPOT_WORDS;
  return html`<path class="stroke-line" stroke-dasharray="3 3" d="M${at.toFixed(1)} ${TOP - 8}V${FLOOR}"/><text x="${(isLate ? at - 6 : at + 6).toFixed(1)}" y="${TOP - 10}"${isLate ? html` text-anchor="end"` : null}>Spot ${formatNumber(spot, 2)}</text>`;
}

/** Not at the edges, where half of a number would be cut off. */
function priceTicks(from: number, to: number): readonly number[] {
  const edge = (to - from) * 0.04;
  return niceTicks(from, to, 5).filter((spot) => spot >= from + edge && spot <= to - edge);
}

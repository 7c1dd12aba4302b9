// What the first entry of each position in options could win and lose at expiry, drawn and in numbers, with what became of its legs. Nothing where
// no option was traded.
import { formatNumber, formatRupees, formatRupeesShort, NO_VALUE } from '../../number-text';
import type { ReportDocument, ReportStructure } from '../../report/report-schema';
import { type Html, html } from '../html';
import { moneyText } from './amount';

type Payoff = NonNullable<ReportStructure['payoff']>;
type Point = Payoff['corners'][number];

const PAISE_PER_RUPEE = 100;
const WIDTH = 460;
const HEIGHT = 170;
const FLOOR = HEIGHT - 20;
const TOP = 12;
/** Of the distance between the outermost strikes and break-evens, at either side; of the price where they are one. */
const ROOM = 0.35;
const ROOM_OF_PRICE = 0.03;

export function structuresSection({ structures }: ReportDocument): Html | null {
  if (structures.length === 0) return null;
  return html`<section id="structures" aria-labelledby="structures-title"><div class="section-head"><h2 id="structures-title">Payoff at entry</h2><span class="dim small">Of each position’s first trade in options, at the prices of its fills, before charges.</span></div>
${structures.map(structure)}</section>`;
}

function structure({ entry, legs, creditPaise, payoff }: ReportStructure): Html {
  return html`<div class="columns"><div class="half"><h3>${entry.slice(0, 16).replace('T', ' ')} <span class="dim">IST</span></h3>
<table class="holdings"><thead><tr><th scope="col">Leg</th><th scope="col" class="number">Units</th><th scope="col" class="number">In</th><th scope="col" class="number">Out</th><th scope="col" class="number">Result</th></tr></thead><tbody>${legs.map(
    ({ words, quantity, entryRupees, exitRupees, grossPaise }) =>
      html`<tr><th scope="row">${words}</th><td class="number" data-label="Units">${formatNumber(quantity, 0, 'signed')}</td><td class="number" data-label="In">${priceText(entryRupees)}</td><td class="number" data-label="Out">${priceText(exitRupees)}</td><td class="number" data-label="Result">${moneyText(grossPaise)}</td></tr>`,
  )}</tbody></table></div>
<div class="half">${payoff === null ? null : drawing(payoff)}<dl class="pairs below">
<dt>${creditPaise < 0 ? 'Paid' : 'Brought'}</dt><dd>${formatRupees(Math.abs(creditPaise))}</dd>
${payoff === null ? html`<dt>At expiry</dt><dd>The legs do not expire together: what the later ones are worth then, only a model says.</dd>` : figures(payoff)}
</dl></div></div>`;
}

function figures({ maxProfitPaise, maxLossPaise, breakEvens }: Payoff): Html {
  return html`<dt>Wins at most</dt><dd>${maxProfitPaise === null ? 'no limit' : formatRupees(maxProfitPaise)}</dd>
<dt>Loses at most</dt><dd>${maxLossPaise === null ? 'no limit' : formatRupees(maxLossPaise)}</dd>
<dt>Break-even</dt><dd>${breakEvens.length === 0 ? NO_VALUE : breakEvens.map((spot) => formatNumber(spot, 2)).join(', ')}</dd>`;
}

function drawing(payoff: Payoff): Html {
  const points = visiblePoints(payoff);
  const [low, high] = [points[0]?.spot ?? 0, points.at(-1)?.spot ?? 1];
  const profits = points.map(({ profitPaise }) => profitPaise);
  const [least, most] = [Math.min(0, ...profits), Math.max(0, ...profits)];
  const x = (spot: number): string => (((spot - low) / (high - low)) * WIDTH).toFixed(1);
  const y = (paise: number): string => (FLOOR - ((paise - least) / Math.max(1, most - least)) * (FLOOR - TOP)).toFixed(1);
  const line = points.map(({ spot, profitPaise }) => `${x(spot)} ${y(profitPaise)}`).join('L');
  return html`<svg class="drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Profit by the price of the underlying at expiry; the numbers beside it say the same.">
<path class="stroke-line" d="M0 ${y(0)}H${WIDTH}"/><path class="stroke-accent" fill="none" d="M${line}"/>
<text x="0" y="${HEIGHT - 4}">${formatNumber(low, 0)}</text><text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${formatNumber(high, 0)}</text>
<text x="0" y="10">${formatRupeesShort(most)} to ${formatRupeesShort(least)}</text>
</svg>`;
}

/** Around the strikes and break-evens; the corner at a price of nothing lies far off. */
function visiblePoints({ corners, slopeAbove, breakEvens }: Payoff): readonly Point[] {
  const marks = [...corners.slice(1).map(({ spot }) => spot), ...breakEvens];
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const room = Math.max((most - least) * ROOM, most * ROOM_OF_PRICE);
  const [from, to] = [Math.max(0, least - room), most + room];
  const at = (spot: number): Point => ({ spot, profitPaise: profitAt(corners, slopeAbove, spot) });
  return [at(from), ...corners.filter(({ spot }) => spot > from), at(to)];
}

/** Straight between corners, and beyond the last along the slope. */
function profitAt(corners: readonly Point[], slopeAbove: number, spot: number): number {
  const place = corners.findLastIndex((corner) => corner.spot <= spot);
  const [left, right] = [corners[place], corners[place + 1]];
  if (left === undefined) return 0;
  if (right === undefined) return left.profitPaise + slopeAbove * PAISE_PER_RUPEE * (spot - left.spot);
  return left.profitPaise + ((right.profitPaise - left.profitPaise) * (spot - left.spot)) / (right.spot - left.spot);
}

function priceText(rupees: number): string {
  return formatRupees(rupees * PAISE_PER_RUPEE);
}

// How single trades came out: a histogram of net results, losses to the left. Bins are round amounts; the outermost ones hold the tails.
import type { ClosedTrade } from '../../../../engine/report/run-series';
import { countOf, formatRupees, formatRupeesShort } from '../../number-text';
import { niceStep } from '../chart/nice-ticks';
import { type Html, html } from '../html';

interface Bin {
  readonly fromPaise: number;
  readonly toPaise: number;
  count: number;
}

const BINS = 24;
const WIDTH = 460;
const HEIGHT = 170;
const FLOOR = HEIGHT - 20;

export function distribution(trades: readonly ClosedTrade[]): Html {
  const title = html`<div class="section-head"><h3>Result of each trade</h3></div>`;
  if (trades.length === 0)
    return html`${title}<p class="empty">No trade was closed, so there is nothing to spread out. The counts of actions under Costs say what held entries back.</p>`;
  const bins = binTrades(trades.map(({ netPaise }) => netPaise));
  const most = bins.reduce((size, { count }) => Math.max(size, count), 0);
  const width = WIDTH / bins.length;
  const first = bins[0];
  const last = bins.at(-1);
  const zero = bins.findIndex(({ fromPaise }) => fromPaise >= 0);
  return html`${title}
<svg class="drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Histogram of the net results of ${trades.length} trades; the table below holds the counts.">
${bins.map(({ count, fromPaise }, index) => {
  const height = Math.max(count === 0 ? 0 : 1.5, (count / most) * (FLOOR - 14));
  return html`<rect class="${fromPaise >= 0 ? 'fill-gain' : 'fill-loss'}" x="${(index * width + 1).toFixed(1)}" y="${(FLOOR - height).toFixed(1)}" width="${(width - 2).toFixed(1)}" height="${height.toFixed(1)}" rx="1"/>`;
})}
<path class="stroke-line" d="M0 ${FLOOR}H${WIDTH}"/>
<text x="0" y="${HEIGHT - 4}">${formatRupeesShort(first?.fromPaise ?? 0)}</text>
${zero > 2 && zero < bins.length - 2 ? html`<text x="${(zero * width).toFixed(1)}" y="${HEIGHT - 4}" text-anchor="middle">₹0</text>` : null}
<text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${formatRupeesShort(last?.toPaise ?? 0)}</text>
<text x="${WIDTH}" y="10" text-anchor="end">${countOf(most, 'trade')} at the peak</text>
</svg>
<details class="behind"><summary>Counts as a table</summary><div><table><thead><tr><th scope="col">Net result</th><th scope="col" class="number">Trades</th></tr></thead><tbody>${bins
    .filter(({ count }) => count > 0)
    .map(
      ({ fromPaise, toPaise, count }) =>
        html`<tr><td>${formatRupees(fromPaise, 'signed', 0)} to ${formatRupees(toPaise, 'signed', 0)}</td><td class="number">${count}</td></tr>`,
    )}</tbody></table></div></details>`;
}

/** Zero is always an edge, so that a bin is won or lost; the outermost tenths of a percent are folded into the end bins. */
function binTrades(netPaise: readonly number[]): readonly Bin[] {
  const ascending = [...netPaise].sort((left, right) => left - right);
  const tail = Math.floor(ascending.length / 500);
  const low = Math.min(ascending[tail] ?? 0, 0);
  const high = Math.max(ascending[ascending.length - 1 - tail] ?? 0, 0);
  const step = Math.max(niceStep((high - low) / BINS), 100);
  const from = Math.floor(low / step);
  const to = Math.max(Math.floor(high / step) + 1, from + 1);
  const bins = Array.from(
    { length: to - from },
    (_, index): Bin => ({ fromPaise: (from + index) * step, toPaise: (from + index + 1) * step, count: 0 }),
  );
  for (const net of netPaise) {
    const bin = bins[Math.min(Math.max(Math.floor(net / step) - from, 0), bins.length - 1)];
    if (bin !== undefined) bin.count += 1;
  }
  return bins;
}

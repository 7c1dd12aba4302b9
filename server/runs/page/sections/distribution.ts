// How single trades came out: a histogram of net results, losses to the left. Bins are round amounts; the outermost ones hold the tails.
import type { ClosedTrade } from '../../../../engine/report/run-series';
import { countOf, formatNumber, formatRupees, formatRupeesShort } from '../../number-text';
import { niceStep } from '../chart/nice-ticks';
import { type Html, html } from '../html';
import { bars, levelLine, placeWords, stretchedDrawing, topWords } from '../stretched-drawing';

interface Bin {
  readonly fromPaise: number;
  readonly toPaise: number;
  count: number;
}

const BINS = 24;
/** Zero is named where its word stands clear of those at the edges. */
const CLEAR = 0.22;

export function distribution(trades: readonly ClosedTrade[]): Html {
  const title = html`<div class="section-head"><h3>Result of each trade</h3></div>`;
  if (trades.length === 0) return html`${title}<p class="empty">No trade was closed, so there is nothing to spread out.</p>`;
  const bins = binTrades(trades.map(({ netPaise }) => netPaise));
  const most = bins.reduce((size, { count }) => Math.max(size, count), 0);
  const zero = bins.filter(({ fromPaise }) => fromPaise < 0).length / bins.length;
  return html`${title}
${stretchedDrawing({
  label: `Histogram of the net results of ${countOf(trades.length, 'trade')}; the table below holds the counts.`,
  size: 'low',
  shapes: [...bars(bins.map(({ count, fromPaise }) => ({ size: count, isGain: fromPaise >= 0 }))), levelLine(0, 'stroke-line')],
  words: [
    topWords(1, `${countOf(most, 'trade')} at the peak`),
    placeWords(0, formatRupeesShort(bins[0]?.fromPaise ?? 0)),
    ...(zero > CLEAR && zero < 1 - CLEAR ? [placeWords(zero, '₹0')] : []),
    placeWords(1, formatRupeesShort(bins.at(-1)?.toPaise ?? 0)),
  ],
})}
<details class="behind"><summary>Counts as a table</summary><div tabindex="0" role="region" aria-label="Counts of net results"><table><thead><tr><th scope="col">Net result</th><th scope="col" class="number">Trades</th></tr></thead><tbody>${bins
    .filter(({ count }) => count > 0)
    .map(
      ({ fromPaise, toPaise, count }) =>
        html`<tr><td>${formatRupees(fromPaise, 'signed', 0)} to ${formatRupees(toPaise, 'signed', 0)}</td><td class="number">${formatNumber(count, 0)}</td></tr>`,
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

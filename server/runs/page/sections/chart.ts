// The price chart of what was traded; drawn by the page's script.
import { formatNumber } from '../../number-text';
import type { PageInstrument } from '../embedded/page-data';
import { Html, html } from '../html';

const MARKS = html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="fill-accent" d="M7 1l5 8H2z"/></svg>Buy</span>
<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="fill-accent" d="M7 9l5-8H2z"/></svg>Sell</span>
<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-accent" d="M7 2l4 6H3z"/></svg>Hollow: closes a position</span>
`;
const STOP_MARK = html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-stop" d="M0 8H6V3H14"/></svg>Stop</span>`;

export function chartSection(instruments: readonly PageInstrument[], hasTrades: boolean): Html {
  const title = html`<h2 id="chart-title">Chart</h2>`;
  if (instruments.length === 0) {
    return html`<section id="chart" aria-labelledby="chart-title"><div class="section-head">${title}</div><p class="empty">No bars of a traded instrument lie in this period. Choose days for which they are stored: <code>yantra data</code> lists them.</p></section>`;
  }
  const unlessTraded = hasTrades ? null : new Html(' hidden');
  return html`<section id="chart" aria-labelledby="chart-title">
<div class="section-head">${title}<div class="tools">
<label class="unseen" for="chart-instrument">Instrument</label>
<select id="chart-instrument"${instruments.length === 1 ? new Html(' hidden') : null}>${instrumentOptions(instruments)}</select>
<button type="button" id="chart-before" aria-label="Trade before"${unlessTraded}>← Trade</button>
<button type="button" id="chart-after" aria-label="Trade after"${unlessTraded}>Trade →</button>
<button type="button" id="chart-out" aria-label="Zoom out">−</button>
<button type="button" id="chart-in" aria-label="Zoom in">+</button>
<button type="button" id="chart-all">Whole run</button>
</div></div>
<div class="chosen" id="chosen" aria-live="polite"></div>
<div class="chart"><canvas class="price" id="price-chart" tabindex="0" role="application" aria-label="Price bars with entries and exits. The table of trades holds the same; arrow keys move, plus and minus zoom, comma and full stop go from trade to trade."></canvas><div class="readout" id="price-readout" aria-live="polite"></div><canvas class="strip" id="price-strip" aria-hidden="true"></canvas></div>
<div class="legend">
${hasTrades ? MARKS : null}${instruments.some(({ stops }) => stops.count > 0) ? STOP_MARK : null}
${instruments.some(({ isContract }) => isContract) ? html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><rect class="fill-gain" y="4" width="14" height="4"/></svg>Held in options: choose the trade for its strikes and legs</span>` : null}
<span class="mouse-hint">Drag or ← → to move; + − or Ctrl + wheel to zoom${hasTrades ? '; , and . for the trade before and after' : ''}</span>
<span class="touch-hint">Drag sideways to move; + and − zoom</span>
</div>
<p class="dim small">${instruments.map(detailNote)}</p>
</section>`;
}

/** Contracts of options under a heading of their own. */
function instrumentOptions(instruments: readonly PageInstrument[]): Html {
  const options = instruments.map(({ name, isContract }, index) => ({ isContract, line: html`<option value="${index}">${name}</option>` }));
  const contracts = options.filter(({ isContract }) => isContract).map(({ line }) => line);
  return html`${options.filter(({ isContract }) => !isContract).map(({ line }) => line)}${contracts.length === 0 ? null : html`<optgroup label="Options, the last traded first">${contracts}</optgroup>`}`;
}

function detailNote({ id, timeframe, wholeTimeframe, detail, whole }: PageInstrument): string {
  if (detail === null) return '';
  const [wholeBars, detailBars] = [whole.count, detail.count].map((count) => formatNumber(count, 0));
  return `${id}: ${wholeBars ?? ''} ${wholeTimeframe} bars of the whole run, and ${detailBars ?? ''} ${timeframe} bars of the latest sessions with a trade; this keeps the page small.`;
}

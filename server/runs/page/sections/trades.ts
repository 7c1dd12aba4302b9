// The table of trades: its frame, filters and head. Rows are laid by the page's script, which shows those in view.

import type { ClosedTrade } from '../../../../engine/report/run-series';
import { countOf, formatNumber } from '../../number-text';
import { modelledShare } from '../../report/modelled-fills';
import type { ReportDocument } from '../../report/report-schema';
import type { SortKey } from '../chart/trade-rows';
import { PAGE_TRADES_MAX } from '../embedded/pack-trades';
import { type Html, html, withCommands } from '../html';
import { noTradeWords } from './no-trade';

interface Head {
  readonly key: SortKey;
  readonly title: string;
  /** `middle` goes on a phone, `wide` on a tablet too. */
  readonly classes: string;
}

const HEADS: readonly Head[] = [
  { key: 'index', title: '#', classes: 'number wide' },
  { key: 'entryMinute', title: 'Entry (IST)', classes: '' },
  { key: 'direction', title: 'Side', classes: '' },
  { key: 'instrument', title: 'Instrument', classes: 'wide' },
  { key: 'quantity', title: 'Quantity', classes: 'number wide' },
  { key: 'entryPrice', title: 'In', classes: 'number middle' },
  { key: 'exitPrice', title: 'Out', classes: 'number middle' },
  { key: 'held', title: 'Held', classes: 'number wide' },
  { key: 'reason', title: 'Ended by', classes: 'middle' },
  { key: 'chargesPaise', title: 'Charges', classes: 'number wide' },
  { key: 'netPaise', title: 'Net', classes: 'number' },
  { key: 'rMultiple', title: 'R', classes: 'number middle' },
];

export function tradesSection(document: ReportDocument, trades: readonly ClosedTrade[]): Html {
  const title = html`<h2 id="trades-title">Trades</h2>`;
  if (trades.length === 0) {
    return html`<section id="trades" aria-labelledby="trades-title"><div class="section-head">${title}</div><p class="empty">${withCommands(noTradeWords(document) ?? 'No trade was closed in this run: what is still open stands below.')} The counts of all actions stand under <a href="#costs">Costs and orders</a>.</p></section>`;
  }
  const hidden = trades.length - PAGE_TRADES_MAX;
  return html`<section id="trades" aria-labelledby="trades-title">
<div class="section-head">${title}<div class="tools">
<label class="unseen" for="trades-text">Filter</label><input id="trades-text" type="search" placeholder="Filter: date, reason…" size="18">
<label class="unseen" for="trades-result">Result</label><select id="trades-result"><option value="all">All results</option><option value="won">Won</option><option value="lost">Lost</option><option value="ambiguous">Ambiguous</option></select>
<label class="unseen" for="trades-direction">Side</label><select id="trades-direction"><option value="all">Both sides</option><option value="long">Long</option><option value="short">Short</option><option value="multi">Several legs</option></select>
</div></div>
<div class="trades" id="trades-frame"><table role="grid" aria-labelledby="trades-title" aria-describedby="trades-summary"><thead><tr>${HEADS.map(
    ({ key, title: text, classes }) =>
      html`<th scope="col" class="${classes}" data-key="${key}"><button type="button">${text}</button></th>`,
  )}</tr></thead><tbody id="trades-rows"></tbody></table></div>
<p class="dim small" id="trades-summary">${countOf(trades.length, 'trade')}${hidden > 0 ? `; the latest ${formatNumber(PAGE_TRADES_MAX, 0)} are here, all are in trades.csv` : ''}</p>
${document.modelledFills === null ? null : html`<p class="dim small">${modelledShare(document.modelledFills)}.</p>`}
</section>`;
}

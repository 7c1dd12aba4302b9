// Where results came from: weekdays, hours, charges, what became of the actions, and how orders were filled.
import { formatNumber, formatPercent, formatRupees } from '../../number-text';
import type { ReportBreakdown, ReportDocument } from '../../report/report-schema';
import { inDayWords } from '../chart/instant-words';
import { type Html, html, unbroken } from '../html';
import { moneyText } from './amount';

export function whenSection({ byWeekday, byHour }: ReportDocument): Html {
  return html`<section id="when" aria-labelledby="when-title"><div class="section-head"><h2 id="when-title">When</h2></div>
${
  byWeekday.length === 0
    ? html`<p class="empty">Trades by weekday and by hour stand here once a run closes one.</p>`
    : html`<div class="columns"><div class="half">${breakdown('Weekday of entry', byWeekday)}</div><div class="half">${breakdown('Hour of entry (IST)', byHour)}</div></div>`
}</section>`;
}

export function breakdown(title: string, rows: readonly Omit<ReportBreakdown, 'key'>[]): Html {
  const most = rows.reduce((size, { netPaise }) => Math.max(size, Math.abs(netPaise)), 1);
  return html`<table class="stacks"><thead><tr><th scope="col">${title}</th><th scope="col" class="bar-cell"><span class="unseen">Net, drawn</span></th><th scope="col" class="number">Net</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Won</th></tr></thead><tbody>${rows.map(
    ({ label, netPaise, trades, wins }) =>
      html`<tr><th scope="row">${label}</th><td class="bar-cell">${signedBar(netPaise / most)}</td><td class="number">${moneyText(netPaise, 0)}</td><td class="number">${formatNumber(trades, 0)}</td><td class="number">${formatPercent(wins / trades, 0)}</td></tr>`,
  )}</tbody></table>`;
}

/** From −1 to 1, out of the middle. */
function signedBar(share: number): Html {
  const width = Math.max(Math.abs(share) * 50, share === 0 ? 0 : 0.5);
  const x = share < 0 ? 50 - width : 50;
  return html`<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><path class="stroke-line" d="M50 0V12" vector-effect="non-scaling-stroke"/><rect class="${share < 0 ? 'fill-loss' : 'fill-gain'}" x="${x.toFixed(2)}" y="2" width="${width.toFixed(2)}" height="8"/></svg>`;
}

export function costsSection({ costs, outcomes, refusals, fills, openPositions }: ReportDocument): Html {
  const openPaise = openPositions.reduce((sum, { chargesPaise }) => sum + chargesPaise, 0);
  const most = costs.items.reduce((size, { paise }) => Math.max(size, paise), 1);
  return html`<section id="costs" aria-labelledby="costs-title"><div class="section-head"><h2 id="costs-title">Costs and orders</h2></div>
<div class="columns"><div class="half">
<table class="stacks"><thead><tr><th scope="col">Charge</th><th scope="col" class="bar-cell"><span class="unseen">Drawn</span></th><th scope="col" class="number">Paid</th><th scope="col" class="number">Share</th></tr></thead><tbody>${costs.items.map(
    ({ label, paise }) =>
      html`<tr><th scope="row">${label}</th><td class="bar-cell"><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect class="fill-grey" y="2" width="${Math.max((paise / most) * 100, 0.5).toFixed(2)}" height="8"/></svg></td><td class="number">${formatRupees(paise)}</td><td class="number dim">${formatPercent(paise / costs.totalPaise, 1)}</td></tr>`,
  )}<tr><th scope="row"><b>All charges</b></th><td class="bar-cell"></td><td class="number"><b>${formatRupees(costs.totalPaise)}</b></td><td></td></tr></tbody></table>
${openPaise === 0 ? null : html`<p class="dim small">${formatRupees(openPaise)} of it were paid for what is still open; the rest is of closed trades.</p>`}
<p class="dim small">Slippage of ${formatRupees(costs.slippagePaise)} is already inside the fill prices and not in this sum.</p>
</div><div class="half">
<h3>What became of the actions</h3><ul class="lines">${outcomes.length === 0 ? html`<li class="dim">No action fired.</li>` : outcomes.map(({ words }) => html`<li>${words}</li>`)}</ul>
${refusals.length === 0 ? null : html`<br><h3>Orders that were not taken</h3><ul class="lines">${refusals.map(({ words }) => html`<li>${unbroken(inDayWords(words))}</li>`)}</ul>`}
${fills.length === 0 ? null : html`<br><h3>How orders were filled</h3><ul class="lines">${fills.map(({ words }) => html`<li>${words}</li>`)}</ul>`}
</div></div></section>`;
}

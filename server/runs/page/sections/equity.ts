// Equity over time: the curve with its drawdown and the benchmark, the months as a map, and how single trades came out.

import type { ClosedTrade } from '../../../../engine/report/run-series';
import { countOf, formatPercent, formatRupees } from '../../number-text';
import type { ReportDocument } from '../../report/report-schema';
import { MONTH_NAMES } from '../chart/date-ticks';
import { type Html, html } from '../html';
import { returnText } from './amount';
import { distribution } from './distribution';

export function equitySection(document: ReportDocument, trades: readonly ClosedTrade[]): Html {
  const { daily, benchmark } = document;
  const deepest = daily.drawdownFraction.reduce((most, value) => Math.max(most, value), 0);
  return html`<section id="equity" aria-labelledby="equity-title">
<div class="section-head"><h2 id="equity-title">Equity</h2></div>
${
  daily.day.length === 0
    ? html`<p class="empty">The period holds no session, so there is no curve. Choose dates on which the market was open.</p>`
    : html`<div class="chart"><canvas class="equity" id="equity-chart" tabindex="0" role="application" aria-label="Equity at each session’s end, from ${formatRupees(daily.equityPaise[0] ?? 0)} to ${formatRupees(daily.equityPaise.at(-1) ?? 0)}; deepest drawdown ${formatPercent(deepest)}. Arrow keys read it session by session; the table below holds all values."></canvas><div class="readout" id="equity-readout" aria-live="polite"></div></div>
<div class="legend"><span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-accent" d="M0 5H14"/></svg>Equity at session end, net of charges</span>${
        benchmark === null
          ? null
          : html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-grey" d="M0 5H14"/></svg>Buy and hold ${benchmark.instrument}${originWords(document, benchmark.instrument)}: ${formatPercent(benchmark.returnFraction, 2, 'signed')}</span>`
      }<span><svg viewBox="0 0 14 10" aria-hidden="true"><rect class="fill-wash" width="14" height="10"/></svg>Drawdown</span></div>
<details class="behind" id="equity-table"><summary>All sessions as a table</summary><div tabindex="0" role="region" aria-label="Equity by session"></div></details>`
}
<div class="columns below">
<div class="two-thirds">${monthlyMap(document)}</div>
<div class="third">${distribution(trades)}</div>
</div>
</section>`;
}

/** Prices that no market made are called so. */
function originWords({ data }: ReportDocument, instrument: string): string {
  const origin = data.find((each) => each.instrument === instrument)?.origin ?? 'traded';
  return origin === 'traded' ? '' : ` (${origin})`;
}

function monthlyMap({ months, years }: ReportDocument): Html {
  if (months.length === 0) return html`<div class="section-head"><h3>Months</h3></div><p class="empty">No month was covered.</p>`;
  const most = usualSize(months.map(({ returnFraction }) => Math.abs(returnFraction ?? 0)));
  return html`<div class="section-head"><h3>Return by month, in percent</h3></div>
<table class="heat" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Year</th>${MONTH_NAMES.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}<th scope="col" role="columnheader">Year</th></tr></thead>
<tbody role="rowgroup">${years.map(
    ({ year, returnFraction }) =>
      html`<tr role="row"><th scope="row" role="rowheader">${year}</th>${MONTH_NAMES.map((name, index) => {
        const month = months.find((each) => each.year === year && each.month === index + 1);
        if (month === undefined) return html`<td role="cell" data-label="${name}"></td>`;
        return html`<td role="cell" class="${heatClass(month.returnFraction, most)}" data-label="${name}" title="${name} ${year}: ${formatRupees(month.netPaise, 'signed')} in ${countOf(month.sessions, 'session')}">${heatText(month.returnFraction)}</td>`;
      })}<td role="cell" class="year" data-label="Year">${returnText(returnFraction, 1)}</td></tr>`,
  )}</tbody></table>`;
}

/** The size that one month in ten exceeds: a single wild month must not bleach the others. */
function usualSize(sizes: readonly number[]): number {
  const ascending = [...sizes].sort((left, right) => left - right);
  return ascending[Math.floor((ascending.length - 1) * 0.9)] ?? 0;
}

/** Four steps a side: eyes tell no more apart. */
function heatClass(fraction: number | null, most: number): string {
  if (fraction === null || fraction === 0) return 'flat-0';
  const step = Math.min(4, Math.max(1, Math.ceil((Math.abs(fraction) / Math.max(most, 1e-9)) * 4)));
  return `${fraction > 0 ? 'gain' : 'loss'}-${step}`;
}

function heatText(fraction: number | null): string {
  return fraction === null ? '—' : formatPercent(fraction, 1, 'signed').replace('%', '');
}

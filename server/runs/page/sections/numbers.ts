// Every metric with its interval, its sample size and its definition; what is not defined says why.
import { formatNumber, NO_VALUE } from '../../number-text';
import { modelledWords } from '../../report/modelled-fills';
import type { ReportDocument, ReportMetric } from '../../report/report-schema';
import { type Html, html } from '../html';
import { isSigned, metricText, tone } from './amount';

export function numbersSection({ metrics, modelledFills }: ReportDocument): Html {
  return html`<section id="numbers" aria-labelledby="numbers-title"><div class="section-head"><h2 id="numbers-title">All numbers</h2><span class="dim small">Open a name for its definition. Intervals: 95 %, bootstrap of trades or days.</span></div>
${modelledFills === null ? null : html`<p class="dim small lead">${modelledWords(modelledFills)}</p>`}
${metricTables(metrics)}</section>`;
}

export function metricTables(metrics: ReportDocument['metrics']): Html {
  return html`<div class="flow">${metrics.map(
    ({ title, metrics: rows }) =>
      html`<div><table class="metrics"><thead><tr><th scope="col">${title}</th><th scope="col" class="number">Value</th><th scope="col" class="number interval">95 % interval</th><th scope="col" class="number">n</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`,
  )}</div>`;
}

function row(metric: ReportMetric): Html {
  const { label, definition, value, n, reason } = metric;
  const name = html`<th scope="row"><details><summary>${label}</summary><p>${definition}</p></details></th>`;
  if (value === null)
    return html`<tr>${name}<td class="reason small" colspan="2">${reason}</td><td class="number dim">${formatNumber(n, 0)}</td></tr>`;
  return html`<tr>${name}<td class="number ${isSigned(metric) ? tone(value) : ''}">${metricText(metric, value)}</td><td class="number dim interval${metric.interval === null ? ' none' : ''}">${intervalText(metric)}</td><td class="number dim">${formatNumber(n, 0)}</td></tr>`;
}

function intervalText(metric: ReportMetric): Html {
  const { interval, intervalReason } = metric;
  if (interval === null) return html`<span title="${intervalReason}">${NO_VALUE}</span>`;
  return html`${metricText(metric, interval.low, 0)} to ${metricText(metric, interval.high, 0)}`;
}

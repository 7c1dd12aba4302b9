// Top of the page: what ran, over what, what to beware of, and the numbers one looks at first.

import { parseDay } from '../../../../engine/time/day-text';
import { countOf, formatMinutes, formatPercent, formatRupees, NO_VALUE } from '../../number-text';
import { modelledWords } from '../../report/modelled-fills';
import type { ReportDocument, ReportMetric } from '../../report/report-schema';
import { inDayWords, periodWords } from '../chart/instant-words';
import { type Html, html, unbroken, withCommands } from '../html';
import { isSigned, metricText, tone } from './amount';
import { noTradeWords } from './no-trade';

const KEY_METRICS = ['net-profit', 'cagr', 'max-drawdown', 'sharpe', 'win-rate', 'profit-factor', 'trade-count', 'charges'];

const DAYS_PER_YEAR = 365.25;

const REPORT_SECTIONS = [
  ['trust', 'Trust'],
  ['equity', 'Equity'],
  ['chart', 'Chart'],
  ['trades', 'Trades'],
  ['structures', 'Payoff'],
  ['when', 'When'],
  ['costs', 'Costs'],
  ['numbers', 'All numbers'],
  ['evidence', 'Evidence'],
  ['data', 'Data'],
  ['run', 'Run'],
] as const;

export function sectionsOf({ structures }: ReportDocument): readonly (readonly [id: string, title: string])[] {
  return REPORT_SECTIONS.filter(([id]) => id !== 'structures' || structures.length > 0);
}

/** `sections`: id and title of each. */
export function topBar(sections: readonly (readonly [id: string, title: string])[]): Html {
  return html`<header class="bar">
<span class="mark">Yantra</span>
<nav aria-label="Sections">${sections.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
<div class="switches tools">
<button type="button" id="pair-switch" hidden><span class="gain" aria-hidden="true">▲</span> <span class="loss" aria-hidden="true">▼</span></button>
<button type="button" id="theme-switch" hidden><span aria-hidden="true">◐</span><span id="theme-name"></span></button>
</div>
</header>`;
}

export function head(document: ReportDocument): Html {
  const { strategy, period, capitalPaise, data, identity } = document;
  const [first] = data;
  return html`<div class="head">
<h1>${strategy.name}</h1>
<div class="facts">
<span>${data.map(({ instrument }) => instrument).join(', ')}${first === undefined ? null : html` · ${first.timeframe}`}</span>
<span>${sessionWords(document)}</span>
<span>${countOf(period.sessions, 'session')}</span>
<span>Capital ${formatRupees(capitalPaise, 'plain', 0)}</span>
<span>Run <code>${identity.runHash.slice(0, 12)}</code></span>
</div>
<div class="notices">${notices(document)}</div>
${keyNumbers(document)}
</div>`;
}

function sessionWords({ period: { firstSession, lastSession } }: ReportDocument): string {
  return firstSession === null || lastSession === null ? 'No session' : periodWords(firstSession, lastSession);
}

function notices(document: ReportDocument): readonly Html[] {
  const { data, modelledFills, refusals, openPositions, evidence } = document;
  const { ambiguity, uncertainRows } = evidence;
  const named = (origin: string): string =>
    data
      .filter((each) => each.origin === origin)
      .map(({ instrument }) => instrument)
      .join(', ');
  const [synthetic, modelled] = [named('synthetic'), named('modelled')];
  const list: Html[] = [];
  if (synthetic !== '')
    list.push(
      notice(
        'Synthetic data',
        `${synthetic}: prices made by a generator. This run shows how the strategy behaves, not what it would have earned.`,
      ),
    );
  if (modelled !== '')
    list.push(notice('Modelled data', `${modelled}: prices derived by a model, not traded. Real spreads and prices differ.`));
  if (modelledFills !== null) list.push(notice('Modelled prices', modelledWords(modelledFills)));
  const noTrade = noTradeWords(document);
  if (noTrade !== null) list.push(notice('No trade', noTrade));
  if (!ambiguity.isDecidable)
    list.push(notice('Not decidable on this data', upperFirst(ambiguity.sentence.replace(/^Not decidable on this data: /, ''))));
  const unfunded = refusals.find(({ key }) => key === 'insufficient-funds');
  if (unfunded !== undefined && noTrade === null) list.push(notice('Entries refused', `${unfunded.words}.`));
  if (openPositions.length > 0)
    list.push(
      notice('Still open', `${countOf(openPositions.length, 'position')} when the run ends, in equity at the mark and in no closed trade.`),
    );
  if (uncertainRows.length > 0)
    list.push(
      notice(
        'Uncertain rules',
        `${countOf(uncertainRows.length, 'row')} of the market’s tables used here could not be confirmed; ${uncertainRows.length === 1 ? 'it is' : 'they are'} named under Evidence.`,
      ),
    );
  return list;
}

export function notice(title: string, text: string): Html {
  return html`<p class="notice" role="note"><b>${title}</b><span>${withCommands(inDayWords(text))}</span></p>`;
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function keyNumbers(document: ReportDocument): Html {
  const all = document.metrics.flatMap((group) => group.metrics);
  const shown = KEY_METRICS.flatMap((id) => all.filter((metric) => metric.id === id));
  return html`<dl class="keys">${shown.map(
    (metric) =>
      html`<div class="key"><dt>${metric.label}</dt><dd class="value ${isSigned(metric) ? tone(metric.value ?? 0) : ''}">${keyValue(metric)}</dd><dd class="under">${unbroken(underKey(metric, all, document))}</dd></div>`,
  )}</dl>`;
}

/** What puts a key number in proportion: a share, another metric, the interval. */
function underKey(
  metric: ReportMetric,
  all: readonly ReportMetric[],
  { capitalPaise, benchmark, evidence, period }: ReportDocument,
): string {
  const { band } = evidence.ambiguity;
  const other = (id: string): number | null => all.find((each) => each.id === id)?.value ?? null;
  if (metric.value === null) return metric.reason ?? '';
  const [totalReturn, deepestPaise, holding, trades] = ['total-return', 'max-drawdown-money', 'average-holding', 'trade-count'].map(other);
  if (metric.id === 'net-profit' && totalReturn !== null && totalReturn !== undefined) {
    const share = formatPercent(totalReturn, 2, 'signed');
    return band === null
      ? `${share} of ${formatRupees(capitalPaise, 'plain', 0)}`
      : `${share}; band ${bandText(band.stopFirst.netPaise, band.targetFirst.netPaise)}`;
  }
  if (metric.id === 'cagr' && benchmark !== null)
    return `Holding: ${formatPercent(yearly(benchmark.returnFraction, period), 1, 'signed')} a year`;
  if (metric.id === 'max-drawdown' && deepestPaise !== null && deepestPaise !== undefined)
    return `${formatRupees(deepestPaise, 'plain', 0)} from the peak`;
  if (metric.id === 'trade-count' && holding !== null && holding !== undefined) return `${formatMinutes(holding)} on average`;
  if (metric.id === 'charges' && trades !== null && trades !== undefined && trades > 0)
    return `${formatRupees(metric.value / trades)} a trade`;
  if (metric.interval !== null) return `95 %: ${metricText(metric, metric.interval.low)} to ${metricText(metric, metric.interval.high)}`;
  return '';
}

/** Compounded over calendar days, as the CAGR beside it. */
function yearly(fraction: number, { firstSession, lastSession }: ReportDocument['period']): number {
  const days = (parseDay(lastSession ?? '') ?? 0) - (parseDay(firstSession ?? '') ?? 0) + 1;
  return (1 + fraction) ** (DAYS_PER_YEAR / days) - 1;
}

function bandText(left: number, right: number): string {
  return `${formatRupees(Math.min(left, right), 'signed', 0)} to ${formatRupees(Math.max(left, right), 'signed', 0)}`;
}

function keyValue(metric: ReportMetric): string {
  if (metric.value === null) return NO_VALUE;
  const arrow = !isSigned(metric) || metric.value === 0 ? '' : metric.value > 0 ? '▲ ' : '▼ ';
  return `${arrow}${metricText(metric, metric.value, 0)}`;
}

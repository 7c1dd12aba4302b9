// What the result stands on: the strategy in words, what was approximated or uncertain, the data, and how to make the run again.
import { countOf, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../../number-text';
import { actionLine } from '../../report/action-lines';
import type { ReportAction, ReportChain, ReportData, ReportDocument } from '../../report/report-schema';
import { inDayWords } from '../chart/instant-words';
import { hashText } from '../hash-text';
import { type Html, html, unbroken } from '../html';

import { venueWords } from '../venue-words';

type Band = NonNullable<ReportDocument['evidence']['ambiguity']['band']>;

export function evidenceSection({ strategy, evidence }: ReportDocument): Html {
  const { approximations, shortWarmUps, uncertainRows, injectedFaults = [], ambiguity } = evidence;
  return html`<section id="evidence" aria-labelledby="evidence-title"><div class="section-head"><h2 id="evidence-title">Evidence</h2></div>
<div class="columns"><div class="half">
<h3>The strategy in words</h3><p class="prose">${strategy.explanation === '' ? 'No description.' : strategy.explanation}</p>
${strategy.settings.length === 0 ? null : html`<br><table class="stacks"><thead><tr><th scope="col">Setting</th><th scope="col" class="number">Value</th></tr></thead><tbody>${strategy.settings.map(({ label, value, unit }) => html`<tr><th scope="row">${label}</th><td class="number">${settingText(value, unit)}</td></tr>`)}</tbody></table>`}
</div><div class="half">
${injectedFaults.length === 0 ? null : html`<h3>Faults put into the venue</h3>${lines(injectedFaults, '')}<br>`}<h3>What was approximated</h3>${lines([...approximations, ...shortWarmUps], 'Nothing.')}
<br><h3>Order inside a bar</h3>${lines([ambiguity.sentence], '')}${ambiguity.band === null ? null : bandTable(ambiguity.band)}
<br><h3>Rules of the market that could not be confirmed</h3>${lines(uncertainRows, 'None were used.')}
</div></div></section>`;
}

/** The run as it was taken with each such bar read against it, and as it would have been with each read for it. */
function bandTable({ stopFirst, targetFirst }: Band): Html {
  const row = (title: string, text: (end: Band['stopFirst']) => string): Html =>
    html`<tr><th scope="row">${title}</th><td class="number">${text(stopFirst)}</td><td class="number">${text(targetFirst)}</td></tr>`;
  return html`<table class="stacks"><thead><tr><th scope="col">Read as</th><th scope="col" class="number">Stop first</th><th scope="col" class="number">Target first</th></tr></thead><tbody>${[
    row('Net profit', ({ netPaise }) => formatRupees(netPaise, 'signed')),
    row('Return', ({ returnFraction }) => formatPercent(returnFraction, 2, 'signed')),
    row('Max drawdown', ({ drawdownFraction }) => formatPercent(drawdownFraction)),
    row('Win rate', ({ winRate }) => (winRate === null ? NO_VALUE : formatPercent(winRate))),
  ]}</tbody></table>`;
}

function lines(texts: readonly string[], none: string): Html {
  return html`<ul class="lines">${texts.length === 0 ? html`<li class="dim">${none}</li>` : texts.map((text) => html`<li>${unbroken(inDayWords(text))}</li>`)}</ul>`;
}

function settingText(value: number, unit: string): Html {
  const text = unit === 'time' ? clockText(value) : formatNumber(value, decimalsOf(value));
  return unit === 'none' || unit === 'time' ? html`${text}` : html`${text} <span class="dim">${unit === 'percent' ? '%' : unit}</span>`;
}

function clockText(minuteOfDay: number): string {
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(Math.round(minuteOfDay % 60)).padStart(2, '0')}`;
}

function decimalsOf(value: number): number {
  return Math.min(6, (String(value).split('.')[1] ?? '').length);
}

const ORIGINS: Readonly<Record<ReportData['origin'], string>> = {
  traded: 'Traded prices',
  modelled: 'Modelled: derived by a model, not traded',
  synthetic: 'Synthetic: made by a generator',
};

const ADJUSTMENTS: Readonly<Record<ReportData['adjustment'], string>> = {
  raw: 'as traded',
  'vendor-adjusted': 'adjusted by the vendor',
  undeclared: 'whether adjusted was not declared at import',
};

export function dataSection({ data, chains, corporateActions }: ReportDocument): Html {
  return html`<section id="data" aria-labelledby="data-title"><div class="section-head"><h2 id="data-title">Data</h2></div>
<div class="columns">${data.map(
    (each) =>
      html`<div class="half">${dataOf(
        each,
        corporateActions.filter(({ instrument }) => instrument === each.instrument),
      )}</div>`,
  )}${chains.map((chain) => html`<div class="half">${chainOf(chain)}</div>`)}</div></section>`;
}

const CHAIN_ORIGINS: Readonly<Record<ReportChain['origin'], string>> = {
  ...ORIGINS,
  modelled: 'Modelled where no exchange’s candles were at hand',
};

function chainOf({ underlying, market, origin, contracts, sessions, bars, modelledBars, fills, modelledFills, hash }: ReportChain): Html {
  const share = modelledBars === 0 ? '' : `, ${formatPercent(modelledBars / bars, 1)} of them modelled`;
  return html`<h3>Options on ${underlying} <span class="dim">${market}</span></h3><br><dl class="pairs">
<dt>Prices</dt><dd>${CHAIN_ORIGINS[origin]}</dd>
<dt>Held</dt><dd>${contracts === 0 ? 'No contract.' : `${countOf(contracts, 'contract')} in ${countOf(sessions, 'session')}`}</dd>
<dt>Bars of these</dt><dd>${formatNumber(bars, 0)}${share}</dd>
<dt>Fills</dt><dd>${formatNumber(fills, 0)}${modelledFills === 0 ? '' : `, ${formatNumber(modelledFills, 0)} at modelled prices`}</dd>
<dt>SHA-256</dt><dd>${hashText(hash)}</dd>
</dl>`;
}

function dataOf(data: ReportData, actions: readonly ReportAction[]): Html {
  const { instrument, timeframe, source, hash, origin, adjustment, rows, first, last, coverage, findings } = data;
  return html`<h3>${instrument} <span class="dim">${timeframe}</span></h3><br><dl class="pairs">
<dt>Source</dt><dd>${source}</dd>
<dt>Prices</dt><dd>${ORIGINS[origin]}${origin === 'traded' ? `, ${ADJUSTMENTS[adjustment]}` : ''}</dd>
<dt>Rows</dt><dd>${formatNumber(rows, 0)}${first === null || last === null ? null : html`, <span class="nobreak">${inDayWords(first)}</span> to <span class="nobreak">${inDayWords(last)}</span> IST`}</dd>
<dt>Coverage</dt><dd>${coverage === null ? 'Not held against a calendar.' : html`${coverageText(coverage)} of ${formatNumber(coverage.expectedBars, 0)} bars in ${countOf(coverage.sessions, 'session')}; ${countOf(coverage.gapCount, 'gap')}`}</dd>
${coverage === null || coverage.gaps.length === 0 ? null : html`<dt>Longest gaps</dt><dd>${coverage.gaps.slice(0, 5).map(({ from, bars }) => html`<div>${inDayWords(from)}, ${countOf(bars, 'bar')}</div>`)}</dd>`}
${actions.length === 0 ? null : html`<dt>Corporate actions</dt><dd>${actions.map((action) => html`<div>${inDayWords(actionLine(action))}</div>`)}</dd>`}
<dt>Findings</dt><dd>${findings.length === 0 ? 'None.' : findings.map(({ level, text }) => html`<div>${level === 'note' ? '' : `${level}: `}${inDayWords(text)}</div>`)}</dd>
<dt>SHA-256</dt><dd>${hashText(hash)}</dd>
</dl>`;
}

/** Rounded down: what is not whole is never called so. */
function coverageText({ presentBars, expectedBars }: NonNullable<ReportData['coverage']>): string {
  return formatPercent(expectedBars === 0 ? 1 : Math.floor((presentBars / expectedBars) * 10_000) / 10_000);
}

export function runSection({ identity, command }: ReportDocument): Html {
  return html`<section id="run" aria-labelledby="run-title"><div class="section-head"><h2 id="run-title">Run</h2></div>
<p class="dim">The same identity gives the same decisions, to the bit, on any machine. To make this run again:</p><br>
<div class="command"><code id="command">${command}</code><button type="button" id="copy-command" hidden>Copy</button></div><br>
<dl class="pairs">
<dt>Run</dt><dd>${hashText(identity.runHash)}</dd>
<dt>Decisions</dt><dd>${hashText(identity.decisionsDigest)}</dd>
<dt>Program</dt><dd>${hashText(identity.programHash)}</dd>
<dt>Engine</dt><dd><code>${identity.engineVersion}</code></dd>
<dt>Market tables</dt><dd>${hashText(identity.scheduleVersion)}</dd>
<dt>Venue</dt><dd>${venueWords(identity.venue)}</dd>
<dt>Seed</dt><dd>${identity.seed}</dd>
</dl></section>`;
}

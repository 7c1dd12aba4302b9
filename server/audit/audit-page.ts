// `audit.html`: the verdict on a run with its reasons, each check with what it looked at, and where the trades came from.
import { contractWords } from '../runs/contract-words';
import { countOf, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../runs/number-text';
import { inDayWords } from '../runs/page/chart/instant-words';
import { hashText } from '../runs/page/hash-text';
import { type Html, html } from '../runs/page/html';
import { moneyText, tone } from '../runs/page/sections/amount';
import { statisticsTable, statisticText, trustSection } from '../runs/page/sections/trust';
import { breakdown } from '../runs/page/sections/when-and-costs';
import { commandSection, createStillPage, type KeyNumber } from '../runs/page/still-page';
import { noTradeNotice, studyFacts, studyNotices, studyPairs } from '../sweeps/study-words';
import type { AuditBreakdown, AuditDocument } from './audit-schema';

const PAISE_PER_RUPEE = 100;

export function createAuditPage(document: AuditDocument): string {
  const { strategy, command, identity, run, runHash, trust } = document;
  return createStillPage({
    title: `Audit of ${strategy.name}`,
    sections: [
      ['trust', 'Trust'],
      ['checks', 'Checks'],
      ['when', 'When'],
      ['run', 'Run'],
    ],
    facts: studyFacts(document, `Run ${runHash.slice(0, 12)}`),
    notices: [...studyNotices(document), ...(run.trades === 0 ? [noTradeNotice()] : [])],
    keys: keyNumbers(document),
    body: [
      trustSection(trust),
      checksSection(document),
      whenSection(document),
      commandSection(command, [...studyPairs(identity), ['Run', hashText(runHash)]]),
    ],
  });
}

function keyNumbers({ run, stress, trust }: AuditDocument): readonly KeyNumber[] {
  const graded = (grade: string): string => formatNumber(trust.findings.filter((finding) => finding.grade === grade).length, 0);
  const statistic = (id: string): string => {
    const row = trust.statistics.find((one) => one.id === id);
    return row === undefined || row.value === null ? NO_VALUE : statisticText(row, row.value);
  };
  return [
    { label: 'Net profit', value: formatRupees(run.netPaise, 'signed', 0), under: countOf(run.trades, 'trade'), tone: tone(run.netPaise) },
    {
      label: 'On a worse venue',
      value: formatRupees(stress.netPaise, 'signed', 0),
      under: 'everything threefold',
      tone: tone(stress.netPaise),
    },
    { label: 'Against it', value: graded('fails'), under: 'findings' },
    { label: 'Caution', value: graded('caution'), under: 'findings' },
    { label: 'Not looked at', value: graded('unknown'), under: 'checks' },
    { label: 'Holds', value: graded('holds'), under: 'checks' },
    { label: 'Deflated Sharpe', value: statistic('deflatedSharpe'), under: 'probability that it is not luck' },
    { label: 'Trials', value: trust.lineage === null ? NO_VALUE : formatNumber(trust.lineage.trials, 0), under: 'of this lineage, ever' },
  ];
}

function checksSection({ lookAhead, warmUp, fills, stress, run, sweep }: AuditDocument): Html {
  return html`<section id="checks" aria-labelledby="checks-title"><div class="section-head"><h2 id="checks-title">Checks</h2></div>
<div class="columns"><div class="half"><h3>Look-ahead: run again without what came later</h3><table class="holdings"><thead><tr><th scope="col">Data end after</th><th scope="col" class="number">Decisions compared</th><th scope="col">Changed</th></tr></thead><tbody>${lookAhead.map(
    ({ day, decisions, changed }) =>
      html`<tr><th scope="row">${inDayWords(day)}</th><td class="number" data-label="Decisions compared">${formatNumber(decisions, 0)}</td><td class="whole" data-label="Changed">${verdictOf(changed)}</td></tr>`,
  )}</tbody></table></div>
<div class="half"><h3>Warm-up: begun with all history, and with just enough</h3><table class="holdings"><thead><tr><th scope="col">Begun on</th><th scope="col" class="number">Sessions of history</th><th scope="col" class="number">Firings compared</th><th scope="col">Changed</th></tr></thead><tbody>${warmUp.map(
    ({ day, historySessions, firings, changed }) =>
      html`<tr><th scope="row">${inDayWords(day)}</th>${historySessions === null ? html`<td class="dim" colspan="3">No shorter history was enough to tell.</td>` : html`<td class="number" data-label="Sessions of history">${formatNumber(historySessions, 0)}</td><td class="number whole" data-label="Firings compared">${formatNumber(firings, 0)}</td><td class="whole" data-label="Changed">${verdictOf(changed)}</td>`}</tr>`,
  )}</tbody></table></div>
<div class="half"><h3>Fills, held against their bars</h3><p>${fills.checked === 0 ? 'There was none to look at.' : html`${formatNumber(fills.checked, 0)} looked at, ${fills.impossible === 0 ? 'none impossible.' : html`<span class="loss">${formatNumber(fills.impossible, 0)} impossible.</span>`}`}</p>${fills.examples.length === 0 ? null : html`<ul class="lines">${fills.examples.map(({ time, instrument, side, rupees, low, high }) => html`<li>${inDayWords(time)}, ${contractWords(instrument)}: ${side} at ${priceText(rupees)}, its bar ${low === null || high === null ? 'is not there' : `from ${priceText(low)} to ${priceText(high)}`}</li>`)}</ul>`}</div>
<div class="half"><h3>A worse venue</h3><p>${stress.words}: <span class="nobreak">${moneyText(stress.netPaise, 0)}</span> instead of <span class="nobreak">${moneyText(run.netPaise, 0)}</span>, drawdown ${stress.drawdownFraction === null ? NO_VALUE : formatPercent(stress.drawdownFraction, 1)}.</p></div></div>
${sweep === null ? null : html`<br><h3>Settings around it: ${countOf(sweep.variants, 'variant')}</h3>${statisticsTable(sweep.evidence)}`}</section>`;
}

function priceText(rupees: number): string {
  return formatRupees(rupees * PAISE_PER_RUPEE);
}

function verdictOf(changed: string | null): Html {
  return changed === null ? html`<span class="dim">nothing</span>` : html`<span class="loss">${inDayWords(changed)}</span>`;
}

function whenSection({ byExpiry, byVolatility, byTrend }: AuditDocument): Html {
  const tables = [
    half('Volatility of the 20 days before', byVolatility),
    half('Close before entry', byTrend),
    half('Days to expiry', byExpiry),
  ];
  return html`<section id="when" aria-labelledby="when-title"><div class="section-head"><h2 id="when-title">In what market</h2><span class="dim small">Known before each entry; only where calm ends and wild begins is told by hindsight</span></div>
${tables.every((table) => table === null) ? html`<p class="empty">Trades by market stand here once a run closes some after 50 sessions of history.</p>` : html`<div class="columns">${tables}</div>`}</section>`;
}

function half(title: string, rows: readonly AuditBreakdown[]): Html | null {
  return rows.length === 0 ? null : html`<div class="half">${breakdown(title, rows)}</div>`;
}

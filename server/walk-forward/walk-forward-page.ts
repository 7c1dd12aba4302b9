// `walkforward.html`: the record out of sample, what was chosen when, and how much of what was seen in sample was there afterwards.
import { parseDay } from '../../engine/time/day-text';
import { countOf, formatNumber, formatPercent, formatRupees, formatRupeesShort, NO_VALUE } from '../runs/number-text';
import { dateTicks, dayWords } from '../runs/page/chart/date-ticks';
import { periodWords } from '../runs/page/chart/instant-words';
import { curveDrawing } from '../runs/page/curve-drawing';
import { type Html, html } from '../runs/page/html';
import { metricText, moneyText, tone } from '../runs/page/sections/amount';
import { notice } from '../runs/page/sections/head';
import { metricTables } from '../runs/page/sections/numbers';
import { statisticsTable } from '../runs/page/sections/trust';
import { commandSection, createStillPage, type KeyNumber } from '../runs/page/still-page';
import type { ReportMetric } from '../runs/report/report-schema';
import { studyFacts, studyNotices, studyPairs } from '../sweeps/study-words';
import { objectiveName, objectiveText, settingText } from '../sweeps/surface-tables';
import type { WalkForwardDocument } from './walk-forward-schema';

export function createWalkForwardPage(document: WalkForwardDocument): string {
  const { strategy, command, identity, folds, plan, outOfSample, evidence } = document;
  return createStillPage({
    title: `Walk-forward of ${strategy.name}`,
    sections: [
      ['equity', 'Out of sample'],
      ['folds', 'Folds'],
      ['numbers', 'All numbers'],
      ['run', 'Run'],
    ],
    facts: studyFacts(
      document,
      `${countOf(folds.length, 'fold')}, ${plan.scheme}: ${plan.chooseSessions} sessions to choose, ${plan.judgeSessions} to judge, ${plan.embargoSessions} between`,
    ),
    notices: [...studyNotices(document), ...warnings(document)],
    keys: keyNumbers(document),
    body: [
      equitySection(document),
      foldsSection(document),
      html`<section id="numbers" aria-labelledby="numbers-title"><div class="section-head"><h2 id="numbers-title">All numbers, out of sample</h2></div>${metricTables(outOfSample.metrics)}${statisticsTable(evidence)}</section>`,
      commandSection(command, studyPairs(identity)),
    ],
  });
}

function warnings({ heldDaysMax, plan: { embargoSessions }, folds }: WalkForwardDocument): readonly Html[] {
  const list: Html[] = [];
  if (heldDaysMax > embargoSessions)
    list.push(
      notice(
        'Embargo shorter than a holding',
        `A trade was held for ${countOf(heldDaysMax, 'calendar day')} and the embargo is ${countOf(embargoSessions, 'session')}: what was chosen on may reach into what was judged.`,
      ),
    );
  if (folds.length < FOLDS_MIN)
    list.push(notice('Few folds', `${countOf(folds.length, 'fold')} tell little: the same choice might have been luck in each.`));
  return list;
}

/** Dates that a phone has room for. */
const DATES = 5;
/** Fewer are hardly more than one split into two. */
const FOLDS_MIN = 4;

function metricOf({ outOfSample }: WalkForwardDocument, id: string): ReportMetric | undefined {
  return outOfSample.metrics.flatMap(({ metrics }) => metrics).find((metric) => metric.id === id);
}

function keyNumbers(document: WalkForwardDocument): readonly KeyNumber[] {
  const { folds, efficiency, lineage, evidence, variants } = document;
  const shown = (id: string, label: string): KeyNumber => {
    const metric = metricOf(document, id);
    const value = metric?.value ?? null;
    return {
      label,
      value: metric === undefined || value === null ? NO_VALUE : metricText(metric, value, 0),
      under:
        metric?.reason ??
        (metric?.interval ? `95 %: ${metricText(metric, metric.interval.low, 0)} to ${metricText(metric, metric.interval.high, 0)}` : ''),
      tone: id === 'net-profit' ? tone(value ?? 0) : '',
    };
  };
  const won = folds.filter(({ judge }) => (judge.metrics['net-profit'] ?? 0) > 0).length;
  const luck = evidence.find(({ id }) => id === 'probabilisticSharpe')?.value ?? null;
  return [
    shown('net-profit', 'Net profit, out of sample'),
    shown('sharpe', 'Sharpe ratio'),
    shown('max-drawdown', 'Max drawdown'),
    shown('trade-count', 'Trades'),
    { label: 'Folds that gained', value: `${won} of ${folds.length}`, under: 'out of sample' },
    {
      label: 'Efficiency',
      value: efficiency === null ? NO_VALUE : formatPercent(efficiency, 0),
      under: efficiency === null ? 'Nothing was gained in sample.' : 'of the gain in sample was there afterwards',
    },
    { label: 'Not luck', value: luck === null ? NO_VALUE : formatPercent(luck, 1), under: 'probabilistic Sharpe ratio, out of sample' },
    {
      label: 'Trials',
      value: lineage === null ? NO_VALUE : formatNumber(lineage.trials, 0),
      under: `of this lineage, ${formatNumber(variants, 0)} here`,
    },
  ];
}

function equitySection({ outOfSample: { day, equityPaise }, folds, identity }: WalkForwardDocument): Html {
  const marks = folds.slice(1).map(({ judge }) => day.findIndex((one) => one >= judge.from) + 1);
  return html`<section id="equity" aria-labelledby="equity-title"><div class="section-head"><h2 id="equity-title">Out of sample</h2><span class="dim small">Money made on the judged windows alone</span></div>
${curveDrawing({
  label: `Equity out of sample, from ${formatRupees(identity.capitalPaise)} to ${formatRupees(equityPaise.at(-1) ?? identity.capitalPaise)}.`,
  curves: [
    { values: [identity.capitalPaise, ...equityPaise], stroke: 'accent' },
    { values: [identity.capitalPaise, ...equityPaise.map(() => identity.capitalPaise)], stroke: 'grey' },
  ],
  marks,
  text: formatRupeesShort,
  ticks: dateTicks(
    day.map((text) => parseDay(text) ?? 0),
    DATES,
  ).map(({ index, text }) => ({ place: index + 1, text: index === 0 ? dayText(day[0]) : text })),
})}
<div class="legend"><span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-accent" d="M0 5H14"/></svg>Equity out of sample, net of charges</span><span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-grey" d="M0 5H14"/></svg>What it began with</span><span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-line" stroke-dasharray="3 3" d="M7 0V10"/></svg>Settings chosen anew</span></div>
<details class="behind"><summary>All sessions as a table</summary><div tabindex="0" role="region" aria-label="Equity out of sample by session"><table><thead><tr><th scope="col">Session</th><th scope="col" class="number">Equity</th></tr></thead><tbody>${day.map(
    (text, index) =>
      html`<tr><td>${dayText(text)}</td><td class="number">${formatRupees(equityPaise[index] ?? identity.capitalPaise)}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}

function dayText(text: string | undefined): string {
  return dayWords(parseDay(text ?? '') ?? 0);
}

function foldsSection({ folds, axes, objective }: WalkForwardDocument): Html {
  return html`<section id="folds" aria-labelledby="folds-title"><div class="section-head"><h2 id="folds-title">Folds</h2><span class="dim small">Settings chosen by ${objectiveName(objective)} in sample, judged out of sample</span></div>
<table class="holdings"><thead><tr><th scope="col">Fold</th><th scope="col">Chosen on</th><th scope="col">Judged on</th>${axes.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col" class="number">${objectiveName(objective)} in</th><th scope="col" class="number">${objectiveName(objective)} out</th><th scope="col" class="number">Net in</th><th scope="col" class="number">Net out</th><th scope="col" class="number">Trades out</th></tr></thead><tbody>${folds.map(
    ({ choose, judge, settings }, index) =>
      html`<tr><th scope="row">Fold ${index + 1}</th><td class="whole" data-label="Chosen on">${periodWords(choose.from, choose.to)}</td><td class="whole" data-label="Judged on">${periodWords(judge.from, judge.to)}</td>${settings.map((value, axis) => html`<td class="number whole" data-label="${axes[axis]?.label ?? ''}">${settingText(axes[axis] ?? { unit: '' }, value)}</td>`)}<td class="number whole" data-label="${objectiveName(objective)} in">${objectiveText(objective, choose.metrics[objective] ?? null)}</td><td class="number whole" data-label="${objectiveName(objective)} out"><b>${objectiveText(objective, judge.metrics[objective] ?? null)}</b></td><td class="number" data-label="Net in">${moneyText(choose.metrics['net-profit'] ?? 0, 0)}</td><td class="number" data-label="Net out">${moneyText(judge.metrics['net-profit'] ?? 0, 0)}</td><td class="number whole" data-label="Trades out">${formatNumber(judge.metrics['trade-count'] ?? 0, 0)}</td></tr>`,
  )}</tbody></table></section>`;
}

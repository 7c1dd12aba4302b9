// The outcome of a run as a short table for a person, or as JSON for a program: the same numbers as in its report.

import { formatClock } from '../engine/time/ist-time';
import type { FinishedRun } from '../server/backtests/run-stored-backtest';
import { RUN_FOLDER_FILES } from '../server/backtests/write-run-folder';
import { countOf, formatRupees, NO_VALUE } from '../server/runs/number-text';
import { metricText } from '../server/runs/page/sections/amount';
import { actionLines } from '../server/runs/report/action-lines';
import { modelledWords } from '../server/runs/report/modelled-fills';
import type { ReportDocument, ReportMetric } from '../server/runs/report/report-schema';
import { timeoutLines } from '../server/runs/report/timeout-words';

const SHOWN = [
  'net-profit',
  'total-return',
  'cagr',
  'max-drawdown',
  'sharpe',
  'sortino',
  'trade-count',
  'win-rate',
  'profit-factor',
  'expectancy',
  'charges',
];
const COLUMN = 26;
const REASONS_SHOWN = 3;

export function runText({ document, result }: FinishedRun, out: string | null): string {
  const { strategy, period, capitalPaise, identity, evidence, outcomes, refusals, openPositions } = document;
  const metrics = listMetrics(document);
  const rows = SHOWN.flatMap((id) => metrics.filter((metric) => metric.id === id)).map((metric) => line(metric.label, valueText(metric)));
  const cutShort = timeoutLines(result.timeouts);
  const unsent = outcomes.filter(({ key }) => !key.endsWith('sent') && !cutShort.some((one) => one.key === key)).slice(0, REASONS_SHOWN);
  return [
    `${strategy.name}: ${period.firstSession ?? '-'} to ${period.lastSession ?? '-'}, ${countOf(period.sessions, 'session')}, ${formatRupees(capitalPaise, 'plain', 0)}\n`,
    ...strategy.settings.map(({ key, value, unit }) => line(`  ${key}`, unit === 'time' ? formatClock(value) : String(value))),
    '\n',
    ...rows,
    line('Fills', String(result.fills.length)),
    ...(document.modelledFills === null ? [] : [`${modelledWords(document.modelledFills)}\n`]),
    ...(result.dividendsPaise === 0 ? [] : [line('Dividends', formatRupees(result.dividendsPaise, 'signed'))]),
    ...[...unsent, ...cutShort].map(({ words }) => `${words}\n`),
    ...refusals.map(({ words }) => `${words}\n`),
    openPositions.length === 0
      ? ''
      : `${countOf(openPositions.length, 'position')} still open at the end; the report lists ${openPositions.length === 1 ? 'it' : 'them'}.\n`,
    '\n',
    ...(evidence.injectedFaults ?? []).map((text) => `Put into the venue: ${text}\n`),
    ...actionLines(document.corporateActions).map((text) => `${text}\n`),
    evidence.ambiguity.bars === 0 ? '' : `${evidence.ambiguity.sentence}\n`,
    ...evidence.shortWarmUps.map((text) => `${text}\n`),
    evidence.uncertainRows.length === 0
      ? ''
      : `${countOf(evidence.uncertainRows.length, 'row')} of the market's tables behind this run ${evidence.uncertainRows.length === 1 ? 'is' : 'are'} not certain; the report names ${evidence.uncertainRows.length === 1 ? 'it' : 'them'}.\n`,
    ...document.data.flatMap(dataLines),
    ...(document.data.some(({ origin }) => origin === 'synthetic')
      ? ['The prices are synthetic: this result says nothing about any market.\n']
      : []),
    trustLine(document),
    line('run', identity.runHash.slice(0, 16)),
    line('decisions', identity.decisionsDigest.slice(0, 16)),
    ...(out === null ? [] : [line('files', `${out}: ${RUN_FOLDER_FILES.join(', ')}`)]),
  ].join('');
}

export function runJson({ document }: FinishedRun, out: string | null): string {
  const {
    strategy,
    identity,
    period,
    capitalPaise,
    data,
    chains,
    corporateActions,
    metrics,
    costs,
    openPositions,
    outcomes,
    refusals,
    fills,
    modelledFills,
    structures,
    evidence,
    trust,
  } = document;
  return `${JSON.stringify({ strategy, identity, period, capitalPaise, data, chains, corporateActions, metrics, costs, openPositions, outcomes, refusals, fills, modelledFills, structures, evidence, trust, out, files: out === null ? [] : RUN_FOLDER_FILES }, null, 1)}\n`;
}

/** What was found wrong with the candles; notes are left to the report. */
function dataLines({ instrument, source, findings }: ReportDocument['data'][number]): readonly string[] {
  const warnings = findings.filter(({ level }) => level === 'warning').map(({ text }) => text);
  return warnings.length === 0 ? [] : [`${instrument}, from ${source}: ${warnings.join('; ')}.\n`];
}

/** One line: the report has the reasons. */
function trustLine({ trust: { sentence, lineage } }: ReportDocument): string {
  const counted = lineage === null ? '' : ` ${countOf(lineage.trials, 'trial')} of its lineage so far.`;
  return `${sentence}${counted}\n`;
}

function listMetrics({ metrics }: ReportDocument): readonly ReportMetric[] {
  return metrics.flatMap((group) => group.metrics);
}

function valueText(metric: ReportMetric): string {
  return metric.value === null ? `${NO_VALUE}  ${metric.reason ?? ''}` : metricText(metric, metric.value);
}

function line(label: string, value: string): string {
  return `${label.padEnd(COLUMN)}${value}\n`;
}

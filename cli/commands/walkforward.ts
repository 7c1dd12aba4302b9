// `yantra walkforward`: settings chosen on the past and judged on what came after, window after window.
import path from 'node:path';
import type { WalkForwardPlan } from '../../engine/evidence/walk-forward-folds';
import { countOf, formatNumber, formatPercent } from '../../server/runs/number-text';
import { metricText } from '../../server/runs/page/sections/amount';
import { statisticText } from '../../server/runs/page/sections/trust';
import { modelledWords } from '../../server/runs/report/modelled-fills';
import { writeStudyFolder } from '../../server/sweeps/study-folder';
import { objectiveText, settingText } from '../../server/sweeps/surface-tables';
import { foldsCsv } from '../../server/walk-forward/folds-csv';
import { runWalkForward } from '../../server/walk-forward/run-walk-forward';
import { createWalkForwardPage } from '../../server/walk-forward/walk-forward-page';
import { type WalkForwardDocument, walkForwardJsonSchema } from '../../server/walk-forward/walk-forward-schema';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { numberOption } from '../number-options';
import { createProgressLine, watchedIo } from '../progress-line';
import { wordOption } from '../reading-options';
import { needAxes, openStudy, STUDY_OPTIONS, STUDY_SOURCE_OPTIONS, VARY_OPTIONS } from '../study-options';
import { textTable } from '../text-table';
import { trialCounter } from '../trial-count';

const FILES = ['folds.csv', 'walkforward.schema.json', 'walkforward.html', 'walkforward.json'] as const;
const SHOWN = ['net-profit', 'sharpe', 'max-drawdown', 'trade-count', 'win-rate'];

export const command: Command = {
  name: 'walkforward',
  summary: 'Chooses settings on one window and judges them on the next; scores what was out of sample alone.',
  usage: '<graph.json> --vary <key=values>... [--scheme rolling|anchored] [--from <day>] [--to <day>] [--out <folder>] [options]',
  options: {
    ...VARY_OPTIONS,
    scheme: {
      kind: 'text',
      value: 'rolling|anchored',
      help: 'whether windows of choice move along or begin at the start',
      fallback: 'rolling',
    },
    'choose-sessions': { kind: 'text', value: '<n>', help: 'sessions on which settings are chosen', fallback: '120' },
    'judge-sessions': { kind: 'text', value: '<n>', help: 'sessions on which the choice is judged', fallback: '40' },
    embargo: { kind: 'text', value: '<n>', help: 'sessions left out between the two: no fewer than a trade is held', fallback: '1' },
    pick: { kind: 'text', value: 'plateau|best', help: 'the variant among good neighbours, or the highest', fallback: 'plateau' },
    ...STUDY_OPTIONS,
    ...STUDY_SOURCE_OPTIONS,
  },
  run: runWalkForwardCommand,
};

async function runWalkForwardCommand(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const plan = planOf(args);
  const pick = wordOption(args, 'pick', ['plateau', 'best']);
  const study = await openStudy(args, io, 'walkforward', FILES);
  if (study === null) return 2;
  needAxes(study, 'walkforward');
  const { graph, compiled, source, out } = study;
  const progress = createProgressLine(io, 'walkforward', (total) => countOf(total, 'run'));
  const count = trialCounter(io, source.root, { lineage: graph.name, programHash: compiled.hash, how: 'walkforward' });
  const named = ['random', 'maximise', 'scheme', 'choose-sessions', 'judge-sessions', 'embargo', 'pick'];
  const own = named.flatMap((name) => (args.isGiven(name) ? [`--${name}`, args.text(name) ?? ''] : []));
  const choice = { ...study, command: study.commandText(own), onProgress: progress.update };
  const { document } = await runWalkForward(choice, plan, pick, count);
  progress.clear();
  const json = `${JSON.stringify(document, null, 1)}\n`;
  if (out !== null)
    writeStudyFolder(path.resolve(out), [
      { name: FILES[0], lines: foldsCsv(document) },
      { name: FILES[1], lines: [walkForwardJsonSchema()] },
      { name: FILES[2], lines: [createWalkForwardPage(document)] },
      { name: FILES[3], lines: [json] },
    ]);
  io.stdout(args.flag('json') ? json : walkForwardText(document, out));
  return 0;
}

const SESSIONS = { min: 1, max: 5_000, isWhole: true };

function planOf(args: CommandArguments): WalkForwardPlan {
  return {
    scheme: wordOption(args, 'scheme', ['rolling', 'anchored']),
    chooseSessions: numberOption(args, 'choose-sessions', SESSIONS) ?? 0,
    judgeSessions: numberOption(args, 'judge-sessions', SESSIONS) ?? 0,
    embargoSessions: numberOption(args, 'embargo', { ...SESSIONS, min: 0 }) ?? 0,
  };
}

function walkForwardText(document: WalkForwardDocument, out: string | null): string {
  const { strategy, folds, axes, objective, outOfSample, efficiency, evidence, lineage, plan, heldDaysMax } = document;
  const header = ['judged from', 'to', ...axes.map(({ key }) => key), `${objective} in`, `${objective} out`, 'trades out'];
  const rows = folds.map(({ choose, judge, settings }) => [
    judge.from,
    judge.to,
    ...settings.map((value, axis) => settingText(axes[axis] ?? { unit: '' }, value)),
    objectiveText(objective, choose.metrics[objective] ?? null),
    objectiveText(objective, judge.metrics[objective] ?? null),
    formatNumber(judge.metrics['trade-count'] ?? 0, 0),
  ]);
  const metrics = outOfSample.metrics.flatMap((group) => group.metrics).filter(({ id }) => SHOWN.includes(id));
  return [
    `${strategy.name}: ${countOf(folds.length, 'fold')}, ${plan.scheme}, ${countOf(document.variants, 'variant')} in each\n`,
    textTable([header, ...rows]),
    '\nOut of sample:\n',
    ...metrics.map((metric) => line(metric.label, metric.value === null ? (metric.reason ?? '') : metricText(metric, metric.value))),
    line('Efficiency', efficiency === null ? 'Nothing was gained in sample.' : formatPercent(efficiency, 0)),
    ...evidence.map((row) => line(row.label, row.value === null ? (row.reason ?? '') : statisticText(row, row.value))),
    lineage === null ? '' : line('Trials of the lineage', formatNumber(lineage.trials, 0)),
    heldDaysMax > plan.embargoSessions
      ? `A trade was held for ${countOf(heldDaysMax, 'calendar day')}, longer than the embargo of ${countOf(plan.embargoSessions, 'session')}.\n`
      : '',
    document.modelledFills === null ? '' : `${modelledWords(document.modelledFills)}\n`,
    document.origin === 'synthetic' ? 'The prices are synthetic: this result says nothing about any market.\n' : '',
    out === null ? '' : line('files', `${out}: ${FILES.join(', ')}`),
  ].join('');
}

function line(label: string, value: string): string {
  return `${label.padEnd(34)}${value}\n`;
}

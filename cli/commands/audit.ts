// `yantra audit`: how far to trust a run, with everything looked at that one command can look at.
import path from 'node:path';
import type { SweepAxis } from '../../engine/sweep/sweep-axis';
import { createAuditPage } from '../../server/audit/audit-page';
import type { AuditDocument } from '../../server/audit/audit-schema';
import { auditJsonSchema } from '../../server/audit/audit-schema';
import { findingsCsv } from '../../server/audit/findings-csv';
import { runAudit } from '../../server/audit/run-audit';
import { trialOf } from '../../server/backtests/run-stored-backtest';
import { countOf, formatNumber } from '../../server/runs/number-text';
import { statisticText } from '../../server/runs/page/sections/trust';
import { modelledWords } from '../../server/runs/report/modelled-fills';
import type { TrustFindingRow } from '../../server/runs/report/trust-schema';
import { runSweep } from '../../server/sweeps/run-sweep';
import { writeStudyFolder } from '../../server/sweeps/study-folder';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { createProgressLine, watchedIo } from '../progress-line';
import { openStudy, STUDY_OPTIONS, STUDY_SOURCE_OPTIONS, type Study, VARY_OPTIONS } from '../study-options';
import { runOfStudy } from '../study-run';
import { trialCounter } from '../trial-count';

const FILES = ['findings.csv', 'audit.schema.json', 'audit.html', 'audit.json'] as const;
const MARKS: Readonly<Record<TrustFindingRow['grade'], string>> = {
  fails: 'AGAINST',
  caution: 'caution',
  unknown: 'unknown',
  holds: 'holds',
};
const ORDER: readonly TrustFindingRow['grade'][] = ['fails', 'caution', 'unknown', 'holds'];

export const command: Command = {
  name: 'audit',
  summary: 'Says how far to trust a run: look-ahead, warm-up, fills, luck, trials, overfitting, costs, each with its reason.',
  usage: '<graph.json> [--vary <key=values>]... [--data <file|folder>] [--from <day>] [--to <day>] [--out <folder>] [options]',
  options: { ...VARY_OPTIONS, ...STUDY_OPTIONS, ...STUDY_SOURCE_OPTIONS },
  run: runAuditCommand,
};

async function runAuditCommand(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const opened = await openStudy(args, io, 'audit', FILES);
  if (opened === null) return 2;
  const study = { ...opened, axes: opened.axes.map((axis) => throughOwn(axis, opened.params)) };
  const { graph, compiled, source, out } = study;
  const own = ['random', 'maximise'].flatMap((name) => (args.isGiven(name) ? [`--${name}`, args.text(name) ?? ''] : []));
  const commandText = study.commandText(own);
  const sweep = study.axes.length === 0 ? null : await sweepOf(study, io, commandText);
  const run = runOfStudy(study, io, 'audit', commandText);
  const count = trialCounter(io, source.root, { lineage: graph.name, programHash: compiled.hash, how: 'backtest' });
  const progress = createProgressLine(io, 'audit', (total) => countOf(total, 'check'));
  const lineage = count([trialOf(run.result)]);
  const document = runAudit({ study, run, sweep, lineage, command: commandText, onStep: progress.update });
  progress.clear();
  const json = `${JSON.stringify(document, null, 1)}\n`;
  if (out !== null)
    writeStudyFolder(path.resolve(out), [
      { name: FILES[0], lines: findingsCsv(document) },
      { name: FILES[1], lines: [auditJsonSchema()] },
      { name: FILES[2], lines: [createAuditPage(document)] },
      { name: FILES[3], lines: [json] },
    ]);
  io.stdout(args.flag('json') ? json : auditText(document, out));
  return document.trust.findings.some(({ grade }) => grade === 'fails') ? 1 : 0;
}

/** The run itself stands among its neighbours. */
function throughOwn({ param, values }: SweepAxis, params: readonly number[]): SweepAxis {
  const own = params[param] ?? Number.NaN;
  return values.includes(own) ? { param, values } : { param, values: [...values, own].sort((left, right) => left - right) };
}

async function sweepOf(study: Study, io: CommandIo, commandText: string): ReturnType<typeof runSweep> {
  const { graph, compiled, source } = study;
  const progress = createProgressLine(io, 'audit, the settings around it', (total) => countOf(total, 'run'));
  const count = trialCounter(io, source.root, { lineage: graph.name, programHash: compiled.hash, how: 'sweep' });
  const found = await runSweep({ ...study, command: commandText, onProgress: progress.update }, null, count);
  progress.clear();
  return found;
}

function auditText({ strategy, identity, modelledFills, trust, sweep }: AuditDocument, out: string | null): string {
  const { sentence, findings, lineage, statistics } = trust;
  const sorted = ORDER.flatMap((grade) => findings.filter((finding) => finding.grade === grade));
  const rows = [...statistics, ...(sweep?.evidence ?? []).filter(({ id }) => !statistics.some((row) => row.id === id))];
  return [
    `${strategy.name}: ${identity.from} to ${identity.to}\n\nHow far to trust this\n${sentence}\n\n`,
    ...sorted.map(({ title, grade, sentence: words }) => `${MARKS[grade].padEnd(9)}${title.padEnd(24)}${words}\n`),
    '\n',
    ...rows.map((row) => `${row.label.padEnd(33)}${row.value === null ? (row.reason ?? '') : statisticText(row, row.value)}\n`),
    lineage === null ? '' : `${'Trials of the lineage'.padEnd(33)}${formatNumber(lineage.trials, 0)}\n`,
    modelledFills === null ? '' : `\n${modelledWords(modelledFills)}\n`,
    out === null ? '' : `${'files'.padEnd(33)}${out}: ${FILES.join(', ')}\n`,
  ].join('');
}

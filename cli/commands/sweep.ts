// `yantra sweep`: one strategy with many settings, each on the whole machine; the surface, and what is left of its best.
import path from 'node:path';
import { countOf, formatNumber } from '../../server/runs/number-text';
import { statisticText } from '../../server/runs/page/sections/trust';
import { modelledWords } from '../../server/runs/report/modelled-fills';
import { runSweep } from '../../server/sweeps/run-sweep';
import { writeStudyFolder } from '../../server/sweeps/study-folder';
import { surfaceCsv } from '../../server/sweeps/surface-csv';
import { objectiveName, objectiveText, settingText } from '../../server/sweeps/surface-tables';
import { createSweepPage } from '../../server/sweeps/sweep-page';
import { type SweepDocument, sweepJsonSchema } from '../../server/sweeps/sweep-schema';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { numberOption } from '../number-options';
import { createProgressLine, watchedIo } from '../progress-line';
import { needAxes, openStudy, STUDY_OPTIONS, STUDY_SOURCE_OPTIONS, VARY_OPTIONS } from '../study-options';
import { textTable } from '../text-table';
import { trialCounter } from '../trial-count';

const FILES = ['surface.csv', 'sweep.schema.json', 'sweep.html', 'sweep.json'] as const;
const SHOWN = 12;

export const command: Command = {
  name: 'sweep',
  summary: 'Runs a graph with many settings; says which stand on a plateau, and how probable it is that the best is luck.',
  usage: '<graph.json> --vary <key=values>... [--data <file|folder>] [--from <day>] [--to <day>] [--out <folder>] [options]',
  options: {
    ...VARY_OPTIONS,
    screen: { kind: 'text', value: '<n>', help: 'look at signals alone first, and run only the best so many' },
    ...STUDY_OPTIONS,
    ...STUDY_SOURCE_OPTIONS,
  },
  run: runSweepCommand,
};

async function runSweepCommand(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const screenTo = numberOption(args, 'screen', { min: 2, max: 20_000, isWhole: true });
  const study = await openStudy(args, io, 'sweep', FILES);
  if (study === null) return 2;
  needAxes(study, 'sweep');
  const { graph, compiled, source, out } = study;
  const progress = createProgressLine(io, 'sweep', (total) => countOf(total, 'run'));
  const count = trialCounter(io, source.root, { lineage: graph.name, programHash: compiled.hash, how: 'sweep' });
  const own = ['random', 'maximise', 'screen'].flatMap((name) => (args.isGiven(name) ? [`--${name}`, args.text(name) ?? ''] : []));
  const choice = { ...study, command: study.commandText(own), onProgress: progress.update };
  const { document } = await runSweep(choice, screenTo, count);
  progress.clear();
  const json = `${JSON.stringify(document, null, 1)}\n`;
  if (out !== null)
    writeStudyFolder(path.resolve(out), [
      { name: FILES[0], lines: surfaceCsv(document) },
      { name: FILES[1], lines: [sweepJsonSchema()] },
      { name: FILES[2], lines: [createSweepPage(document)] },
      { name: FILES[3], lines: [json] },
    ]);
  io.stdout(args.flag('json') ? json : sweepText(document, out));
  return 0;
}

function sweepText(document: SweepDocument, out: string | null): string {
  const { strategy, identity, axes, objective, variants, best, steadiest, evidence, lineage, screened } = document;
  const ranked = variants
    .map((variant, index) => ({ variant, index }))
    .sort(
      (left, right) =>
        (right.variant.smoothed ?? Number.NEGATIVE_INFINITY) - (left.variant.smoothed ?? Number.NEGATIVE_INFINITY) ||
        left.index - right.index,
    )
    .slice(0, SHOWN);
  const rows = ranked.map(({ variant: { settings, metrics, plateau, smoothed }, index }) => [
    ...settings.map((value, axis) => settingText(axes[axis] ?? { unit: '' }, value)),
    objectiveText(objective, metrics[objective] ?? null),
    objectiveText(objective, smoothed),
    plateau === null ? '-' : `${formatNumber(plateau * 100, 0)} %`,
    formatNumber(metrics['trade-count'] ?? 0, 0),
    index === steadiest ? 'preferred' : index === best ? 'best' : '',
  ]);
  const header = [...axes.map(({ key }) => key), objectiveName(objective), 'smoothed', 'neighbours keep', 'trades', ''];
  return [
    `${strategy.name}: ${identity.from} to ${identity.to}, ${countOf(variants.length, 'variant')}${screened === null ? '' : ` of ${formatNumber(screened, 0)} screened`}, by ${objectiveName(objective)} smoothed over its neighbours\n`,
    textTable([header, ...rows]),
    '\n',
    ...evidence.map((row) => `${row.label.padEnd(36)}${row.value === null ? (row.reason ?? '') : statisticText(row, row.value)}\n`),
    lineage === null ? '' : `${'Trials of the lineage'.padEnd(36)}${formatNumber(lineage.trials, 0)}\n`,
    document.modelledFills === null ? '' : `${modelledWords(document.modelledFills)}\n`,
    document.origin === 'synthetic' ? 'The prices are synthetic: this result says nothing about any market.\n' : '',
    out === null ? '' : `${'files'.padEnd(36)}${out}: ${FILES.join(', ')}\n`,
  ].join('');
}

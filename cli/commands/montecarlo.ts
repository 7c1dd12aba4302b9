// `yantra montecarlo`: what the same strategy might have come to with other luck, other fills and other costs.
import path from 'node:path';
import { createMonteCarloPage } from '../../server/monte-carlo/monte-carlo-page';
import { type MonteCarloDocument, monteCarloJsonSchema } from '../../server/monte-carlo/monte-carlo-schema';
import { runMonteCarlo } from '../../server/monte-carlo/run-monte-carlo';
import { scenariosCsv } from '../../server/monte-carlo/scenarios-csv';
import { countOf, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../../server/runs/number-text';
import { modelledWords } from '../../server/runs/report/modelled-fills';
import { writeStudyFolder } from '../../server/sweeps/study-folder';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { numberOption } from '../number-options';
import { createProgressLine, watchedIo } from '../progress-line';
import { openStudy, STUDY_OPTIONS, STUDY_SOURCE_OPTIONS } from '../study-options';
import { runOfStudy } from '../study-run';
import { textTable } from '../text-table';

const FILES = ['scenarios.csv', 'montecarlo.schema.json', 'montecarlo.html', 'montecarlo.json'] as const;

export const command: Command = {
  name: 'montecarlo',
  summary: 'Shuffles trades, resamples days, misses trades, and runs a graph on worse venues: how much of a result was luck.',
  usage: '<graph.json> [--rounds <n>] [--data <file|folder>] [--from <day>] [--to <day>] [--out <folder>] [options]',
  options: {
    rounds: { kind: 'text', value: '<n>', help: 'how often each is drawn', fallback: '2000' },
    ...STUDY_OPTIONS,
    ...STUDY_SOURCE_OPTIONS,
  },
  run: runMonteCarloCommand,
};

async function runMonteCarloCommand(args: CommandArguments, plainIo: CommandIo): Promise<ExitCode> {
  const io = watchedIo(plainIo, args);
  const rounds = numberOption(args, 'rounds', { min: 100, max: 20_000, isWhole: true }) ?? 0;
  const study = await openStudy(args, io, 'montecarlo', FILES);
  if (study === null) return 2;
  const { out } = study;
  const own = study.commandText(args.isGiven('rounds') ? ['--rounds', String(rounds)] : []);
  const run = runOfStudy(study, io, 'montecarlo', own);
  const progress = createProgressLine(io, 'montecarlo', (total) => countOf(total, 'worse venue'));
  const document = runMonteCarlo(study, run, rounds, own, progress.update);
  progress.clear();
  const json = `${JSON.stringify(document, null, 1)}\n`;
  if (out !== null)
    writeStudyFolder(path.resolve(out), [
      { name: FILES[0], lines: scenariosCsv(document) },
      { name: FILES[1], lines: [monteCarloJsonSchema()] },
      { name: FILES[2], lines: [createMonteCarloPage(document)] },
      { name: FILES[3], lines: [json] },
    ]);
  io.stdout(args.flag('json') ? json : monteCarloText(document, out));
  return 0;
}

function monteCarloText(document: MonteCarloDocument, out: string | null): string {
  const { strategy, identity, rounds, run, resampled, shuffled, missed, charges, breakEvenCharges, stress } = document;
  const venues = [run, ...stress].map(({ words, netPaise, drawdownFraction, sharpe, trades }) => [
    words,
    formatRupees(netPaise, 'signed', 0),
    drawdownFraction === null ? NO_VALUE : formatPercent(drawdownFraction, 1),
    sharpe === null ? NO_VALUE : formatNumber(sharpe, 2),
    String(trades),
  ]);
  return [
    `${strategy.name}: ${identity.from} to ${identity.to}, ${countOf(rounds, 'round')}\n\n`,
    ...(resampled === null
      ? ['Too few sessions to draw days from.\n']
      : [
          line(
            'Other days: return, 5 % / 50 % / 95 %',
            spread(resampled.totalReturn, (value) => formatPercent(value, 1, 'signed')),
          ),
          line(
            'Other days: drawdown, 5 % / 50 % / 95 %',
            spread(resampled.maxDrawdown, (value) => formatPercent(value, 1)),
          ),
          line('Lost money / fell by half', `${formatPercent(resampled.lossShare, 1)} / ${formatPercent(resampled.ruinShare, 1)}`),
        ]),
    ...(shuffled === null
      ? []
      : [
          line(
            'Other orders: deepest fall, 5 % / 50 % / 95 %',
            spread(shuffled.spread, (value) => formatRupees(value, 'plain', 0)),
          ),
          line(
            'It was',
            `${formatRupees(shuffled.drawdownPaise, 'plain', 0)}; ${formatPercent(shuffled.deeperShare, 0)} of the orders fell as far`,
          ),
        ]),
    ...missed.map(({ missedShare, netPaise, lossShare }) =>
      line(
        `${formatPercent(missedShare, 0)} of the trades missed: net, 5 % / 50 % / 95 %`,
        `${spread(netPaise, (value) => formatRupees(value, 'signed', 0))}; ${formatPercent(lossShare, 0)} lose`,
      ),
    ),
    ...charges.slice(1).map(({ times, netPaise }) => line(`Charges ${times} times as high: net`, formatRupees(netPaise, 'signed', 0))),
    line(
      'Charges it could bear',
      breakEvenCharges === null ? 'Before charges it made nothing.' : `${formatNumber(breakEvenCharges, 2)} times these`,
    ),
    '\n',
    textTable([['venue', 'net', 'drawdown', 'sharpe', 'trades'], ...venues]),
    document.modelledFills === null ? '' : `\n${modelledWords(document.modelledFills)}\n`,
    document.origin === 'synthetic' ? '\nThe prices are synthetic: this result says nothing about any market.\n' : '',
    out === null ? '' : line('files', `${out}: ${FILES.join(', ')}`),
  ].join('');
}

function line(label: string, value: string): string {
  return `${label.padEnd(52)}${value}\n`;
}

function spread(
  { p05, p50, p95 }: { readonly p05: number; readonly p50: number; readonly p95: number },
  text: (value: number) => string,
): string {
  return [p05, p50, p95].map(text).join(' / ');
}

// What a run leaves in its folder. Each file is whole or not there, and says what it is: program.json, journal.jsonl, trades.csv, fills.csv,
// equity.csv, report.json with its schema, and report.html, which needs none of the others.
import path from 'node:path';
import { equityCsv } from '../runs/csv/equity-csv';
import { fillsCsv } from '../runs/csv/fills-csv';
import { tradesCsv } from '../runs/csv/trades-csv';
import { JournalFile } from '../runs/journal/journal-file';
import type { JournalHeader } from '../runs/journal/journal-line';
import { StopSteps } from '../runs/page/embedded/stop-steps';
import { createReportPage } from '../runs/page/report-page';
import { reportJsonSchema } from '../runs/report/report-json-schema';
import { writeLines } from '../runs/text-file';
import type { FinishedRun } from './run-stored-backtest';

export const RUN_FILES = ['program.json', 'journal.jsonl', 'trades.csv', 'fills.csv', 'equity.csv', 'report.json', 'report.schema.json', 'report.html'] as const;

export function writeRunFolder(folder: string, run: FinishedRun): void {
  const { choice, result, document, decisions } = run;
  const at = (name: (typeof RUN_FILES)[number]): string => path.join(folder, name);
  writeLines(at('program.json'), [json(choice.compiled.program)]);
  const stops = new StopSteps();
  const journal = new JournalFile(at('journal.jsonl'), headerOf(run));
  try {
    for (const { timeUs, entry } of decisions) {
      journal.decision(timeUs, entry);
      stops.decision(timeUs, entry);
    }
    journal.finish(result.digest);
  } catch (error) {
    journal.abandon();
    throw error;
  }
  writeLines(at('trades.csv'), tradesCsv(result.trades));
  writeLines(at('fills.csv'), fillsCsv(result.fills));
  writeLines(at('equity.csv'), equityCsv(result.series));
  writeLines(at('report.json'), [json(document)]);
  writeLines(at('report.schema.json'), [json(reportJsonSchema())]);
  const candles = choice.histories.map((history) => history.candles);
  writeLines(at('report.html'), [createReportPage({ document, result, candles, stops: stops.steps })]);
}

function headerOf({ choice, result, document }: FinishedRun): JournalHeader {
  const { compiled, histories } = choice;
  return {
    kind: 'header',
    format: 'yantra.journal/1',
    runHash: document.identity.runHash,
    identity: { ...result.identity, params: [...result.identity.params], anchorsUs: [...result.identity.anchorsUs], dataHashes: [...result.identity.dataHashes], venue: { ...result.identity.venue } },
    program: compiled.program,
    sourceMap: structuredClone(compiled.sourceMap) as JournalHeader['sourceMap'],
    data: histories.map(({ candles, dataset }) => ({ dataset: candles.instrument, timeframe: candles.timeframe, hash: dataset.hash, fromRow: 0, toRow: candles.count })),
  };
}

function json(document: unknown): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}

// A finished run on disk: its tables, its page, and last its report, so that a folder with a report.json is a folder that is whole. The journal
// is not written here: it grows while the run runs.
import path from 'node:path';
import { equityCsv } from './csv/equity-csv';
import { fillsCsv } from './csv/fills-csv';
import { tradesCsv } from './csv/trades-csv';
import { createReportPage, type ReportPageInput } from './page/report-page';
import { writeLines } from './text-file';

export const RUN_FILES = Object.freeze({
  journal: 'journal.jsonl',
  trades: 'trades.csv',
  fills: 'fills.csv',
  equity: 'equity.csv',
  page: 'report.html',
  report: 'report.json',
});

export function writeRunFiles(folder: string, input: ReportPageInput): void {
  const { result, document } = input;
  const write = (name: string, lines: Iterable<string>): void => writeLines(path.join(folder, name), lines);
  write(RUN_FILES.trades, tradesCsv(result.trades));
  write(RUN_FILES.fills, fillsCsv(result.fills));
  write(RUN_FILES.equity, equityCsv(result.series));
  write(RUN_FILES.page, [createReportPage(input)]);
  write(RUN_FILES.report, [`${JSON.stringify(document, null, 1)}\n`]);
}

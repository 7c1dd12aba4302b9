// A run's folder: every file whole, the report last, nothing half-written left behind.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleReport } from './example-report';
import { ReportDocument } from './report/report-schema';
import { TextFile, writeLines } from './text-file';
import { RUN_FILES, writeRunFiles } from './write-run-files';

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'yantra-run-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('a finished run leaves its five files, and the report reads back', () => {
  const folder = path.join(root, 'deep', 'run');
  const { document, result, candles, stops } = exampleReport({ from: '2025-01-01', to: '2025-01-10', entriesPerDay: 1, foresight: 0.5 });
  writeRunFiles(folder, { document, result, candles: [candles], stops });
  expect(readdirSync(folder).sort()).toEqual(['equity.csv', 'fills.csv', 'report.html', 'report.json', 'trades.csv']);
  expect(ReportDocument.parse(JSON.parse(readFileSync(path.join(folder, RUN_FILES.report), 'utf8')))).toEqual(document);
  expect(readFileSync(path.join(folder, RUN_FILES.trades), 'utf8').split('\n')).toHaveLength(result.trades.length + 2);
});

test('a writer that fails leaves nothing', () => {
  const failing = function* (): Generator<string> {
    yield 'first line\n';
    throw new Error('the disk of the row source is gone');
  };
  expect(() => writeLines(path.join(root, 'rows.csv'), failing())).toThrow('is gone');
  expect(readdirSync(root)).toEqual([]);
});

test('text longer than the buffer comes out whole, letters of many bytes too', () => {
  const file = path.join(root, 'long.txt');
  const text = new TextFile(file);
  for (let line = 0; line < 20_000; line += 1) text.write(`₹${line}\n`);
  text.finish();
  const lines = readFileSync(file, 'utf8').split('\n');
  expect([lines.length, lines[0], lines[19_999]]).toEqual([20_001, '₹0', '₹19999']);
});

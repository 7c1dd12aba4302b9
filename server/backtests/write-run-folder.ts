// What a run leaves in its folder: the program that ran, the journal of what it decided, and the files that `server/runs` writes of a
// finished run. A folder with a report.json is whole.
import path from 'node:path';
import { hashOfActions } from '../market-data/store/action-store';
import { JournalFile } from '../runs/journal/journal-file';
import { JournalHeader } from '../runs/journal/journal-line';
import { StopSteps } from '../runs/page/embedded/stop-steps';
import { reportJsonSchema } from '../runs/report/report-json-schema';
import { writeLines } from '../runs/text-file';
import { RUN_FILES, writeRunFiles } from '../runs/write-run-files';
import { heldContractBars } from './contract-bars';
import { nameRolls } from './name-rolls';
import { claimRunFolder } from './run-folder';
import type { FinishedRun } from './run-stored-backtest';

const PROGRAM_FILE = 'program.json';
const SCHEMA_FILE = 'report.schema.json';
/** Of option contracts, what a page may draw: half of what it holds. */
const CONTRACT_BARS_MAX = 120_000;

/** The report last: where it is, everything is. */
export const RUN_FOLDER_FILES: readonly string[] = [PROGRAM_FILE, SCHEMA_FILE, ...Object.values(RUN_FILES)];

/** Whole or not at all: what stood there of an earlier run stays until everything of this one is written. */
export function writeRunFolder(folder: string, run: FinishedRun): void {
  const claimed = claimRunFolder(folder, RUN_FOLDER_FILES);
  try {
    writeFiles(claimed.staging, run);
    claimed.publish();
  } catch (error) {
    claimed.abandon();
    throw error;
  }
}

function writeFiles(folder: string, run: FinishedRun): void {
  const { choice, result, document } = run;
  writeLines(path.join(folder, PROGRAM_FILE), [`${JSON.stringify(choice.compiled.program, null, 1)}\n`]);
  writeLines(path.join(folder, SCHEMA_FILE), [reportJsonSchema()]);
  const stops = writeJournal(path.join(folder, RUN_FILES.journal), run);
  const trades = nameRolls(result.trades, choice.histories);
  const contracts = heldContractBars(result.fills, choice.chains, CONTRACT_BARS_MAX);
  const candles = [...choice.histories.flatMap(({ drawn }) => drawn), ...contracts];
  writeRunFiles(folder, { document, result: { ...result, trades }, candles, stops: stops.steps });
}

function writeJournal(file: string, run: FinishedRun): StopSteps {
  const stops = new StopSteps();
  const journal = new JournalFile(file, headerOf(run));
  try {
    for (const { timeUs, entry } of run.decisions) {
      journal.decision(timeUs, entry);
      stops.decision(timeUs, entry);
    }
    journal.finish(run.result.digest);
    return stops;
  } catch (error) {
    journal.abandon();
    throw error;
  }
}

/** Rows are named from the first stored one: all of them warmed the run up. */
function headerOf({ choice, result, document }: FinishedRun): JournalHeader {
  const { compiled, histories } = choice;
  return JournalHeader.parse({
    kind: 'header',
    format: 'yantra.journal/1',
    runHash: document.identity.runHash,
    identity: result.identity,
    program: compiled.program,
    sourceMap: compiled.sourceMap,
    data: histories.map(({ dataHash, data, actions = [] }) => ({
      dataset: data.instrument,
      timeframe: data.timeframe,
      hash: dataHash,
      fromRow: 0,
      toRow: data.rows,
      ...(actions.length === 0 ? {} : { actionsHash: hashOfActions(actions) }),
    })),
  });
}

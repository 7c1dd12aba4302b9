// Candles on disk, a file for each instrument, timeframe and year, with a description beside them. Writing merges; reading answers flat
// columns. One process writes an instrument at a time.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { InputFault } from '../input-fault';
import type { OnConflict } from '../quality/arrange-rows';
import { type AtomicFiles, writeTogether } from './atomic-files';
import type { CandleColumnSet } from './candle-file';
import { encodeCandleFile, findCandleFile, isCandleFileIntact } from './candle-file';
import { hashOfColumnFile } from './column-file';
import type { Adjustment, Dataset, DatasetImport, DatasetPart } from './dataset';
import { DATASET_FILE, datasetText, findDataset, hashOfParts, IMPORTS_MAX, joinAdjustment } from './dataset';
import { joinCandles, rowAtOrAfter, sliceCandles } from './join-candles';
import type { MergedCandles } from './merge-candles';
import { mergeCandles } from './merge-candles';
import { splitByYear, startOfYear, yearOf } from './split-by-year';
import { instrumentFolder } from './store-path';

const YEARS_TRIED = 3;
const YEAR_FILE = /^(\d{4})\.yc$/;

/** A merge worked out but not written: what it would add, and which minutes are there with other values. */
export interface CandlePlan {
  readonly added: number;
  readonly identical: number;
  readonly conflicts: readonly number[];
  readonly years: readonly { readonly year: number; readonly merged: MergedCandles }[];
}

export class CandleStore {
  private readonly root: string;

  /** `root` is the data folder. */
  constructor(root: string) {
    this.root = root;
  }

  /** Works out what these rows would change. Conflicts are told, not refused: the caller decides. */
  plan(candles: Candles, onConflict: OnConflict): CandlePlan {
    const { instrument, timeframe, priceScale } = candles;
    const years = splitByYear(candles).map(({ year, rows }) => {
      const stored = this.findYear(instrument, timeframe, year) ?? sliceCandles(rows, 0, 0);
      if (stored.priceScale !== priceScale) {
        const problem = `${instrument} is stored with price scale ${stored.priceScale}, not ${priceScale}`;
        throw new InputFault({ file: '--price-scale' }, problem, `import with --price-scale ${stored.priceScale}`);
      }
      return { year, merged: mergeCandles(stored, rows, onConflict) };
    });
    return {
      added: years.reduce((sum, { merged }) => sum + merged.added, 0),
      identical: years.reduce((sum, { merged }) => sum + merged.identical, 0),
      conflicts: years.flatMap(({ merged }) => merged.conflicts),
      years,
    };
  }

  /** Writes a plan, years and description, all or nothing. Writing it again changes no column. */
  write(candles: Candles, plan: CandlePlan, adjustment: Adjustment, source: DatasetImport): Promise<Dataset> {
    return writeTogether((files) => this.add(files, candles, plan, adjustment, source));
  }

  /** The same beside other files. */
  async add(files: AtomicFiles, candles: Candles, plan: CandlePlan, adjustment: Adjustment, source: DatasetImport): Promise<Dataset> {
    const previous = await this.findDataset(candles.instrument, candles.timeframe);
    const { instrument, timeframe, priceScale } = candles;
    const folder = this.folder(instrument, timeframe);
    const joined = joinAdjustment(previous?.adjustment ?? 'undeclared', adjustment, instrument);
    const parts = new Map((previous?.parts ?? []).map((part): [string, DatasetPart] => [part.name, part]));
    for (const { year, merged } of plan.years) {
      const bytes = encodeCandleFile(merged.candles);
      await files.add(yearFile(folder, year), bytes);
      parts.set(String(year), partOf(String(year), merged.candles, hashOfColumnFile(bytes)));
    }
    const ordered = [...parts.values()].sort((left, right) => left.first - right.first);
    const dataset: Dataset = {
      format: 'yantra.dataset/1',
      instrument,
      timeframe,
      priceScale,
      adjustment: joined,
      receiveTimeOnly: false,
      hash: hashOfParts(ordered),
      parts: ordered,
      imports: [...(previous?.imports ?? []), source].slice(-IMPORTS_MAX),
    };
    await files.add(path.join(folder, DATASET_FILE), datasetText(dataset));
    return dataset;
  }

  findDataset(instrument: string, timeframe: string): Promise<Dataset | null> {
    return findDataset(path.join(this.folder(instrument, timeframe), DATASET_FILE));
  }

  /** Rows of `[fromMinute, toMinute)`; null where nothing of the series is stored. One year alone is answered without a copy of its prices. */
  find(instrument: string, timeframe: string, fromMinute = Number.NEGATIVE_INFINITY, toMinute = Number.POSITIVE_INFINITY): Candles | null {
    const folder = this.folder(instrument, timeframe);
    const parts: CandleColumnSet[] = [];
    for (const year of yearsBetween(fromMinute, toMinute) ?? listYears(folder)) {
      if (startOfYear(year + 1) <= fromMinute || startOfYear(year) >= toMinute) continue;
      const candles = findCandleFile(yearFile(folder, year));
      if (candles === null) continue;
      parts.push(sliceCandles(candles, rowAtOrAfter(candles.minute, fromMinute), rowAtOrAfter(candles.minute, toMinute)));
    }
    const [first] = parts;
    return first === undefined ? null : nameCandles(instrument, timeframe, joinCandles(parts, first.priceScale));
  }

  /** Files of a series whose bytes are not those that were written, or that are gone. */
  listDamaged({ instrument, timeframe, parts }: Dataset): readonly string[] {
    const folder = this.folder(instrument, timeframe);
    return parts.map(({ name }) => yearFile(folder, Number(name))).filter((file) => !isCandleFileIntact(file));
  }

  private findYear(instrument: string, timeframe: string, year: number): CandleColumnSet | null {
    return findCandleFile(yearFile(this.folder(instrument, timeframe), year));
  }

  private folder(instrument: string, timeframe: string): string {
    return path.join(instrumentFolder(this.root, 'candles', instrument), timeframe);
  }
}

/** Field by field: what is made by a spread has a hidden class of its own, for which all that reads candles would be compiled anew. */
function nameCandles(instrument: string, timeframe: string, columns: CandleColumnSet): Candles {
  const { priceScale, count, minute, open, high, low, close, volume, openInterest } = columns;
  return { instrument, timeframe, priceScale, count, minute, open, high, low, close, volume, openInterest };
}

/** Years to look for without a listing: to list a folder costs as much as opening three files. Null where a span is longer, or has no end. */
function yearsBetween(fromMinute: number, toMinute: number): readonly number[] | null {
  if (!Number.isFinite(fromMinute) || !Number.isFinite(toMinute)) return null;
  const first = yearOf(fromMinute);
  const count = yearOf(toMinute - 1) - first + 1;
  return count > YEARS_TRIED ? null : Array.from({ length: Math.max(0, count) }, (_, index) => first + index);
}

/** Ascending; none where the folder is not there. */
function listYears(folder: string): readonly number[] {
  const years: number[] = [];
  for (const name of namesIn(folder)) {
    const year = YEAR_FILE.exec(name)?.[1];
    if (year !== undefined) years.push(Number(year));
  }
  return years.sort((left, right) => left - right);
}

/** Asking first whether the folder is there would cost as much as opening a file. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function yearFile(folder: string, year: number): string {
  return `${folder}${path.sep}${year}.yc`;
}

/** A year of a data set, by what the description keeps of it. */
export function partOf(name: string, { count, minute }: CandleColumnSet, hash: string): DatasetPart {
  return { name, count, first: readRow(minute, 0), last: readRow(minute, count - 1), hash };
}

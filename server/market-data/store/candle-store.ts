// Candles on disk, a file for each instrument, timeframe and year, with a description beside them. Writing merges; reading answers flat
// columns. One process writes an instrument at a time.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readRow } from '../../../engine/bars/read-column';
import type { Candles } from '../../../engine/market/candles';
import { InputFault } from '../input-fault';
import type { OnConflict } from '../quality/arrange-rows';
import type { CandleColumnSet } from './candle-file';
import { encodeCandleFile, isCandleFileIntact, readCandleFile } from './candle-file';
import { hashOfColumnFile } from './column-file';
import type { Adjustment, Dataset, DatasetImport, DatasetPart } from './dataset';
import { DATASET_FILE, datasetText, findDataset, hashOfParts, IMPORTS_MAX, joinAdjustment } from './dataset';
import { joinCandles, rowAtOrAfter, sliceCandles } from './join-candles';
import type { MergedCandles } from './merge-candles';
import { mergeCandles } from './merge-candles';
import { splitByYear, startOfYear } from './split-by-year';
import { instrumentFolder } from './store-path';
import { writeFileAtomically } from './write-file-atomically';

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

  /** Writes a plan: the years first, the description last, each file whole or not at all. Writing it again changes no column. */
  async write(candles: Candles, plan: CandlePlan, adjustment: Adjustment, source: DatasetImport): Promise<Dataset> {
    const { instrument, timeframe, priceScale } = candles;
    const previous = await this.findDataset(instrument, timeframe);
    const joined = joinAdjustment(previous?.adjustment ?? 'undeclared', adjustment, instrument);
    const parts = new Map((previous?.parts ?? []).map((part): [string, DatasetPart] => [part.name, part]));
    for (const { year, merged } of plan.years) {
      const bytes = encodeCandleFile(merged.candles);
      await writeFileAtomically(this.yearFile(instrument, timeframe, year), bytes);
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
    await writeFileAtomically(path.join(this.folder(instrument, timeframe), DATASET_FILE), datasetText(dataset));
    return dataset;
  }

  findDataset(instrument: string, timeframe: string): Promise<Dataset | null> {
    return findDataset(path.join(this.folder(instrument, timeframe), DATASET_FILE));
  }

  /** Rows of `[fromMinute, toMinute)`; null where nothing of the series is stored. One year alone is answered without a copy of its prices. */
  find(instrument: string, timeframe: string, fromMinute = Number.NEGATIVE_INFINITY, toMinute = Number.POSITIVE_INFINITY): Candles | null {
    const parts: CandleColumnSet[] = [];
    for (const year of this.listYears(instrument, timeframe)) {
      if (startOfYear(year + 1) <= fromMinute || startOfYear(year) >= toMinute) continue;
      const candles = readCandleFile(this.yearFile(instrument, timeframe, year));
      parts.push(sliceCandles(candles, rowAtOrAfter(candles.minute, fromMinute), rowAtOrAfter(candles.minute, toMinute)));
    }
    const [first] = parts;
    return first === undefined ? null : { instrument, timeframe, ...joinCandles(parts, first.priceScale) };
  }

  /** Files of a series whose bytes are not those that were written, or that are gone. */
  listDamaged({ instrument, timeframe, parts }: Dataset): readonly string[] {
    return parts
      .map(({ name }) => this.yearFile(instrument, timeframe, Number(name)))
      .filter((file) => !existsSync(file) || !isCandleFileIntact(file));
  }

  private findYear(instrument: string, timeframe: string, year: number): CandleColumnSet | null {
    const file = this.yearFile(instrument, timeframe, year);
    return existsSync(file) ? readCandleFile(file) : null;
  }

  private listYears(instrument: string, timeframe: string): readonly number[] {
    const folder = this.folder(instrument, timeframe);
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names
      .flatMap((name) => YEAR_FILE.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((left, right) => left - right);
  }

  private folder(instrument: string, timeframe: string): string {
    return path.join(instrumentFolder(this.root, 'candles', instrument), timeframe);
  }

  private yearFile(instrument: string, timeframe: string, year: number): string {
    return path.join(this.folder(instrument, timeframe), `${year}.yc`);
  }
}

/** A year of a data set, by what the description keeps of it. */
export function partOf(name: string, { count, minute }: CandleColumnSet, hash: string): DatasetPart {
  return { name, count, first: readRow(minute, 0), last: readRow(minute, count - 1), hash };
}

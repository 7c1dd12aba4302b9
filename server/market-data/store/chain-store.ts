// Option chains on disk: for each underlying and timeframe a file a session, with a description beside them. Writing merges contract by contract;
// the summary columns are made anew of what the merge leaves. One process writes an underlying at a time.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { invariant } from '../../../dsl/types/invariant';
import { readRow } from '../../../engine/bars/read-column';
import { istDayOf } from '../../../engine/market/candles';
import { CHAIN_TIMEFRAMES, type ChainHistory } from '../../../engine/market/chain-history';
import { compareContracts, OPTION_MARKETS, optionId } from '../../../engine/market/option-contract';
import { formatDay, isoDay } from '../../../engine/time/day-text';
import { istMinute } from '../../../engine/time/ist-time';
import type { OnConflict } from '../quality/arrange-rows';
import type { AtomicFiles } from './atomic-files';
import { encodeChainFile } from './chain-file';
import { ChainFileReader, isChainFileIntact } from './chain-file-reader';
import { type ChainSeries, dayFile, seriesFolder, seriesName, summariseRows } from './chain-series';
import { hashOfColumnFile } from './column-file';
import {
  DATASET_FILE,
  type Dataset,
  type DatasetImport,
  type DatasetPart,
  datasetText,
  findDataset,
  hashOfParts,
  IMPORTS_MAX,
} from './dataset';
import { rowAtOrAfter } from './join-candles';
import { type ContractRows, type MergedRows, mergeRows, type OptionRows, sliceRows } from './option-rows';
import { StoredChainHistory } from './stored-chain-history';

/** A merge worked out but not written. */
export interface ChainPlan {
  readonly days: readonly DayPlan[];
  readonly added: number;
  readonly identical: number;
  /** Rows stored with other values. */
  readonly conflicts: readonly { readonly id: string; readonly minute: number }[];
  /** The same of each contract that came, by canonical id. */
  readonly byContract: ReadonlyMap<string, ContractPlan>;
}

export interface ContractPlan {
  readonly added: number;
  readonly identical: number;
  readonly conflicts: readonly number[];
}

interface DayPlan {
  readonly day: number;
  readonly contracts: readonly ContractRows[];
}

export class ChainStore {
  readonly #root: string;

  /** `root` is the data folder. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Works out what these rows would change; each contract comes once. Conflicts are told, not refused: the caller decides. */
  plan(series: ChainSeries, incoming: readonly ContractRows[], onConflict: OnConflict): ChainPlan {
    const byContract = new Map<string, ContractPlan>();
    const days = splitByDay(incoming).map(({ day, contracts }) => {
      const byId = new Map(this.#readDay(series, day).map((stored) => [optionId(stored.contract), stored]));
      for (const { contract, rows } of contracts) {
        const id = optionId(contract);
        const known = byId.get(id)?.rows;
        const { rows: merged, ...counts } = known === undefined ? newRows(rows) : mergeRows(known, rows, onConflict);
        byId.set(id, { contract, rows: merged });
        byContract.set(id, addCounts(byContract.get(id), counts));
      }
      return { day, contracts: [...byId.values()].sort((a, b) => compareContracts(a.contract, b.contract)) };
    });
    const counts = [...byContract];
    return {
      days,
      added: counts.reduce((sum, [, { added }]) => sum + added, 0),
      identical: counts.reduce((sum, [, { identical }]) => sum + identical, 0),
      conflicts: counts.flatMap(([id, { conflicts }]) => conflicts.map((minute) => ({ id, minute }))),
      byContract,
    };
  }

  /** Writes a plan beside other files. Writing it again changes no byte but those of the description. */
  async add(files: AtomicFiles, series: ChainSeries, plan: ChainPlan, source: DatasetImport): Promise<Dataset> {
    const folder = seriesFolder(this.#root, series);
    const previous = await this.findDataset(series);
    const parts = new Map((previous?.parts ?? []).map((part): [string, DatasetPart] => [part.name, part]));
    for (const { day, contracts } of plan.days) {
      const expiryDays = [...new Set(contracts.map(({ contract }) => contract.expiryDay))];
      const summaries = expiryDays.map((expiryDay) => ({
        expiryDay,
        summary: summariseRows(
          series,
          expiryDay,
          contracts.filter(({ contract }) => contract.expiryDay === expiryDay),
        ),
      }));
      const bytes = encodeChainFile({ day, contracts, summaries });
      await files.add(dayFile(folder, day), bytes);
      parts.set(formatDay(day), partOf(day, contracts, hashOfColumnFile(bytes)));
    }
    const ordered = [...parts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const dataset: Dataset = {
      format: 'yantra.dataset/1',
      instrument: seriesName(series),
      timeframe: series.timeframe,
      priceScale: 100,
      adjustment: 'raw',
      receiveTimeOnly: false,
      hash: hashOfParts(ordered),
      parts: ordered,
      imports: [...(previous?.imports ?? []), source].slice(-IMPORTS_MAX),
    };
    await files.add(path.join(folder, DATASET_FILE), datasetText(dataset));
    return dataset;
  }

  findDataset(series: ChainSeries): Promise<Dataset | null> {
    return findDataset(path.join(seriesFolder(this.#root, series), DATASET_FILE));
  }

  /** Null where nothing of the series is stored. */
  async open(series: ChainSeries): Promise<ChainHistory | null> {
    const dataset = await this.findDataset(series);
    if (dataset === null) return null;
    const days = dataset.parts.map(({ name }) => isoDay(name));
    return new StoredChainHistory(this.#root, series, days, dataset.hash);
  }

  /** Every series, by market, underlying and timeframe. */
  async list(): Promise<readonly ChainSeries[]> {
    const found: ChainSeries[] = [];
    for (const market of OPTION_MARKETS) {
      const folder = path.join(this.#root, 'chains', market);
      const names = existsSync(folder) ? (await readdir(folder)).sort() : [];
      for (const underlying of names.map(decodeURIComponent)) {
        for (const timeframe of CHAIN_TIMEFRAMES) {
          const series = { market, underlying, timeframe };
          if (existsSync(path.join(seriesFolder(this.#root, series), DATASET_FILE))) found.push(series);
        }
      }
    }
    return found;
  }

  /** Files of a series whose bytes are not those that were written, or that are gone. */
  listDamaged(series: ChainSeries, { parts }: Dataset): readonly string[] {
    const folder = seriesFolder(this.#root, series);
    const files = parts.map(({ name }) => dayFile(folder, isoDay(name)));
    return files.filter((file) => !existsSync(file) || !isChainFileIntact(file));
  }

  #readDay(series: ChainSeries, day: number): readonly ContractRows[] {
    const reader = ChainFileReader.find(dayFile(seriesFolder(this.#root, series), day), series.market, series.underlying);
    return reader === null ? [] : reader.expiryDays.flatMap((expiryDay) => reader.readExpiry(expiryDay));
  }
}

/** Where nothing of the contract is stored, which is nearly always. */
function newRows(rows: OptionRows): MergedRows {
  return { rows, added: rows.count, identical: 0, conflicts: [] };
}

function addCounts(known: ContractPlan | undefined, { added, identical, conflicts }: ContractPlan): ContractPlan {
  return known === undefined
    ? { added, identical, conflicts }
    : { added: known.added + added, identical: known.identical + identical, conflicts: [...known.conflicts, ...conflicts] };
}

/** Sessions ascending, contracts in the order in which they came. */
function splitByDay(incoming: readonly ContractRows[]): readonly DayPlan[] {
  const byDay = new Map<number, ContractRows[]>();
  for (const { contract, rows } of incoming) {
    for (let from = 0; from < rows.count; ) {
      const day = istDayOf(readRow(rows.minute, from));
      const to = rowAtOrAfter(rows.minute, istMinute(day + 1, 0));
      const contracts = byDay.get(day) ?? [];
      byDay.set(day, contracts);
      contracts.push({ contract, rows: sliceRows(rows, from, to) });
      from = to;
    }
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, contracts]) => ({ day, contracts }));
}

/** A session of a data set, by what the description keeps of it. */
function partOf(day: number, contracts: readonly ContractRows[], hash: string): DatasetPart {
  invariant(contracts.length > 0, `session ${day} has contracts`);
  const count = contracts.reduce((sum, { rows }) => sum + rows.count, 0);
  const first = contracts.reduce((least, { rows }) => Math.min(least, readRow(rows.minute, 0)), Number.POSITIVE_INFINITY);
  const last = contracts.reduce((most, { rows }) => Math.max(most, readRow(rows.minute, rows.count - 1)), Number.NEGATIVE_INFINITY);
  return { name: formatDay(day), count, first, last, hash };
}

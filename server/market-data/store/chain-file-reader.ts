// Reads a chain file as little of it as the question needs: the directory once, then the block of one contract, the stretch of one expiry, or its
// summary. Typed arrays are views of the bytes that were read.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { invariant } from '../../../dsl/types/invariant';
import { readRow } from '../../../engine/bars/read-column';
import { SUMMARY_COLUMNS } from '../../../engine/chain/summarise-chain';
import type { ChainSummary } from '../../../engine/market/chain-history';
import type { OptionContract, OptionMarket } from '../../../engine/market/option-contract';
import { InputFault } from '../input-fault';
import { CHAIN_MAGIC, directoryBytes, unpackKinds, WORD } from './chain-file';
import { aligned, ColumnBytes, uninitialised } from './column-bytes';
import { ColumnFileReader, HEADER_BYTES, readHeader } from './column-file';
import type { ContractRows, OptionRows } from './option-rows';
import { blockBytes, StoredRows } from './stored-rows';

/** Covers the directory of some three hundred contracts: the usual chain opens with one read. */
const FIRST_READ = 8_192;

interface Directory {
  readonly expiryDay: Int32Array;
  readonly strike: Int32Array;
  readonly right: Int32Array;
  readonly rows: Int32Array;
  readonly place: Int32Array;
  readonly kinds: Int32Array;
}

interface SummaryDirectory {
  readonly expiryDay: Int32Array;
  readonly rows: Int32Array;
  readonly place: Int32Array;
}

/** Bytes of contracts that stand one after the other, as they are in the file from `start` on. */
export interface ExpiryBytes {
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export class ChainFileReader {
  readonly day: number;
  readonly #file: string;
  readonly #market: OptionMarket;
  readonly #underlying: string;
  readonly #directory: Directory;
  readonly #summaries: SummaryDirectory;

  constructor(file: string, market: OptionMarket, underlying: string) {
    this.#file = file;
    this.#market = market;
    this.#underlying = underlying;
    const { fields, bytes } = readDirectory(file);
    const [contracts = 0, expiries = 0, day = 0] = fields;
    this.day = day;
    const columns = new ColumnBytes(bytes, HEADER_BYTES, file);
    this.#directory = {
      expiryDay: columns.int32(contracts),
      strike: columns.int32(contracts),
      right: columns.int32(contracts),
      rows: columns.int32(contracts),
      place: columns.int32(contracts),
      kinds: columns.int32(contracts),
    };
    this.#summaries = { expiryDay: columns.int32(expiries), rows: columns.int32(expiries), place: columns.int32(expiries) };
  }

  /** Null where there is no such file. */
  static find(file: string, market: OptionMarket, underlying: string): ChainFileReader | null {
    return existsSync(file) ? new ChainFileReader(file, market, underlying) : null;
  }

  /** Ascending. */
  get expiryDays(): readonly number[] {
    return Array.from(this.#summaries.expiryDay);
  }

  /** How much there is of an expiry. */
  countOf(expiryDay: number): { readonly contracts: number; readonly rows: number } {
    const [from, to] = this.#stretchOf(expiryDay);
    return { contracts: to - from, rows: this.#directory.rows.subarray(from, to).reduce((sum, count) => sum + count, 0) };
  }

  /** The contracts of an expiry, in order. */
  listContracts(expiryDay: number): readonly OptionContract[] {
    const [from, to] = this.#stretchOf(expiryDay);
    return Array.from({ length: to - from }, (_, at) => this.#contractAt(from + at));
  }

  /** Rows of one contract, its own bytes alone or among those that are read; null where the file has none of it. */
  findRows(contract: OptionContract, among: ExpiryBytes | null = null): OptionRows | null {
    const at = this.#placeOf(contract);
    if (at === null) return null;
    const { start, bytes } = among ?? this.#readBlocks(at, at + 1);
    return this.#rowsAt(at, new ColumnBytes(bytes, this.#startOf(at) - start, this.#file));
  }

  /** Of every contract of an expiry, by one read. */
  readBytesOf(expiryDay: number): ExpiryBytes {
    const [from, to] = this.#stretchOf(expiryDay);
    return this.#readBlocks(from, to);
  }

  /** Rows of every contract of an expiry, in order. */
  readExpiry(expiryDay: number): readonly ContractRows[] {
    const [from, to] = this.#stretchOf(expiryDay);
    const { start, bytes } = this.#readBlocks(from, to);
    return Array.from({ length: to - from }, (_, ordinal) => {
      const at = from + ordinal;
      return { contract: this.#contractAt(at), rows: this.#rowsAt(at, new ColumnBytes(bytes, this.#startOf(at) - start, this.#file)) };
    });
  }

  /** Null where the file has nothing of the expiry. */
  findSummary(expiryDay: number): ChainSummary | null {
    const { rows, place } = this.#summaries;
    const at = this.#summaries.expiryDay.indexOf(expiryDay);
    if (at < 0) return null;
    const count = readRow(rows, at);
    const from = readRow(place, at) * WORD;
    const size = aligned(count * 4) + SUMMARY_COLUMNS.length * count * 8;
    const columns = new ColumnBytes(readBytes(this.#file, from, from + size), 0, this.#file);
    const minute = columns.int32(count);
    const read = Object.fromEntries(SUMMARY_COLUMNS.map((name) => [name, columns.float64(count)]));
    return { count, minute, ...(read as Record<(typeof SUMMARY_COLUMNS)[number], Float64Array>), modelled: new Uint8Array(count) };
  }

  #contractAt(at: number): OptionContract {
    const { expiryDay, strike, right } = this.#directory;
    return {
      market: this.#market,
      underlying: this.#underlying,
      expiryDay: readRow(expiryDay, at),
      strike: readRow(strike, at),
      right: readRow(right, at) === 0 ? 'call' : 'put',
    };
  }

  /** Contracts stand in the order of compareContracts. */
  #placeOf({ expiryDay, strike, right }: OptionContract): number | null {
    const { expiryDay: expiries, strike: strikes, right: rights } = this.#directory;
    const side = right === 'call' ? 0 : 1;
    let low = 0;
    let high = strikes.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = readRow(expiries, middle) - expiryDay || readRow(strikes, middle) - strike || readRow(rights, middle) - side;
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  #stretchOf(expiry: number): readonly [from: number, to: number] {
    const { expiryDay } = this.#directory;
    const from = expiryDay.indexOf(expiry);
    return from < 0 ? [0, 0] : [from, expiryDay.lastIndexOf(expiry) + 1];
  }

  /** Of the contracts from one place up to another. */
  #readBlocks(from: number, to: number): ExpiryBytes {
    if (from === to) return { start: 0, bytes: new Uint8Array(0) };
    const start = this.#startOf(from);
    return { start, bytes: readBytes(this.#file, start, this.#startOf(to - 1) + this.#sizeOf(to - 1)) };
  }

  #startOf(at: number): number {
    return readRow(this.#directory.place, at) * WORD;
  }

  #sizeOf(at: number): number {
    return blockBytes(readRow(this.#directory.rows, at), unpackKinds(readRow(this.#directory.kinds, at)));
  }

  #rowsAt(at: number, columns: ColumnBytes): OptionRows {
    return new StoredRows(columns, readRow(this.#directory.rows, at), unpackKinds(readRow(this.#directory.kinds, at)));
  }
}

/** False where the bytes are no longer those that were written. */
export function isChainFileIntact(file: string): boolean {
  return new ColumnFileReader(file, CHAIN_MAGIC).isIntact;
}

function readDirectory(file: string): { readonly fields: Int32Array; readonly bytes: Uint8Array<ArrayBuffer> } {
  const handle = openSync(file, 'r');
  try {
    const first = uninitialised(FIRST_READ);
    const read = readSync(handle, first, 0, FIRST_READ, 0);
    const fields = readHeader(first.subarray(0, read), file, CHAIN_MAGIC);
    const size = HEADER_BYTES + directoryBytes(fields[0] ?? 0, fields[1] ?? 0);
    if (size <= read) return { fields, bytes: first };
    const bytes = uninitialised(size);
    bytes.set(first.subarray(0, read));
    fill(handle, bytes, read, file);
    return { fields, bytes };
  } finally {
    closeSync(handle);
  }
}

function readBytes(file: string, from: number, to: number): Uint8Array<ArrayBuffer> {
  invariant(to >= from, `bytes ${from} to ${to} of ${file}`);
  const handle = openSync(file, 'r');
  try {
    const bytes = uninitialised(to - from);
    fill(handle, bytes, 0, file, from);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

/** The rest of `bytes` from `done` on; they stand in the file from `start`. */
function fill(handle: number, bytes: Uint8Array, done: number, file: string, start = 0): void {
  let at = done;
  while (at < bytes.length) {
    const read = readSync(handle, bytes, at, bytes.length - at, start + at);
    if (read === 0) throw new InputFault({ file }, 'the file is cut short', 'import the data again');
    at += read;
  }
}

// One session of all options on one underlying on disk: `<day>.yo`. A directory says of each contract where its block of columns begins, so that
// one contract is read alone; contracts stand in order, so that an expiry is one stretch of the file. The summary columns of each expiry stand
// at the end. Header fields: contracts, expiries, day, rows, first and last minute.
import { SUMMARY_COLUMNS } from '../../../engine/chain/summarise-chain';
import type { ChainSummary } from '../../../engine/market/chain-history';
import { compareContracts, type OptionContract } from '../../../engine/market/option-contract';
import { aligned } from './column-bytes';
import { type Column, encodeColumnFile, HEADER_BYTES } from './column-file';
import type { ContractRows, OptionRows } from './option-rows';
import { encodeQuantity } from './quantity-column';

export const CHAIN_MAGIC = 'YANTRAO1';

/** Columns of int32: of each contract expiry day, strike, right (0 call, 1 put), rows, place of its block in words of eight bytes, and kinds. */
const DIRECTORY_COLUMNS = 6;
/** Of each expiry: its day, rows, place. */
const SUMMARY_DIRECTORY_COLUMNS = 3;
export const WORD = 8;

/** What a block holds beside prices: two bits for the kind of volume, two for that of open interest, one for quotes. */
export interface BlockKinds {
  readonly volume: number;
  readonly openInterest: number;
  readonly hasQuotes: boolean;
}

export interface ExpirySummary {
  readonly expiryDay: number;
  readonly summary: ChainSummary;
}

export interface ChainDay {
  readonly day: number;
  readonly contracts: readonly ContractRows[];
  readonly summaries: readonly ExpirySummary[];
}

function packKinds({ volume, openInterest, hasQuotes }: BlockKinds): number {
  return volume | (openInterest << 2) | (hasQuotes ? 16 : 0);
}

export function unpackKinds(kinds: number): BlockKinds {
  return { volume: kinds & 3, openInterest: (kinds >> 2) & 3, hasQuotes: (kinds & 16) !== 0 };
}

export function directoryBytes(contracts: number, expiries: number): number {
  return DIRECTORY_COLUMNS * aligned(contracts * 4) + SUMMARY_DIRECTORY_COLUMNS * aligned(expiries * 4);
}

/** Contracts in any order, each once; expiries ascending. */
export function encodeChainFile({ day, contracts: unordered, summaries }: ChainDay): Uint8Array {
  const contracts = unordered.toSorted((a, b) => compareContracts(a.contract, b.contract));
  const blocks = contracts.map(({ rows }) => blockOf(rows));
  const summaryBlocks = summaries.map(({ summary }) => summaryColumns(summary));
  let next = HEADER_BYTES + directoryBytes(contracts.length, summaries.length);
  const place = (columns: readonly Column[]): number => {
    const at = next;
    for (const { byteLength } of columns) next += aligned(byteLength);
    return at / WORD;
  };
  const places = blocks.map(({ columns }) => place(columns));
  const summaryPlaces = summaryBlocks.map(place);
  const ofContracts = (value: (contract: OptionContract) => number) => Int32Array.from(contracts, ({ contract }) => value(contract));
  const minutes = contracts.flatMap(({ rows }) => [rows.minute[0] ?? [], rows.minute.at(-1) ?? []].flat());
  const least = minutes.reduce((low, each) => Math.min(low, each), minutes[0] ?? 0);
  const most = minutes.reduce((high, each) => Math.max(high, each), minutes[0] ?? 0);
  return encodeColumnFile({
    magic: CHAIN_MAGIC,
    fields: [contracts.length, summaries.length, day, contracts.reduce((sum, { rows }) => sum + rows.count, 0), least, most],
    columns: [
      ofContracts(({ expiryDay }) => expiryDay),
      ofContracts(({ strike }) => strike),
      ofContracts(({ right }) => (right === 'call' ? 0 : 1)),
      Int32Array.from(contracts, ({ rows }) => rows.count),
      Int32Array.from(places),
      Int32Array.from(blocks, ({ kinds }) => packKinds(kinds)),
      Int32Array.from(summaries, ({ expiryDay }) => expiryDay),
      Int32Array.from(summaries, ({ summary }) => summary.count),
      Int32Array.from(summaryPlaces),
      ...blocks.flatMap(({ columns }) => columns),
      ...summaryBlocks.flat(),
    ],
  });
}

function blockOf({ minute, open, high, low, close, volume, openInterest, bid, ask }: OptionRows): {
  readonly kinds: BlockKinds;
  readonly columns: readonly Column[];
} {
  const traded = encodeQuantity(volume, 0);
  const held = encodeQuantity(openInterest, Number.NaN);
  const quotes = bid === null || ask === null ? [] : [bid, ask];
  return {
    kinds: { volume: traded.kind, openInterest: held.kind, hasQuotes: quotes.length > 0 },
    columns: [minute, open, high, low, close, ...traded.columns, ...held.columns, ...quotes],
  };
}

function summaryColumns(summary: ChainSummary): readonly Column[] {
  return [summary.minute, ...SUMMARY_COLUMNS.map((name) => summary[name])];
}

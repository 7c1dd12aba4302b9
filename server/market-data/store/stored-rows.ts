// Rows of one contract over the bytes of a chain file: prices are views of them, and what has to be decoded is decoded when somebody asks, as most who
// read a contract want its prices. One class, so that whoever reads contract after contract finds every column in the same place.
import type { BlockKinds } from './chain-file';
import { aligned, type ColumnBytes } from './column-bytes';
import { ABSENT, FLOAT64 } from './column-file';
import type { OptionRows } from './option-rows';
import { decodeQuantity } from './quantity-column';

const PRICES = 4;
const QUOTES = 2;

export class StoredRows implements OptionRows {
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly bid: Int32Array | null;
  readonly ask: Int32Array | null;
  readonly #kinds: BlockKinds;
  readonly #traded: ColumnBytes;
  readonly #held: ColumnBytes;
  #volume: Float64Array | null = null;
  #openInterest: Float64Array | null = null;

  /** `columns`: from the first of the block on. */
  constructor(columns: ColumnBytes, count: number, kinds: BlockKinds) {
    this.count = count;
    this.minute = columns.int32(count);
    this.open = columns.int32(count);
    this.high = columns.int32(count);
    this.low = columns.int32(count);
    this.close = columns.int32(count);
    this.#kinds = kinds;
    this.#traded = columns.skip(quantityBytes(kinds.volume, count));
    this.#held = columns.skip(quantityBytes(kinds.openInterest, count));
    this.bid = kinds.hasQuotes ? columns.int32(count) : null;
    this.ask = kinds.hasQuotes ? columns.int32(count) : null;
  }

  get volume(): Float64Array {
    this.#volume ??= decodeQuantity(this.#traded, this.#kinds.volume, this.count, 0);
    return this.#volume;
  }

  get openInterest(): Float64Array {
    this.#openInterest ??= decodeQuantity(this.#held, this.#kinds.openInterest, this.count, Number.NaN);
    return this.#openInterest;
  }
}

/** Size of the block of so many rows. */
export function blockBytes(count: number, { volume, openInterest, hasQuotes }: BlockKinds): number {
  const columns = 1 + PRICES + (hasQuotes ? QUOTES : 0);
  return columns * aligned(count * 4) + quantityBytes(volume, count) + quantityBytes(openInterest, count);
}

function quantityBytes(kind: number, count: number): number {
  return kind === ABSENT ? 0 : aligned(count * (kind === FLOAT64 ? 8 : 4));
}

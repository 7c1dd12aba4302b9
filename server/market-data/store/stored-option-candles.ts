// Rows of the store as the bars of an option. A class, so that whoever reads option after option finds every column in the same place; beside prices
// nothing is made of the rows that nobody asks for.
import type { ChainTimeframe, OptionCandles } from '../../../engine/market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract, optionId } from '../../../engine/market/option-contract';
import type { ContractRows, OptionRows } from './option-rows';

/** Whose prices they are. */
export type PriceSource = 'exchange' | 'model';

export class StoredOptionCandles implements OptionCandles {
  readonly instrument: string;
  readonly timeframe: ChainTimeframe;
  readonly priceScale = OPTION_PRICE_SCALE;
  readonly contract: OptionContract;
  readonly count: number;
  readonly minute: Int32Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly bid: Int32Array | null;
  readonly ask: Int32Array | null;
  readonly #rows: OptionRows;
  readonly #source: PriceSource;
  #volume: Float64Array | null = null;
  #modelled: Uint8Array | null = null;

  constructor({ contract, rows }: ContractRows, timeframe: ChainTimeframe, source: PriceSource, id = optionId(contract)) {
    this.instrument = id;
    this.timeframe = timeframe;
    this.contract = contract;
    this.count = rows.count;
    this.minute = rows.minute;
    this.open = rows.open;
    this.high = rows.high;
    this.low = rows.low;
    this.close = rows.close;
    this.bid = rows.bid;
    this.ask = rows.ask;
    this.#rows = rows;
    this.#source = source;
  }

  /** Of snapshots the growth since the one before. */
  get volume(): Float64Array {
    this.#volume ??= this.timeframe === 'snapshot' ? growthOf(this.#rows) : this.#rows.volume;
    return this.#volume;
  }

  get openInterest(): Float64Array {
    return this.#rows.openInterest;
  }

  get modelled(): Uint8Array {
    this.#modelled ??= new Uint8Array(this.count).fill(this.#source === 'model' ? 1 : 0);
    return this.#modelled;
  }
}

/** Snapshots say the volume of the session so far. */
function growthOf({ volume }: OptionRows): Float64Array {
  return volume.map((total, row) => total - (row === 0 ? 0 : (volume[row - 1] ?? 0)));
}

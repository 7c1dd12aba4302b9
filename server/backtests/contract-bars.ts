// Bars of the option contracts that a run traded, as its chains have them: of the sessions with a fill, against which fills are held, or of all from
// the first fill to the last, for a drawing. Read again when the run is over; nothing of any other contract is.
import type { FillRow } from '../../engine/ledger/fill-row';
import type { Candles } from '../../engine/market/candles';
import type { OptionCandles } from '../../engine/market/chain-history';
import { type OptionContract, parseOptionId } from '../../engine/market/option-contract';
import type { RunChain } from '../../engine/run/run-chain';
import { istDayOfTime } from '../../engine/time/ist-time';

interface TradedContract {
  readonly instrument: string;
  readonly contract: OptionContract;
  /** Sessions with a fill, ascending. */
  readonly days: readonly number[];
}

export function filledContractBars(fills: readonly FillRow[], chains: readonly RunChain[]): readonly Candles[] {
  return tradedContracts(fills).flatMap((traded) => barsOn(traded, traded.days, chains));
}

/** The contracts traded last, as many as come to at most so many bars; the last one first. */
export function heldContractBars(fills: readonly FillRow[], chains: readonly RunChain[], barsMax: number): readonly Candles[] {
  const drawn: Candles[] = [];
  let bars = 0;
  for (const traded of tradedContracts(fills).toSorted((a, b) => (b.days.at(-1) ?? 0) - (a.days.at(-1) ?? 0))) {
    for (const candles of barsOn(traded, heldDays(traded, chains), chains)) {
      bars += candles.count;
      if (bars > barsMax) return drawn;
      drawn.push(candles);
    }
  }
  return drawn;
}

/** In the order of their first fills. */
function tradedContracts(fills: readonly FillRow[]): readonly TradedContract[] {
  const found = new Map<string, { readonly contract: OptionContract; readonly days: Set<number> }>();
  for (const { instrument, timeUs } of fills) {
    const contract = found.get(instrument)?.contract ?? parseOptionId(instrument);
    if (contract === null) continue;
    const known = found.get(instrument) ?? { contract, days: new Set() };
    known.days.add(istDayOfTime(timeUs));
    found.set(instrument, known);
  }
  return [...found].map(([instrument, { contract, days }]) => ({ instrument, contract, days: [...days].toSorted((a, b) => a - b) }));
}

function heldDays({ contract, days }: TradedContract, chains: readonly RunChain[]): readonly number[] {
  const [first = 0, last = 0] = [days.at(0), days.at(-1)];
  return findChain(contract, chains)?.history.days.filter((day) => day >= first && day <= last) ?? [];
}

function findChain({ market, underlying }: OptionContract, chains: readonly RunChain[]): RunChain | undefined {
  return chains.find(({ history }) => history.market === market && history.underlying === underlying);
}

/** None where no session has a bar. */
function barsOn({ instrument, contract }: TradedContract, days: readonly number[], chains: readonly RunChain[]): readonly Candles[] {
  const history = findChain(contract, chains)?.history;
  const parts = days.flatMap((day) => history?.chainOn(day, contract.expiryDay)?.candlesOf(contract) ?? []);
  const [first] = parts;
  return first === undefined ? [] : [{ ...joined(parts), instrument, timeframe: first.timeframe, priceScale: first.priceScale }];
}

function joined(parts: readonly OptionCandles[]): Omit<Candles, 'instrument' | 'timeframe' | 'priceScale'> {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const column = <Column extends Int32Array | Float64Array>(into: Column, of: (part: OptionCandles) => ArrayLike<number>): Column => {
    let row = 0;
    for (const part of parts) {
      into.set(of(part), row);
      row += part.count;
    }
    return into;
  };
  return {
    count,
    minute: column(new Int32Array(count), ({ minute }) => minute),
    open: column(new Int32Array(count), ({ open }) => open),
    high: column(new Int32Array(count), ({ high }) => high),
    low: column(new Int32Array(count), ({ low }) => low),
    close: column(new Int32Array(count), ({ close }) => close),
    volume: column(new Float64Array(count), ({ volume }) => volume),
    openInterest: column(new Float64Array(count), ({ openInterest }) => openInterest),
  };
}

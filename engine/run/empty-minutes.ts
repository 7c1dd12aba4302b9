// Gives an instrument a row for each minute in which it did not trade while another of its segment did: the close is carried on, and the volume
// is zero. A minute that no instrument's rows can vouch for stays a gap.
import { findAbsentMinutes, withEmptyBars } from '../bars/absent-minutes';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { ContractEra } from '../kernel/contract-era';
import type { Candles } from '../market/candles';
import type { Instrument } from '../market/instrument';
import { joinContracts } from './join-contracts';

interface Listed extends InstrumentHistory {
  readonly instrument: Instrument;
  readonly eras?: readonly ContractEra<Listed>[];
}

/** The same instruments in the same order; those that are alone in their segment as they were. Of one by rule, each of its contracts. */
export function withEmptyMinutes<T extends Listed>(instruments: readonly T[]): readonly T[] {
  return instruments.map((own) => {
    const peers = instruments.flatMap((other) =>
      other !== own && other.instrument.segment === own.instrument.segment && isMinutes(other.candles) ? [other.candles] : [],
    );
    if (peers.length === 0 || own.candles.count === 0) return own;
    if (own.eras === undefined) return filled(own, peers);
    const eras = own.eras.map((era) => ({ ...era, contract: era.contract === null ? null : filled(era.contract, peers) }));
    return { ...own, eras, candles: joinContracts(eras) };
  });
}

function filled<T extends Listed>(own: T, peers: readonly Candles[]): T {
  const { candles, sessions, instrument } = own;
  if (instrument.kind === 'index' || !isMinutes(candles)) return own;
  const { empty } = findAbsentMinutes(candles, sessions, { isIndex: false, isTradable: () => true, peers });
  return empty.length === 0 ? own : { ...own, candles: withEmptyBars(candles, empty) };
}

/** Absence is told minute by minute, of prices in whole units. */
function isMinutes(candles: InstrumentHistory['candles']): candles is Candles {
  return candles.timeframe === '1m' && candles.open instanceof Int32Array;
}

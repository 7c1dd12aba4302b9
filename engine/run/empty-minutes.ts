// Minutes in which one instrument of a run did not trade while another of its segment did become rows of their own: close carried,
// volume zero. What nobody's rows can vouch for stays a gap.
import { findAbsentMinutes, withEmptyBars } from '../bars/absent-minutes';
import type { Instrument } from '../market/instrument';
import type { Candles } from '../market/candles';
import type { InstrumentHistory } from '../kernel/clock-rows';

interface Listed extends InstrumentHistory {
  readonly instrument: Instrument;
}

/** The same instruments in the same order; those that are alone in their segment as they were. */
export function withEmptyMinutes<T extends Listed>(instruments: readonly T[]): readonly T[] {
  return instruments.map((own) => {
    const { candles, sessions, instrument } = own;
    if (instrument.kind === 'index' || !isMinutes(candles)) return own;
    const peers = instruments.flatMap((other) => (other !== own && other.instrument.segment === instrument.segment && isMinutes(other.candles) ? [other.candles] : []));
    if (peers.length === 0) return own;
    const { empty } = findAbsentMinutes(candles, sessions, { isIndex: false, isTradable: () => true, peers });
    return empty.length === 0 ? own : { ...own, candles: withEmptyBars(candles, empty) };
  });
}

/** Absence is told minute by minute, of prices in whole units. */
function isMinutes(candles: InstrumentHistory['candles']): candles is Candles {
  return candles.timeframe === '1m' && candles.open instanceof Int32Array;
}

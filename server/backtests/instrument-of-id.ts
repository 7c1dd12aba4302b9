// An id as the exchanges and their brokers write it, `NFO:NIFTY25JANFUT`, into the instrument it names: what it is, of what, and when it
// expires. Ids of the demo market are told apart by their exchange.
import { equity, future, type Instrument, index } from '../../engine/market/instrument';
import { findDemoInstrument } from '../../engine/synthetic/generate-demo-candles';
import { findContract } from '../market-data/contract-symbol';
import { isIndexInstrument } from '../market-data/instrument-name';

/** Null where the id is of no market known here. */
export function findInstrumentOfId(id: string, priceScale: number): Instrument | null {
  const exchange = id.slice(0, id.indexOf(':'));
  switch (exchange) {
    case 'DEMO':
      return demoInstrument(id, priceScale);
    case 'NSE':
    case 'BSE':
      return isIndexInstrument(id) ? index(id, priceScale) : equity(id, false, priceScale);
    case 'NFO':
    case 'BFO':
      return findContract(id, priceScale);
    default:
      return null;
  }
}

function demoInstrument(id: string, priceScale: number): Instrument | null {
  const found = findDemoInstrument(id);
  if (found === null) return null;
  if (found.kind === 'future') return future(id, 'INDEX', found.expiryDay, priceScale);
  return found.kind === 'stock' ? equity(id, false, priceScale) : index(id, priceScale);
}

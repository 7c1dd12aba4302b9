// The underlyings whose contract terms this model knows by name. Any other underlying is a share.
import type { Exchange } from './segment';

export const INDEX_UNDERLYINGS = ['NIFTY', 'BANKNIFTY', 'FINNIFTY', 'MIDCPNIFTY', 'NIFTYNXT50', 'SENSEX', 'BANKEX', 'SENSEX50'] as const;

export type IndexUnderlying = (typeof INDEX_UNDERLYINGS)[number];

const BSE_INDICES: readonly string[] = ['SENSEX', 'BANKEX', 'SENSEX50'] satisfies readonly IndexUnderlying[];

export function findIndexUnderlying(name: string): IndexUnderlying | null {
  return INDEX_UNDERLYINGS.find((underlying) => underlying === name) ?? null;
}

/** Where futures and options on an underlying are listed; shares are taken for NSE's. */
export function exchangeOfUnderlying(name: string): Exchange {
  return BSE_INDICES.includes(name) ? 'BSE' : 'NSE';
}

// How far apart an option's bid and ask stood when a bar ended. A quote is known or it is not: none is made of a price.
import type { OptionCandles } from '../market/chain-history';

type Quoted = Pick<OptionCandles, 'bid' | 'ask' | 'modelled'>;

const PERCENT = 100;

/**
 * Ask less bid, percent of their middle. NaN where nobody quotes both, nor any bar has ended yet; null where the source knows no quotes: a row that a
 * model made among an exchange's has none.
 */
export function quotedSpread({ bid, ask, modelled }: Quoted, row: number): number | null {
  if (bid === null || ask === null) return null;
  const [best, offer] = [bid[row] ?? 0, ask[row] ?? 0];
  if (modelled[row] === 1 && best === 0 && offer === 0) return null;
  return best > 0 && offer >= best ? (PERCENT * (offer - best)) / ((offer + best) / 2) : Number.NaN;
}

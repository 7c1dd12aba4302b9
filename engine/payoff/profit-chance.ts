// How likely a structure ends in profit, if the underlying at expiry is lognormal around its forward with one volatility. A modelled number: real
// markets have fatter tails, and no volatility says where they go.
import { log } from '../number/log';
import { normalCdf } from '../number/normal';

export interface TerminalModel {
  /** For delivery at the expiry. */
  readonly forward: number;
  /** At the money, per year. */
  readonly volatility: number;
  readonly years: number;
}

/** Of a profit above nothing, from 0 to 1, where the profit changes its sign at the break-evens alone. Null without time, volatility or a forward above 0. */
export function profitChance(
  breakEvens: readonly number[],
  profitAt: (spot: number) => number,
  { forward, volatility, years }: TerminalModel,
): number | null {
  const deviation = volatility * Math.sqrt(years);
  if (!(deviation > 0 && deviation < Number.POSITIVE_INFINITY && forward > 0 && forward < Number.POSITIVE_INFINITY)) return null;
  const chanceBelow = (spot: number): number => (spot > 0 ? normalCdf(log(spot / forward) / deviation + deviation / 2) : 0);
  const edges = [0, ...breakEvens.filter((spot) => spot > 0)];
  return edges.reduce((chance, from, at) => {
    const to = edges[at + 1] ?? null;
    const between = to === null ? from + Math.max(1, from) : (from + to) / 2;
    return profitAt(between) > 0 ? chance + (to === null ? 1 : chanceBelow(to)) - chanceBelow(from) : chance;
  }, 0);
}

// Finds the contracts that the legs of a structure mean at an instant, from prices known by then. An entry and a preview ask the same question
// here.
import { istDayOf } from '../market/candles';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import { selectStrike } from '../select/select-strike';
import type { StrikeMarket } from '../select/strike-market';
import { minuteOfTime } from '../time/ist-time';
import type { OptionWish } from '../trade/contract-desk';
import type { ChainReader } from './chain-reader';
import type { ChosenOption } from './option-choice';

/** Nothing is wished for a leg that needs no option, or that is what it is. */
type Wish = OptionWish | OptionContract | null;

/** Who knows of the chains and options by rule that wishes name. */
export interface ContractSource {
  readerOf(chain: number): ChainReader | undefined;
  /** What an option by rule is at an instant. */
  chosenAt(instrument: number, timeUs: number): ChosenOption | null;
}

/** By wish; null for a leg that needs none. Null where one of them cannot be had: legs are measured from those before them. */
export function findContracts(wishes: readonly Wish[], source: ContractSource, timeUs: number): readonly (OptionContract | null)[] | null {
  const choice: Choice = { source, timeUs, markets: new Map(), strikes: [] };
  const found: (OptionContract | null)[] = [];
  for (const wish of wishes) {
    const contract = wish === null || 'strike' in wish ? wish : findContract(wish, choice);
    if (wish !== null && contract === null) return null;
    choice.strikes.push(contract === null ? Number.NaN : contract.strike / OPTION_PRICE_SCALE);
    found.push(contract);
  }
  return found;
}

interface Choice {
  readonly source: ContractSource;
  readonly timeUs: number;
  /** By chain: what was worked out for one leg serves the next. */
  readonly markets: Map<number, StrikeMarket>;
  /** Of the legs so far, rupees; NaN where one is no option. */
  readonly strikes: number[];
}

function findContract(wish: OptionWish, { source, timeUs, markets, strikes }: Choice): OptionContract | null {
  if ('byRule' in wish) return source.chosenAt(wish.byRule, timeUs)?.contract ?? null;
  const { chain, right, rule, tie, noMatch } = wish;
  const reader = source.readerOf(chain);
  const view = reader?.viewAt(timeUs) ?? null;
  const session = reader?.sessionOn(istDayOf(minuteOfTime(timeUs))) ?? null;
  if (view === null || session === null) return null;
  const market = markets.get(chain) ?? { ...view.market, deltas: new Map() };
  markets.set(chain, market);
  const selected = selectStrike({ right, rule, tie, noMatch, market, legs: strikes });
  if (selected.kind === 'none') return null;
  const strike = Math.round(selected.strike * OPTION_PRICE_SCALE);
  return session.contracts.find((each) => each.strike === strike && each.right === right) ?? null;
}

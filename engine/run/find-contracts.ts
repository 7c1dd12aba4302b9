// Which contracts the legs of a structure mean at an instant: what an entry takes, and what a preview tells of. From prices known by then.
import { istDayOf } from '../market/candles';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import { selectStrike } from '../select/select-strike';
import { minuteOfTime } from '../time/ist-time';
import type { OptionWish, StrikeWish } from '../trade/contract-desk';
import type { ChainReader } from './chain-reader';
import type { ChosenOption } from './option-choice';

/** Who knows of the chains and options by rule that wishes name. */
export interface ContractSource {
  readerOf(chain: number): ChainReader | undefined;
  /** What an option by rule is at an instant. */
  chosenAt(instrument: number, timeUs: number): ChosenOption | null;
}

/** By wish; null for a leg that needs none. Null where one of them cannot be had: legs are measured from those before them. */
export function findContracts(
  wishes: readonly (OptionWish | null)[],
  source: ContractSource,
  timeUs: number,
): readonly (OptionContract | null)[] | null {
  const strikes: number[] = [];
  const found: (OptionContract | null)[] = [];
  for (const wish of wishes) {
    const contract = wish === null ? null : contractOf(wish, source, strikes, timeUs);
    if (wish !== null && contract === null) return null;
    strikes.push(contract === null ? Number.NaN : contract.strike / OPTION_PRICE_SCALE);
    found.push(contract);
  }
  return found;
}

function contractOf(wish: OptionWish, source: ContractSource, legs: readonly number[], timeUs: number): OptionContract | null {
  if ('byRule' in wish) return source.chosenAt(wish.byRule, timeUs)?.contract ?? null;
  return findContract(wish, source.readerOf(wish.chain), legs, timeUs);
}

function findContract(
  { right, rule, tie, noMatch }: StrikeWish,
  reader: ChainReader | undefined,
  legs: readonly number[],
  timeUs: number,
): OptionContract | null {
  const view = reader?.viewAt(timeUs) ?? null;
  const session = reader?.sessionOn(istDayOf(minuteOfTime(timeUs))) ?? null;
  if (view === null || session === null) return null;
  const selected = selectStrike({ right, rule, tie, noMatch, market: view.market, legs });
  if (selected.kind === 'none') return null;
  const strike = Math.round(selected.strike * OPTION_PRICE_SCALE);
  return session.contracts.find((each) => each.strike === strike && each.right === right) ?? null;
}

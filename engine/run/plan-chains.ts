// The chains of a plan, with the histories that answer for them: a reader for each chain, the choice of each option by rule, and the market that
// margins and payoffs go by. Each is made when it is first asked for, and shared from then on.
import { invariant } from '../../dsl/types/invariant';
import type { WithEras } from '../kernel/contract-era';
import type { AccountMarket } from '../ledger/account-margin';
import type { Dated, DatedRow } from '../market/dated';
import type { Option } from '../market/instrument';
import { chainOfOption, type OptionRule } from '../plan/chain-of-option';
import type { Plan } from '../plan/plan';
import { ChainReader } from './chain-reader';
import type { ContractSource } from './find-contracts';
import { type ChosenOption, OptionChoice } from './option-choice';
import type { RunChain } from './run-chain';
import { RunClock } from './run-clock';
import { type MarketInstrument, RunMarket } from './run-market';
import type { FixedTerms } from './session-facts';

/** On which terms it is traded may not have been said either. */
export interface PlanHistory extends MarketInstrument, WithEras<PlanHistory> {
  readonly terms?: FixedTerms | null;
}

export class PlanChains implements ContractSource {
  readonly plan: Plan;
  /** Rows of the dated tables on which a reading has hung. */
  readonly rows = new Set<Dated<DatedRow>>();
  private readonly chains: readonly RunChain[];
  private readonly histories: readonly PlanHistory[];
  private readonly readers = new Map<number, ChainReader>();
  /** By chain and expiry. */
  private readonly held = new Map<string, ChainReader>();
  private readonly choices = new Map<number, OptionChoice>();
  private readonly marketClock = new RunClock();
  private market: RunMarket | null = null;

  /** `chains`: by chain of the programs, which all have the same; `histories`: by instrument of the plan, as far as they are underlyings. */
  constructor(plan: Plan, chains: readonly RunChain[], histories: readonly PlanHistory[]) {
    this.plan = plan;
    this.chains = chains;
    this.histories = histories;
  }

  /** By chain of the plan. */
  readerOf(index: number): ChainReader {
    const known = this.readers.get(index);
    if (known !== undefined) return known;
    const declared = this.plan.chains[index];
    const underlying = this.histories[declared?.underlying ?? -1];
    invariant(declared !== undefined && underlying !== undefined, `chain ${index} of the plan has an underlying`);
    const reader = new ChainReader(declared, this.chainAt(index), underlying);
    this.readers.set(index, reader);
    return reader;
  }

  /** Of the contracts that expire with one, whatever the rules mean by now; null where no chain of the plan is of its underlying. */
  readerOn({ underlying, expiryDay }: Option): ChainReader | null {
    const index = this.plan.chains.findIndex((_, each) => this.chainAt(each).history.underlying === underlying);
    const declared = this.plan.chains[index];
    const history = this.histories[declared?.underlying ?? -1];
    if (declared === undefined || history === undefined) return null;
    const key = `${index} ${expiryDay}`;
    const known = this.held.get(key);
    if (known !== undefined) return known;
    const reader = new ChainReader(declared, this.chainAt(index), history, expiryDay);
    this.held.set(key, reader);
    return reader;
  }

  /** By instrument of the plan: an option by rule. */
  choiceOf(instrument: number): OptionChoice {
    const known = this.choices.get(instrument);
    if (known !== undefined) return known;
    const rule = this.ruleOf(instrument);
    const chain = this.chainOf(rule);
    const choice = new OptionChoice(rule, this.readerOf(chain), this.chainAt(chain));
    this.choices.set(instrument, choice);
    return choice;
  }

  chosenAt(instrument: number, timeUs: number): ChosenOption | null {
    return this.choiceOf(instrument).at(timeUs);
  }

  /** By instrument of the plan; of an option by rule what stands for it where nothing is chosen. */
  instrumentAt(index: number): PlanHistory | null {
    return this.histories[index] ?? null;
  }

  /** What margins and payoffs go by at an instant: good until it is asked for another. */
  marketAt(timeUs: number): AccountMarket {
    this.marketClock.nowUs = timeUs;
    this.market ??= new RunMarket({
      program: { chains: [...this.plan.chains] },
      instruments: this.histories,
      chains: this.plan.chains.map((_, index) => this.chainAt(index)),
      priceOf: () => Number.NaN,
      clock: this.marketClock,
    });
    return this.market;
  }

  /** Of the chain from which an option by rule is chosen. */
  chainOfRule(instrument: number): number {
    return this.chainOf(this.ruleOf(instrument));
  }

  /** History of the chain from which an option by rule is chosen. */
  historyOf(instrument: number): RunChain {
    return this.chainAt(this.chainOfRule(instrument));
  }

  private ruleOf(instrument: number): OptionRule {
    const rule = this.plan.instruments[instrument];
    invariant(rule?.kind === 'option', `instrument ${instrument} of the plan is an option by rule`);
    return rule;
  }

  /** The chain of its underlying and expiry: a node that chooses an option does so from a chain of the program. */
  private chainOf(rule: OptionRule): number {
    const index = chainOfOption(rule, this.plan);
    invariant(index >= 0, `the program has the chain of ${rule.underlying} from which it chooses an option`);
    return index;
  }

  /** By chain of the plan. */
  chainAt(index: number): RunChain {
    const chain = this.chains[this.plan.programs[0]?.chainOf.indexOf(index) ?? -1];
    invariant(chain !== undefined, `chain ${index} of the plan has a history`);
    return chain;
  }
}

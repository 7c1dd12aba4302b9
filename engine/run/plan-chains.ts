// The chains of a plan with the histories that answer for them: a reader for each, and for each option by rule what it chooses. Made when first asked
// for, and then shared by all who ask.
import { invariant } from '../../dsl/types/invariant';
import type { InstrumentHistory } from '../kernel/clock-rows';
import type { Plan } from '../plan/plan';
import { ChainReader } from './chain-reader';
import { OptionChoice, type OptionRule } from './option-choice';
import type { RunChain } from './run-chain';

export class PlanChains {
  private readonly plan: Plan;
  private readonly chains: readonly RunChain[];
  private readonly histories: readonly Pick<InstrumentHistory, 'candles'>[];
  private readonly readers = new Map<number, ChainReader>();
  private readonly choices = new Map<number, OptionChoice>();

  /** `chains`: by chain of the programs, which all have the same; `histories`: by instrument of the plan, as far as they are underlyings. */
  constructor(plan: Plan, chains: readonly RunChain[], histories: readonly Pick<InstrumentHistory, 'candles'>[]) {
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

  /** History of the chain from which an option by rule is chosen. */
  historyOf(instrument: number): RunChain {
    return this.chainAt(this.chainOf(this.ruleOf(instrument)));
  }

  private ruleOf(instrument: number): OptionRule {
    const rule = this.plan.instruments[instrument];
    invariant(rule?.kind === 'option', `instrument ${instrument} of the plan is an option by rule`);
    return rule;
  }

  /** The chain of its underlying and expiry: a node that chooses an option does so from a chain of the program. */
  private chainOf({ underlying, expiry }: OptionRule): number {
    const wanted = JSON.stringify(expiry);
    const index = this.plan.chains.findIndex((chain) => {
      const listed = this.plan.instruments[chain.underlying];
      return listed?.kind === 'fixed' && listed.id === underlying && JSON.stringify(chain.expiry) === wanted;
    });
    invariant(index >= 0, `the program has the chain of ${underlying} from which it chooses an option`);
    return index;
  }

  private chainAt(index: number): RunChain {
    const chain = this.chains[this.plan.programs[0]?.chainOf.indexOf(index) ?? -1];
    invariant(chain !== undefined, `chain ${index} of the plan has a history`);
    return chain;
  }
}

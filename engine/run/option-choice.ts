// Chooses which contract an option by rule is, session by session: at the instant that the program states, from prices sealed by then, and until
// the session ends. Nothing after that instant can change the choice.
import { invariant } from '../../dsl/types/invariant';
import { istDayOf } from '../market/candles';
import type { SessionChain } from '../market/chain-history';
import { OPTION_PRICE_SCALE, type OptionContract } from '../market/option-contract';
import type { OptionRule } from '../plan/chain-of-option';
import { withRuleNumbers } from '../select/rule-numbers';
import { selectStrike } from '../select/select-strike';
import { istMinute, minuteOfTime, timeOfMinute } from '../time/ist-time';
import type { ChainReader } from './chain-reader';
import type { RunChain } from './run-chain';

export interface ChosenOption {
  /** From this instant on the instrument is the contract. */
  readonly fromUs: number;
  readonly contract: OptionContract;
  readonly session: SessionChain;
}

const SESSIONS_KEPT_MAX = 8;

export class OptionChoice {
  private readonly rule: OptionRule;
  private readonly reader: ChainReader;
  private readonly chain: RunChain;
  private readonly known = new Map<number, ChosenOption | null>();

  /** `rule`: with its numbers filled in, as a plan has it. */
  constructor(rule: OptionRule, reader: ChainReader, chain: RunChain) {
    this.rule = rule;
    this.reader = reader;
    this.chain = chain;
  }

  /** The contract of the session at an instant; null until it is chosen, and where no listed option fits. */
  at(timeUs: number): ChosenOption | null {
    const chosen = this.on(istDayOf(minuteOfTime(timeUs)));
    return chosen !== null && chosen.fromUs <= timeUs ? chosen : null;
  }

  /** What the day's choice is to be; ask for it at no earlier instant than its own. */
  on(day: number): ChosenOption | null {
    const known = this.known.get(day);
    if (known !== undefined) return known;
    const chosen = this.choose(day);
    const [oldest] = this.known.keys();
    if (this.known.size >= SESSIONS_KEPT_MAX && oldest !== undefined) this.known.delete(oldest);
    this.known.set(day, chosen);
    return chosen;
  }

  private choose(day: number): ChosenOption | null {
    const fromUs = this.instantOn(day);
    const session = this.reader.sessionOn(day);
    const view = fromUs === null ? null : this.reader.viewAt(fromUs);
    if (fromUs === null || view === null || session === null) return null;
    const { right, strike } = this.rule;
    const rule = withRuleNumbers(strike.rule, literal);
    const selected = selectStrike({ right, rule, tie: strike.tie, noMatch: strike.noMatch, market: view.market, legs: [] });
    if (selected.kind === 'none') return null;
    const units = Math.round(selected.strike * OPTION_PRICE_SCALE);
    const contract = session.contracts.find((each) => each.strike === units && each.right === right);
    return contract === undefined ? null : { fromUs, contract, session };
  }

  /** Null where the day has no session, or the instant is not of it. */
  private instantOn(day: number): number | null {
    const windows = this.chain.sessions(day);
    const [open, close] = [windows[0]?.openMinute, windows.at(-1)?.closeMinute];
    if (open === undefined || close === undefined) return null;
    const minutes = literal(this.rule.minutes);
    const minute = { midnight: istMinute(day, 0) + minutes, open: open + minutes, close: close - Math.abs(minutes) }[this.rule.from];
    return minute >= open && minute <= close ? timeOfMinute(minute) : null;
  }
}

function literal(value: OptionRule['minutes']): number {
  invariant(typeof value === 'number', 'a plan has filled in the numbers of its instruments');
  return value;
}

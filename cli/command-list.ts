// Every command there is, in the groups in which `yantra --help` lists them.
import type { Command } from './command';
import { command as audit } from './commands/audit';
import { command as backtest } from './commands/backtest';
import { command as bars } from './commands/bars';
import { command as bench } from './commands/bench';
import { command as catalog } from './commands/catalog';
import { command as chain } from './commands/chain';
import { command as charges } from './commands/charges';
import { command as compile } from './commands/compile';
import { command as data } from './commands/data';
import { command as demo } from './commands/demo';
import { command as diff } from './commands/diff';
import { command as evaluate } from './commands/eval';
import { command as explain } from './commands/explain';
import { command as importFiles } from './commands/import';
import { command as montecarlo } from './commands/montecarlo';
import { command as option } from './commands/option';
import { command as payoff } from './commands/payoff';
import { command as replay } from './commands/replay';
import { command as sweep } from './commands/sweep';
import { command as walkforward } from './commands/walkforward';
import { command as why } from './commands/why';

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { title: 'Strategies', commands: [catalog, compile, explain, diff, evaluate] },
  { title: 'Runs', commands: [demo, backtest, replay, why] },
  { title: 'Evidence', commands: [audit, sweep, walkforward, montecarlo] },
  { title: 'Market data', commands: [importFiles, data, bars, charges] },
  { title: 'Options', commands: [option, chain, payoff] },
  { title: 'This machine', commands: [bench] },
];

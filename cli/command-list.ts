// Every command there is, in the groups in which `yantra --help` lists them.
import type { Command } from './command';
import { command as bars } from './commands/bars';
import { command as catalog } from './commands/catalog';
import { command as charges } from './commands/charges';
import { command as compile } from './commands/compile';
import { command as data } from './commands/data';
import { command as evaluate } from './commands/eval';
import { command as explain } from './commands/explain';
import { command as importFiles } from './commands/import';

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { title: 'Strategies', commands: [catalog, compile, explain, evaluate] },
  { title: 'Market data', commands: [importFiles, data, bars, charges] },
];

// The file that a command works on: named with --in, and in no other way.
import { InputFault } from '../server/market-data/input-fault';
import type { CommandArguments } from './command';

/** `command`: as one types it, `yantra chain`. `lack` and `remedy` are said where nothing is named. */
export function inputFile(args: CommandArguments, command: string, lack: string, remedy: string): string {
  const [bare] = args.positionals;
  if (bare !== undefined) throw new InputFault({ file: bare }, 'this command takes no bare argument', 'name the file with --in');
  const file = args.text('in');
  if (file === null) throw new InputFault({ file: command }, lack, remedy);
  return file;
}

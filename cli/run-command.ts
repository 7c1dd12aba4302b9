// Runs one command: parses its arguments by its table, answers --help from it, and turns a fault of the input into one line and exit code 2.
// Bugs pass through to the rim of the process.
import { parseArgs } from 'node:util';
import { InputFault } from '../server/market-data/input-fault';
import type { Command, CommandArguments, CommandIo, ExitCode } from './command';
import { helpText } from './help-text';

export async function runCommand(command: Command, argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    const args = parseArguments(command, argv);
    if (args === null) {
      io.stdout(helpText(command));
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    io.stderr(`${error.message}\n`);
    return 2;
  }
}

/** Null where help is asked for. */
function parseArguments(command: Command, argv: readonly string[]): CommandArguments | null {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.kind === 'text' ? ('string' as const) : ('boolean' as const), ...(option.short === undefined ? {} : { short: option.short }) },
    ]),
  );
  const { values, positionals } = parseOrFault(command, argv, { ...options, help: { type: 'boolean', short: 'h' } });
  if (values['help'] === true) return null;
  return {
    positionals,
    text: (name) => {
      const value = values[name];
      const option = command.options[name];
      if (typeof value === 'string') return value;
      return option?.kind === 'text' ? (option.fallback ?? null) : null;
    },
    flag: (name) => values[name] === true,
  };
}

interface ParseOptions {
  readonly [name: string]: { readonly type: 'string' | 'boolean'; readonly short?: string };
}

function parseOrFault(command: Command, argv: readonly string[], options: ParseOptions) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    // node:util says what is wrong in its first sentence and then teaches shells.
    const problem = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new InputFault({ file: `yantra ${command.name}` }, problem.replace(/\.$/, ''), `see yantra ${command.name} --help`);
  }
}

// Runs one command: answers --help from its table, and turns a fault of the input, or a file that cannot be opened or written, into
// one line and exit code 2. Bugs pass through to the rim of the process.
import { InputFault } from '../server/market-data/input-fault';
import type { Command, CommandIo, ExitCode } from './command';
import { findFileFault } from './file-fault';
import { helpText } from './help-text';
import { parseArguments } from './parse-arguments';

export async function runCommand(command: Command, argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    const args = parseArguments(command, argv);
    if (args === null) {
      io.stdout(helpText(command));
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    const fault = error instanceof InputFault ? error : findFileFault(error);
    if (fault === null) throw error;
    io.stderr(`${fault.message}\n`);
    return 2;
  }
}

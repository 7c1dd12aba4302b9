// One invocation of `yantra`: finds the command and runs it, or says which commands there are. Neither reads process.argv nor ends the process.
import manifest from '../package.json';
import { InputFault } from '../server/market-data/input-fault';
import type { Command, CommandIo, ExitCode } from './command';
import type { CommandGroup } from './command-list';
import { findNearestWord } from './nearest-word';
import { runCommand } from './run-command';

const COLUMN = 12;

export async function runYantra(argv: readonly string[], groups: readonly CommandGroup[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const commands = groups.flatMap((group) => group.commands);
  if (name === undefined) {
    io.stderr(usageText(groups));
    return 2;
  }
  if (name === '--version' || name === '-v') {
    io.stdout(`${manifest.version}\n`);
    return 0;
  }
  const isHelp = name === 'help' || name === '--help' || name === '-h';
  if (isHelp && rest[0] === undefined) {
    io.stdout(usageText(groups));
    return 0;
  }
  const wanted = isHelp ? (rest[0] ?? '') : name;
  const command = commands.find((one) => one.name === wanted);
  if (command === undefined) {
    io.stderr(unknownText(wanted, commands));
    return 2;
  }
  return runCommand(command, isHelp ? ['--help'] : rest, io);
}

function unknownText(name: string, commands: readonly Command[]): string {
  const what = name.startsWith('-') ? 'option' : 'command';
  const nearest = findNearestWord(
    name,
    commands.map((command) => command.name),
  );
  const fault = new InputFault(
    { file: 'yantra' },
    `there is no ${what} "${name}"`,
    `${nearest === null ? '' : `write ${nearest}, or `}see yantra --help`,
  );
  return `${fault.message}\n`;
}

function usageText(groups: readonly CommandGroup[]): string {
  const sections = groups.map(({ title, commands }) => `${title}:\n${commands.map(commandLine).join('')}`);
  return `Draw a trading strategy as a graph; run it over history.

Usage: yantra <command> [arguments]

${sections.join('\n')}
yantra <command> --help says more about one of them; yantra --version says which this is.
Exit codes: 0 done, 1 done with findings that matter, 2 bad input (one line says what to do), 70 a bug of ours.
`;
}

function commandLine({ name, summary }: Command): string {
  return `  ${name.padEnd(COLUMN)}${summary}\n`;
}

// The words of a command line by the command's table of options. What the table does not know is a fault with the nearest word that it does.
import { parseArgs } from 'node:util';
import { InputFault } from '../server/market-data/input-fault';
import type { Command, CommandArguments, CommandOption } from './command';
import { findNearestWord } from './nearest-word';

interface ParseOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
}

/** Null where help is asked for. */
export function parseArguments(command: Command, argv: readonly string[]): CommandArguments | null {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, option]) => [name, parseOption(option)]));
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
    isGiven: (name) => values[name] !== undefined,
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
  };
}

function parseOption(option: CommandOption): ParseOption {
  if (option.kind === 'list') return { type: 'string', multiple: true };
  return { type: option.kind === 'text' ? 'string' : 'boolean', ...(option.short === undefined ? {} : { short: option.short }) };
}

function parseOrFault(command: Command, argv: readonly string[], options: Readonly<Record<string, ParseOption>>) {
  const place = { file: `yantra ${command.name}` };
  const seeHelp = `see yantra ${command.name} --help`;
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true, tokens: true });
    const given = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = given.find((name, at) => options[name]?.multiple !== true && given.indexOf(name) !== at);
    if (twice !== undefined) throw new InputFault(place, `--${twice} is given twice`, 'keep one of them');
    return parsed;
  } catch (error) {
    if (error instanceof InputFault) throw error;
    // node:util says what is wrong in its first sentence and then teaches shells.
    const problem = (error instanceof Error ? (error.message.split(/\n|\. /)[0] ?? '') : String(error)).replace(/\.$/, '');
    const dashed = /^Option '(?:-\w, )?(--[^' ]+).* is ambiguous/.exec(problem)?.[1];
    if (dashed !== undefined)
      throw new InputFault(place, `what follows ${dashed} begins with a dash`, `write ${dashed}=<value>, or ${seeHelp}`);
    const unknown = /^Unknown option '--([^']+)'/.exec(problem)?.[1];
    const nearest = unknown === undefined ? null : findNearestWord(unknown, Object.keys(options));
    throw new InputFault(
      place,
      problem.replace(/^U/, 'u').replace(/^O/, 'o'),
      nearest === null ? seeHelp : `write --${nearest}, or ${seeHelp}`,
    );
  }
}

// A command line as one would type it again: the file, the options that were given another value than their own, quoted where a shell asks.
import type { CommandArguments } from './command';

/** `options`: names of those that matter. Settings (`--param`) always do. */
export function commandText(name: string, file: string, args: CommandArguments, options: readonly string[]): string {
  const given = options.flatMap((option) => (args.isGiven(option) ? [`--${option}`, args.text(option) ?? ''] : []));
  const settings = args.list('param').flatMap((text) => ['--param', text]);
  return ['yantra', name, file, ...given, ...settings].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

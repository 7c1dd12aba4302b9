// The help of a command, from its table of options.
import type { Command, CommandOption } from './command';

const COLUMN = 34;

export function helpText(command: Command): string {
  const rows = [HELP, ...Object.entries(command.options)].map(([name, option]) => optionLine(name, option));
  return `${command.summary}\n\nUsage: yantra ${command.name} ${command.usage}\n\nOptions:\n${rows.join('\n')}\n`;
}

const HELP: [string, CommandOption] = ['help', { kind: 'flag', short: 'h', help: 'this text' }];

function optionLine(name: string, option: CommandOption): string {
  const short = option.kind === 'list' || option.short === undefined ? '' : `-${option.short}, `;
  const value = option.kind === 'flag' ? '' : ` ${option.value}`;
  const fallback = option.kind === 'text' && option.fallback !== undefined ? ` (${option.fallback})` : '';
  const left = `  ${short}--${name}${value}`;
  const heading = option.heading === undefined ? '' : `\n${option.heading}:\n`;
  return left.length < COLUMN
    ? `${heading}${left.padEnd(COLUMN)}${option.help}${fallback}`
    : `${heading}${left}\n${' '.repeat(COLUMN)}${option.help}${fallback}`;
}

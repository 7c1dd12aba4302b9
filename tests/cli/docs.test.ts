// The pages of the command line say every command and every option there is, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND_GROUPS } from '../../cli/command-list';

const docs = path.resolve(import.meta.dirname, '../../docs');
const pages = [path.join(docs, 'cli.md'), ...readdirSync(path.join(docs, 'cli')).map((name) => path.join(docs, 'cli', name))]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const commands = COMMAND_GROUPS.flatMap((group) => group.commands);
const index = readFileSync(path.join(docs, 'cli.md'), 'utf8');

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  test('has a line in the index', () => {
    expect(index).toMatch(new RegExp(`^\\| \\[?\`?${name}\`?`, 'm'));
  });
  test('has each of its options in the pages', () => {
    expect(Object.keys(command.options).filter((option) => !pages.includes(`--${option}`))).toEqual([]);
  });
});

test('the index names no option that is none', () => {
  const known = new Set([...commands.flatMap((command) => Object.keys(command.options)), 'help', 'version']);
  const named = [...index.matchAll(/`--([a-z-]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((option) => !known.has(option))).toEqual([]);
});

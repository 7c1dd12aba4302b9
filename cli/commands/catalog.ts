// `yantra catalog`: the node kinds a graph may use, with their ports and parameters.

import type { NodeKind } from '../../dsl/nodes/define-kind';
import { CATEGORIES, kindKey } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { kindEntry } from '../../server/documents/kind-entry';
import { InputFault } from '../../server/market-data/input-fault';
import type { Command, CommandArguments, CommandIo, ExitCode } from '../command';
import { getKindByName } from '../kind-by-name';
import { kindText } from '../kind-text';
import { findNearestWord } from '../nearest-word';

export const command: Command = {
  name: 'catalog',
  summary: 'Lists the node kinds, or says all about one: ports, parameters, formula.',
  usage: '[<kind>] [options]',
  options: {
    category: { kind: 'text', value: '<name>', help: `kinds of one category: ${CATEGORIES.join(', ')}` },
    json: { kind: 'flag', help: 'as JSON' },
  },
  run: async (args, io) => runCatalog(args, io),
};

const COLUMN = 34;

function runCatalog(args: CommandArguments, io: CommandIo): ExitCode {
  const [name, second] = args.positionals;
  if (second !== undefined) throw new InputFault({ file: second }, 'one kind at a time', 'leave it out, or ask for all');
  const category = args.text('category');
  if (name !== undefined && category !== null)
    throw new InputFault({ file: '--category' }, 'a kind is named already', 'leave one of them out');
  if (name !== undefined) {
    const kind = getKindByName(name, 'yantra catalog');
    io.stdout(args.flag('json') ? `${JSON.stringify(kindEntry(kind), null, 1)}\n` : kindText(kindEntry(kind)));
    return 0;
  }
  if (category !== null) checkCategory(category);
  const kinds = listKinds().filter((kind) => category === null || kind.category === category);
  io.stdout(args.flag('json') ? `${JSON.stringify(kinds.map(kindEntry), null, 1)}\n` : listText(kinds));
  return 0;
}

function checkCategory(category: string): void {
  if (CATEGORIES.some((one) => one === category)) return;
  const nearest = findNearestWord(category, CATEGORIES);
  throw new InputFault(
    { file: '--category' },
    `"${category}" is no category`,
    nearest === null ? `write one of ${CATEGORIES.join(', ')}` : `write ${nearest}`,
  );
}

function listText(kinds: readonly NodeKind[]): string {
  const sections = CATEGORIES.flatMap((category) => {
    const own = kinds.filter((kind) => kind.category === category).toSorted((left, right) => (left.kind < right.kind ? -1 : 1));
    return own.length === 0 ? [] : [`${category}\n${own.map(kindLine).join('')}`];
  });
  return `${sections.join('\n')}\n${kinds.length} kinds. yantra catalog <kind> says all about one.\n`;
}

function kindLine(kind: NodeKind): string {
  const key = kindKey(kind);
  return `  ${key.padEnd(COLUMN - 2)}${key.length > COLUMN - 3 ? ' ' : ''}${kind.title}: ${kind.summary}\n`;
}

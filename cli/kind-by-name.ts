// A node kind by what a person types: `indicator.rsi@1`; without the version, which means the newest; or `rsi`, where one kind alone is
// called so.
import type { NodeKind } from '../dsl/nodes/define-kind';
import { findKind, findNewestKind, listKinds } from '../dsl/nodes/registry';
import { InputFault } from '../server/market-data/input-fault';
import { findNearestWord } from './nearest-word';

export function getKindByName(name: string, file: string): NodeKind {
  const kind = findKind(name) ?? findNewestKind(name) ?? findByLastWord(name);
  if (kind !== null) return kind;
  const nameOnly = name.split('@')[0] ?? '';
  const known = findNewestKind(nameOnly);
  if (known !== null)
    throw new InputFault({ file, field: name }, `${nameOnly} has no such version`, `its newest is ${known.kind}@${known.version}`);
  const nearest = findNearestWord(
    nameOnly,
    listKinds().map((one) => one.kind),
  );
  throw new InputFault(
    { file, field: name },
    'there is no such kind',
    nearest === null ? 'see yantra catalog' : `write ${nearest}, or see yantra catalog`,
  );
}

function findByLastWord(word: string): NodeKind | null {
  const [found, second] = new Set(listKinds().flatMap(({ kind }) => (kind.split('.')[1] === word ? [kind] : [])));
  return found === undefined || second !== undefined ? null : findNewestKind(found);
}

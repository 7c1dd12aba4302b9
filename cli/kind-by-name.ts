// A node kind by what a person types: `indicator.rsi@1`, or without the version, which means the newest.
import type { NodeKind } from '../dsl/nodes/define-kind';
import { findKind, findNewestKind, listKinds } from '../dsl/nodes/registry';
import { InputFault } from '../server/market-data/input-fault';
import { findNearestWord } from './nearest-word';

export function getKindByName(name: string, file: string): NodeKind {
  const kind = findKind(name) ?? findNewestKind(name);
  if (kind !== null) return kind;
  const nameOnly = name.split('@')[0] ?? '';
  const known = findNewestKind(nameOnly);
  if (known !== null) throw new InputFault({ file, field: name }, `${nameOnly} has no such version`, `its newest is ${known.kind}@${known.version}`);
  const nearest = findNearestWord(
    nameOnly,
    listKinds().map((one) => one.kind),
  );
  throw new InputFault({ file, field: name }, 'there is no such kind', nearest === null ? 'see yantra catalog' : `write ${nearest}, or see yantra catalog`);
}

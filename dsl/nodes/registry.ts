// The only list of node kinds. A kind is found by the name and version that graphs use.

import { kindKey, type NodeKind } from './define-kind';
import { KINDS } from './kinds';

const BY_KEY: ReadonlyMap<string, NodeKind> = new Map(KINDS.map((kind) => [kindKey(kind), kind]));
const NEWEST: ReadonlyMap<string, NodeKind> = newestVersions();

/** The kind a graph names, `indicator.rsi@1`. */
export function findKind(key: string): NodeKind | null {
  return BY_KEY.get(key) ?? null;
}

/** The newest version of a kind, by its name without a version. */
export function findNewestKind(name: string): NodeKind | null {
  return NEWEST.get(name) ?? null;
}

export function listKinds(): readonly NodeKind[] {
  return KINDS;
}

function newestVersions(): ReadonlyMap<string, NodeKind> {
  const newest = new Map<string, NodeKind>();
  for (const kind of KINDS) if (kind.version > (newest.get(kind.kind)?.version ?? 0)) newest.set(kind.kind, kind);
  return newest;
}

// Node kinds by the name and version that graphs use.
import { kindKey, type NodeKind } from './define-kind';
import { KINDS } from './kinds';

export interface KindRegistry {
  /** The kind a graph names, `indicator.rsi@1`. */
  readonly find: (key: string) => NodeKind | null;
  /** The newest version of a kind, by its name without a version. */
  readonly findNewest: (name: string) => NodeKind | null;
}

export function createRegistry(kinds: readonly NodeKind[]): KindRegistry {
  const byKey = new Map(kinds.map((kind) => [kindKey(kind), kind]));
  const newest = new Map<string, NodeKind>();
  for (const kind of kinds) if (kind.version > (newest.get(kind.kind)?.version ?? 0)) newest.set(kind.kind, kind);
  return { find: (key) => byKey.get(key) ?? null, findNewest: (name) => newest.get(name) ?? null };
}

/** The kinds there are. */
export const REGISTRY: KindRegistry = Object.freeze(createRegistry(KINDS));

export function findKind(key: string): NodeKind | null {
  return REGISTRY.find(key);
}

export function findNewestKind(name: string): NodeKind | null {
  return REGISTRY.findNewest(name);
}

export function listKinds(): readonly NodeKind[] {
  return KINDS;
}

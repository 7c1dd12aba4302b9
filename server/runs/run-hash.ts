// The name of a run: SHA-256 over the canonical JSON of all it follows from. Equal names promise equal decisions, to the bit.
import { canonicalJson } from '../../dsl/ir/canonical-json';
import { sha256 } from '../../dsl/ir/sha256';
import type { RunIdentity } from '../../engine/run/run-result';

export function runHash(identity: RunIdentity): string {
  return sha256(canonicalJson({ ...identity }));
}

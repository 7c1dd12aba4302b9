// A program's name: SHA-256 over its canonical JSON. Same logic is the same hash, whatever the graph's layout, labels or values.
import { canonicalJson } from './canonical-json';
import type { Program } from './program';
import { sha256 } from './sha256';

export function programHash(program: Program): string {
  return sha256(canonicalJson(program));
}

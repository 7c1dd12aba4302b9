// The same rules in C, compiled when the bench runs by the compiler of this machine.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { childContestant } from '../harness/child-contestant';
import type { Contestant } from '../harness/contestant';
import type { Workshop } from '../market/market-file';

/** From the root of the project, where benches are started. */
const SOURCES = path.join('bench', 'peers', 'c');
/** No contraction: a fused multiply-add rounds once where the engine rounds twice. */
const FLAGS = ['-O3', '-ffp-contract=off'];
export const C_NAME = 'C, gcc -O3';

export type CRule = 'sma-cross' | 'sma-cross-managed' | 'thirty-nodes';

/** Null where there is no compiler. */
export function cPeer({ folder, marketFile }: Workshop, rule: CRule): Contestant | null {
  if (spawnSync('gcc', ['--version']).status !== 0) return null;
  const binary = path.join(folder, 'peer');
  const sources = readdirSync(SOURCES)
    .filter((file) => file.endsWith('.c'))
    .map((file) => path.join(SOURCES, file));
  const { status, stderr } = spawnSync('gcc', [...FLAGS, '-o', binary, ...sources, '-lm'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the C peer does not compile:\n${stderr}`);
  return childContestant({ name: C_NAME, file: binary, args: [marketFile, rule] });
}

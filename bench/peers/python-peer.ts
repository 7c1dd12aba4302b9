// Peers in Python: whatever of them the interpreter of this machine can import. `BENCH_PYTHON` names another interpreter.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { childContestant } from '../harness/child-contestant';
import type { Contestant } from '../harness/contestant';
import type { Workshop } from '../market/market-file';

/** From the root of the project, where benches are started. */
const SOURCES = path.join('bench', 'peers', 'python');
const PYTHON = process.env['BENCH_PYTHON'] ?? 'python3';

export interface PythonPeer {
  readonly name: string;
  readonly packages: readonly string[];
  readonly script: string;
  readonly roundsMax?: number;
}

export const NUMPY: PythonPeer = { name: 'numpy, vectorised', packages: ['numpy'], script: 'numpy_cross.py' };
export const PANDAS: PythonPeer = { name: 'pandas, vectorised', packages: ['numpy', 'pandas'], script: 'pandas_cross.py' };
export const BACKTESTING_PY: PythonPeer = {
  name: 'backtesting.py',
  packages: ['numpy', 'pandas', 'backtesting'],
  script: 'backtesting_cross.py',
  roundsMax: 5,
};
export const BACKTRADER: PythonPeer = {
  name: 'backtrader, runonce',
  packages: ['numpy', 'pandas', 'backtrader'],
  script: 'backtrader_cross.py',
  roundsMax: 5,
};

/** Null where a package cannot be imported. */
export function pythonPeer({ marketFile }: Workshop, { name, packages, script, roundsMax }: PythonPeer): Contestant | null {
  const probe = spawnSync(PYTHON, ['-c', `import ${packages.join(', ')}`]);
  if (probe.status !== 0) return null;
  const args = [path.join(SOURCES, script), marketFile];
  return childContestant({ name, file: PYTHON, args, ...(roundsMax === undefined ? {} : { roundsMax }) });
}

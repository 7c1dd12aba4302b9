// Every wall, against a planted breach: a small tree is laid out in a temporary folder and cruised under the real rules.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './install.mjs';
import { PROGRAMS } from './spawn.mjs';

/** What stands in the tree for the breaches to reach for. */
const GROUND: Readonly<Record<string, string>> = {
  'dsl/types/paise.ts': 'export type Paise = number;',
  'dsl/ops/declare.ts': "import type { Paise } from '../types/paise';\nexport const op = (a: Paise) => a;",
  'dsl/nodes/rsi.ts': "import { op } from '../ops/declare';\nexport const rsi = op(1);",
  'dsl/index.ts': "export { rsi } from './nodes/rsi';",
  'engine/kernel/step.ts': "import { op } from '../../dsl/ops/declare';\nexport const step = op(2);",
  'server/repositories/strategy.ts': "import pg from 'pg';\nexport const find = () => pg;",
  'server/api/router.ts':
    "import { find } from '../repositories/strategy';\nexport const router = find;\nexport type Router = typeof router;",
  'workers/trader.ts':
    "import { spawn } from 'node:child_process';\nimport { router } from '../server/api/router';\nspawn(String(router));",
  'components/canvas.tsx':
    "import type { Router } from '../server/api/router';\nimport { rsi } from '../dsl/index';\nexport const Canvas = (r: Router) => [r, rsi];",
  'app/page.tsx': "import { Canvas } from '../components/canvas';\nexport default Canvas;",
  'cli/main.ts':
    "import { step } from '../engine/kernel/step';\nimport { threads } from './sweep-threads';\nexport const main = () => [step, threads];",
  'cli/sweep-threads.ts': "import { Worker } from 'node:worker_threads';\nexport const threads = Worker;",
  'scripts/install.mjs': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
};

/** Each breach, and the rule that must name it. */
const BREACHES: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['wall-ir-knows-no-nodes', 'dsl/ir/program.ts', "import type { rsi } from '../nodes/rsi';\nexport type P = typeof rsi;"],
  ['wall-ir-knows-no-nodes', 'dsl/ir/bounds.ts', "import { most } from '../limits';\nexport const b = most;"],
  ['wall-engine-knows-no-graph', 'engine/plan/plan.ts', "import { rsi } from '../../dsl/nodes/rsi';\nexport const p = rsi;"],
  ['wall-only-repositories-know-the-database', 'server/services/save.ts', "import pg from 'pg';\nexport const save = () => pg;"],
  [
    'wall-only-repositories-know-the-database',
    'server/services/read.ts',
    "import { PrismaClient } from '@prisma/client';\nexport const read = () => PrismaClient;",
  ],
  ['wall-only-repositories-know-the-database', 'server/services/pool.ts', "import pool from 'pg-pool';\nexport const p = pool;"],
  ['wall-only-workers-know-processes', 'server/jobs/thread.ts', "import { Worker } from 'node:worker_threads';\nexport const w = Worker;"],
  ['wall-only-workers-know-processes', 'server/jobs/herd.ts', "import cluster from 'node:cluster';\nexport const h = cluster;"],
  ['wall-only-workers-know-processes', 'cli/spawn.ts', "import { spawn } from 'child_process';\nexport const s = spawn;"],
  ['wall-only-workers-know-processes', 'server/jobs/run.ts', "import { fork } from 'node:child_process';\nexport const run = fork;"],
  ['wall-nobody-imports-app', 'components/home.tsx', "import Page from '../app/page';\nexport const Home = Page;"],
  ['wall-nobody-imports-workers', 'server/jobs/start.ts', "import '../../workers/trader';\nexport const a = 1;"],
  ['dsl-imports-zod-only', 'dsl/types/read.ts', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
  ['engine-imports-no-package', 'engine/market/unzip.ts', "import { unzipSync } from 'fflate';\nexport const unzip = unzipSync;"],
  ['server-imports-the-core-only', 'server/services/cli.ts', "import { main } from '../../cli/main';\nexport const m = main;"],
  ['workers-wire-server-and-core', 'workers/ui.ts', "import { Canvas } from '../components/canvas';\nexport const c = Canvas;"],
  ['components-import-the-core-only', 'components/shell.tsx', "import { main } from '../cli/main';\nexport const m = main;"],
  ['app-composes', 'app/run.tsx', "import { step } from '../engine/kernel/step';\nexport default step;"],
  ['cli-wires-commands', 'cli/draw.ts', "import { Canvas } from '../components/canvas';\nexport const c = Canvas;"],
  ['scripts-import-node-only', 'scripts/build.mjs', "import * as esbuild from 'esbuild';\nexport const b = esbuild;"],
  ['no-circular', 'dsl/types/lots.ts', "import type { Unit } from './unit';\nexport type Lots = Unit;"],
  ['no-orphans', 'server/services/dead.ts', 'export const dead = 1;'],
  ['no-barrel-from-within', 'dsl/nodes/ema.ts', "import { rsi } from '../index';\nexport const ema = rsi;"],
  ['no-import-of-tests', 'cli/fake.ts', "import { fake } from './fake.test';\nexport const f = fake;"],
  ['no-dev-package-in-the-product', 'server/services/fuzz.ts', "import fc from 'fast-check';\nexport const f = fc;"],
  ['no-undeclared-package', 'server/services/compare.ts', "import semver from 'semver';\nexport const v = semver;"],
  ['no-unresolvable', 'server/services/gone.ts', "import { gone } from './nowhere';\nexport const g = gone;"],
];

/** The other halves of breaches that take two files: a way round a wall is a breach of it. */
const ACCOMPLICES: Readonly<Record<string, string>> = {
  'dsl/limits.ts': "import { rsi } from './nodes/rsi';\nexport const most = rsi;",
  'dsl/types/unit.ts': "import type { Lots } from './lots';\nexport type Unit = Lots;",
  'cli/fake.test.ts': 'export const fake = 1;',
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Stand-ins for packages: the cruiser asks where one lies and who declares it, never what is in it. */
const MANIFEST = {
  name: 'planted',
  type: 'module',
  dependencies: { '@prisma/client': '1.0.0', fflate: '1.0.0', pg: '1.0.0', 'pg-pool': '1.0.0', zod: '1.0.0' },
  devDependencies: { esbuild: '1.0.0', 'fast-check': '1.0.0' },
};
const PACKAGES = [...Object.keys(MANIFEST.dependencies), ...Object.keys(MANIFEST.devDependencies), 'semver'];

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-walls-'));

function lay(file: string, text: string): void {
  mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(folder, file), `${text}\n`);
}

/** The names of the broken rules, by file. */
function cruise(): ReadonlyMap<string, readonly string[]> {
  const program = path.join(ROOT, PROGRAMS.depcruise);
  const rooms = ['dsl', 'engine', 'server', 'workers', 'components', 'app', 'cli', 'scripts'];
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stdout === '') throw new Error(stderr);
  const report: { readonly summary: { readonly violations: readonly Violation[] } } = JSON.parse(stdout);
  const rules = new Map<string, string[]>();
  for (const { from, rule } of report.summary.violations) rules.set(from, [...(rules.get(from) ?? []), rule.name]);
  return rules;
}

let kept: ReadonlyMap<string, readonly string[]> = new Map();
let broken: ReadonlyMap<string, readonly string[]> = new Map();

beforeAll(() => {
  cpSync(path.join(ROOT, '.dependency-cruiser.cjs'), path.join(folder, '.dependency-cruiser.cjs'));
  lay('package.json', JSON.stringify(MANIFEST));
  for (const name of PACKAGES) {
    lay(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    lay(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const [file, text] of Object.entries(GROUND)) lay(file, text);
  kept = cruise();
  for (const [, file, text] of BREACHES) lay(file, text);
  for (const [file, text] of Object.entries(ACCOMPLICES)) lay(file, text);
  broken = cruise();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the walls', () => {
  test('say nothing about a tree that keeps them', () => {
    expect([...kept]).toEqual([]);
  });

  test.each(BREACHES)('%s names %s', (rule, file) => {
    expect(broken.get(file)).toContain(rule);
  });

  test('have a planted breach for every rule', () => {
    const config: { readonly forbidden: readonly { readonly name: string }[] } = createRequire(import.meta.url)(
      path.join(ROOT, '.dependency-cruiser.cjs'),
    );
    expect(config.forbidden.map(({ name }) => name).toSorted()).toEqual([...new Set(BREACHES.map(([rule]) => rule))].toSorted());
  });
});

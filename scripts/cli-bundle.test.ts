// The bundle of the command follows its sources: the same file for the same sources, another one as soon as one of them changes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleCli, hasCli } from './cli-bundle.mjs';
import { ROOT } from './install.mjs';

let root = '';

function write(file: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const outputOf = (bundle: string): string => spawnSync(process.execPath, [bundle], { encoding: 'utf8' }).stdout;

/** A process of its own that builds the bundle, as the command does. */
function buildArgs(): readonly string[] {
  const module = JSON.stringify(path.join(ROOT, 'scripts/cli-bundle.mjs'));
  return ['--input-type=module', '--eval', `const { bundleCli } = await import(${module}); await bundleCli(${JSON.stringify(root)});`];
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'yantra-bundle-'));
  write('dsl/word.ts', "export const word: string = 'first';\n");
  write('cli/main.ts', "import { word } from '../dsl/word';\nprocess.stdout.write(word);\n");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a second call builds nothing, whatever the modification times', async () => {
  const bundle = await bundleCli(root);
  expect(outputOf(bundle)).toBe('first');
  writeFileSync(bundle, "process.stdout.write('as found');");
  utimesSync(path.join(root, 'dsl/word.ts'), new Date(), new Date());
  expect(await bundleCli(root)).toBe(bundle);
  expect(outputOf(bundle)).toBe('as found');
});

test('a changed source makes another bundle, though its length and times are the same', async () => {
  const bundle = await bundleCli(root);
  const then = new Date(0);
  utimesSync(path.join(root, 'dsl/word.ts'), then, then);
  write('dsl/word.ts', "export const word: string = 'other';\n");
  utimesSync(path.join(root, 'dsl/word.ts'), then, then);
  const changed = await bundleCli(root);
  expect(changed).not.toBe(bundle);
  expect(outputOf(changed)).toBe('other');
});

test('a changed test makes none', async () => {
  const bundle = await bundleCli(root);
  write('dsl/word.test.ts', 'export {};\n');
  expect(await bundleCli(root)).toBe(bundle);
});

test('old bundles are dropped, the newest and a few before it stay', async () => {
  let newest = '';
  for (let at = 0; at < 6; at += 1) {
    write('dsl/word.ts', `export const word: string = '${at}';\n`);
    newest = await bundleCli(root);
  }
  const kept = readdirSync(path.join(root, '.cache/cli'));
  expect(kept).toHaveLength(3);
  expect(kept).toContain(path.basename(newest));
});

test('a checkout without a command says so', () => {
  rmSync(path.join(root, 'cli/main.ts'));
  expect(hasCli(root)).toBe(false);
});

test('sources that do not build are told by file, row and remedy, without a stack', () => {
  write('cli/main.ts', "import { word } from '../dsl/word';\nconst broken = ;\n");
  const { status, stderr } = spawnSync(process.execPath, buildArgs(), { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^cli\/main\.ts:2:16: Unexpected ";"$/),
    expect.stringMatching(/^The command cannot be built .* run the same command again\.$/),
  ]);
});

test('a build that was killed leaves nothing that is taken for a bundle', async () => {
  const killed = spawn(process.execPath, buildArgs(), { stdio: 'ignore' });
  while (!existsSync(path.join(root, '.cache/cli'))) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  killed.kill('SIGKILL');
  await new Promise((resolve) => {
    killed.once('exit', resolve);
  });
  const left = path.join(root, '.cache/cli/left.mjs.1.tmp');
  writeFileSync(left, 'half a bund');
  utimesSync(left, new Date(0), new Date(0));
  expect(readdirSync(path.join(root, '.cache/cli')).filter((name) => name.endsWith('.mjs'))).toEqual([]);
  expect(outputOf(await bundleCli(root))).toBe('first');
  expect(existsSync(left)).toBe(false);
});

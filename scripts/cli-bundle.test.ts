// The bundle of the command follows its sources: the same file for the same sources, another one as soon as one of them changes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleCli, hasCli } from './cli-bundle.mjs';

let root = '';

function write(file: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const outputOf = (bundle: string): string => spawnSync(process.execPath, [bundle], { encoding: 'utf8' }).stdout;

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

// Files that belong together are all in their places, or all as they were.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeTogether } from './atomic-files';

const folder = mkdtempSync(path.join(tmpdir(), 'yantra-together-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a fault half-way leaves what was there, and nothing beside it', async () => {
  writeFileSync(path.join(folder, 'first'), 'old');
  const writing = writeTogether(async (files) => {
    await files.add(path.join(folder, 'first'), 'new');
    await files.add(path.join(folder, 'first', 'inside a file'), 'never');
  });
  await expect(writing).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readdirSync(folder)).toEqual(['first']);
  expect(readFileSync(path.join(folder, 'first'), 'utf8')).toBe('old');
});

test('without one, all are there', async () => {
  await writeTogether(async (files) => {
    await files.add(path.join(folder, 'first'), 'new');
    await files.add(path.join(folder, 'deep', 'er', 'second'), 'too');
  });
  expect(readFileSync(path.join(folder, 'first'), 'utf8')).toBe('new');
  expect(readFileSync(path.join(folder, 'deep', 'er', 'second'), 'utf8')).toBe('too');
});

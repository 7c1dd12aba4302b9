// The committed reference says what the declarations say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listReferencePages } from '../dsl/reference/reference-pages';

const folder = path.resolve(import.meta.dirname, '../docs/generated');
const REMEDY = 'docs/generated is stale: run `node scripts/generate-docs.mjs` and commit what it writes';

describe('the generated reference', () => {
  test.each(listReferencePages().map(({ name, text }) => [name, text] as const))('%s is up to date', (name, text) => {
    const isCurrent = readFileSync(path.join(folder, name), 'utf8') === text;
    expect(isCurrent ? 'current' : REMEDY).toBe('current');
  });

  test('holds nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(
      listReferencePages()
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('is written in paragraphs: no line break or bar breaks a table', () => {
    const rows = listReferencePages()
      .filter(({ name }) => name.endsWith('.md'))
      .flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('| ')));
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.filter((row) => !row.endsWith('|'))).toEqual([]);
  });
});

// The language by its rules: every rule of dsl/spec/SPEC.md has cases under tests/conformance, and every case names a rule.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConformanceCase } from './conformance/conformance-case';
import { runCase } from './conformance/run-case';

const FOLDER = path.join(import.meta.dirname, 'conformance');
const SPEC = readFileSync(path.join(import.meta.dirname, '..', 'dsl', 'spec', 'SPEC.md'), 'utf8');
const RULES = [...SPEC.matchAll(/^- \*\*([A-Z]+-\d+)\*\* (.+)$/gm)].map(([, id = '', text = '']) => ({ id, text }));

const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'drawings.json');
const CASES = FILES.flatMap((file) =>
  z
    .array(ConformanceCase)
    .parse(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')))
    .map((found) => ({ file, found })),
);

describe('the specification', () => {
  test('has a case for every rule, and for every case a rule', () => {
    const named = new Set(CASES.map(({ found }) => found.rule));
    expect(RULES.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
    expect([...named].filter((id) => RULES.every((rule) => rule.id !== id))).toEqual([]);
  });

  test('numbers the rules of each area from one on, and says each in a few sentences', () => {
    const areas = [...new Set(RULES.map(({ id }) => id.split('-')[0] ?? ''))];
    const numbered = areas.flatMap((area) => RULES.filter(({ id }) => id.startsWith(`${area}-`)).map((_, at) => `${area}-${at + 1}`));
    expect(RULES.map(({ id }) => id)).toEqual(numbered);
    expect(RULES.filter(({ text }) => !text.endsWith('.') || text.split(/[.:] /).length > 4).map(({ id }) => id)).toEqual([]);
  });

  test('keeps the cases of an area in a file of its name, in the order of the rules', () => {
    const misplaced = CASES.filter(({ file, found }) => `${found.rule.split('-')[0]?.toLowerCase()}.json` !== file);
    expect(misplaced.map(({ file, found }) => `${found.rule} in ${file}`)).toEqual([]);
    const orderOf = (file: string) => CASES.filter((entry) => entry.file === file).map(({ found }) => Number(found.rule.split('-')[1]));
    for (const file of FILES) expect([file, orderOf(file)]).toEqual([file, [...orderOf(file)].sort((left, right) => left - right)]);
  });

  test('names no two cases alike', () => {
    const names = CASES.map(({ found }) => `${found.rule} ${found.name}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe.each(RULES)('$id', ({ id }) => {
  test.each(CASES.filter(({ found }) => found.rule === id).map(({ found }) => [found.name, found] as const))('%s', (_, found) => {
    expect.hasAssertions();
    runCase(found);
  });
});

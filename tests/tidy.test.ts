// The style of the house, as a test whose failures teach: what stands where, why it may not, and what to do instead. Each rule first
// proves on planted samples that it can see.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CORE_RULES } from './tidy/core-rules';
import { HOUSE_RULES } from './tidy/house-rules';
import { NAME_RULES } from './tidy/name-rules';
import type { TidyRule } from './tidy/rule';
import { LONG_TABLES, SIZE_RULES, staleTables } from './tidy/size-rules';
import { TEST_RULES } from './tidy/test-rules';
import { TEXT_RULES } from './tidy/text-rules';
import { readTree } from './tidy/tree';
import { TYPE_RULES } from './tidy/type-rules';

const RULES = [...CORE_RULES, ...TYPE_RULES, ...SIZE_RULES, ...NAME_RULES, ...TEXT_RULES, ...TEST_RULES, ...HOUSE_RULES];
const tree = readTree(path.resolve(import.meta.dirname, '..'));

function lesson(rule: TidyRule): string {
  const findings = rule.find(tree).map(({ path: file, line, what }) => `  ${file}:${line}  ${what}`);
  return findings.length === 0 ? '' : `${rule.name}\n${findings.join('\n')}\nWhy: ${rule.why}.\nInstead: ${rule.instead}.`;
}

test('the tree was read', () => {
  expect(tree.map((file) => file.path)).toEqual(expect.arrayContaining(['package.json', 'tests/tidy.test.ts', 'dsl/types/invariant.ts']));
});

describe('the house keeps its style:', () => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(lesson(rule)).toBe('');
  });

  test('the list of long tables is true', () => {
    expect(staleTables(tree, LONG_TABLES)).toEqual([]);
  });
});

describe('the rules can see:', () => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(rule.breaks.length).toBeGreaterThan(0);
    expect(rule.keeps.length).toBeGreaterThan(0);
    expect(rule.breaks.filter((sample) => rule.find(sample).length === 0)).toEqual([]);
    expect(rule.keeps.flatMap((sample) => rule.find(sample))).toEqual([]);
  });

  test('a listed table that is gone or short is stale', () => {
    const long = { path: 'engine/long.ts', text: 'x\n'.repeat(401) };
    expect(staleTables([long, { path: 'engine/short.ts', text: 'x\n' }], ['engine/long.ts', 'engine/short.ts', 'engine/gone.ts'])).toEqual([
      'engine/short.ts',
      'engine/gone.ts',
    ]);
  });
});

// What a test must do to be one.
import type { Expression } from 'oxc-parser';
import { eachFile, isTest, type TidyRule } from './rule';
import { walk } from './syntax';

const BLOCKS = new Set(['describe', 'it', 'test', 'suite', 'bench']);
/** `skipIf` and `runIf` stay: they say when, and CI refuses what they skip. */
const SILENT = new Set(['only', 'skip', 'todo', 'fails']);
const RENAMED = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** The name at the root of `test.each(…)`, `describe.skipIf(…)`, `it.only`. */
function rootName(node: Expression): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return rootName(node.object);
  return node.type === 'CallExpression' ? rootName(node.callee) : null;
}

const planted = (text: string) => [{ path: 'engine/planted.test.ts', text }];

export const TEST_RULES: readonly TidyRule[] = [
  {
    name: 'a test file asserts',
    why: 'What asserts nothing cannot fail, and what cannot fail proves nothing',
    instead: 'say with expect() what must hold, and see it fail once',
    find: eachFile(isTest, (file) => {
      const calls = walk(file, (report) => ({
        CallExpression: (node) => {
          const name = rootName(node.callee);
          if (name === 'expect' || name === 'assert') report(node, 'an assertion');
        },
      }));
      return calls.length > 0 ? [] : [{ path: file.path, line: 1, what: 'no expect() and no assert()' }];
    }),
    breaks: [planted("test('runs', () => { run(); });"), planted("test('expect(1)', () => {}); // expect(2)")],
    keeps: [planted("test('adds', () => { expect(1 + 1).toBe(2); });")],
  },
  {
    name: 'no test is skipped or focused',
    why: 'A skipped test is a defect that we agreed not to see; a focused one skips all the others',
    instead: 'mend it or delete it; what needs data or a program that may be absent says so with describe.skipIf(…)',
    find: eachFile(isTest, (file) =>
      walk(file, (report) => ({
        MemberExpression: (node) => {
          const isBlock = BLOCKS.has(rootName(node.object) ?? '');
          if (isBlock && node.property.type === 'Identifier' && SILENT.has(node.property.name)) report(node, `\`.${node.property.name}\``);
        },
        CallExpression: (node) => {
          const name = rootName(node.callee);
          if (name !== null && RENAMED.has(name)) report(node, `\`${name}\``);
        },
      })),
    ),
    breaks: [planted("test.only('a', f);"), planted("describe.skip('a', f);"), planted("it.todo('a');"), planted("xit('a', f);")],
    keeps: [planted("describe.skipIf(data === null)('a', () => { test('b', () => { expect(list.only).toBe(1); }); });")],
  },
];

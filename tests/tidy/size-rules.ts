// How large a file, a function and the tree as a whole may grow.
import { countLines, eachFile, isSource, lineAt, type SourceFile, type TidyRule } from './rule';
import { walk } from './syntax';

const FILE_LINES_MAX = 400;
const FILE_LINES_P90_MAX = 250;
const FUNCTION_LINES_MAX = 70;
const COMPONENT_LINES_MAX = 150;

/** Tables: data in the shape of code, which no cut makes clearer. Each must exist and be over the cap, or leave this list. */
export const LONG_TABLES: readonly string[] = ['engine/market/tables/holidays.ts'];
const isGenerated = (path: string): boolean => path.includes('/generated/');
const isMeasured = (path: string): boolean => isSource(path) && !isGenerated(path) && !LONG_TABLES.includes(path);

const lines = (count: number): string => 'const a = 1;\n'.repeat(count);
const tree = (count: number, size: number) =>
  Array.from({ length: count }, (_, at) => ({ path: `engine/planted-${at}.ts`, text: lines(size) }));
const body = (count: number): string => `export function f() {\n${lines(count - 2)}}\n`;

export const SIZE_RULES: readonly TidyRule[] = [
  {
    name: `a file has at most ${FILE_LINES_MAX} lines`,
    why: 'One room, one purpose: a long file has two',
    instead: 'find the noun inside that wants a file of its own; a table goes on the list in tests/tidy/size-rules.ts',
    find: eachFile(isMeasured, ({ path, text }) => {
      const count = countLines(text);
      return count > FILE_LINES_MAX ? [{ path, line: FILE_LINES_MAX + 1, what: `${count} lines` }] : [];
    }),
    breaks: [tree(1, FILE_LINES_MAX + 1)],
    keeps: [tree(1, FILE_LINES_MAX), [{ path: 'engine/planted.test.ts', text: lines(900) }]],
  },
  {
    name: `nine files of ten have at most ${FILE_LINES_P90_MAX} lines`,
    why: 'The cap is for exceptions; small files are the habit',
    instead: 'split the longest of those named here',
    find: (files) => {
      const sizes = files.filter(({ path }) => isMeasured(path)).map(({ path, text }) => ({ path, count: countLines(text) }));
      const long = sizes.filter(({ count }) => count > FILE_LINES_P90_MAX);
      if (long.length * 10 <= sizes.length) return [];
      return long.map(({ path, count }) => ({ path, line: 1, what: `${count} lines` }));
    },
    breaks: [[...tree(8, 20), { path: 'engine/a.ts', text: lines(300) }]],
    keeps: [[...tree(9, 20), { path: 'engine/a.ts', text: lines(300) }]],
  },
  {
    name: `a function has at most ${FUNCTION_LINES_MAX} lines (a component ${COMPONENT_LINES_MAX})`,
    why: 'What does not fit on a screen is not read, only scrolled',
    instead: 'name the steps and make them functions: ifs stay up here, loops and leaves go down',
    find: eachFile(isMeasured, (file) =>
      walk(file, (report) => {
        const limit = file.path.endsWith('.tsx') ? COMPONENT_LINES_MAX : FUNCTION_LINES_MAX;
        const measure = (node: { readonly start: number; readonly end: number }): void => {
          const count = lineAt(file.text, node.end) - lineAt(file.text, node.start) + 1;
          if (count > limit) report(node, `a function of ${count} lines`);
        };
        return { FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure };
      }),
    ),
    breaks: [[{ path: 'engine/planted.ts', text: body(FUNCTION_LINES_MAX + 1) }]],
    keeps: [[{ path: 'engine/planted.ts', text: body(FUNCTION_LINES_MAX) }], [{ path: 'engine/planted.test.ts', text: body(300) }]],
  },
];

/** Entries of the list that are gone or no longer long: an exemption that outlives its reason is a hole. */
export function staleTables(files: readonly SourceFile[], tables: readonly string[]): readonly string[] {
  const isLong = (path: string): boolean => files.some((file) => file.path === path && countLines(file.text) > FILE_LINES_MAX);
  return tables.filter((path) => !isLong(path));
}

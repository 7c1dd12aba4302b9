// Ways around the type checker, and the reasons to take none.
import { eachFile, isScript, isSource, isTest, lineAt, type TidyRule } from './rule';
import { syntaxOf, walk } from './syntax';

/** Comments that switch a checker off. Written in pieces, so that this file does not name them itself. */
const SILENCERS = ['ts-ignore', 'ts-expect-error', 'ts-nocheck', 'eslint-disable', 'oxlint-disable', 'biome-ignore', 'prettier-ignore'];
const SILENCER = new RegExp(`(^|[\\s@])(${SILENCERS.join('|')})\\b`);
const SURFACES = new Set(['dsl/index.ts', 'engine/index.ts']);

const source = (text: string) => [{ path: 'server/planted.ts', text }];

export const TYPE_RULES: readonly TidyRule[] = [
  {
    name: 'no any',
    why: 'It spreads silently through everything that touches it',
    instead: '`unknown`, and one parse at the boundary that makes it a type',
    find: eachFile(isScript, (file) => walk(file, (report) => ({ TSAnyKeyword: (node) => report(node, '`any`') }))),
    breaks: [source('export const f = (x: any) => x;'), source('export type A = Record<string, any>;')],
    keeps: [source("export const any = 'any'; // any")],
  },
  {
    name: 'no non-null assertion',
    why: 'It is a claim that nobody checks, made where the compiler has just doubted it',
    instead: 'narrow it, give a default, or state the invariant with invariant(x !== undefined, why)',
    find: eachFile(isScript, (file) =>
      walk(file, (report) => ({
        TSNonNullExpression: (node) => report(node, '`!`'),
        PropertyDefinition: (node) => node.definite === true && report(node, '`!:`'),
        VariableDeclarator: (node) => node.definite === true && report(node, '`!:`'),
      })),
    ),
    breaks: [source('export const f = (x?: number) => x! + 1;'), source('export class A { b!: number; }')],
    keeps: [source('export const f = (x: boolean) => !x;')],
  },
  {
    name: 'no cast through unknown',
    why: 'It says that two types have nothing in common and treats one as the other',
    instead: 'parse it, or write a function that builds the one from the other',
    find: eachFile(isScript, (file) =>
      walk(file, (report) => ({
        TSAsExpression: (node) =>
          node.expression.type === 'TSAsExpression' &&
          node.expression.typeAnnotation.type === 'TSUnknownKeyword' &&
          report(node, '`as unknown as`'),
      })),
    ),
    breaks: [source('export const f = (x: string) => x as unknown as number;')],
    keeps: [source('export const f = (x: string) => x as Brand;')],
  },
  {
    name: 'no silenced checker',
    why: 'The checker was right, or the rule is wrong for all of us',
    instead: 'mend the code; a rule that is wrong changes in its config, with the reason in the commit',
    find: eachFile(isScript, (file) =>
      syntaxOf(file)
        .comments.filter(({ value }) => SILENCER.test(value))
        .map(({ start, value }) => ({ path: file.path, line: lineAt(file.text, start), what: `\`${value.trim()}\`` })),
    ),
    breaks: SILENCERS.map((word) => source(`// ${word.startsWith('ts') ? '@' : ''}${word}\nexport const a = 1;`)),
    keeps: [source("export const words = ['ts-ignore'];")],
  },
  {
    name: 'no barrel',
    why: 'A file that only passes others on hides where things are and makes cycles',
    instead: 'import the file that you mean; dsl/index.ts and engine/index.ts are the two surfaces, as explicit lists',
    find: eachFile(
      (path) => isSource(path) || isTest(path),
      (file) =>
        walk(file, (report) => ({
          ExportAllDeclaration: (node) => report(node, '`export *`'),
          Program: (node) => {
            const isIndex = /(^|\/)index\.tsx?$/.test(file.path) && !file.path.startsWith('app/');
            if (isIndex && !SURFACES.has(file.path)) report(node, 'an index file');
          },
        })),
    ),
    breaks: [source("export * from './a';"), [{ path: 'server/index.ts', text: "export { a } from './a';" }]],
    keeps: [[{ path: 'dsl/index.ts', text: "export { compile } from './compile/compile';" }]],
  },
];

// What a rule of style is: a pure function from a tree of files to findings, declared together with samples that break it and samples
// that keep it, so that no rule can go blind unnoticed.

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  /** What stands there, in as few words as name it. */
  readonly what: string;
}

export interface TidyRule {
  readonly name: string;
  readonly why: string;
  readonly instead: string;
  readonly find: (tree: readonly SourceFile[]) => readonly Finding[];
  /** Trees in which the rule must find something. */
  readonly breaks: readonly (readonly SourceFile[])[];
  /** Trees in which it must find nothing. */
  readonly keeps: readonly (readonly SourceFile[])[];
}

/** A rule that looks at one file at a time. */
export function eachFile(applies: (path: string) => boolean, find: (file: SourceFile) => readonly Finding[]): TidyRule['find'] {
  return (tree) => tree.filter(({ path }) => applies(path)).flatMap(find);
}

export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Lines as an editor counts them: a final newline opens none. */
export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts');
export const isScript = (path: string): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.endsWith('.d.ts');
/** Code of the product and its tools, without tests. */
export const isSource = (path: string): boolean => isScript(path) && !isTest(path) && !/^(tests|fixtures)\//.test(path);
export const isCore = (path: string): boolean => isSource(path) && /^(dsl|engine)\//.test(path);

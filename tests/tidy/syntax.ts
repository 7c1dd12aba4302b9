// Syntax trees for the rules: words in strings and comments are no code, and only a parser knows the difference.
import { type Comment, type Program, parseSync, Visitor, type VisitorObject } from 'oxc-parser';
import { type Finding, lineAt, type SourceFile } from './rule';

interface Syntax {
  readonly program: Program;
  readonly comments: readonly Comment[];
}

const parsed = new WeakMap<SourceFile, Syntax>();

export function syntaxOf(file: SourceFile): Syntax {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const { program, comments, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]?.message ?? ''}`);
  const syntax = { program, comments };
  parsed.set(file, syntax);
  return syntax;
}

/** Findings of a walk. `report` takes the node and what to call it. */
export function walk(
  file: SourceFile,
  visitor: (report: (node: { readonly start: number }, what: string) => void) => VisitorObject,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: { readonly start: number }, what: string): void => {
    findings.push({ path: file.path, line: lineAt(file.text, node.start), what });
  };
  new Visitor(visitor(report)).visit(syntaxOf(file).program);
  return findings;
}

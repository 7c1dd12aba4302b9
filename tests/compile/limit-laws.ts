// What holds of a limit of the language: a graph at it compiles, to a program that its own schema accepts, and one more of the same is refused for
// that limit, named with its number.
import { expect, test } from 'vitest';
import { type Compilation, compile } from '../../dsl/compile/compile';
import type { Graph } from '../../dsl/graph/graph';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { Program } from '../../dsl/ir/program';
import type { DrawnNode } from '../draw';

export function numbered<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export function nodes(count: number, make: (index: number) => readonly [id: string, node: DrawnNode]): Record<string, DrawnNode> {
  return Object.fromEntries(numbered(count, make));
}

export interface Limit {
  readonly max: number;
  readonly code: string;
  /** The graph that has so many. */
  readonly having: (count: number) => Graph;
  /** Of the message, besides the limit. */
  readonly says: string;
}

/** Through the text, as users come. */
export function judge(graph: Graph): Pick<Compilation, 'compiled' | 'diagnostics'> {
  const parsed = parseGraphText(JSON.stringify(graph));
  if (parsed.kind === 'refused') return { compiled: null, diagnostics: parsed.diagnostics };
  return compile(parsed.graph);
}

export function holdLimit({ max, code, says, having }: Limit): void {
  test(`${max} are taken, and make a program that its schema accepts`, () => {
    const { compiled, diagnostics } = judge(having(max));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Program.safeParse(compiled?.program).error).toBeUndefined();
  });

  test(`${max + 1} are not`, () => {
    const { compiled, diagnostics } = judge(having(max + 1));
    expect(compiled).toBeNull();
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((one) => one.code)).toEqual([code]);
    expect(errors[0]?.message).toContain(says);
    expect(errors[0]?.message.replaceAll(',', '')).toContain(String(max));
  });
}

// The option templates from graph to program and to words, as reviewed by a person: fixtures/option-strategies/<name>.
import { describe, expect, test } from 'vitest';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { Program } from '../../dsl/ir/program';
import { LIMITS } from '../../dsl/limits';
import { invariant } from '../../dsl/types/invariant';
import { findDemoInstrument } from '../../engine/synthetic/generate-demo-candles';
import { goldenText } from '../golden';
import { OPTION_TEMPLATES, templateFile } from './template';

const GUARDS = ['entryWindow', 'entriesPerDayMax', 'dailyLossMax', 'cooldownAfterStop'];
const ENDS = ['exitAt', 'exitBeforeExpiry', 'exitAfter'];

test('there are nineteen', () => {
  expect(OPTION_TEMPLATES.length).toBe(19);
});

describe.each(OPTION_TEMPLATES)('$name', (template) => {
  const { name, graph } = template;
  const { compiled, diagnostics } = template.compilation;

  test('compiles to the program on file', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
    const found = `${JSON.stringify({ hash: compiled?.hash, program: compiled?.program }, null, 2)}\n`;
    expect(found).toBe(goldenText(templateFile(template, 'program.json'), found));
  });

  test('is explained as on file', () => {
    const found = `${explainGraph(graph).text}\n`;
    expect(found).not.toMatch(/nothing yet|at no event yet|undefined|NaN/);
    expect(found).toBe(goldenText(templateFile(template, 'explained.txt'), found));
  });

  test('is warned of nothing but what a backtest can only approximate', () => {
    expect(diagnostics.filter(({ code }) => code !== 'approximate').map(({ message }) => message)).toEqual([]);
  });

  test('fits its schema, inside every budget, on the demo market', () => {
    invariant(compiled !== null, `${name} compiles`);
    expect(Program.safeParse(compiled.program).success).toBe(true);
    expect(compiled.program.cost.perRow).toBeLessThan(LIMITS.costPerBarMax);
    const symbols = graph.nodes.flatMap(({ params }) => (typeof params['symbol'] === 'string' ? [params['symbol']] : []));
    expect(symbols.filter((symbol) => findDemoInstrument(symbol) === null)).toEqual([]);
  });

  test('guards its entries, and never stays without an end', () => {
    for (const action of compiled?.program.actions ?? []) {
      if (action.kind !== 'enter') continue;
      const rules: readonly string[] = action.risk.map(({ kind }) => kind);
      expect(rules.some((kind) => ENDS.includes(kind))).toBe(true);
      expect(rules.some((kind) => GUARDS.includes(kind))).toBe(true);
    }
  });

  test('is drawn from left to right, and has settings with bounds of their own', () => {
    const places = graph.layout?.nodes ?? {};
    expect(graph.edges.filter(({ from, to }) => !((places[from.node]?.x ?? 0) < (places[to.node]?.x ?? 0)))).toEqual([]);
    expect(graph.exposed.length).toBeGreaterThanOrEqual(2);
    expect(graph.description).toMatch(/^[A-Z].{60,299}\.$/);
  });
});

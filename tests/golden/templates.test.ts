// The templates as documents: what a trader who opens one may take for granted.
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { LIMITS } from '../../dsl/limits';
import { findDemoInstrument } from '../../engine/synthetic/generate-demo-candles';
import { runTemplate, SESSIONS } from './run-template';
import { compiledTemplate, TEMPLATES } from './template';

const NAMES = [
  'bollinger-squeeze',
  'donchian-breakout',
  'ema-cross',
  'futures-ema-cross',
  'multi-timeframe-trend',
  'opening-range-breakout',
  'rsi-reversal',
  'supertrend-adx',
  'time-of-day',
  'vwap-reversion',
];

/** What bar data cannot do exactly is said, and nothing else is. By template and node. */
const INHERENT: Readonly<Record<string, string>> = {
  'futures-ema-cross': 'trail approximate',
  'opening-range-breakout': 'target approximate',
};

const PLACE_X_MIN = 200;
const PLACE_Y_MIN = 60;
/** A strategy of thirty nodes costs at most this much memory, windows included here. */
const MEMORY_BYTES_MAX = 8_192;

function wordsOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ node, code }) => `${node} ${code}`).join(', ');
}

test('there are ten', () => {
  expect(TEMPLATES.map(({ name }) => name)).toEqual(NAMES);
});

describe.each(TEMPLATES)('$name', (template) => {
  const { name, graph, compilation } = template;

  test('compiles, far inside every budget, and has nothing to be warned of but what bar data cannot do', () => {
    expect(wordsOf(compilation.diagnostics)).toBe(INHERENT[name] ?? '');
    const { cost } = compiledTemplate(template).program;
    expect(cost.perRow).toBeLessThan(LIMITS.costPerBarMax / 100);
    expect(cost.memoryBytes).toBeLessThan(MEMORY_BYTES_MAX);
  });

  test('says what it is, in its own words and in ours', () => {
    expect(graph.description).toMatch(/^[A-Z].{60,299}\.$/);
    const { text, sentences } = explainGraph(graph);
    expect(sentences.length).toBeGreaterThanOrEqual(1);
    expect(text).not.toMatch(/nothing yet|at no event yet|undefined|NaN/);
  });

  test('never enters without a stop, never stays without an end, and guards its entries', () => {
    for (const action of compiledTemplate(template).program.actions) {
      if (action.kind !== 'enter') continue;
      const rules = action.risk.map(({ kind }) => kind);
      const isIntraday = action.legs.every(({ product }) => product === 'intraday');
      expect(rules).toContain('legStop');
      expect(rules).toContain(isIntraday ? 'exitAt' : 'exitAfterSessions');
      const guards = rules.filter((kind) => /^(entryWindow|entriesPerDayMax|dailyLossMax|cooldownAfterStop)$/.test(kind));
      expect(guards.length).toBeGreaterThanOrEqual(1);
    }
  });

  test('has settings with labels and bounds of their own', () => {
    expect(graph.exposed.length).toBeGreaterThanOrEqual(2);
    for (const { label, min, max } of graph.exposed) {
      expect(label).toMatch(/^[A-Z][A-Za-z, -]+$/);
      expect((max ?? Number.NaN) - (min ?? Number.NaN)).toBeGreaterThan(0);
    }
  });

  test('runs with every setting at either of its bounds', () => {
    const compiled = compiledTemplate(template);
    for (const bound of ['min', 'max'] as const) {
      const params = compiled.program.params.map((param) => param[bound]);
      expect(runTemplate({ ...compiled, params }).result.series.daily.day.length).toBe(SESSIONS);
    }
  });

  test('trades what the demo market has', () => {
    const symbols = graph.nodes.flatMap(({ params }) => (typeof params['symbol'] === 'string' ? [params['symbol']] : []));
    expect(symbols.length).toBeGreaterThanOrEqual(1);
    expect(symbols.filter((symbol) => findDemoInstrument(symbol) === null)).toEqual([]);
  });

  test('is drawn from left to right, each node in a place and in a group of its own', () => {
    const places = graph.layout?.nodes ?? {};
    const ids = graph.nodes.map(({ id }) => id);
    expect(Object.keys(places).sort()).toEqual([...ids].sort());
    const backwards = graph.edges.filter(({ from, to }) => !((places[from.node]?.x ?? 0) < (places[to.node]?.x ?? 0)));
    expect(backwards).toEqual([]);
    const at = Object.values(places);
    const covered = at.filter((a, index) =>
      at.slice(0, index).some((b) => Math.abs(a.x - b.x) < PLACE_X_MIN && Math.abs(a.y - b.y) < PLACE_Y_MIN),
    );
    expect(covered).toEqual([]);
    expect((graph.layout?.groups ?? []).flatMap(({ nodes }) => nodes).sort()).toEqual([...ids].sort());
  });
});

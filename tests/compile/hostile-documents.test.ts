// Documents made to hurt: each ends in a diagnostic, soon, and without reaching what it aims at.
import { describe, expect, test } from 'vitest';
import { compile } from '../../dsl/compile/compile';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { parseGraph, parseGraphText } from '../../dsl/graph/parse-graph';
import { LIMITS } from '../../dsl/limits';
import { type DrawnNode, draw } from '../draw';
import { createRandom, randomGraph } from '../random-graph';

const MS_MAX = 2_000;

function codesOf(text: string): readonly string[] {
  const from = performance.now();
  const parsed = parseGraphText(text);
  const found = parsed.kind === 'refused' ? parsed.diagnostics : compile(parsed.graph).diagnostics;
  expect(performance.now() - from).toBeLessThan(MS_MAX);
  return found.map((entry) => entry.code);
}

const graphText = JSON.stringify(randomGraph({ seed: 7 }));

describe('a document', () => {
  test('that is too large is not even parsed', () => {
    expect(codesOf(' '.repeat(LIMITS.graphJsonBytesMax + 1))).toEqual(['document-too-large']);
    expect(codesOf(`"${'₹'.repeat(LIMITS.graphJsonBytesMax / 2)}"`)).toEqual(['document-too-large']);
  });

  test.each([
    ['nested arrays', '['.repeat(400_000)],
    ['nested objects', '{"a":'.repeat(150_000)],
    ['a key that stands twice', '{"format":1,"format":2}'],
    ['a prototype', '{"__proto__":{"polluted":true}}'],
    ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
    ['a number too large', '{"a":1e999}'],
    ['two values', '{} {}'],
    ['a control character in a text', '{"a":"\u0001"}'],
    ['a bad escape', '{"a":"\\x41"}'],
    ['an octal', '{"a":012}'],
    ['a comment', '{/* */}'],
    ['nothing', ''],
  ])('of %s is no document', (_, text) => {
    expect(codesOf(text)).toEqual(['document-not-json']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test.each([
    ['a number', '5'],
    ['null', 'null'],
    ['an array', '[]'],
    ['of another format', graphText.replace('yantra.graph/1', 'yantra.graph/2')],
    ['with a key too many', graphText.replace('"nodes":', '"code":"alert(1)","nodes":')],
  ])('that is %s has not the shape of a graph', (_, text) => {
    expect(codesOf(text)).toContain('document-shape');
  });

  test('with lists that are too long is refused before its parts are read', () => {
    const many = JSON.stringify({
      format: 'yantra.graph/1',
      name: 'x',
      nodes: Array.from({ length: 40_000 }, () => ({})),
      edges: [],
      exposed: [],
    });
    expect(codesOf(many)).toEqual(['too-many']);
  });

  test('given as a value cannot carry a prototype either', () => {
    const value: unknown = JSON.parse(
      '{"format":"yantra.graph/1","name":"x","nodes":[],"edges":[],"exposed":[],"layout":{"nodes":{"__proto__":{"x":1,"y":1}}}}',
    );
    expect(parseGraph(value)).toMatchObject({ kind: 'refused', diagnostics: [{ code: 'document-shape' }] });
  });

  test('cut or changed anywhere is a diagnostic or a graph, never a throw', () => {
    const random = createRandom(11);
    for (let round = 0; round < 300; round++) {
      const at = Math.floor(random() * graphText.length);
      const letter = String.fromCharCode(32 + Math.floor(random() * 96));
      const text = round % 2 === 0 ? graphText.slice(0, at) : graphText.slice(0, at) + letter + graphText.slice(at + 1);
      expect(Array.isArray(codesOf(text))).toBe(true);
    }
  });

  test('parses to the same as JSON does', () => {
    const parsed = parseGraphText(graphText);
    expect(parsed.kind === 'graph' ? parsed.graph : null).toEqual(JSON.parse(graphText));
  });
});

/** Layers of two nodes, each reading both of the layer above: paths double at each layer, nodes do not. */
function doubling(kind: string, input: string, output: string, nodes: Record<string, DrawnNode>, feed: string): ReturnType<typeof draw> {
  const wires: string[] = [];
  const all = { ...nodes };
  for (let layer = 0; layer < 60; layer++) {
    for (const side of ['a', 'b']) {
      all[`${side}${layer}`] = [kind];
      const sources = layer === 0 ? [feed] : [`a${layer - 1}.${output}`, `b${layer - 1}.${output}`];
      for (const source of sources) wires.push(`${source} > ${side}${layer}.${input}`);
    }
  }
  all['enter'] = ['action.enter'];
  wires.push(kind === 'risk.merge' ? 'a59.risk > enter.risk' : 'a59.value > enter.event');
  return draw({ nodes: all, wires });
}

test('(regression) a time that is none, in a clock, is a diagnostic', () => {
  const graph = draw({
    nodes: { share: ['data.instrument'], at: ['trigger.atTime', { time: 'noon' }], then: ['state.sequence'], tell: ['output.notify'] },
    wires: ['share.instrument > at.instrument', 'at.event > then.first', 'at.event > then.then', 'then.event > tell.event'],
  });
  expect(compile(graph).diagnostics.map((entry) => entry.code)).toContain('bad-param');
});

describe('a small graph with more paths than stars', () => {
  test.each([
    ['risk bundles', doubling('risk.merge', 'rules', 'risk', { stop: ['risk.legStop'] }, 'stop.risk')],
    ['conditions', doubling('logic.allOf', 'conditions', 'value', { one: ['math.number'], more: ['logic.compare'] }, 'more.value')],
  ])('of %s is compiled and explained at once', (_, graph) => {
    const from = performance.now();
    expect(compile(graph).diagnostics.length).toBeGreaterThan(0);
    expect(explainGraph(graph).text.length).toBeLessThan(100_000);
    expect(performance.now() - from).toBeLessThan(MS_MAX);
  });

  test('of settings that all stand at one number is bounded too', () => {
    const exposed = Array.from({ length: LIMITS.paramsMax }, (_, at) => ({
      key: `k${at}`,
      label: '',
      targets: Array.from({ length: 20 }, () => ({ node: 'rsi', param: 'period' })),
    }));
    const graph = draw({ nodes: { rsi: ['indicator.rsi'] }, wires: [], exposed });
    expect(compile(graph).diagnostics.map((entry) => entry.code)).toContain('exposed-twice');
  });
});

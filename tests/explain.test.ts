// Graphs in plain words, against texts that a person has read: fixtures/explain/<name>.json and <name>.txt.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainGraph } from '../dsl/explain/explain-graph';
import { Graph } from '../dsl/graph/graph';
import { draw } from './draw';
import { FIXTURES, goldenText } from './golden';
import { disguise } from './random-graph';

const ROOM = path.join(FIXTURES, 'explain');
const NAMES = readdirSync(ROOM).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));

function readGraph(name: string): Graph {
  return Graph.parse(JSON.parse(readFileSync(path.join(ROOM, `${name}.json`), 'utf8')));
}

describe('the words for', () => {
  test.each(NAMES)('%s', (name) => {
    const text = `${explainGraph(readGraph(name)).text}\n`;
    expect(text).toBe(goldenText(path.join(ROOM, `${name}.txt`), text));
  });

  test.each(NAMES)('%s are the same under other ids, in another order, at other places', (name) => {
    const graph = readGraph(name);
    for (let seed = 0; seed < 20; seed++) expect(explainGraph(disguise(graph, seed)).text).toBe(explainGraph(graph).text);
  });
});

describe('a sentence', () => {
  test('is tied to the node that acts', () => {
    const graph = readGraph('sma-cross');
    const acting = explainGraph(graph).sentences.map((sentence) => sentence.node);
    expect(new Set(acting)).toEqual(new Set(['long', 'short']));
  });

  test('changes in one place when one number does', () => {
    const graph = readGraph('sma-cross');
    const nodes = graph.nodes.map((node) => (node.id === 'fast' ? { ...node, params: { ...node.params, period: 21 } } : node));
    const before = explainGraph(graph).text.split('(20)');
    expect(before.length).toBeGreaterThan(1);
    expect(explainGraph({ ...graph, nodes }).text).toBe(before.join('(21)'));
  });

  test('of an empty graph is none', () => {
    expect(explainGraph(draw({ nodes: {}, wires: [] }))).toEqual({ sentences: [], text: '' });
  });
});

import { describe, expect, test } from 'vitest';
import type { NodeKind } from '../nodes/define-kind';
import { createRegistry, findKind, findNewestKind, listKinds } from '../nodes/registry';
import type { Graph } from './graph';
import { DOCUMENT_LADDER, migrateDocument, migrateGraph } from './migrations';

const rsi = findKind('indicator.rsi@1');

function version(of: number, migrations: NodeKind['migrations']): NodeKind {
  if (rsi === null) throw new Error('RSI is a kind');
  return { ...rsi, version: of, ...(migrations && { migrations }) };
}

const THREE = createRegistry([
  version(1, undefined),
  version(2, undefined),
  version(3, {
    2: ({ length, ...rest }) => ({ ...rest, ...(length !== undefined && { period: length }) }),
    3: (params) => ({ ...params, smoothing: 'wilder' }),
  }),
]);

const graph = (kind: string, params: Graph['nodes'][number]['params']): Graph => ({
  format: 'yantra.graph/1',
  name: 'Old',
  nodes: [{ id: 'a', kind, params }],
  edges: [],
  exposed: [],
});

describe('a node of an old version', () => {
  test('climbs rung by rung, and says what changed', () => {
    expect(migrateGraph(graph('indicator.rsi@1', { length: 9 }), THREE)).toEqual({
      graph: graph('indicator.rsi@3', { period: 9, smoothing: 'wilder' }),
      changes: [
        {
          node: 'a',
          from: 'indicator.rsi@1',
          to: 'indicator.rsi@3',
          params: [
            { name: 'length', before: 9, after: undefined },
            { name: 'period', before: undefined, after: 9 },
            { name: 'smoothing', before: undefined, after: 'wilder' },
          ],
        },
      ],
    });
  });

  test('starts at its own rung', () => {
    expect(migrateGraph(graph('indicator.rsi@2', { period: 9 }), THREE).changes[0]?.params).toEqual([
      { name: 'smoothing', before: undefined, after: 'wilder' },
    ]);
  });

  test('stays where a rung is missing, and so does a kind that is not known', () => {
    const gap = createRegistry([version(1, undefined), version(3, { 3: (params) => params })]);
    const old = graph('indicator.rsi@1', {});
    expect(migrateGraph(old, gap)).toEqual({ graph: old, changes: [] });
    const odd = graph('indicator.crystalBall@1', {});
    expect(migrateGraph(odd, THREE).graph).toBe(odd);
  });
});

describe('a document of an old format', () => {
  const ladder = [
    { from: 'yantra.graph/0', to: 'yantra.graph/0.5', migrate: (old: object) => ({ ...old, exposed: [] }) },
    { from: 'yantra.graph/0.5', to: 'yantra.graph/1', migrate: (old: object) => ({ ...old, name: 'x' }) },
  ] as const;

  test('climbs the ladder; a newer or odd one is left for the parser', () => {
    expect(migrateDocument({ format: 'yantra.graph/0' }, ladder)).toEqual({ format: 'yantra.graph/1', exposed: [], name: 'x' });
    expect(migrateDocument({ format: 'yantra.graph/2' }, ladder)).toEqual({ format: 'yantra.graph/2' });
    expect(migrateDocument(null, ladder)).toBeNull();
  });
});

/** Parameters before and after, for each migration of a published kind, as `indicator.rsi@2`. */
const EXERCISED: Readonly<
  Record<string, { readonly before: Graph['nodes'][number]['params']; readonly after: Graph['nodes'][number]['params'] }>
> = {};

/** Every rung that anything published declares, as `indicator.rsi@2`. */
function declaredRungs(kinds: readonly NodeKind[]): readonly string[] {
  return kinds.flatMap((kind) => Object.keys(kind.migrations ?? {}).map((rung) => `${kind.kind}@${rung}`));
}

describe('every migration that is published', () => {
  test('is found by the list of what must be exercised', () => {
    expect(declaredRungs([version(3, { 2: (params) => params, 3: (params) => params })])).toEqual(['indicator.rsi@2', 'indicator.rsi@3']);
  });

  test('is exercised here', () => {
    expect(Object.keys(EXERCISED).sort()).toEqual([...declaredRungs(listKinds())].sort());
    expect(DOCUMENT_LADDER).toEqual([]);
    for (const [rung, { before, after }] of Object.entries(EXERCISED)) {
      const [name = '', to = ''] = rung.split('@');
      expect(findNewestKind(name)?.migrations?.[Number(to)]?.(before)).toEqual(after);
    }
  });
});

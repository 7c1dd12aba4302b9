// What changed between two graphs, as a person asks for it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { applyDiff } from '../../dsl/diff/apply-diff';
import { isSameGraph } from '../../dsl/diff/normal-form';
import { parseDiffText } from '../../dsl/diff/parse-diff';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { runCli } from './run-cli';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-diff-'));
const before = path.resolve(import.meta.dirname, '../../fixtures/strategies/ema-cross/graph.json');
const after = path.join(root, 'after.json');
writeFileSync(after, readFileSync(before, 'utf8').replace('"period": 9', '"period": 12').replace('"Fast average"', '"Quick average"'));

afterAll(() => rmSync(root, { recursive: true }));

function graphOf(file: string) {
  const parsed = parseGraphText(readFileSync(file, 'utf8'));
  if (parsed.kind === 'refused') throw new Error(`${file} is a graph`);
  return parsed.graph;
}

test('changes are told in words, and what the strategy then does', async () => {
  const { code, stdout } = await runCli('diff', before, after);
  expect(code).toBe(0);
  expect(stdout).toContain('Set Period of "Fast average" from 9 to 12.');
  expect(stdout).toContain('Name "Fast average" "Quick average".');
  expect(stdout).toMatch(/In plain words:\n {2}- /);
  expect((await runCli('diff', before, before)).stdout).toBe('The same graph.\n');
});

test('nodes that were drawn anew under other ids are the same nodes: what changed of them is told, and nothing of their ids', async () => {
  const anew = path.join(root, 'anew.json');
  writeFileSync(anew, readFileSync(after, 'utf8').replaceAll(/"(id|node)": "/g, '"$1": "new-'));
  const { code, stdout } = await runCli('diff', before, anew);
  expect(code).toBe(0);
  expect(stdout.split('In plain words')[0]).toBe(
    'The strategy:\n  Set Period of "Fast average" from 9 to 12.\n  Name "Fast average" "Quick average".\n\n',
  );
  expect(stdout).toMatch(/\n\d+ nodes are the same under other ids, and told under the first\.\n$/);
  const { diff, recognised } = JSON.parse((await runCli('diff', before, anew, '--json')).stdout);
  expect(isSameGraph(applyDiff(graphOf(before), diff).graph, graphOf(anew))).toBe(true);
  expect(Object.entries(recognised).filter(([is, was]) => is !== `new-${String(was)}`)).toEqual([]);
});

test('the document that it writes leads from the one to the other', async () => {
  const out = path.join(root, 'diff.json');
  expect((await runCli('diff', before, after, '--out', out)).code).toBe(0);
  const parsed = parseDiffText(readFileSync(out, 'utf8'));
  if (parsed.kind === 'refused') throw new Error('a diff is written');
  expect(isSameGraph(applyDiff(graphOf(before), parsed.diff).graph, graphOf(after))).toBe(true);
});

test('two graphs are named, and both can be read', async () => {
  for (const argv of [[before], [before, after, before], [before, path.join(root, 'none.json')]]) {
    const { code, stderr } = await runCli('diff', ...argv);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
  }
});

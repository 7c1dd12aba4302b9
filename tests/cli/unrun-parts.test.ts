// What the machine does not run yet: refused before anything is read, by the name of the node that brings it.
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './run-cli';

const strategy = (name: string): string => path.resolve(import.meta.dirname, `../../fixtures/option-strategies/${name}/graph.json`);

test('a backtest of options is refused in one line, with node, part and remedy', async () => {
  const { code, stdout, stderr } = await runCli('backtest', strategy('iron-condor-by-move'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n').at(-1)).toMatch(/graph\.json, node Enter: an option leg is not run yet by this machine; .*\.$/);
});

test('they are compiled and explained all the same', async () => {
  for (const command of ['compile', 'explain']) expect((await runCli(command, strategy('short-straddle-920'))).code).toBe(0);
});

// Option strategies on the command line.
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './run-cli';

const strategy = (name: string): string => path.resolve(import.meta.dirname, `../../fixtures/option-strategies/${name}/graph.json`);

test('option strategies are compiled and explained', async () => {
  for (const command of ['compile', 'explain']) expect((await runCli(command, strategy('short-straddle-920'))).code).toBe(0);
});

// What each test command runs. A file's suffix says when: `.test.ts` on each run, `.whole.test.ts` (and most of what stands in `scripts` and `tests`: the command, and
// proofs over the machine as a whole) and `.data.test.ts` (over files of the real market) from npm test on, `.slow.test.ts` from test:all,
// `.deep.test.ts` in test:deep alone.
import { defineConfig } from 'vitest/config';

const rooms = 'dsl,engine,server,cli,scripts,bench,tests';
const every = `{${rooms}}/**/*.test.ts`;
const slow = `{${rooms}}/**/*.slow.test.ts`;
const data = `{${rooms}}/**/*.data.test.ts`;
const deep = `{${rooms}}/**/*.deep.test.ts`;
/** The command, and proofs over the machine as a whole. */
const whole = ['{scripts,tests/{chain-history,cli,compile,diff,ops,parity,weeks}}/**/*.test.ts', `{${rooms}}/**/*.whole.test.ts`];

export default defineConfig({
  test: {
    pool: 'threads',
    // Left alone, a machine of two cores gets one worker.
    maxWorkers: '100%',
    watch: false,
    allowOnly: false,
    globals: false,
    restoreMocks: true,
    // One time zone for all, and not the trader's: code that leans on the machine's zone must fail here. What runs count is not the trader's either.
    env: { TZ: 'America/St_Johns', YANTRA_DATA: '.cache/test-data' },
    projects: [
      // A limit is there for what hangs: nothing is judged by how long it took, on however slow a machine.
      // One set of modules a worker: loading them anew for each file was a third of the inner loop. No module keeps what a test could see.
      {
        extends: true,
        test: { name: 'unit', include: [every], exclude: [data, slow, deep, ...whole], testTimeout: 120_000, isolate: false },
      },
      { extends: true, test: { name: 'data', include: [data], testTimeout: 120_000, isolate: false } },
      { extends: true, test: { name: 'whole', include: whole, exclude: [data, slow, deep], testTimeout: 120_000, isolate: false } },
      { extends: true, test: { name: 'slow', include: [slow], testTimeout: 300_000 } },
      { extends: true, test: { name: 'deep', include: [deep], testTimeout: 3_600_000 } },
    ],
  },
});

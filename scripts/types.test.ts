// Which tsconfig judges which file, and how the compiler's words are cut into findings.
import { describe, expect, test } from 'vitest';
import { judgeOf, parseFindings } from './types.mjs';

describe('every file has one judge', () => {
  test.each([
    ['dsl/ir/program.ts', 'tsconfig.pure.json'],
    ['engine/market/candles.ts', 'tsconfig.pure.json'],
    ['engine/ops/kernel.ts', 'tsconfig.pure.json'],
    ['engine/ops/kernels/rolling/sma.ts', 'tsconfig.kernels.json'],
    ['engine/kernel/step.ts', 'tsconfig.kernels.json'],
    ['engine/kernel/step.test.ts', 'tsconfig.json'],
    ['dsl/ir/program.slow.test.ts', 'tsconfig.json'],
    ['server/services/run.ts', 'tsconfig.json'],
    ['server/runs/page/client/main.ts', 'server/runs/page/client/tsconfig.json'],
    ['server/runs/page/report-page.ts', 'tsconfig.json'],
    ['cli/yantra.mjs', 'tsconfig.json'],
  ])('%s: %s', (file, config) => {
    expect(judgeOf(file)).toBe(config);
  });
});

test('a finding keeps the lines that explain it, and one without a file stays', () => {
  const output = [
    "error TS18003: No inputs were found in config file 'tsconfig.json'.",
    "dsl/a.ts(6,5): error TS2322: Type 'A' is not assignable to type 'B'.",
    "  Type 'A' is not assignable to type 'C'.",
    '',
    'engine\\b.ts(1,1): error TS1005: expected.',
  ].join('\r\n');
  expect(parseFindings(output)).toEqual([
    { file: null, text: "error TS18003: No inputs were found in config file 'tsconfig.json'." },
    {
      file: 'dsl/a.ts',
      text: "dsl/a.ts(6,5): error TS2322: Type 'A' is not assignable to type 'B'.\n  Type 'A' is not assignable to type 'C'.",
    },
    { file: 'engine/b.ts', text: 'engine\\b.ts(1,1): error TS1005: expected.' },
  ]);
});

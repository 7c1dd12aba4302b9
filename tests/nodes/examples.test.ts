// Every example of every node kind, through the compiler and both implementations of the ops: the definitions and the kernels.
import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import { type Example, kindKey } from '../../dsl/nodes/define-kind';
import { listKinds } from '../../dsl/nodes/registry';
import { SUBJECT } from './feeds';
import { byDefinition, byKernel } from './op-runners';
import type { Column } from './program-columns';
import { compileExample, runExample } from './run-example';
import { runOnEngine } from './run-on-engine';

const EXAMPLES = listKinds().flatMap((kind) =>
  kind.examples.map((example) => [`${kindKey(kind)}: ${example.name}`, kind, example] as const),
);

const COMPUTED = EXAMPLES.filter(([, , example]) => Object.keys(example.expect).length > 0);

/** Equal to one part in 10⁹, NA where NA is expected. */
function isNear(found: number, wanted: number | null): boolean {
  if (wanted === null || Number.isNaN(found)) return wanted === null && Number.isNaN(found);
  return Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

function shown(column: Column): readonly (number | null)[] {
  return column.map((value) => (Number.isNaN(value) ? null : value));
}

function expectOutputs(example: Example, output: (port: string) => Column): void {
  for (const [port, wanted] of Object.entries(example.expect)) {
    const found = output(port);
    const agrees = found.length === wanted.length && found.every((value, row) => isNear(value, wanted[row] ?? null));
    expect(agrees ? wanted : shown(found), port).toEqual(wanted);
  }
}

describe('examples hold by definition:', () => {
  test.each(COMPUTED)('%s', (_, kind, example) => expectOutputs(example, runExample(kind, example, byDefinition)));
});

describe('examples hold by kernel:', () => {
  test.each(COMPUTED)('%s', (_, kind, example) => expectOutputs(example, runExample(kind, example, byKernel)));
});

describe('examples of candles hold on the machine, in windows of any size:', () => {
  const onBars = COMPUTED.filter(([, kind, example]) => runOnEngine(kind, example, 1) !== null);

  test.each(onBars)('%s', (_, kind, example) => {
    for (const blockRows of [1, 3, 512]) expectOutputs(example, runOnEngine(kind, example, blockRows) ?? (() => []));
  });

  test('they are many', () => {
    expect(onBars.length).toBeGreaterThan(60);
  });
});

describe('what the compiler reads from outputs without a register:', () => {
  test.each(EXAMPLES.filter(([, , example]) => example.facts !== undefined))('%s', (_, kind, example) => {
    const { checked, diagnostics } = compileExample(kind, example);
    expect(hasErrors(diagnostics), diagnostics.map((found) => found.message).join('\n')).toBe(false);
    const place = checked.nodes.findIndex((node) => node.id === SUBJECT);
    for (const [port, wanted] of Object.entries(example.facts ?? {})) expect(checked.facts[place]?.outputs[port]).toMatchObject(wanted);
  });
});

test('every kind that gives something out has an example that expects it', () => {
  const silent = listKinds().filter(
    ({ outputs, examples }) =>
      Object.keys(outputs).length > 0 &&
      !examples.some(({ expect: columns, facts = {} }) => Object.keys({ ...columns, ...facts }).length > 0),
  );
  expect(silent.map(kindKey)).toEqual([]);
});

test('every example names inputs and outputs that its kind has', () => {
  const strangers = EXAMPLES.flatMap(([name, kind, { inputs, expect: columns, facts = {} }]) => [
    ...Object.keys(inputs)
      .filter((input) => input !== 'rows' && !Object.hasOwn(kind.inputs, input.split('.')[0] ?? ''))
      .map((input) => `${name}: input ${input}`),
    ...Object.keys({ ...columns, ...facts })
      .filter((port) => !Object.hasOwn(kind.outputs, port))
      .map((port) => `${name}: output ${port}`),
  ]);
  expect(strangers).toEqual([]);
});

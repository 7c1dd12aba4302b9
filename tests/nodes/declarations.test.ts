// What every node kind must keep, whatever it computes: words for people, bounds that compile, settings that reach the program.
import { describe, expect, test } from 'vitest';
import { type Compilation, compile } from '../../dsl/compile/compile';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import type { ParamValue } from '../../dsl/graph/graph';
import { type Example, type ExplainWords, kindKey, type NodeKind } from '../../dsl/nodes/define-kind';
import { type Field, fieldSchema, isTunable } from '../../dsl/nodes/fields';
import { listKinds } from '../../dsl/nodes/registry';
import { CONSUMER, SUBJECT } from './feeds';
import { exampleGraph } from './run-example';

const KINDS = listKinds().map((kind) => [kindKey(kind), kind] as const);

const PROBES = { probes: [SUBJECT] };

/** Types of outputs that reach the program through an entry alone. */
const CONSUMED = ['size', 'risk', 'execution', 'structure', 'strike'];

type Params = Readonly<Record<string, ParamValue>>;

/** Inputs with which the kind compiles at its defaults: those of an example, the required ones, or all. */
function plainExample(kind: NodeKind): Example {
  const fed = (names: readonly string[]): Example => ({
    name: 'plain',
    inputs: Object.fromEntries(names.map((name) => [name, []])),
    expect: {},
  });
  const required = Object.entries(kind.inputs).filter(([, inlet]) => !inlet.optional && inlet.fallback === null);
  const shapes = [...kind.examples, fed(required.map(([name]) => name)), fed(Object.keys(kind.inputs))];
  const compiles = (shape: Example): boolean => compile(exampleGraph(kind, { ...shape, params: {} }), PROBES).compiled !== null;
  return shapes.find(compiles) ?? fed([]);
}

function compileWith(kind: NodeKind, params: Params): Compilation {
  return compile(exampleGraph(kind, { ...plainExample(kind), params }), PROBES);
}

function expectCompiles({ diagnostics, compiled }: Compilation): void {
  expect(hasErrors(diagnostics) ? diagnostics.map(({ code, message }) => `${code}: ${message}`) : []).toEqual([]);
  expect(compiled).not.toBeNull();
}

function numbersAt(kind: NodeKind, end: 'min' | 'max'): Params {
  return Object.fromEntries(
    Object.entries(kind.params).flatMap(([name, field]) => (field.kind === 'int' || field.kind === 'number' ? [[name, field[end]]] : [])),
  );
}

/** Defaults, each other option of each choice, and each number at its most, one at a time: enough to bring every parameter into use. */
function choicesOf(kind: NodeKind): readonly Params[] {
  const others = Object.entries(kind.params).flatMap(([name, field]): readonly Params[] => {
    if (field.kind === 'choice') return Object.keys(field.options).map((option) => ({ [name]: option }));
    return field.kind === 'int' || field.kind === 'number' ? [{ [name]: field.max }] : [];
  });
  return [{}, ...others];
}

/** Does the program read its first parameter when the node's parameter is exposed as that? What stands in for an input does so where none is connected. */
function reachesProgram(kind: NodeKind, param: string): boolean {
  const example = plainExample(kind);
  const inputs = Object.fromEntries(Object.entries(example.inputs).filter(([input]) => kind.inputs[input]?.fallback !== param));
  const isStatic = Object.values(kind.outputs).some(({ type }) => CONSUMED.includes(type));
  const exposed = [{ key: 'setting', label: 'Setting', targets: [{ node: SUBJECT, param }] }];
  return choicesOf(kind).some((params) => {
    const graph = exampleGraph(kind, { ...example, inputs, params }, isStatic);
    const { compiled } = compile({ ...graph, exposed }, { probes: [isStatic ? CONSUMER : SUBJECT] });
    return compiled !== null && JSON.stringify(compiled.program).includes('{"param":0}');
  });
}

/** Words at the defaults, every input connected. */
function plainWords(kind: NodeKind): ExplainWords {
  const raw = (name: string): ParamValue => {
    const field = kind.params[name];
    if (field === undefined) throw new Error(`${kind.kind} has no parameter ${name}`);
    return field.default;
  };
  const input = (name: string): string => {
    if (!Object.hasOwn(kind.inputs, name)) throw new Error(`${kind.kind} has no input ${name}`);
    return `the ${name}`;
  };
  return {
    input,
    inputs: (name) => [input(name)],
    isConnected: (name) => input(name) !== '',
    param: (name) => String(raw(name)),
    raw,
    side: 'long',
  };
}

function isWellBounded(field: Field): boolean {
  return fieldSchema(field).safeParse(field.default).success && field.label !== '';
}

describe('every kind', () => {
  test('is named once, in its own category', () => {
    expect(new Set(KINDS.map(([key]) => key)).size).toBe(KINDS.length);
    expect(KINDS.filter(([, kind]) => !kind.kind.startsWith(`${kind.category}.`)).map(([key]) => key)).toEqual([]);
  });

  test.each(KINDS)('%s says what it is', (_, kind) => {
    expect(kind.title).toMatch(/^[A-Z+−%]/);
    expect(kind.summary).toMatch(/^[A-Z−+%].{10,160}[.?]$/);
    expect(kind.docs.length).toBeGreaterThan(40);
    expect(kind.keywords.length).toBeGreaterThan(0);
    for (const port of [...Object.values(kind.inputs), ...Object.values(kind.outputs)]) expect(port.label).not.toBe('');
  });

  test.each(KINDS)('%s can be explained, each output that has words of its own', (_, kind) => {
    const said = kind.explain(plainWords(kind));
    const phrases = typeof said === 'string' ? [said] : Object.values(said);
    expect(phrases.length).toBeGreaterThan(0);
    expect(phrases.filter((phrase) => phrase === '' || /undefined|NaN|\[object/.test(phrase))).toEqual([]);
    if (typeof said !== 'string') expect(Object.keys(said).filter((port) => !Object.hasOwn(kind.outputs, port))).toEqual([]);
  });

  test.each(KINDS)('%s has defaults inside its bounds', (_, kind) => {
    expect(
      Object.entries(kind.params)
        .filter(([, field]) => !isWellBounded(field))
        .map(([name]) => name),
    ).toEqual([]);
  });

  test.each(KINDS)('%s compiles with its defaults', (_, kind) => expectCompiles(compileWith(kind, {})));
  test.each(KINDS)('%s compiles at its lower bounds', (_, kind) => expectCompiles(compileWith(kind, numbersAt(kind, 'min'))));
  test.each(KINDS)('%s compiles at its upper bounds', (_, kind) => expectCompiles(compileWith(kind, numbersAt(kind, 'max'))));

  const settings = KINDS.flatMap(([key, kind]) =>
    Object.keys(kind.params).map((param) => [`${key} ${param}`, kind, param] as const),
  ).filter(([, kind, param]) => kind.params[param] !== undefined && isTunable(kind.params[param]));
  test.each(settings)('%s reaches the program as a setting', (_, kind, param) => {
    expect(reachesProgram(kind, param)).toBe(true);
  });
});

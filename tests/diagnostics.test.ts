// Every diagnostic, produced by a document: fixtures/diagnostics/<code>/graph.json through the parser and the compiler. Kinds that no
// release has yet (an outdated one, one that cannot be tested, a port that wants a value before the run) are planted beside the real ones.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../dsl/compile/compile';
import { DIAGNOSTICS, type DiagnosticCode, isDiagnosticCode } from '../dsl/diagnostics/catalog';
import type { Diagnostic } from '../dsl/diagnostics/diagnostic';
import { parseGraphText } from '../dsl/graph/parse-graph';
import { defineKind } from '../dsl/nodes/define-kind';
import { inlet, outlet } from '../dsl/nodes/ports';
import { createRegistry, listKinds } from '../dsl/nodes/registry';
import { FIXTURES, goldenText } from './golden';

const ROOM = path.join(FIXTURES, 'diagnostics');
const CODES = Object.keys(DIAGNOSTICS).filter(isDiagnosticCode);

const planted = { summary: '', docs: '', inputs: {}, explain: () => '', examples: [] };
const constant = defineKind({
  ...planted,
  kind: 'data.planted',
  version: 1,
  title: 'Planted',
  outputs: { value: outlet.number('Value') },
  lower: (node) => ({ value: node.constant(1) }),
});
const PLANTED = [
  constant,
  { ...constant, version: 2 },
  {
    ...constant,
    kind: 'data.untestable',
    title: 'Order queue',
    capability: { backtest: 'impossible', paper: 'exact', live: 'exact', because: 'the queue is not recorded.' },
  },
  defineKind({
    ...planted,
    kind: 'data.early',
    version: 1,
    title: 'Early',
    inputs: { length: inlet.number('Length', { phase: 'param' }) },
    outputs: { value: outlet.number('Value') },
    lower: (node) => ({ value: node.signal('length') }),
  }),
] as const;

const kinds = createRegistry([...listKinds(), ...PLANTED]);

/** A document is padded with blanks where its fixture is about size, so that no megabyte is kept. */
function readDocument(code: DiagnosticCode): string {
  const text = readFileSync(path.join(ROOM, code, 'graph.json'), 'utf8');
  return code === 'document-too-large' ? text.padEnd(1_000_001) : text;
}

function diagnose(text: string): readonly Diagnostic[] {
  const parsed = parseGraphText(text);
  return parsed.kind === 'refused' ? parsed.diagnostics : compile(parsed.graph, { kinds }).diagnostics;
}

describe('every diagnostic has a document that produces it:', () => {
  test.each(CODES)('%s', (code) => {
    const found = diagnose(readDocument(code));
    expect(found.map((entry) => entry.code)).toContain(code);
    const text = `${JSON.stringify(found, null, 2)}\n`;
    expect(text).toBe(goldenText(path.join(ROOM, code, 'expected.json'), text));
  });

  test('and no fixture is about a code that is gone', () => {
    expect(readdirSync(ROOM).filter((name) => !isDiagnosticCode(name))).toEqual([]);
  });
});

describe('a message', () => {
  const said = CODES.flatMap((code) => diagnose(readDocument(code)).map((entry) => [entry.code, entry.message] as const));

  test('has every slot filled in', () => {
    expect(said.filter(([, message]) => /\{\w+\}|undefined|NaN/.test(message))).toEqual([]);
  });

  test('is sentences, with a remedy after what is wrong', () => {
    expect(said.filter(([, message]) => !/^[A-Z"/].*[.?!]$/s.test(message))).toEqual([]);
    expect(said.filter(([code, message]) => DIAGNOSTICS[code].severity === 'error' && message.split(/[.:] /).length < 2)).toEqual([]);
  });

  test('and its teaching are in the catalogue', () => {
    for (const code of CODES) expect(DIAGNOSTICS[code].teaching).toMatch(/^[A-Z].*\.$/);
  });
});

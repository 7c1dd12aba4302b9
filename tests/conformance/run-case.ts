// Carries a conformance case out: an op by its kernel, a drawing by the compiler and the engine, a document by the parser.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { type Compilation, type Compiled, compile } from '../../dsl/compile/compile';
import type { Diagnostic } from '../../dsl/diagnostics/diagnostic';
import type { Graph } from '../../dsl/graph/graph';
import { parseGraph, parseGraphText } from '../../dsl/graph/parse-graph';
import { defineKind } from '../../dsl/nodes/define-kind';
import { inlet, outlet } from '../../dsl/nodes/ports';
import { createRegistry, listKinds } from '../../dsl/nodes/registry';
import { type OpDeclaration, opKey } from '../../dsl/ops/declare-op';
import { OPS } from '../../dsl/ops/op-table';
import { isPriceLike } from '../../dsl/types/unit';
import { equity } from '../../engine/market/instrument';
import { getKernel } from '../../engine/ops/op-kernels';
import { runBacktest } from '../../engine/run/backtest';
import { evaluate } from '../../engine/run/evaluate';
import { formatIstMinute, istDayOfTime, istMinute, minuteOfTime, US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { draw } from '../draw';
import { climbing, history, MONDAY, OPEN } from '../nodes/small-market';
import { clockRows } from '../ops/clock-rows';
import { runOp } from '../ops/run-op';
import { type ConformanceCase, type DocumentCase, DrawingCase, type GraphCase, type OpCase } from './conformance-case';

const DRAWINGS = z.record(z.string(), DrawingCase).parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'drawings.json'), 'utf8')));
const PRICE_SCALE = 100;

/** The one kind that no release has: it asks for a number before the run. */
const early = defineKind({
  kind: 'data.early',
  version: 1,
  title: 'Early',
  summary: 'Asks for a number before the run.',
  docs: '',
  inputs: { length: inlet.number('Length', { phase: 'param' }) },
  outputs: { value: outlet.number('Value') },
  lower: (node) => ({ value: node.signal('length') }),
  explain: () => 'a number known early',
  examples: [],
});
const kinds = createRegistry([...listKinds(), early]);

/** Fails, as a test does, where the case does not hold. */
export function runCase(found: ConformanceCase): void {
  if ('op' in found) runOpCase(found);
  else if ('document' in found) runDocumentCase(found);
  else runGraphCase(found);
}

function runOpCase(found: OpCase): void {
  const declaration = OPS.find((op) => opKey(op) === found.op);
  if (declaration === undefined) throw new Error(`${found.op} is no op`);
  const count = found.out[0]?.length ?? 0;
  const subject = { declaration, kernel: getKernel(declaration.name, declaration.version), args: argsOf(declaration, found.args) };
  const inputs = found.in.map((values) => Float64Array.from(values, (value) => value ?? Number.NaN));
  const { outputs } = runOp(subject, inputs, clockRows(count, found.barMinutes, found.rowsPerSession));
  expect(outputs.map(cells)).toEqual(found.out);
}

function argsOf(declaration: OpDeclaration, given: OpCase['args']): Record<string, number> {
  const unknown = Object.keys(given).filter((name) => declaration.args.every((argument) => argument.name !== name));
  if (unknown.length > 0) throw new Error(`${declaration.name} has no argument ${unknown.join(', ')}`);
  return Object.fromEntries(
    declaration.args.map((argument) => {
      const value = given[argument.name];
      if (argument.kind !== 'enum') return [argument.name, Number(value ?? argument.min)];
      const place = argument.values.indexOf(String(value ?? argument.values[0]));
      if (place < 0) throw new Error(`${argument.name} is not ${value}`);
      return [argument.name, place];
    }),
  );
}

function runDocumentCase({ document, diagnostics }: DocumentCase): void {
  const parsed = typeof document === 'string' ? parseGraphText(document) : parseGraph(document);
  expect(parsed.kind === 'refused' ? parsed.diagnostics.map(placed) : []).toEqual(diagnostics);
}

function runGraphCase(found: GraphCase): void {
  const looked = [...Object.keys(found.ports ?? {}), ...Object.keys(found.values ?? {})].map((port) => port.split('.')[0] ?? '');
  const compilation = compileDrawing(found.draw, [...found.probe, ...looked]);
  expect(compilation.diagnostics.map(placed).sort()).toEqual([...found.diagnostics].sort());
  if (found.program !== undefined) expect(programOf(compilation).program).toMatchObject(found.program);
  for (const [port, facts] of Object.entries(found.ports ?? {})) expect(portOf(programOf(compilation), port)).toMatchObject(facts);
  for (const [port, values] of Object.entries(found.values ?? {}))
    expect([port, sessionsOf(found, programOf(compilation), port)]).toEqual([port, values]);
  if (found.fills !== undefined) expect(fillsOf(found, programOf(compilation))).toEqual(found.fills);
  if (found.same !== undefined) expect(programOf(compileDrawing(found.same)).hash).toBe(programOf(compilation).hash);
  if (found.other !== undefined) expect(programOf(compileDrawing(found.other)).hash).not.toBe(programOf(compilation).hash);
}

function compileDrawing(drawing: DrawingCase, probes: readonly string[] = []): Compilation {
  return compile(drawn(drawing), { probes, kinds });
}

/** What is drawn over what it is drawn on. */
function drawn(drawing: DrawingCase): Graph {
  const base = drawing.on === undefined ? undefined : DRAWINGS[drawing.on];
  const isKept = (node: string): boolean => !drawing.without.includes(node);
  const nodes = Object.entries(base?.nodes ?? {}).filter(([id]) => isKept(id));
  const wires = (base?.wires ?? []).filter((wire) => isKept(wire) && wire.split(' > ').every((end) => isKept(end.split('.')[0] ?? '')));
  return draw({ nodes: { ...Object.fromEntries(nodes), ...drawing.nodes }, wires: [...wires, ...drawing.wires], exposed: drawing.exposed });
}

/** `code node.port`, and the node that would mend it where one is offered: `clock-mismatch sum.right + math.resample@1`. */
function placed({ code, node, port, fix }: Diagnostic): string {
  const place = node === null ? '' : port === null ? ` ${node}` : ` ${node}.${port}`;
  return `${code}${place}${fix?.kind === 'insertNode' ? ` + ${fix.nodeKind}` : ''}`;
}

function programOf({ compiled, diagnostics }: Compilation): Compiled {
  if (compiled === null) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return compiled;
}

function portOf(compiled: Compiled, name: string) {
  const place = compiled.sourceMap.ports.find(({ node, port }) => `${node}.${port}` === name);
  if (place === undefined) throw new Error(`${name} is no register`);
  return place;
}

function historiesOf(found: GraphCase, compiled: Compiled) {
  return compiled.program.instruments.map((instrument) => {
    const symbol = instrument.kind === 'fixed' ? instrument.id : instrument.underlying;
    const sessions = found.closes[symbol] ?? [];
    return history(
      symbol,
      sessions.map((session) => (typeof session === 'number' ? climbing(session) : session)),
    );
  });
}

/** Sessions from Monday on are numbered from 0; prices are rupees. */
function fillsOf(found: GraphCase, compiled: Compiled): readonly string[] {
  const { result } = runBacktest({
    program: compiled.program,
    programHash: compiled.hash,
    params: found.settings ?? compiled.sourceMap.params.map((param) => param.default),
    instruments: historiesOf(found, compiled).map(({ candles, sessions }) => ({
      candles,
      sessions,
      instrument: equity(candles.instrument, true),
      hasVolume: false,
      terms: { lot: 1, tick: 5, freezeQuantity: 0 },
      dataHash: 'case',
    })),
    fromUs: istMinute(MONDAY + found.decidesFrom, 0) * US_PER_MINUTE,
    toUs: istMinute(MONDAY + 6, 0) * US_PER_MINUTE,
    capitalPaise: 10_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  });
  return result.fills.map(({ timeUs, side, price, priceScale }) => {
    const minute = minuteOfTime(timeUs);
    return `${istDayOfTime(timeUs) - MONDAY} ${formatIstMinute(minute).slice(-5)} ${side} ${price / priceScale}`;
  });
}

function sessionsOf(found: GraphCase, compiled: Compiled, name: string): (number | null)[][] {
  const { slot, unit } = portOf(compiled, name);
  const [column] = evaluate({
    program: compiled.program,
    params: found.settings ?? compiled.sourceMap.params.map((param) => param.default),
    histories: historiesOf(found, compiled),
    slots: [slot],
    fromUs: istMinute(MONDAY + found.decidesFrom, OPEN) * US_PER_MINUTE,
    priceScale: PRICE_SCALE,
  });
  const scale = isPriceLike(unit) ? PRICE_SCALE : 1;
  const rows: (number | null)[][] = [];
  column?.values.forEach((value, row) => {
    const day = column.timeUs.length === 0 ? 0 : istDayOfTime(column.timeUs[row] ?? 0) - MONDAY;
    (rows[day] ??= []).push(Number.isNaN(value) ? null : value / scale);
  });
  return rows;
}

function cells(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

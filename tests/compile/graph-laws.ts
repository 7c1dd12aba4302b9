// What must hold for any graph at all, stated once for the quick run and the deep one.
import { type Compiled, compile } from '../../dsl/compile/compile';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { Graph } from '../../dsl/graph/graph';
import { Program, type ProgramAction, type RiskRule } from '../../dsl/ir/program';
import { findOp } from '../../dsl/ops/op-table';
import { disguise, randomGraph } from '../random-graph';
import { brokenCost } from './cost-laws';
import { type Reach, reached } from './reach';

/** Most graphs are small; one in four is as large as a strategy gets. */
const NODES = [16, 16, 16, 40];

export interface BrokenLaws {
  readonly laws: readonly string[];
  /** What the graph compiles to, or null. */
  readonly compiled: Compiled | null;
}

/** What is broken by the random graph of a seed; empty for a law-abiding one. Counts what became of it. */
export function brokenLaws(seed: number, faults: number, tally: Tally): BrokenLaws {
  const graph = randomGraph({ seed, faults, nodesMax: NODES[Math.floor(seed / 2) % NODES.length] ?? 40 });
  const broken: string[] = [];
  if (faults === 0 && !Graph.safeParse(graph).success) broken.push('the generator draws documents');
  const { compiled, checked, diagnostics } = compile(graph);
  const other = compile(disguise(graph, seed + 1));
  if (compiled === null) {
    tally.refused++;
    if (!hasErrors(diagnostics)) broken.push('no program without an error said');
    if (faults === 0 && other.compiled !== null) broken.push('a disguise changes what compiles');
  } else {
    tally.compiled++;
    reached(graph, checked, compiled.program, tally.reach);
    broken.push(...brokenProgram(compiled.program), ...brokenCost(compiled.program));
    if (compile(graph).compiled?.hash !== compiled.hash) broken.push('the same graph gives the same program');
    if (other.compiled?.hash !== compiled.hash) broken.push('ids, order, labels and layout do not reach the program');
  }
  const text = explainGraph(graph).text;
  if (faults === 0 && explainGraph(disguise(graph, seed + 2)).text !== text)
    broken.push('ids, order, labels and layout do not reach the explanation');
  if (/undefined|NaN|\[object/.test(text)) broken.push('an explanation is words');
  if (text.length > 4_000 * (graph.nodes.length + 1)) broken.push('an explanation is about as long as its graph');
  return { laws: broken, compiled };
}

export interface Tally {
  compiled: number;
  refused: number;
  readonly reach: Reach;
}

const STOPS: readonly RiskRule['kind'][] = ['legStop', 'underlyingStop', 'mtmStop', 'combinedStop'];

/** By a stop of the whole, or of each of its legs. */
function isGuarded({ risk, legs }: Extract<ProgramAction, { readonly kind: 'enter' }>): boolean {
  const own = new Set(risk.flatMap((rule) => (rule.kind === 'ofLeg' && STOPS.includes(rule.rule.kind) ? [rule.leg] : [])));
  return risk.some(({ kind }) => STOPS.includes(kind)) || own.size === legs.length;
}

/** What a program breaks of what every program keeps. */
export function brokenProgram(program: Program): readonly string[] {
  const broken: string[] = [];
  if (!Program.safeParse(program).success) broken.push('a program fits its schema');
  let slots = 0;
  for (const op of program.ops) {
    const declaration = findOp(op.op);
    if (declaration === null || declaration.inputs.length !== op.in.length) broken.push(`${op.op} is an op with its inputs`);
    if (op.out !== slots) broken.push('slots are consecutive');
    // What is read a row late stands after its reader; everything else before it.
    if (declaration?.isFeedback !== true && op.in.some((slot) => slot >= slots)) broken.push(`${op.op} reads what was computed before it`);
    if (op.clock !== null && op.clock >= program.clocks.length) broken.push('a clock is in the table');
    slots += declaration?.outputs.length ?? 0;
  }
  for (const op of program.ops) if (op.in.some((slot) => slot >= slots)) broken.push('every input is a slot');
  for (const action of program.actions) {
    if (action.event >= slots) broken.push('every event is a slot');
    if (action.kind === 'enter' && !isGuarded(action)) broken.push('every entry has a stop');
  }
  return broken;
}

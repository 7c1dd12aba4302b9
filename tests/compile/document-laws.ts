// What must hold for any text at all that claims to be a graph: a diagnostic or a program, soon, without a throw, and nothing else touched.
import { compile } from '../../dsl/compile/compile';
import { hasErrors } from '../../dsl/diagnostics/diagnostic';
import { explainGraph } from '../../dsl/explain/explain-graph';
import { parseGraphText } from '../../dsl/graph/parse-graph';
import { hostileText } from '../hostile-text';
import { brokenCost } from './cost-laws';
import { brokenProgram } from './graph-laws';

/** Bounded time: no text of this size may take so long on any machine. */
const MS_MAX = 2_000;

export interface DocumentTally {
  noDocuments: number;
  noPrograms: number;
  compiled: number;
  slowestMs: number;
}

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort().join(' ');

/** The machine may be busy with others: what took too long is asked again, and its shortest answer counts. */
const TRIES_MAX = 4;

/** What is broken by the hostile document of a seed. A throw is a broken law too. */
export function brokenByDocument(seed: number, tally: DocumentTally): readonly string[] {
  const text = hostileText(seed);
  try {
    const { broken, ms } = timed(() => brokenText(text, tally));
    let shortest = ms;
    for (let tries = 1; shortest > MS_MAX && tries < TRIES_MAX; tries += 1)
      shortest = Math.min(shortest, timed(() => brokenText(text, { ...tally })).ms);
    tally.slowestMs = Math.max(tally.slowestMs, shortest);
    const late = shortest > MS_MAX ? [`answered after ${shortest} ms`] : [];
    const reached = Object.getOwnPropertyNames(Object.prototype).sort().join(' ') === PROTOTYPE ? [] : ['a document reached a prototype'];
    return [...broken, ...late, ...reached];
  } catch (error) {
    return [`a document does not throw: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function timed(work: () => readonly string[]): { readonly broken: readonly string[]; readonly ms: number } {
  const from = performance.now();
  const broken = work();
  return { broken, ms: performance.now() - from };
}

function brokenText(text: string, tally: DocumentTally): readonly string[] {
  const parsed = parseGraphText(text);
  if (parsed.kind === 'refused') {
    tally.noDocuments++;
    return hasErrors(parsed.diagnostics) ? [] : ['no document without an error said'];
  }
  const { compiled, diagnostics } = compile(parsed.graph);
  explainGraph(parsed.graph);
  if (compiled !== null) {
    tally.compiled++;
    return [...brokenProgram(compiled.program), ...brokenCost(compiled.program)];
  }
  tally.noPrograms++;
  return hasErrors(diagnostics) ? [] : ['no program without an error said'];
}

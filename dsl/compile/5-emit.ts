// The lowered tables become a program: warm-up by clock, static cost and memory at parameter maxima, hash, and the source map beside it.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import { opArgValues } from '../ir/op-args';
import type { Program, ProgramAction } from '../ir/program';
import { programHash } from '../ir/program-hash';
import type { SourceMap } from '../ir/source-map';
import { programWarmUp } from '../ir/warm-up';
import { LIMITS } from '../limits';
import { findOp } from '../ops/op-table';
import type { CheckedGraph } from './3-check';
import type { Lowered } from './4-lower';

export interface Emitted {
  readonly program: Program;
  readonly hash: string;
  readonly sourceMap: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

export function emit(graph: CheckedGraph, lowered: Lowered): Emitted {
  const { builder } = lowered;
  const maxima = graph.params.map((param) => param.max);
  const cost = staticCost(lowered, maxima);
  const program = builder.build(graph.params, programWarmUp(builder.ops, builder.clocks.length, maxima), {
    perRow: cost.perRow,
    memoryBytes: cost.memoryBytes,
  });
  const sourceMap: SourceMap = {
    slots: builder.slotOrigins,
    ports: lowered.ports,
    actions: builder.actionNodes,
    positions: lowered.positionNodes,
    params: graph.paramSources,
    texts: builder.texts,
    labels: Object.fromEntries(graph.nodes.map((node) => [node.id, node.title])),
  };
  return { program, hash: programHash(program), sourceMap, diagnostics: checkBudget(graph, lowered, cost) };
}

interface StaticCost {
  readonly perRow: number;
  readonly memoryBytes: number;
  /** Nodes whose ops cost most. */
  readonly dearest: string;
  readonly largest: string;
}

function staticCost(lowered: Lowered, params: readonly number[]): StaticCost {
  const { ops, slotOrigins } = lowered.builder;
  const costOf = new Map<string, number>();
  const bytesOf = new Map<string, number>();
  let perRow = 0;
  let memoryBytes = 0;
  for (const op of ops) {
    const declaration = findOp(op.op);
    if (declaration === null) continue;
    const args = opArgValues(declaration, op, params);
    const cost = declaration.cost(args);
    const bytes = 8 * (declaration.memory(args) + declaration.outputs.length);
    const node = slotOrigins[op.out]?.node ?? '';
    perRow += cost;
    memoryBytes += bytes;
    costOf.set(node, (costOf.get(node) ?? 0) + cost);
    bytesOf.set(node, (bytesOf.get(node) ?? 0) + bytes);
  }
  return { perRow, memoryBytes, dearest: most(costOf), largest: most(bytesOf) };
}

function most(amounts: ReadonlyMap<string, number>): string {
  let best = '';
  for (const [node, amount] of amounts) if (best === '' || amount > (amounts.get(best) ?? 0)) best = node;
  return best;
}

function checkBudget(graph: CheckedGraph, lowered: Lowered, cost: StaticCost): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const title = (id: string): string => graph.nodes.find((node) => node.id === id)?.title ?? id;
  if (cost.perRow > LIMITS.costPerBarMax) {
    found.push(
      diagnostic(
        'over-budget',
        { cost: Math.ceil(cost.perRow), max: LIMITS.costPerBarMax, node: title(cost.dearest) },
        { node: cost.dearest },
      ),
    );
  }
  if (cost.memoryBytes > LIMITS.memoryBytesMax) {
    found.push(
      diagnostic('over-memory', { bytes: cost.memoryBytes, max: LIMITS.memoryBytesMax, node: title(cost.largest) }, { node: cost.largest }),
    );
  }
  const counts: readonly (readonly [string, number, number])[] = [
    ['ops', lowered.builder.ops.length, LIMITS.opsMax],
    ['instruments', lowered.builder.instruments.length, LIMITS.tradablesMax],
    ['clocks', lowered.builder.clocks.length, LIMITS.clocksMax],
    ['option chains', lowered.builder.chains.length, LIMITS.chainsMax],
    ['previews', lowered.builder.previews.length, LIMITS.previewsMax],
    ['positions', lowered.builder.positions, LIMITS.positionsMax],
    ['actions', lowered.builder.actions.length, LIMITS.actionsMax],
    ['rules in one bundle', Math.max(0, ...lowered.builder.actions.map(rulesOf)), LIMITS.riskRulesMax],
  ];
  for (const [what, count, max] of counts) if (count > max) found.push(diagnostic('too-many', { what, count, max }));
  return [...found, ...checkActions(lowered)];
}

/** What one action may hold: kinds that make legs of legs cannot count them before they are put together. */
function checkActions({ builder }: Lowered): readonly Diagnostic[] {
  return builder.actions.flatMap((action, index): readonly Diagnostic[] => {
    const counts: readonly (readonly [string, number, number])[] = [
      ['legs in one structure', 'legs' in action ? action.legs.length : 0, LIMITS.structureLegsMax],
      ['risk rules of one entry', action.kind === 'enter' ? action.risk.length : 0, LIMITS.riskRulesMax],
    ];
    const node = builder.actionNodes[index] ?? null;
    return counts.flatMap(([what, count, max]) => (count > max ? [diagnostic('too-many', { what, count, max }, { node })] : []));
  });
}

function rulesOf(action: ProgramAction): number {
  return action.kind === 'enter' ? action.risk.length : 0;
}

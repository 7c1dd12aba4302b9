// What an entering node stands to lose if its stop holds, as far as the program says it before the run: size times distance of the stop.
import type { Compiled } from '../compile/compile';
import type { Program, StructureLeg } from '../ir/program';

export interface EntryRisk {
  readonly node: string;
  /** What `loss` counts; only losses of one measure are compared. */
  readonly measure: string;
  /** Null where size or stop is worked out as the run goes. */
  readonly loss: number | null;
  /** Kinds of the risk rules, sorted, each once. */
  readonly guards: readonly string[];
}

type Enter = Extract<Program['actions'][number], { readonly kind: 'enter' }>;
type Value = Extract<Enter['size'], { readonly kind: 'lots' }>['lots'];

export function listEntryRisks({ program, sourceMap }: Compiled): readonly EntryRisk[] {
  const valueOf = (value: Value): number | null => {
    if (typeof value === 'number') return value;
    return 'param' in value ? (sourceMap.params[value.param]?.default ?? null) : null;
  };
  return program.actions.flatMap((action, index): readonly EntryRisk[] => {
    if (action.kind !== 'enter') return [];
    const guards = [...new Set(action.risk.map(({ kind }) => kind))].sort();
    return [{ node: sourceMap.actions[index] ?? '', guards, ...lossOf(action, valueOf) }];
  });
}

/** A stop in money bounds the loss by itself, and so does a size made from the loss. */
function lossOf({ size, risk, legs }: Enter, valueOf: (value: Value) => number | null): Pick<EntryRisk, 'measure' | 'loss'> {
  if (size.kind === 'risk' || size.kind === 'maxLoss') return { measure: `${size.kind} ${size.basis}`, loss: valueOf(size.amount) };
  const money = risk.find((rule) => rule.kind === 'mtmStop');
  if (money !== undefined) return { measure: `mtm ${money.basis}`, loss: valueOf(money.value) };
  const stop = risk.find((rule) => rule.kind === 'legStop');
  const distance = stop === undefined || stop.basis === 'level' ? null : valueOf(stop.value);
  const units = valueOf(size.kind === 'lots' ? size.lots : size.percent);
  const sold = legs.reduce((sum, { ratio }) => sum + ratio, 0);
  const measure = `${size.kind} ${stop?.basis ?? 'none'} ${legs.map(legWords).join()}`;
  return { measure, loss: distance === null || units === null ? null : distance * units * sold };
}

function legWords(leg: StructureLeg): string {
  return 'chain' in leg ? `${leg.side} ${leg.right} of chain ${leg.chain}` : `${leg.side} ${leg.instrument}`;
}

// What the inputs of a node kind can be fed from when there is no strategy around it: prices of the candles, columns of the same file, and
// nothing that only a run or another part of a strategy gives.
import type { NodeKind } from '../../dsl/nodes/define-kind';
import type { InputPort, OutputPort } from '../../dsl/nodes/ports';
import type { Timeframe } from '../../dsl/types/timeframe';
import type { Unit } from '../../dsl/types/unit';

export const CANDLE_SOURCES = ['open', 'high', 'low', 'close', 'hl2', 'hlc3', 'ohlc4', 'volume', 'openInterest'] as const;
export type CandleSource = (typeof CANDLE_SOURCES)[number];

/** `timeframe`: of longer bars from which the value is read; null: of the kind's own. */
export type InputFeed = { readonly timeframe: Timeframe | null } & (
  | { readonly kind: 'field'; readonly field: CandleSource }
  /** `unit`: where the input takes several; null: as the input has it. */
  | { readonly kind: 'column'; readonly column: string; readonly unit: Unit | null }
);

/** Can the kind be computed over candles alone, over candles with columns for these inputs, or not at all? */
export type KindNeeds =
  | { readonly kind: 'candles' }
  | { readonly kind: 'columns'; readonly inputs: readonly string[] }
  | { readonly kind: 'more'; readonly reason: string };

const SERIES: readonly OutputPort['type'][] = ['number', 'boolean', 'event'];
const ARTICLE: Readonly<Record<string, string>> = {
  candles: 'candles',
  instrument: 'an instrument',
  execution: 'an order policy',
  risk: 'a risk rule',
};

export function findKindNeeds(kind: NodeKind): KindNeeds {
  const outputs = Object.values(kind.outputs);
  if (!outputs.some(({ type }) => SERIES.includes(type)))
    return {
      kind: 'more',
      reason: outputs.length === 0 ? 'it gives nothing out' : `it gives no series, but ${outputs.map(typeWords).join(', ')}`,
    };
  const needed = Object.entries(kind.inputs).filter(([, port]) => isNeeded(port));
  const foreign = needed.find(([, port]) => !isCandlesLike(port) && !isColumnLike(port));
  if (foreign !== undefined)
    return { kind: 'more', reason: `its input ${foreign[0]} takes ${typeWords(foreign[1])}, which only a run has` };
  const inputs = needed.flatMap(([name, { type }]) => (type === 'boolean' || type === 'event' ? [name] : []));
  return inputs.length === 0 ? { kind: 'candles' } : { kind: 'columns', inputs };
}

/** Inputs that a price or a column may feed. */
export function listFeedable(kind: NodeKind): readonly string[] {
  return Object.entries(kind.inputs).flatMap(([name, port]) => (isColumnLike(port) ? [name] : []));
}

export function isNeeded(port: InputPort): boolean {
  return !port.optional && port.fallback === null;
}

function isCandlesLike({ type }: InputPort): boolean {
  return type === 'candles' || type === 'instrument';
}

function isColumnLike({ type }: InputPort): boolean {
  return type === 'number' || type === 'boolean' || type === 'event';
}

function typeWords({ type }: InputPort | OutputPort): string {
  return ARTICLE[type] ?? `a ${type}`;
}

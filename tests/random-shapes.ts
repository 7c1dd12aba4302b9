// Shapes that chance alone would hardly draw: towers of many floors, values built on themselves, a second market on other bars, a second
// position, a strategy of options. Each leads to the entry, so that what it computes is part of the program.
import { kindKey, type NodeKind } from '../dsl/nodes/define-kind';
import { listKinds } from '../dsl/nodes/registry';
import { TIMEFRAMES } from '../dsl/types/timeframe';
import type { GraphDraft } from './graph-draft';
import { growOptions } from './random-options';

/** The whole strategy begins with an instrument, its candles and a value of theirs. */
const CANDLES = { index: 1, name: 'candles' } as const;
const VALUE = { index: 2, name: 'value' } as const;
const CROSSING = { index: 4, name: 'up' } as const;
/** Beyond the deepest graph there may be, by a little. */
const FLOORS_MAX = 62;
const OTHER_SYMBOLS = ['NSE:TCS', 'NSE:INFY', 'NSE:NIFTY BANK', 'NFO:NIFTY25JANFUT'];

/** Kinds that take one number and give one of the same unit: floors of a tower. */
const FLOORS = listKinds().filter((kind) => inputOf(kind) !== null && kind.outputs['value']?.type === 'number' && keepsUnit(kind));

function keepsUnit(kind: NodeKind): boolean {
  const unit = kind.outputs['value']?.unit;
  return (
    typeof unit === 'function' &&
    unit(
      () => 'percent',
      () => '',
    ) === 'percent'
  );
}

function inputOf(kind: NodeKind): string | null {
  const needed = Object.entries(kind.inputs).filter(([, inlet]) => !inlet.optional && inlet.fallback === null);
  const [only] = needed;
  return only !== undefined && needed.length === 1 && only[1].type === 'number' ? only[0] : null;
}

/** `enter`: the entry that everything leads to. */
export function growShapes(draft: GraphDraft, enter: number): void {
  if (draft.random() < 0.08) tower(draft, enter);
  if (draft.random() < 0.25) ring(draft, enter);
  if (draft.random() < 0.35) secondMarket(draft, enter);
  if (draft.random() < 0.3) secondPosition(draft);
  if (draft.random() < 0.3) growOptions(draft, CANDLES, CROSSING, enter);
}

function tower(draft: GraphDraft, enter: number): void {
  const floors = 4 + Math.floor(draft.random() * (FLOORS_MAX - 4));
  let top: { readonly index: number; readonly name: string } = VALUE;
  for (let floor = 0; floor < floors; floor++) {
    const kind = draft.pick(FLOORS);
    const index = draft.plain(kindKey(kind).slice(0, -2));
    draft.wire(top, index, inputOf(kind) ?? '');
    top = { index, name: 'value' };
  }
  draft.lead(top.index, enter, 1);
}

/** A value made of what it was a bar before. */
function ring(draft: GraphDraft, enter: number): void {
  const [kind, own, other] = draft.pick([
    ['math.arithmetic', 'left', 'right'],
    ['logic.orElse', 'value', 'otherwise'],
  ] as const);
  const before = draft.plain('math.previous');
  const now = draft.plain(kind);
  draft.wire(CANDLES, before, 'candles');
  draft.wire({ index: before, name: 'value' }, now, own);
  draft.wire(VALUE, now, other);
  draft.wire({ index: now, name: 'value' }, before, 'value');
  draft.lead(now, enter, 1);
}

/** Another instrument, or the same, on other bars, brought to the first. */
function secondMarket(draft: GraphDraft, enter: number): void {
  const share = draft.plain('data.instrument', { symbol: draft.pick(OTHER_SYMBOLS) });
  const bars = draft.plain('data.candles', { timeframe: draft.pick(TIMEFRAMES) });
  const [kind, input] = draft.pick([
    ['indicator.rsi', 'source'],
    ['indicator.williamsR', 'candles'],
  ] as const);
  const value = draft.plain(kind);
  const here = draft.plain('math.resample');
  draft.wire({ index: draft.random() < 0.5 ? share : 0, name: 'instrument' }, bars, 'instrument');
  draft.wire({ index: bars, name: 'candles' }, value, input);
  draft.wire({ index: value, name: 'value' }, here, 'source');
  draft.wire(CANDLES, here, 'candles');
  draft.lead(here, enter, 1);
}

function secondPosition(draft: GraphDraft): void {
  const [event, leg, size, stop, enter] = ['trigger.barClose', 'leg.leg', 'size.lots', 'risk.legStop', 'action.enter'].map((key) =>
    draft.plain(key),
  );
  if (event === undefined || leg === undefined || size === undefined || stop === undefined || enter === undefined) return;
  draft.wire(CANDLES, event, 'candles');
  draft.wire({ index: 0, name: 'instrument' }, leg, 'instrument');
  draft.wire({ index: event, name: 'event' }, enter, 'event');
  draft.wire({ index: leg, name: 'leg' }, enter, 'structure');
  draft.wire({ index: size, name: 'size' }, enter, 'size');
  draft.wire({ index: stop, name: 'risk' }, enter, 'risk');
}

// The phases of a trading day: what kind of trading goes on in a stretch of minutes, and which orders it takes.

export type PhaseKind = 'pre-open' | 'continuous' | 'closing-auction' | 'post-close';

/**
 * `entry`: orders are collected. `limit-only`: collected, but no market orders and no cancelling. `match`: one price, no entry.
 * `reference`: no entry while the reference price is computed. `trade`: orders match as they come.
 */
export type PhaseStage = 'entry' | 'limit-only' | 'match' | 'reference' | 'trade';

export type PhaseOrder = 'limit' | 'market' | 'stop';

/** Half-open: `endMinute` is no longer in the phase. Both are Unix minutes (UTC). */
export interface Phase {
  readonly kind: PhaseKind;
  readonly stage: PhaseStage;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly orders: readonly PhaseOrder[];
}

/** A phase as a table writes it: IST times of day, `HH:MM`. */
export interface PhaseRow {
  readonly kind: PhaseKind;
  readonly stage: PhaseStage;
  readonly start: string;
  readonly end: string;
  readonly orders: readonly PhaseOrder[];
}

const NO_ORDERS = [] as const;
const AUCTION_ORDERS = ['limit', 'market'] as const;
const ALL_ORDERS = ['limit', 'market', 'stop'] as const;
/** After the close orders trade at the closing price alone. */
const CLOSING_PRICE_ORDERS = ['market'] as const;

export function continuous(start: string, end: string): PhaseRow {
  return { kind: 'continuous', stage: 'trade', start, end, orders: ALL_ORDERS };
}

/** Entry ends at random in its last minute; matching and buffer last to the open. */
export function preOpen(start: string, entryEnd: string, open: string): readonly PhaseRow[] {
  return [
    { kind: 'pre-open', stage: 'entry', start, end: entryEnd, orders: AUCTION_ORDERS },
    { kind: 'pre-open', stage: 'match', start: entryEnd, end: open, orders: NO_ORDERS },
  ];
}

export function postClose(start: string, end: string): PhaseRow {
  return { kind: 'post-close', stage: 'trade', start, end, orders: CLOSING_PRICE_ORDERS };
}

// What goes into the machine and what comes out: the only contract between the kernel and the world. One closed union each way.
// A backtest's market rows reach the kernel by cursor and not as objects; they stand here so that live journals can hold them.
import type { CorporateAction } from './market/corporate-action';

/** Exchange time in integer microseconds since the Unix epoch. */
export type TimeUs = number;

export interface Envelope<E> {
  /** Replay order: the only order that counts. */
  readonly seq: number;
  readonly timeUs: TimeUs;
  readonly source: 'market' | 'reference' | 'clock' | 'venue' | 'account' | 'control';
  /** `seq` of the event that led to this one. */
  readonly cause: number | null;
  readonly event: E;
}

/** Prices are whole price units of the instrument; quantities are units (shares), signed nowhere: `side` says which way. */
export const SIDES = ['buy', 'sell'] as const;

export type Side = (typeof SIDES)[number];

export type MarketEvent =
  | {
      readonly kind: 'tick';
      readonly instrument: number;
      readonly price: number;
      readonly cumulativeVolume: number;
      readonly openInterest: number;
    }
  | { readonly kind: 'barOpen'; readonly instrument: number; readonly price: number }
  | {
      readonly kind: 'barFinal';
      readonly instrument: number;
      readonly open: number;
      readonly high: number;
      readonly low: number;
      readonly close: number;
      readonly volume: number;
      readonly openInterest: number;
    }
  | { readonly kind: 'indexValue'; readonly instrument: number; readonly price: number }
  | { readonly kind: 'feedGap'; readonly instrument: number }
  | { readonly kind: 'feedResumed'; readonly instrument: number };

export type ReferenceEvent =
  | {
      readonly kind: 'instrumentSpec';
      readonly instrument: number;
      readonly lot: number;
      readonly tick: number;
      readonly freezeQuantity: number;
    }
  | {
      readonly kind: 'sessionPhase';
      readonly segment: string;
      readonly phase: 'preOpen' | 'continuous' | 'closingAuction' | 'postClose' | 'closed';
    }
  | { readonly kind: 'chargeSchedule'; readonly segment: string; readonly validFromDay: number }
  | { readonly kind: 'corporateAction'; readonly instrument: number; readonly action: CorporateAction };

export type ClockEvent =
  | { readonly kind: 'seal'; readonly timeframe: string }
  | { readonly kind: 'timer'; readonly timer: number }
  | { readonly kind: 'watermark' };

/** Why a fill is where it is: the venue's rule, said on every fill. */
export const FILL_RULES = [
  'nextOpen',
  'nextClose',
  'nextTick',
  'limitTraded',
  'limitAtOpen',
  'stopTraded',
  'stopGapOpen',
  'bandRested',
  'settlement',
  'squareOff',
] as const;

export type FillRule = (typeof FILL_RULES)[number];

export type RejectCode =
  | 'market-closed'
  | 'price-band'
  | 'off-tick'
  | 'odd-lot'
  | 'over-freeze'
  | 'rate-limit'
  | 'index-not-tradable'
  | 'injected';

export type OrderEvent =
  | { readonly kind: 'accepted'; readonly order: number }
  | { readonly kind: 'rejected'; readonly order: number; readonly code: RejectCode }
  /** `freePaise`: equity less the margin of all that is held and rests; below zero where that is more. */
  | {
      readonly kind: 'rejected';
      readonly order: number;
      readonly code: 'insufficient-funds';
      readonly neededPaise: number;
      readonly freePaise: number;
    }
  | { readonly kind: 'triggered'; readonly order: number }
  | {
      readonly kind: 'filled';
      readonly order: number;
      readonly quantity: number;
      readonly price: number;
      /** Left of the order after this fill; 0 when it is done. */
      readonly remaining: number;
      readonly rule: FillRule;
      /** Adverse price units already in `price` for spread, latency and impact. */
      readonly slippage: number;
      /** The bar did not say whether this came before another possible fill. */
      readonly isAmbiguous: boolean;
    }
  | { readonly kind: 'modified'; readonly order: number }
  /** A change or a cancel that was asked for is not granted: the order stands as it was. */
  | { readonly kind: 'refused'; readonly order: number; readonly request: 'modify' | 'cancel'; readonly code: RejectCode }
  | { readonly kind: 'cancelled'; readonly order: number; readonly by: 'request' | 'exchange' }
  | { readonly kind: 'expired'; readonly order: number }
  | { readonly kind: 'convertedToLimit'; readonly order: number; readonly limitPrice: number };

export type Rejected = Extract<OrderEvent, { readonly kind: 'rejected' }>;
export type Filled = Extract<OrderEvent, { readonly kind: 'filled' }>;

export type AccountEvent =
  | { readonly kind: 'funds'; readonly availablePaise: number }
  | { readonly kind: 'positionSnapshot'; readonly instrument: number; readonly quantity: number }
  | { readonly kind: 'margin'; readonly requiredPaise: number };

export type ControlEvent =
  | {
      readonly kind: 'runStarted';
      readonly programHash: string;
      readonly dataHash: string;
      readonly anchorUs: TimeUs;
      readonly seed: number;
    }
  | { readonly kind: 'parameter'; readonly index: number; readonly value: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'kill' }
  | { readonly kind: 'reconcile' }
  | { readonly kind: 'runEnded' };

export type MachineEvent = MarketEvent | ReferenceEvent | ClockEvent | OrderEvent | AccountEvent | ControlEvent;

export const ORDER_TYPES = ['market', 'limit', 'stopLimit'] as const;

export type OrderType = (typeof ORDER_TYPES)[number];

export const PRODUCTS = ['intraday', 'delivery', 'carry'] as const;

export type Product = (typeof PRODUCTS)[number];

/** Why an order was sent. */
export const ORDER_REASONS = [
  'entry',
  'exitAction',
  'adjust',
  'legStop',
  'legTarget',
  'underlyingStop',
  'underlyingTarget',
  'mtmStop',
  'mtmTarget',
  'combinedStop',
  'combinedTarget',
  'greekMax',
  'lock',
  'exitAt',
  'exitBeforeExpiry',
  'exitAfter',
  'stale',
  'squareOff',
  'reverse',
  'kill',
  'expiry',
  'brokenGroup',
] as const;

export type OrderReason = (typeof ORDER_REASONS)[number];

/**
 * What the kernel wants. Orders are numbered from 0 in the run; (timeUs, action, order, slice, attempt) are the logical key from
 * which the broker's tag is hashed at the rim. At most one order per slice is live.
 */
export type Intent =
  | {
      readonly kind: 'place';
      readonly order: number;
      readonly action: number;
      readonly position: number;
      readonly leg: number;
      readonly slice: number;
      readonly attempt: number;
      readonly instrument: number;
      readonly side: Side;
      readonly quantity: number;
      readonly type: OrderType;
      /** NaN where the type has none. */
      readonly limitPrice: number;
      readonly triggerPrice: number;
      /** Band of a protected market order, percent; 0: the broker's slab. */
      readonly protectionPercent: number;
      readonly product: Product;
      readonly reason: OrderReason;
      /** Decided before this instant's opens and held back for another leg's fill: it meets the prices that this fill met. */
      readonly hasWaited?: true;
    }
  | {
      readonly kind: 'modify';
      readonly order: number;
      readonly quantity: number;
      readonly type: OrderType;
      readonly limitPrice: number;
      readonly triggerPrice: number;
      readonly protectionPercent: number;
      readonly reason: OrderReason;
      readonly hasWaited?: true;
    }
  | { readonly kind: 'cancel'; readonly order: number }
  | { readonly kind: 'timer'; readonly timer: number; readonly atUs: TimeUs }
  | { readonly kind: 'notify'; readonly action: number };

export type PlaceIntent = Extract<Intent, { readonly kind: 'place' }>;
export type ModifyIntent = Extract<Intent, { readonly kind: 'modify' }>;

/** What became of an action whose event fired. Everything but `sent` says why nothing was sent, or what it waits for. */
export const ACTION_OUTCOMES = [
  'sent',
  'armed-reverse',
  'armed-open',
  'armed-reentry',
  'busy',
  'not-open',
  'no-such-leg',
  'stop-undefined',
  'size-zero',
  'size-undefined',
  'price-undefined',
  'entries-per-day',
  'reentries-used',
  'changes-used',
  'legs-full',
  'same-contracts',
  'daily-loss',
  'cooldown',
  'outside-window',
  'expiry-near',
  'spread-wide',
  'price-old',
  'margin-short',
  'paused',
  'session-closing',
  'rejected-now',
  'contract-undefined',
  'index-not-tradable',
  'short-delivery',
] as const;

export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

// What the machine decided and what became of it, as plain objects of logical fields: the stream whose digest two runs must share.
// Never a run id, a receive time or a text for people.
import type { ActionOutcome, Intent, OrderEvent, OrderReason, TimeUs } from '../events';
import type { UnitChange } from '../market/corporate-action';
import type { GreekName } from '../options/traded-greek';

/** An intent that leaves a mark at the venue. Timers and notifications are not decisions about orders. */
export type OrderIntent = Extract<Intent, { readonly kind: 'place' | 'modify' | 'cancel' }>;

/** A rule of the risk bundle that fired, or a switch above it. `dailyLossMax` sends its orders as `mtmStop`. */
export type FiredRule = OrderReason | 'dailyLossMax';

/** Why an order of an entry was lost, or never left. */
export const LEG_LOSSES = ['rejected', 'cancelled', 'expired', 'no-cover', 'stop-undefined'] as const;
export type LegLoss = (typeof LEG_LOSSES)[number];

export const POSITION_PHASES = ['flat', 'entering', 'open', 'exiting'] as const;
export type PositionPhase = (typeof POSITION_PHASES)[number];

export type DecisionEntry =
  | { readonly kind: 'outcome'; readonly action: number; readonly outcome: ActionOutcome }
  | { readonly kind: 'intent'; readonly intent: OrderIntent }
  | { readonly kind: 'orderEvent'; readonly event: OrderEvent }
  /** An order event that changed nothing: a repetition, or of an order that this kernel no longer follows. */
  | { readonly kind: 'orderEventIgnored'; readonly event: OrderEvent; readonly why: 'repeated' | 'unknown-order' }
  | { readonly kind: 'phase'; readonly position: number; readonly epoch: number; readonly phase: PositionPhase }
  /**
   * `leg` null: a rule of the whole position. `limit` and `value` are price units of the leg or of its underlying, paise of the position (of
   * one unit of it for rules in premium), a net greek of one unit, or times.
   */
  | {
      readonly kind: 'riskFired';
      readonly rule: FiredRule;
      readonly position: number;
      readonly leg: number | null;
      readonly limit: number;
      readonly value: number;
    }
  /** What an option leg is from its entry on. */
  | { readonly kind: 'contractChosen'; readonly position: number; readonly leg: number; readonly contract: string }
  /** A leg is given up for another, which stands in its own place. */
  | { readonly kind: 'legReplaced'; readonly position: number; readonly leg: number; readonly by: number }
  /** A stronger reason met an exit that is pending: the latch holds, its urgency rises. */
  | { readonly kind: 'exitRaised'; readonly position: number; readonly leg: number; readonly reason: OrderReason }
  | { readonly kind: 'stopMoved'; readonly position: number; readonly leg: number; readonly from: number; readonly to: number }
  /** Another leg was stopped, and this one's stop stands at its cost now; `from` 0: it had none. */
  | { readonly kind: 'stopToCost'; readonly position: number; readonly leg: number; readonly from: number; readonly to: number }
  /** A lock has stepped: with a profit of `valuePaise`, so much is kept. */
  | { readonly kind: 'profitLocked'; readonly position: number; readonly lockedPaise: number; readonly valuePaise: number }
  /** A stop or target took the leg out, and the bundle would have it back: `level` is what its price must come to, 0 where for no price. */
  | {
      readonly kind: 'legReEntry';
      readonly position: number;
      readonly leg: number;
      readonly after: 'stop' | 'target';
      readonly outcome: ActionOutcome;
      readonly level: number;
    }
  /** A leg that waited for a price to be entered again will not be. */
  | { readonly kind: 'legReEntryLapsed'; readonly position: number; readonly leg: number }
  /** The venue will not hold this leg's stop: from now on it is monitored. */
  | { readonly kind: 'stopMonitored'; readonly position: number; readonly leg: number; readonly stop: number }
  | { readonly kind: 'exitUnfilled'; readonly position: number; readonly leg: number; readonly left: number }
  | { readonly kind: 'chased'; readonly position: number; readonly leg: number; readonly step: number; readonly isFullBand: boolean }
  | { readonly kind: 'entryTimedOut'; readonly position: number; readonly onTimeout: 'cancel' | 'market' }
  /** A limit entry that did not fill goes towards the market: the price it is to have now. */
  | {
      readonly kind: 'entryChased';
      readonly position: number;
      readonly leg: number;
      readonly order: number;
      readonly step: number;
      readonly limitPrice: number;
    }
  /** What a leg lacks of what was ordered is sent again, so many units, for the so-many-th time. */
  | {
      readonly kind: 'legRetried';
      readonly position: number;
      readonly leg: number;
      readonly attempt: number;
      readonly units: number;
      readonly why: LegLoss;
    }
  /** A leg of a group cannot be had as ordered: units that came and that were to come, and what becomes of the group. */
  | {
      readonly kind: 'legFailed';
      readonly position: number;
      readonly leg: number;
      readonly entered: number;
      readonly ordered: number;
      readonly why: LegLoss;
      readonly then: 'exitAll' | 'keep';
    }
  /** So many units of a sold leg have been held without cover for as long as they may: the leg leaves, or the whole. */
  | {
      readonly kind: 'uncovered';
      readonly position: number;
      readonly leg: number;
      readonly units: number;
      readonly then: 'exitAll' | 'keep';
    }
  /** More lots than can be sliced into the orders a position may have. */
  | { readonly kind: 'sizeCapped'; readonly position: number; readonly wantedLots: number; readonly lots: number }
  /** An entry that waited, for flat or for an open, will not be sent. */
  | { readonly kind: 'armedLapsed'; readonly position: number; readonly action: number }
  /** Risk reads this leg by its last good price, which is older than the limit. */
  | { readonly kind: 'stalePrice'; readonly position: number; readonly leg: number; readonly price: number; readonly priceUs: TimeUs }
  /** A rule about a net greek waits: that of this leg is not known. Told once, until all are known again. */
  | { readonly kind: 'greekUnknown'; readonly position: number; readonly greek: GreekName; readonly leg: number }
  /** A split, bonus or consolidation on an ex-date: units held before and after, and what was paid for parts of a unit. */
  | {
      readonly kind: 'unitsChanged';
      readonly position: number;
      readonly leg: number;
      readonly action: UnitChange['kind'];
      readonly numerator: number;
      readonly denominator: number;
      readonly from: number;
      readonly to: number;
      readonly lieuPaise: number;
    }
  /** On what was held over the ex-date; below zero where it is paid on a short position. */
  | { readonly kind: 'dividend'; readonly position: number; readonly leg: number; readonly quantity: number; readonly paise: number }
  | { readonly kind: 'switched'; readonly to: 'paused' | 'resumed' | 'killed' };

export interface JournalSink {
  decision(timeUs: TimeUs, entry: DecisionEntry): void;
}

// What the loop tells whoever keeps a run, while it walks and where it passes over bars. It takes no answer: what is heard must change nothing.
import type { Intent, OrderEvent, TimeUs } from '../events';
import type { PriceCursor } from './price-cursor';

/** The part of it that hears of bars passed over. */
export interface QuietObserver {
  /** So many bars of every cursor, from its present row on, sealed without anything happening: the first at `timeUs`, then one after another. */
  onPassed(timeUs: TimeUs, bars: number): void;
}

/** What a run keeps of what happens. */
export interface LoopObserver extends QuietObserver {
  onIntent(intent: Intent, timeUs: number): void;
  onOrderEvent(event: OrderEvent, timeUs: number): void;
  /** Bars sealed at this instant while something was open. */
  onSealed(timeUs: number, sealed: readonly PriceCursor[]): void;
  /** Nothing is open any more. */
  onFlat(timeUs: number): void;
}

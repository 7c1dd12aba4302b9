// What a run tells of itself while it goes, to whoever keeps it. Who hears it must not change what happens.
import type { Intent, OrderEvent, TimeUs } from '../events';
import type { PriceCursor } from './price-cursor';

export interface LoopObserver {
  onIntent(intent: Intent, timeUs: TimeUs): void;
  onOrderEvent(event: OrderEvent, timeUs: TimeUs): void;
  /** Bars sealed at this instant while something was open. */
  onSealed(timeUs: TimeUs, sealed: readonly PriceCursor[]): void;
  /** So many bars of every cursor, from its present row on, sealed without anything happening: the first at `timeUs`, then one after another. */
  onPassed(timeUs: TimeUs, bars: number): void;
  /** Nothing is open any more. */
  onFlat(timeUs: TimeUs): void;
}

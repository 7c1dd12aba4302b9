// Where the stops of a run stood, read out of its decisions: each resting stop as placed and as moved, each stop watched by the machine.
import type { DecisionEntry } from '../../../../engine/journal/decision';

export interface StopStep {
  readonly timeUs: number;
  readonly position: number;
  /** Price units. */
  readonly price: number;
}

/** Collects steps as the decisions pass; hand it every one of them, in order. */
export class StopSteps {
  readonly steps: StopStep[] = [];
  private readonly positionOf = new Map<number, number>();

  decision(timeUs: number, entry: DecisionEntry): void {
    if (entry.kind === 'stopMoved') this.add(timeUs, entry.position, entry.to);
    if (entry.kind === 'stopMonitored') this.add(timeUs, entry.position, entry.stop);
    if (entry.kind === 'orderEvent' && isLast(entry.event)) this.positionOf.delete(entry.event.order);
    if (entry.kind !== 'intent') return;
    const { intent } = entry;
    if (intent.kind === 'place' && intent.type === 'stopLimit') {
      this.positionOf.set(intent.order, intent.position);
      this.add(timeUs, intent.position, intent.triggerPrice);
    }
    const position = intent.kind === 'modify' && intent.type === 'stopLimit' ? this.positionOf.get(intent.order) : undefined;
    if (intent.kind === 'modify' && position !== undefined) this.add(timeUs, position, intent.triggerPrice);
  }

  private add(timeUs: number, position: number, price: number): void {
    if (Number.isFinite(price)) this.steps.push({ timeUs, position, price });
  }
}

function isLast(event: Extract<DecisionEntry, { readonly kind: 'orderEvent' }>['event']): boolean {
  if (event.kind === 'filled') return event.remaining === 0;
  return event.kind === 'cancelled' || event.kind === 'expired' || event.kind === 'rejected';
}

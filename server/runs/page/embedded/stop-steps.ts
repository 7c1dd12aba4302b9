// Where the stops of a run stood, read out of its decisions: each resting stop as placed and as moved, each stop watched by the machine.
import type { DecisionEntry } from '../../../../engine/journal/decision';

export interface StopStep {
  readonly timeUs: number;
  readonly position: number;
  readonly leg: number;
  /** Price units. */
  readonly price: number;
}

type Held = Pick<StopStep, 'position' | 'leg'>;

/** Collects steps as the decisions pass; hand it every one of them, in order. */
export class StopSteps {
  readonly steps: StopStep[] = [];
  private readonly heldBy = new Map<number, Held>();

  decision(timeUs: number, entry: DecisionEntry): void {
    if (entry.kind === 'stopMoved' || entry.kind === 'stopToCost') this.add(timeUs, entry, entry.to);
    if (entry.kind === 'stopMonitored') this.add(timeUs, entry, entry.stop);
    if (entry.kind === 'orderEvent' && isLast(entry.event)) this.heldBy.delete(entry.event.order);
    if (entry.kind !== 'intent') return;
    const { intent } = entry;
    if (intent.kind === 'place' && intent.type === 'stopLimit') {
      this.heldBy.set(intent.order, intent);
      this.add(timeUs, intent, intent.triggerPrice);
    }
    const held = intent.kind === 'modify' && intent.type === 'stopLimit' ? this.heldBy.get(intent.order) : undefined;
    if (intent.kind === 'modify' && held !== undefined) this.add(timeUs, held, intent.triggerPrice);
  }

  private add(timeUs: number, { position, leg }: Held, price: number): void {
    if (Number.isFinite(price)) this.steps.push({ timeUs, position, leg, price });
  }
}

function isLast(event: Extract<DecisionEntry, { readonly kind: 'orderEvent' }>['event']): boolean {
  if (event.kind === 'filled') return event.remaining === 0;
  return event.kind === 'cancelled' || event.kind === 'expired' || event.kind === 'rejected';
}

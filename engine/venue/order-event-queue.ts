// The venue's answers on their way to the kernel: first in, first out, in one array that is used again once it is empty.
import type { OrderEvent } from '../events';

export class OrderEventQueue {
  private readonly events: OrderEvent[] = [];
  private head = 0;

  push(event: OrderEvent): void {
    this.events.push(event);
  }

  /** The oldest answer not yet taken, or null. */
  shift(): OrderEvent | null {
    const event = this.events[this.head];
    if (event !== undefined) this.head += 1;
    else if (this.head > 0) this.clear();
    return event ?? null;
  }

  private clear(): void {
    this.events.length = 0;
    this.head = 0;
  }

  get isEmpty(): boolean {
    return this.head === this.events.length;
  }
}

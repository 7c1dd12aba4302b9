// The venue's answers on their way to the kernel, first in, first out. They stand in one array that is written from its start again whenever it
// is empty.
import type { OrderEvent } from '../events';

export class OrderEventQueue {
  private readonly events: OrderEvent[] = [];
  private head = 0;
  private tail = 0;

  push(event: OrderEvent): void {
    this.events[this.tail] = event;
    this.tail += 1;
  }

  /** The oldest answer not yet taken, or null. */
  shift(): OrderEvent | null {
    if (this.head === this.tail) return null;
    const event = this.events[this.head] ?? null;
    this.head += 1;
    if (this.head === this.tail) {
      this.head = 0;
      this.tail = 0;
    }
    return event;
  }

  get isEmpty(): boolean {
    return this.head === this.tail;
  }
}

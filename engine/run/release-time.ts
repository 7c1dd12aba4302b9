// How long after an instant the run may act on what happened by then: at once where the history is bars, a grace later where trades arrive one by
// one.
import { SEAL_GRACE_US } from '../bars/tick-bars';
import type { InstrumentHistory } from '../kernel/clock-rows';

/** Microseconds from the end of a bar, or from the instant for which a timer was set, to its release. */
export function findReleaseUs(histories: readonly Pick<InstrumentHistory, 'tape'>[]): number {
  return histories.some(({ tape }) => tape !== undefined) ? SEAL_GRACE_US : 0;
}

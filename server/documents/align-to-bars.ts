// Values of another clock at the bars of a series: what was known when each bar was sealed. A value settled by a session is known from the
// next one on; an event is told at the first bar sealed at or after it. What is known before the run is known at every bar.
import type { PortSlot } from '../../dsl/ir/source-map';
import type { SlotValues } from '../../engine/run/evaluate';
import { istDayOfTime } from '../../engine/time/ist-time';

/** `sealUs`: instants at which the bars are known, ascending. */
export function alignToBars({ clock, kind, phase }: PortSlot, { timeUs, values }: SlotValues, sealUs: Float64Array): Float64Array {
  if (clock === null) return new Float64Array(sealUs.length).fill(values[0] ?? Number.NaN);
  const isEvent = kind === 'event';
  const isKnown = phase === 'session' ? isOfEarlierDay : isOfEarlierInstant;
  let next = 0;
  let last = Number.NaN;
  return sealUs.map((barUs) => {
    let fired = 0;
    for (; next < timeUs.length && isKnown(timeUs[next] ?? Number.NaN, barUs); next += 1) {
      last = values[next] ?? Number.NaN;
      if (last === 1) fired = 1;
    }
    return isEvent ? fired : last;
  });
}

function isOfEarlierInstant(timeUs: number, barUs: number): boolean {
  return timeUs <= barUs;
}

/** A bar that ends with its day belongs to that day. */
function isOfEarlierDay(timeUs: number, barUs: number): boolean {
  return istDayOfTime(timeUs - 1) < istDayOfTime(barUs - 1);
}

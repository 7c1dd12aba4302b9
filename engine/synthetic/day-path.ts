// Finds a day of a daily walk and sets a bridge on it, shortened where trading was.
import { invariant } from '../../dsl/types/invariant';
import type { RandomKey } from '../number/counter-random';
import type { BridgeWalk } from './bridge-walk';
import { DEMO_FIRST_DAY, type DemoDay, moveScale } from './demo-session';

export interface WalkedDay {
  readonly open: number;
  readonly close: number;
  readonly deviation: number;
}

export function getDay<Day>(days: readonly Day[], day: number): Day {
  const found = days[day - DEMO_FIRST_DAY];
  invariant(found !== undefined, `day ${day} lies in the demo market's walk`);
  return found;
}

/** Sends the bridge over a day; what a short one leaves of the walked move is in the next opening gap. */
export function startPath(walk: BridgeWalk, walked: WalkedDay, today: DemoDay, key: RandomKey): void {
  const scale = moveScale(today);
  walk.startDay({
    key,
    from: walked.open,
    to: walked.open + scale * (walked.close - walked.open),
    deviation: walked.deviation * scale,
    minutes: today.minutes,
  });
}

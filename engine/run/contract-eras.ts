// Says which contract a future by rule is, session by session: the nearest that has not given way, or one of those after it. A contract gives way
// by the calendar alone, never by volume or price, so that the answer is known before the session.
import type { ProgramInstrument } from '../../dsl/ir/program';
import type { SessionLookup } from '../bars/session-windows';
import type { ContractEra } from '../kernel/contract-era';

export type RollRule = Pick<Extract<ProgramInstrument, { readonly kind: 'future' }>, 'series' | 'rollDaysBefore'>;

export interface ListedContract<Contract> {
  readonly expiryDay: number;
  /** Null where it was listed and nothing is known of it: its sessions are a gap, and not its neighbour's. */
  readonly contract: Contract | null;
}

/** No market has twenty sessions in more calendar days than these. */
const SEARCH_DAYS_MAX = 90;
const PLACE_OF: Readonly<Record<RollRule['series'], number>> = { current: 0, next: 1, far: 2 };

/** `listed`: every contract of the underlying in order of expiry, from the first that matters on. */
export function listContractEras<Contract>(
  listed: readonly ListedContract<Contract>[],
  sessions: SessionLookup,
  rule: RollRule,
): readonly ContractEra<Contract>[] {
  const eras: ContractEra<Contract>[] = [];
  let fromDay = Number.NEGATIVE_INFINITY;
  for (const [index, { expiryDay }] of listed.entries()) {
    const toDay = lastDayHeld(expiryDay, rule.rollDaysBefore, sessions);
    eras.push({ contract: listed[index + PLACE_OF[rule.series]]?.contract ?? null, fromDay, toDay });
    fromDay = toDay + 1;
  }
  return [...eras, { contract: null, fromDay, toDay: Number.POSITIVE_INFINITY }];
}

/** The session so many sessions before the expiry. */
function lastDayHeld(expiryDay: number, sessionsBefore: number, sessions: SessionLookup): number {
  let day = expiryDay;
  for (let left = sessionsBefore, back = 0; left > 0 && back < SEARCH_DAYS_MAX; back++) {
    day -= 1;
    if (sessions(day).length > 0) left -= 1;
  }
  return day;
}

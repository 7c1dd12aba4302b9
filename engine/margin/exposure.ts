// What is asked on top of the scan, whatever hedges what: a part of the value of futures and of the underlying of sold options, and on their
// last day more of the latter. Of futures long in one expiry and short in another a third of the far one's value counts. Rupees as doubles.
import { pairCalendarSpreads, sumByExpiry } from './calendar-spreads';
import { type MarginRules, MILLION } from './margin-rules';
import type { ScannedContract } from './scanned-contract';

export interface Exposure {
  readonly exposure: number;
  readonly expiryDay: number;
}

const SPREAD_SHARE = 1 / 3;

/** `contracts`: of one underlying. `day`: on which it is asked. */
export function exposureOf(
  contracts: readonly ScannedContract[],
  { scan, exposure: rate }: MarginRules,
  spot: number,
  day: number,
): Exposure {
  let unitsSold = 0;
  let unitsExpiring = 0;
  let hasFutures = false;
  for (const { leg } of contracts) {
    const { contract, quantity } = leg;
    if (contract.kind === 'future') hasFutures = true;
    else if (quantity < 0) {
      unitsSold -= quantity;
      if (contract.expiryDay === day) unitsExpiring -= quantity;
    }
  }
  const valueOfFutures = hasFutures ? valueAtRisk(contracts, scan.isExpiringApart ? day : Number.NEGATIVE_INFINITY) : 0;
  return {
    exposure: (rate.ppm / MILLION) * (valueOfFutures + unitsSold * spot),
    expiryDay: (rate.expiryDayPpm / MILLION) * unitsExpiring * spot,
  };
}

/** `lastDayApart`: expiries up to it pair with no other. */
function valueAtRisk(contracts: readonly ScannedContract[], lastDayApart: number): number {
  const futures = contracts.map(({ leg }) => leg).filter(({ contract }) => contract.kind === 'future');
  const whole = futures.reduce((sum, { quantity, price }) => sum + Math.abs(quantity) * price, 0);
  const deltas = futures
    .filter(({ contract }) => contract.expiryDay > lastDayApart)
    .map(({ contract, quantity }) => ({ expiryDay: contract.expiryDay, delta: quantity }));
  const priceOn = (day: number): number => futures.find(({ contract }) => contract.expiryDay === day)?.price ?? 0;
  return pairCalendarSpreads(sumByExpiry(deltas)).reduce(
    (value, { nearDay, farDay, units }) => value - units * (priceOn(nearDay) + (1 - SPREAD_SHARE) * priceOn(farDay)),
    whole,
  );
}

// Makes a row of the trade list of an epoch that has ended.

import type { ClosedTrade, TradeLeg } from '../report/run-series';
import { padded } from '../time/day-text';
import { US_PER_MINUTE } from '../time/ist-time';
import type { Epoch } from './epoch';
import type { EpochLeg } from './epoch-leg';

const ID_DIGITS = 6;
const NO_LEGS: readonly TradeLeg[] = [];

export function closedTrade(epoch: Epoch, chargesPaise: number): ClosedTrade {
  const { legs, grossPaise } = epoch;
  const [first] = legs;
  const isSingle = legs.length === 1;
  const priceScale = first?.facts.priceScale ?? 1;
  const quantity = legs.reduce((divisor, leg) => greatestCommonDivisor(divisor, wholeUnits(leg)), 0);
  const sets = isSingle ? (first?.enteredQuantity ?? 1) : quantity;
  let entryValue = 0;
  let exitValue = 0;
  for (const leg of legs) {
    const sign = (isSingle ? 1 : leg.sign) * (priceScale / leg.facts.priceScale);
    entryValue += sign * leg.enteredValue;
    exitValue += sign * leg.leftValue;
  }
  return {
    id: `T${padded(epoch.ordinal, ID_DIGITS)}`,
    position: epoch.position,
    direction: isSingle ? (first?.sign === 1 ? 'long' : 'short') : 'multi',
    instrument: isSingle && first !== undefined ? first.facts.id : legs.map((leg) => leg.facts.id).join(' + '),
    legs: isSingle ? NO_LEGS : legs.map(tradeLeg),
    entryUs: epoch.entryUs,
    exitUs: epoch.exitUs,
    quantity,
    entryPrice: entryValue / sets,
    exitPrice: exitValue / sets,
    priceScale,
    grossPaise,
    chargesPaise,
    netPaise: grossPaise - chargesPaise,
    riskPaise: epoch.riskPaise,
    maePaise: Math.round(Math.abs(epoch.worstPaise)),
    mfePaise: Math.round(epoch.bestPaise),
    barsHeld: epoch.barsHeld,
    minutesHeld: Math.round((epoch.exitUs - epoch.entryUs) / US_PER_MINUTE),
    exitReason: epoch.exitReason,
    ambiguous: epoch.isAmbiguous,
  };
}

function tradeLeg(leg: EpochLeg): TradeLeg {
  const { facts, sign, enteredQuantity, enteredValue, leftValue, cashPaise } = leg;
  return {
    instrument: facts.id,
    quantity: sign * enteredQuantity,
    entryPrice: enteredValue / enteredQuantity,
    exitPrice: leftValue / enteredQuantity,
    priceScale: facts.priceScale,
    grossPaise: cashPaise,
  };
}

/** What corporate actions left of a unit was paid out: it counts for prices, and is no unit of the trade. */
function wholeUnits({ enteredQuantity }: EpochLeg): number {
  return Math.max(1, Math.floor(enteredQuantity));
}

/** Units of one set of a structure's legs. */
function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

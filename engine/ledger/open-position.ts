// Makes a row of the report of an epoch that has not ended: what is held, what it cost, and where it stands at the last prices known.
import type { TimeUs } from '../events';
import type { Epoch } from './epoch';
import type { EpochLeg } from './epoch-leg';

export interface OpenLeg {
  readonly instrument: string;
  /** Units; below zero when short. */
  readonly quantity: number;
  /** Average fill price of the way in, price units. */
  readonly entryPrice: number;
  /** Last close, price units. */
  readonly markPrice: number;
  /** Price units to the rupee. */
  readonly priceScale: number;
  /** Where its stop stands, price units; null where it has none. */
  readonly stopPrice: number | null;
  /** Of what is held, at its mark, before charges. */
  readonly unrealisedPaise: number;
}

export interface OpenPosition {
  /** Ordinal of the program's position. */
  readonly position: number;
  readonly entryUs: TimeUs;
  readonly legs: readonly OpenLeg[];
  readonly unrealisedPaise: number;
  /** Of what has left already, before charges. */
  readonly realisedPaise: number;
  /** Of all its fills so far. */
  readonly chargesPaise: number;
}

export function openPosition(epoch: Epoch, chargesPaise: number): OpenPosition {
  const legs = epoch.legs.filter(({ quantity }) => quantity !== 0).map(openLeg);
  const unrealisedPaise = legs.reduce((sum, leg) => sum + leg.unrealisedPaise, 0);
  return {
    position: epoch.position,
    entryUs: epoch.entryUs,
    legs,
    unrealisedPaise,
    realisedPaise: Math.round(epoch.resultPaise()) - unrealisedPaise,
    chargesPaise,
  };
}

function openLeg(leg: EpochLeg): OpenLeg {
  return {
    instrument: leg.facts.id,
    quantity: leg.quantity,
    entryPrice: leg.enteredValue / leg.enteredQuantity,
    markPrice: leg.last,
    priceScale: leg.facts.priceScale,
    stopPrice: leg.stopPrice,
    unrealisedPaise: leg.unrealisedPaise,
  };
}

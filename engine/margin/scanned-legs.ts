// Legs with what each loses in each scenario, which is the dear part of a margin and the same whatever they are held with. Every question about
// some of them together, or in other numbers, is then a sum.
import { invariant } from '../../dsl/types/invariant';
import { yearsToExpiry } from '../options/years-to-expiry';
import { istDayOfTime } from '../time/ist-time';
import type { MarginRequest, MarginUnderlying } from './margin-leg';
import { getMarginRules, type MarginRules } from './margin-rules';
import { type ExpiryScan, expiryScan, type ScannedContract, scanContract } from './scanned-contract';

export interface MarginMarket {
  readonly name: string;
  readonly spot: number;
  readonly rules: MarginRules;
}

export interface ScannedLegs {
  /** In the order of the legs; a contract may stand there twice. */
  readonly contracts: readonly ScannedContract[];
  /** In order of first mention. */
  readonly markets: readonly MarginMarket[];
  /** On which the margin is asked. */
  readonly day: number;
}

export function scanLegs({ timeUs, legs, underlyings }: MarginRequest): ScannedLegs {
  const day = istDayOfTime(timeUs);
  const markets: MarginMarket[] = [];
  const expiries: (readonly [name: string, expiryDay: number, scan: ExpiryScan])[] = [];
  for (const { contract, price } of legs) {
    invariant(price >= 0 && price < Number.POSITIVE_INFINITY, `${contract.id}, of which there is a leg, has a price`);
    const { underlying: name, expiryDay, segment } = contract;
    if (expiries.some((each) => each[0] === name && each[1] === expiryDay)) continue;
    const underlying = getUnderlying(underlyings, name);
    const rules = markets.find((market) => market.name === name)?.rules ?? getMarginRules(name, day);
    if (!markets.some((market) => market.name === name)) markets.push({ name, spot: underlying.spot, rules });
    expiries.push([name, expiryDay, expiryScan(underlying, yearsToExpiry(timeUs, segment, expiryDay), rules)]);
  }
  const contracts = legs.map((leg) => {
    const expiry = expiries.find((each) => each[0] === leg.contract.underlying && each[1] === leg.contract.expiryDay);
    invariant(expiry !== undefined, 'every expiry of a leg is laid out');
    return scanContract(leg, expiry[2], expiries.length > markets.length);
  });
  return { contracts, markets, day };
}

/** Contracts of one name made one, with the prices of the one named last; what cancels out is gone. In order of first mention. */
export function netContracts(contracts: readonly ScannedContract[]): readonly ScannedContract[] {
  const nets: ScannedContract[] = [];
  for (const each of contracts) {
    const at = nets.findIndex(({ leg }) => leg.contract.id === each.leg.contract.id);
    const before = nets[at];
    if (before === undefined) nets.push(each);
    else nets[at] = inNumber(each, before.leg.quantity + each.leg.quantity);
  }
  return nets.filter(({ leg }) => leg.quantity !== 0);
}

/** The same contract, so many units of it. */
export function inNumber(contract: ScannedContract, quantity: number): ScannedContract {
  return { ...contract, leg: { ...contract.leg, quantity } };
}

function getUnderlying(underlyings: readonly MarginUnderlying[], name: string): MarginUnderlying {
  const underlying = underlyings.find((each) => each.name === name);
  invariant(underlying !== undefined && underlying.spot > 0, `${name}, of which there are legs, has a price`);
  return underlying;
}

// The margin of futures and options as an exchange's clearing house asks for it: each underlying is scanned under sixteen scenarios, exposure is
// added, and bought options are paid for. The benefit of a hedge is not a rule here: it is what the scan of all falls short of the scans of each.
import { invariant } from '../../dsl/types/invariant';
import type { Dated, DatedRow } from '../market/dated';
import { type MarginItems, marginOfUnderlying, sumItems, type UnderlyingMargin } from './margin-items';
import type { MarginLeg, MarginRequest } from './margin-leg';
import type { ScannedContract } from './scanned-contract';
import { netContracts, type ScannedLegs, scanLegs } from './scanned-legs';

export interface JointMargin extends MarginItems {
  /** What sold options bring. */
  readonly creditPaise: number;
  /** What an account that is valued at market holds back while it has these legs. */
  readonly boundPaise: number;
  readonly underlyings: readonly UnderlyingMargin[];
}

export interface LegMargin {
  readonly leg: MarginLeg;
  readonly alone: MarginItems;
}

export interface PortfolioMargin extends JointMargin {
  /** By how much the legs' totals, each alone, exceed the total. */
  readonly benefitPaise: number;
  /** Each contract alone. */
  readonly legs: readonly LegMargin[];
  /** What it rests on. */
  readonly rows: readonly Dated<DatedRow>[];
}

/** Legs of one contract count as one. */
export function portfolioMargin(request: MarginRequest): PortfolioMargin {
  const scanned = scanLegs(request);
  const contracts = netContracts(scanned.contracts);
  const joint = jointMargin(contracts, scanned);
  const legs = contracts.map((contract) => ({ leg: contract.leg, alone: marginAlone(contract, scanned) }));
  return {
    ...joint,
    benefitPaise: sumItems(legs.map(({ alone }) => alone)).totalPaise - joint.totalPaise,
    legs,
    rows: scanned.markets.flatMap(({ rules }) => [rules.scan, rules.exposure, rules.interest]),
  };
}

/** Of some of the scanned contracts, each once, in any number of units. */
export function jointMargin(contracts: readonly ScannedContract[], { markets, day }: Pick<ScannedLegs, 'markets' | 'day'>): JointMargin {
  const underlyings: UnderlyingMargin[] = [];
  let creditPaise = 0;
  for (const market of markets) {
    const own = markets.length === 1 ? contracts : contracts.filter(({ leg }) => leg.contract.underlying === market.name);
    if (own.length === 0) continue;
    const margin = marginOfUnderlying(market, own, day);
    creditPaise += margin.creditPaise;
    underlyings.push(margin);
  }
  const { spanPaise, exposurePaise, expiryDayPaise, premiumPaise, totalPaise } = sumItems(underlyings);
  const boundPaise = totalPaise - creditPaise;
  return { spanPaise, exposurePaise, expiryDayPaise, premiumPaise, totalPaise, creditPaise, boundPaise, underlyings };
}

function marginAlone(contract: ScannedContract, { markets, day }: ScannedLegs): MarginItems {
  const market = markets.find(({ name }) => name === contract.leg.contract.underlying);
  invariant(market !== undefined, 'every scanned contract has its market');
  return marginOfUnderlying(market, [contract], day);
}

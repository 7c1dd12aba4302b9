// The margin of futures and options as an exchange's clearing house asks for it: each underlying is scanned under sixteen scenarios, exposure is
// added, and bought options are paid for. The benefit of a hedge is not a rule here: it is what the scan of all falls short of the scans of each.
import { invariant } from '../../dsl/types/invariant';
import type { Dated, DatedRow } from '../market/dated';
import { yearsToExpiry } from '../options/years-to-expiry';
import { istDayOfTime } from '../time/ist-time';
import { exposureOf } from './exposure';
import { type MarginLeg, type MarginRequest, type MarginUnderlying, netLegs, premiumOf, toPaise } from './margin-leg';
import { getMarginRules, type MarginRules } from './margin-rules';
import { type PortfolioScan, scanPortfolio } from './scan-portfolio';
import { type ExpiryScan, expiryScan, type ScannedContract, scanContract } from './scanned-contract';

/** Paise. */
export interface MarginItems {
  /** The risk of the scan, and what it would cost to buy sold options back; held options count against both. */
  readonly spanPaise: number;
  readonly exposurePaise: number;
  /** More of sold options that expire today. */
  readonly expiryDayPaise: number;
  /** What bought options cost. */
  readonly premiumPaise: number;
  /** What an account must have before anything is filled: the sum of the four. */
  readonly totalPaise: number;
}

export interface UnderlyingMargin extends MarginItems {
  readonly name: string;
  /** Two where contracts that expire today are scanned apart. */
  readonly scans: readonly PortfolioScan[];
}

export interface LegMargin extends MarginItems {
  readonly leg: MarginLeg;
}

export interface PortfolioMargin extends MarginItems {
  /** What sold options bring. */
  readonly creditPaise: number;
  /** What an account that is valued at market holds back while it has these legs. */
  readonly boundPaise: number;
  /** By how much the legs' totals, each alone, exceed the total. */
  readonly benefitPaise: number;
  readonly underlyings: readonly UnderlyingMargin[];
  /** Each leg alone. */
  readonly legs: readonly LegMargin[];
  /** What it rests on. */
  readonly rows: readonly Dated<DatedRow>[];
}

/** Legs of one contract count as one. */
export function portfolioMargin({ timeUs, legs, underlyings }: MarginRequest): PortfolioMargin {
  const nets = netLegs(legs);
  const day = istDayOfTime(timeUs);
  const names = [...new Set(nets.map(({ contract }) => contract.underlying))];
  const parts = names.map((name) => {
    const underlying = underlyings.find((each) => each.name === name);
    invariant(underlying !== undefined && underlying.spot > 0, `${name}, of which there are legs, has a price`);
    const rules = getMarginRules(name, day);
    return marginOfUnderlying(underlying, scanLegs(nets, underlying, timeUs, rules), rules, day);
  });
  const items = sumItems(parts.map(({ margin }) => margin));
  const alone = parts.flatMap(({ alone }) => alone);
  const creditPaise = toPaise(nets.reduce((sum, leg) => sum + Math.max(0, -premiumOf(leg)), 0));
  return {
    ...items,
    creditPaise,
    boundPaise: items.totalPaise - creditPaise,
    benefitPaise: sumItems(alone).totalPaise - items.totalPaise,
    underlyings: parts.map(({ margin }) => margin),
    legs: alone,
    rows: parts.flatMap(({ rows }) => rows),
  };
}

function scanLegs(
  legs: readonly MarginLeg[],
  underlying: MarginUnderlying,
  timeUs: number,
  rules: MarginRules,
): readonly ScannedContract[] {
  const own = legs.filter(({ contract }) => contract.underlying === underlying.name);
  const expiries = new Map<number, ExpiryScan>();
  for (const { contract } of own) {
    if (expiries.has(contract.expiryDay)) continue;
    expiries.set(contract.expiryDay, expiryScan(underlying, yearsToExpiry(timeUs, contract.segment, contract.expiryDay), rules));
  }
  return own.map((leg) => {
    const expiry = expiries.get(leg.contract.expiryDay);
    invariant(expiry !== undefined, 'every expiry of a leg is laid out');
    return scanContract(leg, expiry, expiries.size > 1);
  });
}

interface UnderlyingPart {
  readonly margin: UnderlyingMargin;
  readonly alone: readonly LegMargin[];
  readonly rows: readonly Dated<DatedRow>[];
}

function marginOfUnderlying(
  { name, spot }: MarginUnderlying,
  contracts: readonly ScannedContract[],
  rules: MarginRules,
  day: number,
): UnderlyingPart {
  const isApart = ({ leg }: ScannedContract): boolean => rules.scan.isExpiringApart && leg.contract.expiryDay === day;
  const groups = [contracts.filter(isApart), contracts.filter((each) => !isApart(each))].filter(({ length }) => length > 0);
  const scans = groups.map((group) => scanPortfolio(group, rules, spot));
  const alone = contracts.map((contract) => ({
    leg: contract.leg,
    ...itemsOf([contract], [scanPortfolio([contract], rules, spot)], rules, spot, day),
  }));
  return {
    margin: { name, scans, ...itemsOf(contracts, scans, rules, spot, day) },
    alone,
    rows: [rules.scan, rules.exposure, rules.interest],
  };
}

function itemsOf(
  contracts: readonly ScannedContract[],
  scans: readonly PortfolioScan[],
  rules: MarginRules,
  spot: number,
  day: number,
): MarginItems {
  const legs = contracts.map(({ leg }) => leg);
  const { exposure, expiryDay } = exposureOf(legs, rules, spot, day);
  const premium = legs.reduce((sum, leg) => sum + Math.max(0, premiumOf(leg)), 0);
  const spanPaise = toPaise(scans.reduce((sum, { span }) => sum + span, 0));
  const [exposurePaise, expiryDayPaise, premiumPaise] = [toPaise(exposure), toPaise(expiryDay), toPaise(premium)];
  return { spanPaise, exposurePaise, expiryDayPaise, premiumPaise, totalPaise: spanPaise + exposurePaise + expiryDayPaise + premiumPaise };
}

function sumItems(items: readonly MarginItems[]): MarginItems {
  const sum = (of: (item: MarginItems) => number): number => items.reduce((total, item) => total + of(item), 0);
  return {
    spanPaise: sum((item) => item.spanPaise),
    exposurePaise: sum((item) => item.exposurePaise),
    expiryDayPaise: sum((item) => item.expiryDayPaise),
    premiumPaise: sum((item) => item.premiumPaise),
    totalPaise: sum((item) => item.totalPaise),
  };
}

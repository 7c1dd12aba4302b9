// What a margin is made of, from contracts that are scanned already. Paise: each item rounded once, sums of what is rounded.
import { exposureOf } from './exposure';
import { premiumOf, toPaise } from './margin-leg';
import { type PortfolioScan, scanPortfolio } from './scan-portfolio';
import type { ScannedContract } from './scanned-contract';
import type { MarginMarket } from './scanned-legs';

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
  /** What sold options bring, paise. */
  readonly creditPaise: number;
  /** Two where contracts that expire today are scanned apart. */
  readonly scans: readonly PortfolioScan[];
}

/** `contracts`: of the market's underlying, each once. */
export function marginOfUnderlying(
  { name, spot, rules }: MarginMarket,
  contracts: readonly ScannedContract[],
  day: number,
): UnderlyingMargin {
  const scans = groupsOf(contracts, rules.scan.isExpiringApart ? day : null).map((group) => scanPortfolio(group, rules, spot));
  let span = 0;
  let premium = 0;
  let credit = 0;
  for (const scan of scans) span += scan.span;
  for (const { leg } of contracts) {
    const paid = premiumOf(leg);
    if (paid > 0) premium += paid;
    else credit -= paid;
  }
  const { exposure, expiryDay } = exposureOf(contracts, rules, spot, day);
  const spanPaise = toPaise(span);
  const exposurePaise = toPaise(exposure);
  const expiryDayPaise = toPaise(expiryDay);
  const premiumPaise = toPaise(premium);
  const totalPaise = spanPaise + exposurePaise + expiryDayPaise + premiumPaise;
  return { name, spanPaise, exposurePaise, expiryDayPaise, premiumPaise, totalPaise, creditPaise: toPaise(credit), scans };
}

export function sumItems(items: readonly MarginItems[]): MarginItems {
  let spanPaise = 0;
  let exposurePaise = 0;
  let expiryDayPaise = 0;
  let premiumPaise = 0;
  let totalPaise = 0;
  for (const item of items) {
    spanPaise += item.spanPaise;
    exposurePaise += item.exposurePaise;
    expiryDayPaise += item.expiryDayPaise;
    premiumPaise += item.premiumPaise;
    totalPaise += item.totalPaise;
  }
  return { spanPaise, exposurePaise, expiryDayPaise, premiumPaise, totalPaise };
}

/** What is scanned together: all, or on a last day the expiring ones and the others. `dayApart`: null where nothing is scanned apart. */
function groupsOf(contracts: readonly ScannedContract[], dayApart: number | null): readonly (readonly ScannedContract[])[] {
  if (dayApart === null || contracts.length === 0) return contracts.length === 0 ? [] : [contracts];
  const expiring = contracts.filter(({ leg }) => leg.contract.expiryDay === dayApart);
  if (expiring.length === 0 || expiring.length === contracts.length) return [contracts];
  return [expiring, contracts.filter(({ leg }) => leg.contract.expiryDay !== dayApart)];
}

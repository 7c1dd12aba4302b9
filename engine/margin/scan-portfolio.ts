// The scan of the contracts of one underlying, or of those of them that are scanned together: the largest loss over the scenarios, the charge
// for calendar spreads, the least for sold options, and what the options themselves are worth. Rupees as doubles.
import { pairCalendarSpreads, sumByExpiry } from './calendar-spreads';
import { premiumOf } from './margin-leg';
import { type MarginRules, MILLION } from './margin-rules';
import type { ScannedContract } from './scanned-contract';
import { SCENARIOS } from './scenarios';

export interface PortfolioScan {
  /** Never below zero. */
  readonly scanLoss: number;
  /** The scenario of that loss, from 0; null where none loses. */
  readonly worstScenario: number | null;
  readonly calendarCharge: number;
  readonly shortOptionLeast: number;
  /** Options held less options sold, at their prices. */
  readonly netOptionValue: number;
  /** What is asked in cash: the risk, and the price at which sold options would be bought back; bought ones count against both. */
  readonly span: number;
}

export function scanPortfolio(contracts: readonly ScannedContract[], { scan }: MarginRules, spot: number): PortfolioScan {
  const { scanLoss, worstScenario } = findWorst(contracts);
  let netOptionValue = 0;
  let unitsSold = 0;
  for (const { leg } of contracts) {
    netOptionValue += premiumOf(leg);
    if (leg.contract.kind === 'option' && leg.quantity < 0) unitsSold -= leg.quantity;
  }
  const calendarCharge = chargeCalendars(contracts, scan.calendarPpm / MILLION, spot);
  const shortOptionLeast = (scan.shortOptionLeastPpm / MILLION) * unitsSold * spot;
  const span = Math.max(0, Math.max(scanLoss + calendarCharge, shortOptionLeast) - netOptionValue);
  return { scanLoss, worstScenario, calendarCharge, shortOptionLeast, netOptionValue, span };
}

function findWorst(contracts: readonly ScannedContract[]): Pick<PortfolioScan, 'scanLoss' | 'worstScenario'> {
  let scanLoss = 0;
  let worstScenario: number | null = null;
  for (let scenario = 0; scenario < SCENARIOS.length; scenario += 1) {
    let loss = 0;
    for (const { leg, losses } of contracts) loss += leg.quantity * (losses[scenario] ?? 0);
    if (loss > scanLoss) {
      scanLoss = loss;
      worstScenario = scenario;
    }
  }
  return { scanLoss, worstScenario };
}

/** A part of the far contract's value: of its future where one is among the legs, else of the spot. */
function chargeCalendars(contracts: readonly ScannedContract[], share: number, spot: number): number {
  const [first] = contracts;
  if (contracts.length === 1 || contracts.every(({ leg }) => leg.contract.expiryDay === first?.leg.contract.expiryDay)) return 0;
  const deltas = sumByExpiry(contracts.map(({ leg, delta }) => ({ expiryDay: leg.contract.expiryDay, delta: leg.quantity * delta })));
  return pairCalendarSpreads(deltas).reduce((sum, { farDay, units }) => {
    const far = contracts.find(({ leg }) => leg.contract.kind === 'future' && leg.contract.expiryDay === farDay);
    return sum + share * units * (far?.leg.price ?? spot);
  }, 0);
}

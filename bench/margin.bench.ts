// What it costs to ask for a margin, since it is asked at each entry: a portfolio of ten options at known volatilities and at such as their prices
// imply anew, and an iron condor order by order. One thread, in processor time.
import { basketMargin } from '../engine/margin/basket-margin';
import type { MarginLeg } from '../engine/margin/margin-leg';
import { portfolioMargin } from '../engine/margin/portfolio-margin';
import { type OptionRight, option } from '../engine/market/instrument';
import { priceOption } from '../engine/options/price-option';
import { yearsToExpiry } from '../engine/options/years-to-expiry';
import { isoDay } from '../engine/time/day-text';
import { parseIst } from '../engine/time/ist-time';

const ROUNDS = 200;
const RUNS = 151;
const BUDGET_US = 50;
const SPOT = 25_000;
const EXPIRY_DAY = isoDay('2026-01-27');
const TIME_US = parseIst('2026-01-22 12:00') ?? 0;
const YEARS = yearsToExpiry(TIME_US, 'NSE:derivatives', EXPIRY_DAY);

function leg(right: OptionRight, strike: number, quantity: number): MarginLeg {
  const terms = { underlying: 'NIFTY', expiryDay: EXPIRY_DAY, strike: strike * 100, right };
  const model = { model: 'black-scholes', right, spot: SPOT, strike, years: YEARS, rate: 0.0525, dividendYield: 0 } as const;
  const price = priceOption(model, 0.12 + 4 * (strike / SPOT - 1) ** 2) ?? 0;
  return { contract: option(`NFO:NIFTY26JAN${strike}${right}`, terms), quantity, price, volatility: null };
}

const underlyings = [{ name: 'NIFTY', spot: SPOT, dailyDeviation: null }];
const ten = Array.from({ length: 10 }, (_, at) => leg(at % 2 === 0 ? 'call' : 'put', 24_500 + at * 100, at % 3 === 0 ? 65 : -65));
const condor = [leg('call', 25_600, 65), leg('put', 24_400, 65), leg('call', 25_300, -65), leg('put', 24_700, -65)];

/** Median microseconds of processor time of one call, and the best. */
function measure(work: () => number): { readonly median: number; readonly best: number } {
  let sum = 0;
  const run = (): number => {
    const startedAt = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) sum += work();
    const { user, system } = process.cpuUsage(startedAt);
    return (user + system) / ROUNDS;
  };
  run();
  const sorted = Array.from({ length: RUNS }, run).sort((a, b) => a - b);
  if (sum === Number.POSITIVE_INFINITY) console.log(sum);
  return { median: sorted[Math.floor(RUNS / 2)] ?? 0, best: sorted[0] ?? 0 };
}

const known = ten.map((each, at) => ({ ...each, volatility: 0.12 + 0.002 * at }));
const ask = (legs: readonly MarginLeg[]) => measure(() => portfolioMargin({ timeUs: TIME_US, legs, underlyings }).totalPaise);
const said = ask(known);
const verdict = said.best <= BUDGET_US ? 'within' : 'OVER';
console.log(`ten legs: ${said.median.toFixed(1)} µs (best ${said.best.toFixed(1)}), ${verdict} the ${BUDGET_US} µs it may cost`);
const implied = ask(ten);
console.log(`ten legs, volatilities implied: ${implied.median.toFixed(1)} µs (best ${implied.best.toFixed(1)})`);
const basket = measure(() => basketMargin({ timeUs: TIME_US, held: [], orders: condor, underlyings }).neededPaise);
console.log(`an iron condor, order by order, implied: ${basket.median.toFixed(1)} µs (best ${basket.best.toFixed(1)})`);

// What a chain of 256 options costs: prices, greeks and implied volatilities per second, and all measures of the chain. One thread.
import { measureChain } from '../engine/chain/chain-measures';
import type { OptionChain, OptionQuote } from '../engine/chain/option-chain';
import { greeksOf } from '../engine/options/greeks';
import { impliedVolatility } from '../engine/options/implied-volatility';
import type { Black76Terms } from '../engine/options/option-terms';
import { priceOption } from '../engine/options/price-option';

const STRIKES = 128;
const ROUNDS = 200;
const RUNS = 7;
const FORWARD = 25_013.4;
const YEARS = 6.3 / 365;
const RATE = 0.065;

interface Contract {
  readonly terms: Black76Terms;
  readonly volatility: number;
  readonly price: number;
}

const contracts: readonly Contract[] = Array.from({ length: STRIKES * 2 }, (_, at) => {
  const strike = 21_800 + Math.floor(at / 2) * 50;
  const terms: Black76Terms = {
    model: 'black-76',
    right: at % 2 === 0 ? 'call' : 'put',
    forward: FORWARD,
    strike,
    years: YEARS,
    rate: RATE,
  };
  const volatility = 0.12 + 4 * (strike / FORWARD - 1) ** 2;
  return { terms, volatility, price: priceOption(terms, volatility) ?? 0 };
});

const quote = (at: number): OptionQuote => ({ bid: null, ask: null, last: contracts[at]?.price ?? null, openInterest: at, volume: at });
const chain: OptionChain = Array.from({ length: STRIKES }, (_, at) => ({
  strike: contracts[2 * at]?.terms.strike ?? 0,
  call: quote(2 * at),
  put: quote(2 * at + 1),
}));

/** Median microseconds of one call of `work`, and its best. */
function measure(work: () => number): { readonly median: number; readonly best: number } {
  let sum = 0;
  const run = (): number => {
    const startedAt = performance.now();
    for (let round = 0; round < ROUNDS; round += 1) sum += work();
    return ((performance.now() - startedAt) * 1_000) / ROUNDS;
  };
  run();
  const sorted = Array.from({ length: RUNS }, run).sort((a, b) => a - b);
  if (sum === Number.POSITIVE_INFINITY) console.log(sum);
  return { median: sorted[Math.floor(RUNS / 2)] ?? 0, best: sorted[0] ?? 0 };
}

function overContracts(value: (contract: Contract) => number): () => number {
  return () => contracts.reduce((sum, contract) => sum + value(contract), 0);
}

const works: readonly (readonly [string, () => number])[] = [
  ['prices', overContracts(({ terms, volatility }) => priceOption(terms, volatility) ?? 0)],
  ['greeks', overContracts(({ terms, volatility }) => greeksOf(terms, volatility)?.vega ?? 0)],
  ['implied volatilities', overContracts(({ terms, price }) => impliedVolatility(terms, price).volatility ?? 0)],
];
for (const [name, work] of works) {
  const { median, best } = measure(work);
  const perSecond = Math.round((contracts.length / median) * 1_000) / 1_000;
  console.log(`${contracts.length} ${name}: ${median.toFixed(1)} µs (best ${best.toFixed(1)}), ${perSecond.toFixed(2)} million a second`);
}
const whole = measure(
  () =>
    measureChain({ chain, reference: 'synthetic', basis: 'mid', rate: RATE, years: YEARS, spot: null, future: null }).atmVolatility ?? 0,
);
console.log(`all measures of the chain: ${whole.median.toFixed(1)} µs (best ${whole.best.toFixed(1)})`);

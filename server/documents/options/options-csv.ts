// Valued options as CSV: the row's own terms, then price, implied volatility and greeks. What has no answer is empty, with its reason at the end.
import { tradedGreeks } from '../../../engine/options/greeks';
import { type CsvCell, csvRow } from '../../runs/csv/csv-row';
import type { ValuedOption } from './option-contract';

const COLUMNS = [
  'model',
  'forward',
  'spot',
  'strike',
  'years',
  'rate',
  'dividend_yield',
  'type',
  'price',
  'implied_volatility',
  'delta',
  'gamma',
  'vega',
  'theta',
  'rho',
  'vega_per_point',
  'theta_per_day',
  'rho_per_point',
  'reason',
] as const;

export function optionsCsv(options: readonly ValuedOption[]): string {
  return [csvRow(COLUMNS), ...options.map((option) => csvRow(cellsOf(option)))].join('');
}

function cellsOf({ contract, price, impliedVolatility, greeks, reason }: ValuedOption): readonly CsvCell[] {
  const { terms } = contract;
  const [forward, spot, dividendYield] = terms.model === 'black-76' ? [terms.forward, null, null] : [null, terms.spot, terms.dividendYield];
  const traded = greeks === null ? null : tradedGreeks(greeks);
  return [
    terms.model,
    forward,
    spot,
    terms.strike,
    terms.years,
    terms.rate,
    dividendYield,
    terms.right,
    price,
    impliedVolatility,
    greeks?.delta ?? null,
    greeks?.gamma ?? null,
    greeks?.vega ?? null,
    greeks?.theta ?? null,
    greeks?.rho ?? null,
    traded?.vegaPerPoint ?? null,
    traded?.thetaPerDay ?? null,
    traded?.rhoPerPoint ?? null,
    reason,
  ];
}

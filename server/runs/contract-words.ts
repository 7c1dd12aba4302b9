// Contracts as a person reads them: `NIFTY 27 Jan 2026 25,000 CE` for an option's canonical id. Any other instrument keeps its id.
import { type OptionContract, parseOptionId } from '../../engine/market/option-contract';
import { formatNumber } from './number-text';
import { dayWords } from './page/chart/date-ticks';

const PAISE_PER_RUPEE = 100;
const MINUS = '−';

export function contractWords(id: string): string {
  const contract = parseOptionId(id);
  return contract === null ? id : `${seriesWords(contract)} ${strikeWords(contract)}`;
}

/** What legs have in common once, then each: `NIFTY 27 Jan 2026: −25,000 CE, +25,500 CE`. */
export function structureWords(legs: readonly { readonly instrument: string; readonly quantity: number }[]): string {
  const parsed = legs.map(({ instrument, quantity }) => ({
    instrument,
    sign: quantity < 0 ? MINUS : '+',
    contract: parseOptionId(instrument),
  }));
  const series = new Set(parsed.map(({ contract }) => (contract === null ? '' : seriesWords(contract))));
  const [common = ''] = series;
  if (series.size !== 1 || common === '') return parsed.map(({ instrument, sign }) => `${sign}${contractWords(instrument)}`).join(', ');
  return `${common}: ${parsed.map(({ contract, sign }) => `${sign}${contract === null ? '' : strikeWords(contract)}`).join(', ')}`;
}

function seriesWords({ underlying, expiryDay }: OptionContract): string {
  return `${underlying} ${dayWords(expiryDay)}`;
}

function strikeWords({ strike, right }: OptionContract): string {
  return `${formatNumber(strike / PAISE_PER_RUPEE, strike % PAISE_PER_RUPEE === 0 ? 0 : 2)} ${right === 'call' ? 'CE' : 'PE'}`;
}

// Measures of option chains as a table for a person, and as JSON. Volatilities are per cent to people, fractions in JSON.
import type { ChainMeasures } from '../engine/chain/chain-measures';
import { formatDay } from '../engine/time/day-text';
import { formatIst } from '../engine/time/ist-time';
import type { MeasuredChain, MeasuredChains } from '../server/documents/chains/measure-chains';
import { textTable } from './text-table';

const NONE = '–';
const COLUMNS = [
  'expiry',
  'days',
  'forward',
  'ATM',
  'straddle',
  '0.8 straddle',
  '1 sd',
  'IV %',
  'skew25',
  'slope',
  'PCR oi',
  'PCR volume',
  'max pain',
  'call walls',
  'put walls',
] as const;
const HISTORY_COLUMNS = ['IV rank', 'IV percentile'] as const;

export function chainsText({ file, chains, term }: MeasuredChains, hasHistory: boolean): string {
  const quoted = file.timeUs === null ? 'time not known' : formatIst(file.timeUs).slice(0, 19).replace('T', ' ');
  const spot = file.spot === null ? '' : `, spot ${file.spot}`;
  const terms = `Volatility at 7 days ${percent(term.days7)} %, at 30 days ${percent(term.days30)} %, month over week ${number(term.slope, 3)}.`;
  return `${file.file}: ${quoted}${spot}\n${textTable([headerOf(hasHistory), ...chains.map((chain) => cellsOf(chain, hasHistory))])}${chains.length > 1 ? `${terms}\n` : ''}`;
}

function headerOf(hasHistory: boolean): readonly string[] {
  return hasHistory ? [...COLUMNS, ...HISTORY_COLUMNS] : COLUMNS;
}

function cellsOf({ quoted, measures, volatilityRank, volatilityPercentile }: MeasuredChain, hasHistory: boolean): readonly string[] {
  const { years, walls } = measures;
  return [
    quoted.expiryDay === null ? NONE : formatDay(quoted.expiryDay),
    number(years === null ? null : years * 365, 2),
    number(measures.forward, 2),
    number(measures.atmStrike, 0),
    number(measures.straddlePremium, 2),
    number(measures.straddleMove, 2),
    number(measures.deviationMove, 2),
    percent(measures.atmVolatility),
    percent(measures.skew25),
    number(measures.atmSlope, 3),
    number(measures.putCallRatioOpenInterest, 4),
    number(measures.putCallRatioVolume, 4),
    number(measures.maxPain, 0),
    wallsText(walls.calls),
    wallsText(walls.puts),
    ...(hasHistory ? [number(volatilityRank, 1), number(volatilityPercentile, 1)] : []),
  ];
}

/** Why volatilities are not there, a line for each reason; empty where all are. */
export function missingText({ file, chains }: MeasuredChains): string {
  const days = (lacks: (chain: MeasuredChain) => boolean): readonly string[] =>
    chains.filter(lacks).map(({ quoted: { expiryDay } }) => (expiryDay === null ? 'options without an expiry' : formatDay(expiryDay)));
  if (file.timeUs === null) return 'Nothing is implied: the file does not say when it was quoted; add --time.\n';
  const lacks: readonly (readonly [string, readonly string[]])[] = [
    ['the file does not say when they expire; add --expiry', days(({ quoted }) => quoted.expiryDay === null)],
    ['they had expired when they were quoted', days(({ measures }) => measures.years === 0)],
    ['no price to take a forward from; try another --reference', days(({ measures }) => measures.years !== 0 && measures.forward === null)],
  ];
  return lacks.map(([why, of]) => (of.length === 0 ? '' : `Nothing is implied for ${of.join(', ')}: ${why}.\n`)).join('');
}

export function chainsJson({ file, chains, term }: MeasuredChains) {
  return {
    file: file.file,
    time: file.timeUs === null ? null : formatIst(file.timeUs),
    spot: file.spot,
    term,
    expiries: chains.map(({ quoted, measures, volatilityRank, volatilityPercentile }) => ({
      expiry: quoted.expiryDay === null ? null : formatDay(quoted.expiryDay),
      future: quoted.future,
      ...measures,
      strikes: quoted.chain.length,
      volatilityRank,
      volatilityPercentile,
    })),
  };
}

function wallsText(walls: ChainMeasures['walls']['calls']): string {
  return walls.length === 0 ? NONE : walls.map(({ strike }) => strike).join(' ');
}

function number(value: number | null, decimals: number): string {
  return value === null ? NONE : value.toFixed(decimals);
}

function percent(value: number | null): string {
  return number(value === null ? null : value * 100, 2);
}

// A future by rule out of the stored contracts of its underlying: every contract from the first stored to the last, those that are not stored
// as gaps. Which of them it is on which day is the engine's to say.
import type { ProgramInstrument } from '../../dsl/ir/program';
import { invariant } from '../../dsl/types/invariant';
import type { Candles, PriceColumn } from '../../engine/market/candles';
import type { BacktestInstrument } from '../../engine/run/backtest-instrument';
import type { ListedContract } from '../../engine/run/contract-eras';
import { rolledInstrument } from '../../engine/run/rolled-instrument';
import { civilOfDay } from '../../engine/time/civil-day';
import { findDerivativesOf } from '../market-data/contract-symbol';
import { InputFault } from '../market-data/input-fault';
import type { Dataset } from '../market-data/store/dataset';
import { describeData } from '../runs/report/describe-data';
import type { StoredHistory } from './history';
import { findInstrumentOfId } from './instrument-of-id';
import { describeTape } from './tick-history';

export type FutureRule = Extract<ProgramInstrument, { readonly kind: 'future' }>;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** What was current while the first stored contract was next and far: before those expire it is not the current one. */
const CONTRACTS_BEFORE = 2;

/** `getContract` reads one stored contract. */
export function getRolledHistory(
  rule: FutureRule,
  stored: readonly Dataset[],
  getContract: (dataset: Dataset) => StoredHistory,
): StoredHistory {
  const datasets = contractsOf(rule, stored);
  checkAlike(datasets);
  return joined(rule, listContracts(rule, datasets, getContract));
}

/** Every monthly contract from the first stored to the last, and those just before: null where one is not stored. */
export function listContracts<Contract>(
  rule: Pick<FutureRule, 'underlying'>,
  datasets: readonly Dataset[],
  getContract: (dataset: Dataset) => Contract | null,
): readonly ListedContract<Contract>[] {
  const prefix = prefixOf(rule);
  const months = datasets.map(({ instrument, priceScale }) => monthOf(findInstrumentOfId(instrument, priceScale)));
  if (months.length === 0) {
    throw new InputFault(
      { file: rule.underlying },
      'no contract of its futures is stored',
      `import them: yantra import <file> --instrument ${prefix}25JANFUT`,
    );
  }
  const listed: ListedContract<Contract>[] = [];
  for (let month = Math.min(...months) - CONTRACTS_BEFORE; month <= Math.max(...months); month += 1) {
    const id = `${prefix}${String(Math.floor(month / 12) % 100).padStart(2, '0')}${MONTHS[month % 12] ?? ''}FUT`;
    const instrument = findInstrumentOfId(id, 100);
    const dataset = datasets.find((one) => one.instrument === id);
    if (instrument?.kind === 'future')
      listed.push({ expiryDay: instrument.expiryDay, contract: dataset === undefined ? null : getContract(dataset) });
  }
  return listed;
}

/** One series has bars of one length and prices of one scale. Ticks are read as minutes. */
function checkAlike(datasets: readonly Dataset[]): void {
  const [first] = datasets;
  const other = datasets.find((one) => first !== undefined && kindOf(one) !== kindOf(first));
  if (first === undefined || other === undefined) return;
  throw new InputFault(
    { file: other.instrument },
    `its bars are ${kindOf(other)}, those of ${first.instrument} ${kindOf(first)}, and a future by rule needs them alike`,
    'import 1m candles of every contract, with one --price-scale',
  );
}

function kindOf({ timeframe, priceScale }: Dataset): string {
  return `${timeframe === 'tick' ? '1m' : timeframe} at price scale ${priceScale}`;
}

/** Of these, the contracts of the rule's underlying. */
export function contractsOf(rule: Pick<FutureRule, 'underlying'>, stored: readonly Dataset[]): readonly Dataset[] {
  const prefix = prefixOf(rule);
  return stored.filter(({ instrument }) => instrument.startsWith(prefix) && /^\d{2}[A-Z]{3}FUT$/.test(instrument.slice(prefix.length)));
}

/** Derivatives call the indices by other names. */
function prefixOf({ underlying }: Pick<FutureRule, 'underlying'>): string {
  const named = findDerivativesOf(underlying);
  return named === null ? underlying : `${named.market}:${named.underlying}`;
}

function joined(rule: FutureRule, listed: readonly ListedContract<StoredHistory>[]): StoredHistory {
  const contracts = listed.flatMap(({ contract }) => contract ?? []);
  const rolled: BacktestInstrument = rolledInstrument(listed, rule);
  const { candles, tape, dataHash } = rolled;
  invariant(isWhole(candles), 'stored candles are of whole price units');
  if (tape?.count === 0) {
    const days = contracts.flatMap((contract) => (contract.tape === undefined ? [] : [contract.candles.instrument])).join(', ');
    throw new InputFault(
      { file: `the futures of ${rule.underlying}` },
      `no contract has ticks of days on which it is the ${rule.series} one (stored: ${days})`,
      'import ticks of those days, or name the contract itself in the graph',
    );
  }
  const named = { ...candles, instrument: `${rule.underlying} ${rule.series} future` };
  const source = `${contracts.length} stored contracts, ${contracts[0]?.candles.instrument ?? ''} to ${contracts.at(-1)?.candles.instrument ?? ''}`;
  const origin = contracts.some(({ data }) => data.origin === 'synthetic') ? 'synthetic' : 'traded';
  const data = describeData({ candles: named, dataset: null, source, hash: dataHash, origin, coverage: null });
  return {
    ...rolled,
    candles,
    knownActions: [],
    drawn: contracts.map((contract) => contract.candles),
    data: tape === undefined ? data : describeTape(data, tape),
  };
}

/** Months since year 0; NaN for what is no future. */
function monthOf(instrument: ReturnType<typeof findInstrumentOfId>): number {
  if (instrument?.kind !== 'future') return Number.NaN;
  const { year, month } = civilOfDay(instrument.expiryDay);
  return year * 12 + month - 1;
}

function isWhole(candles: Candles<PriceColumn>): candles is Candles {
  return [candles.open, candles.high, candles.low, candles.close].every((column) => column instanceof Int32Array);
}

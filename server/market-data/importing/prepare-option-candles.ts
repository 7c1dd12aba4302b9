// One-minute candles of options: checked one by one like any other series, and stored together, as the chain of their underlying.

import { istDayOf } from '../../../engine/market/candles';
import { OPTION_PRICE_SCALE, type OptionContract, optionId } from '../../../engine/market/option-contract';
import { formatDay } from '../../../engine/time/day-text';
import { findOption } from '../contract-symbol';
import { InputFault } from '../input-fault';
import { type CheckedCandles, checkCandles } from '../quality/check-candles';
import { ChainStore } from '../store/chain-store';
import type { ContractRows } from '../store/option-rows';
import { findTradingCalendar } from '../trading-calendar';
import type { CandleRows } from './candle-rows';
import type { ImportOptions } from './import-options';
import type { SeriesReport } from './import-report';
import { reportOf } from './prepare-candles';
import { type PreparedChain, prepareChain } from './prepare-chain';

const FORM_OF_AN_ID = /^(NFO|BFO|DEMO):.+-\d{4}-\d{2}-\d{2}-.+-(CE|PE)$/;

export interface OptionCandles {
  readonly instrument: string;
  readonly contract: OptionContract;
  readonly read: CandleRows;
  readonly checked: CheckedCandles;
}

export interface PreparedOptions {
  readonly series: readonly SeriesReport[];
  readonly chains: readonly PreparedChain[];
}

/** Null where it is no option's, or no bars of a minute in paise: those are series like any other. */
export function findOptionCandles(instrument: string, read: CandleRows, options: ImportOptions): OptionCandles | null {
  const contract = findOption(instrument);
  checkOption(instrument, contract, read);
  if (contract === null || options.priceScale !== OPTION_PRICE_SCALE) return null;
  const checked = checkCandles(instrument, read, options.priceScale, findTradingCalendar(instrument), options.choice);
  return checked.timeframe === '1m' ? { instrument, contract, read, checked } : null;
}

/** What has the form of an id and is none, and bars of a contract that had ended, are some other contract's. */
function checkOption(instrument: string, contract: OptionContract | null, { minute, count }: CandleRows): void {
  if (contract === null && FORM_OF_AN_ID.test(instrument))
    throw new InputFault(
      { file: instrument },
      'no option is called so',
      'an id is NFO:NIFTY-2026-01-06-026000.00-CE: a day that there is, and a strike above zero and below a million rupees',
    );
  const lastDay = istDayOf(minute[count - 1] ?? Number.NEGATIVE_INFINITY);
  if (contract === null || lastDay <= contract.expiryDay) return;
  throw new InputFault(
    { file: instrument },
    `bars of ${formatDay(lastDay)}, and the contract ended on ${formatDay(contract.expiryDay)}`,
    'check the symbol and the times',
  );
}

export function prepareOptionCandles(file: string, all: readonly OptionCandles[], options: ImportOptions): PreparedOptions {
  refuseTwice(file, all);
  const store = new ChainStore(options.dataDir);
  const series: SeriesReport[] = [];
  const chains: PreparedChain[] = [];
  for (const [, group] of groupsOf(all)) {
    const [{ contract: first }] = group;
    const chain = { market: first.market, underlying: first.underlying, timeframe: '1m' } as const;
    const contracts = group.map(({ contract, checked: { rows } }): ContractRows => ({ contract, rows: { ...rows, bid: null, ask: null } }));
    const plan = store.plan(
      chain,
      contracts.filter(({ rows }) => rows.count > 0),
      options.choice.onConflict,
    );
    for (const { instrument, contract, read, checked } of group) {
      const own = plan.byContract.get(optionId(contract)) ?? { added: 0, identical: 0, conflicts: [] };
      series.push(reportOf(instrument, read, checked, own, [], options));
    }
    // What is stored otherwise has been told of each contract.
    const told = { ...plan, conflicts: [] };
    chains.push(prepareChain(chain, contracts, { store, plan: told, countedInSeries: true }, options));
  }
  return { series, chains };
}

/** By underlying, in the order of first sight. */
function groupsOf(all: readonly OptionCandles[]): ReadonlyMap<string, readonly [OptionCandles, ...OptionCandles[]]> {
  const groups = new Map<string, [OptionCandles, ...OptionCandles[]]>();
  for (const each of all) {
    const name = `${each.contract.market}:${each.contract.underlying}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [each]);
    else group.push(each);
  }
  return groups;
}

function refuseTwice(file: string, all: readonly OptionCandles[]): void {
  const ids = all.map(({ contract }) => optionId(contract));
  const at = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  const [twice, first] = [all[at], all[ids.indexOf(ids[at] ?? '')]];
  if (twice === undefined || first === undefined) return;
  throw new InputFault({ file }, `${first.instrument} and ${twice.instrument} are one contract`, 'import the symbols one by one');
}

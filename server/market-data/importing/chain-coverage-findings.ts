// How much of a chain is there: contract by minute, and strike by strike. Notes, not faults: far strikes do not trade every minute.
import { istDayOf } from '../../../engine/market/candles';
import { OPTION_PRICE_SCALE } from '../../../engine/market/option-contract';
import { segmentOfMarket } from '../../../engine/market/option-session';
import { findSession } from '../../../engine/market/sessions';
import { formatDay } from '../../../engine/time/day-text';
import { EXAMPLES_MAX, type Finding, plural } from '../quality/finding';
import type { ChainSeries } from '../store/chain-series';
import type { ContractRows } from '../store/option-rows';

export function coverageFindings(series: ChainSeries, contracts: readonly ContractRows[]): readonly Finding[] {
  return [...minutesFinding(series, contracts), ...oneSidedFinding(contracts)];
}

/** Of bars alone: what a chain looked at now and then lacks, nobody expects. */
function minutesFinding({ market, timeframe }: ChainSeries, contracts: readonly ContractRows[]): readonly Finding[] {
  if (timeframe !== '1m') return [];
  const segment = segmentOfMarket(market);
  let [present, expected] = [0, 0];
  for (const { rows } of contracts) {
    present += rows.count;
    for (const day of new Set(Array.from(rows.minute, istDayOf))) {
      for (const { kind, startMinute, endMinute } of findSession(segment, day)?.phases ?? [])
        if (kind === 'continuous') expected += endMinute - startMinute;
    }
  }
  if (expected === 0) return [];
  const text = `bars in ${((100 * present) / expected).toFixed(1)} % of the minutes of ${plural(contracts.length, 'contract')}`;
  return [{ code: 'chain-minutes', level: 'note', count: present, text, remedy: null, examples: [] }];
}

/** Strikes with a call and no put, or the other way: parity, and what rests on it, skips them. */
function oneSidedFinding(contracts: readonly ContractRows[]): readonly Finding[] {
  const sides = new Map<string, number>();
  for (const { contract } of contracts) {
    const key = `${formatDay(contract.expiryDay)} ${contract.strike / OPTION_PRICE_SCALE}`;
    sides.set(key, (sides.get(key) ?? 0) + 1);
  }
  const alone = [...sides].filter(([, count]) => count === 1).map(([key]) => key);
  if (alone.length === 0) return [];
  const text = `${plural(alone.length, 'strike')} with a call or a put alone`;
  const examples = alone.slice(0, EXAMPLES_MAX);
  return [{ code: 'one-sided-strikes', level: 'note', count: alone.length, text, remedy: null, examples }];
}

// One look at an option chain made ready: a row for each contract that has a price, a quote or open interest, in the minute of the look. What the
// file does not say of underlying, expiry and time, its name or the user does.
import type { OptionQuote } from '../../../engine/chain/option-chain';
import { istDayOf } from '../../../engine/market/candles';
import { findLotSize } from '../../../engine/market/contract-terms';
import { isStrike, isUnderlyingName, OPTION_PRICE_SCALE, type OptionContract } from '../../../engine/market/option-contract';
import { exchangeOfUnderlying, findIndexUnderlying, INDEX_UNDERLYINGS } from '../../../engine/market/underlying';
import { formatDay } from '../../../engine/time/day-text';
import { istMinute, minuteOfTime, parseClock, timeOfMinute } from '../../../engine/time/ist-time';
import type { ChainFile } from '../chain-files/chain-file';
import { InputFault, type InputPlace } from '../input-fault';
import type { Finding } from '../quality/finding';
import { ChainStore } from '../store/chain-store';
import { allocateRows, type ContractRows, type OptionRows } from '../store/option-rows';
import type { ImportOptions } from './import-options';
import { type PreparedChain, prepareChain } from './prepare-chain';

const PRICE_MAX = 2_147_483_647;
/** `nifty_option_chain_103337.csv`: a time of day somewhere in the name. */
const CLOCK_IN_NAME = /(?:^|[^0-9])([01]\d|2[0-3])([0-5]\d)([0-5]\d)(?:[^0-9]|$)/;

export function prepareSnapshot(snapshot: ChainFile, options: ImportOptions): PreparedChain {
  const underlying = underlyingOf(snapshot, options);
  const minute = minuteOfTime(timeOf(snapshot, options));
  const market = exchangeOfUnderlying(underlying) === 'BSE' ? 'BFO' : 'NFO';
  const contracts: ContractRows[] = [];
  let uncounted = 0;
  for (const { expiryDay: said, chain } of snapshot.chains) {
    const expiryDay = said ?? options.chain.expiryDay;
    if (expiryDay === null)
      throw new InputFault({ file: snapshot.file }, 'the chain does not say its expiry', 'say it with --expiry YYYY-MM-DD');
    checkListed(snapshot.file, expiryDay, istDayOf(minute));
    const lot = findLotSize(underlying, expiryDay, istDayOf(minute))?.lot ?? null;
    if (lot === null) uncounted += 1;
    for (const { strike, call, put } of chain) {
      const at = { market, underlying, expiryDay, strike: strikeOf(strike, snapshot.file) } as const;
      const look = { file: snapshot.file, minute, lot };
      contracts.push(...rowOf({ ...at, right: 'call' }, call, look), ...rowOf({ ...at, right: 'put' }, put, look));
    }
  }
  const series = { market, underlying, timeframe: 'snapshot' } as const;
  const store = new ChainStore(options.dataDir);
  const plan = store.plan(series, contracts, options.choice.onConflict);
  return prepareChain(series, contracts, { store, plan, countedInSeries: false }, options, [
    ...namedFindings(snapshot, options),
    ...uncountedFinding(uncounted),
  ]);
}

/** When a file was looked at, and what one contract of it counts; null where no table says. */
interface Look {
  readonly file: string;
  readonly minute: number;
  readonly lot: number | null;
}

/** Empty where the venue said nothing at all. NSE's page counts contracts; what is stored counts units, where the lot is in the tables. */
function rowOf(contract: OptionContract, quote: OptionQuote | null, { file, minute, lot }: Look): readonly ContractRows[] {
  if (quote === null || Object.values(quote).every((value) => value === null)) return [];
  const rows: OptionRows = allocateRows(1, true);
  const place = { file, field: `the ${contract.right} at ${contract.strike / OPTION_PRICE_SCALE}` };
  const last = units(quote.last, place);
  rows.minute[0] = minute;
  for (const column of [rows.open, rows.high, rows.low, rows.close]) column[0] = last;
  rows.volume[0] = countOf(quote.volume ?? 0, lot, place);
  rows.openInterest[0] = quote.openInterest === null ? Number.NaN : countOf(quote.openInterest, lot, place);
  if (rows.bid !== null) rows.bid[0] = units(quote.bid, place);
  if (rows.ask !== null) rows.ask[0] = units(quote.ask, place);
  return [{ contract, rows }];
}

function checkListed(file: string, expiryDay: number, day: number): void {
  if (expiryDay >= day) return;
  throw new InputFault(
    { file, field: 'expiry' },
    `options of ${formatDay(expiryDay)} had ended when they were looked at, on ${formatDay(day)}`,
    'check the expiry and the time',
  );
}

function strikeOf(rupees: number, file: string): number {
  const strike = wholePaise(rupees);
  if (strike !== null && isStrike(strike)) return strike;
  throw new InputFault(
    { file, field: 'strike' },
    `${rupees} is no strike`,
    'check the row: strikes lie above zero and below a million rupees',
  );
}

/** Zero is "nobody": no option is quoted at nothing. */
function units(rupees: number | null, place: InputPlace): number {
  const price = wholePaise(rupees ?? 0);
  if (price !== null && price <= PRICE_MAX) return price;
  throw new InputFault(place, `${rupees} is no price of an option`, 'check the row: prices are whole paise, below 21 million rupees');
}

/** Null of a number that has more decimals than paise, but for what a double cannot hold. */
function wholePaise(rupees: number): number | null {
  const paise = rupees * OPTION_PRICE_SCALE;
  return Math.abs(paise - Math.round(paise)) < 1e-6 ? Math.round(paise) : null;
}

/** Contracts, as units where their lot is known. */
function countOf(contracts: number, lot: number | null, place: InputPlace): number {
  const count = contracts * (lot ?? 1);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new InputFault(place, `${contracts} is no number of contracts`, 'check the row: volume and open interest are whole');
}

function underlyingOf({ file, underlying }: ChainFile, options: ImportOptions): string {
  const found = underlying ?? options.chain.underlying ?? underlyingInName(file);
  if (found === null) throw new InputFault({ file }, 'the chain does not say its underlying', 'say it with --underlying, as NIFTY');
  if (!isUnderlyingName(found))
    throw new InputFault(
      { file, field: 'underlying' },
      `"${found.slice(0, 40)}" is no name of an underlying`,
      'say it with --underlying, as NIFTY',
    );
  return found;
}

function underlyingInName(file: string): string | null {
  const words = file.toUpperCase().split(/[^A-Z0-9]+/);
  return words.map(findIndexUnderlying).find((word) => word !== null) ?? null;
}

function timeOf({ file, timeUs }: ChainFile, options: ImportOptions): number {
  const found = timeUs ?? options.chain.timeUs ?? timeInName(file, options.day);
  if (found !== null) return found;
  const remedy = 'say it with --time "2026-05-26 10:33:37", or the day with --as-of where the name has the time, as chain_103337.csv';
  throw new InputFault({ file }, 'the chain does not say when it was quoted', remedy);
}

function timeInName(file: string, day: number | null): number | null {
  const match = CLOCK_IN_NAME.exec(file);
  const clockUs = match === null ? null : parseClock(`${match[1]}:${match[2]}:${match[3]}`);
  return day === null || clockUs === null ? null : timeOfMinute(istMinute(day, 0)) + clockUs;
}

function namedFindings({ file, underlying, timeUs }: ChainFile, options: ImportOptions): readonly Finding[] {
  const taken = [
    ...(underlying === null && options.chain.underlying === null ? ['underlying'] : []),
    ...(timeUs === null && options.chain.timeUs === null ? ['time of day'] : []),
  ];
  if (taken.length === 0) return [];
  const text = `the file does not say its ${taken.join(' and ')}; taken from its name, ${file}`;
  const remedy = 'say it with --underlying and --time';
  return [{ code: 'named-by-file', level: 'note', count: 1, text, remedy, examples: [] }];
}

function uncountedFinding(expiries: number): readonly Finding[] {
  if (expiries === 0) return [];
  const text = `volume and open interest count contracts, and the lot of ${INDEX_UNDERLYINGS.join(', ')} alone is in the tables; kept as contracts`;
  return [{ code: 'counted-in-contracts', level: 'warning', count: expiries, text, remedy: null, examples: [] }];
}

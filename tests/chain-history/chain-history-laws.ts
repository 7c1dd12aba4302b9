// What holds of every chain history, whatever is behind it: the machine leans on each of these and asks no further.
import { expect, test } from 'vitest';
import { istDayOf } from '../../engine/market/candles';
import type { ChainHistory, OptionCandles, SessionChain } from '../../engine/market/chain-history';
import { compareContracts, type OptionContract, optionId } from '../../engine/market/option-contract';

const SUMMARY_LENGTHS = [
  'minute',
  'forward',
  'atmStrike',
  'straddlePremium',
  'atmVolatility',
  'callOpenInterest',
  'putOpenInterest',
  'callVolume',
  'putVolume',
  'maxPain',
  'callWall',
  'putWall',
  'modelled',
] as const;

/** `open` gives a history that nothing has been asked of yet. */
export function holdsLaws(open: () => Promise<ChainHistory>): void {
  test('days and expiries ascend, and no expiry lies before its day', async () => {
    const history = await open();
    expect(history.days.length).toBeGreaterThan(0);
    expect(isAscending(history.days)).toBe(true);
    for (const day of history.days) {
      const expiries = history.expiriesOn(day).map((expiry) => expiry.day);
      expect(expiries.length).toBeGreaterThan(0);
      expect(isAscending(expiries) && expiries.every((expiry) => expiry >= day)).toBe(true);
    }
  });

  test('what is not there is null or empty, and never a throw', async () => {
    const history = await open();
    const [day = 0] = history.days;
    const [expiry] = history.expiriesOn(day);
    expect([history.expiriesOn(day - 10_000), history.chainOn(day - 10_000, day), history.chainOn(day, day + 10_000)]).toEqual([
      [],
      null,
      null,
    ]);
    const stranger: OptionContract = { market: 'NFO', underlying: 'NOBODY', expiryDay: expiry?.day ?? 0, strike: 100, right: 'call' };
    expect(history.chainOn(day, expiry?.day ?? 0)?.candlesOf(stranger)).toBeNull();
  });

  test('contracts are of that expiry, in order, each once, and each has one id', async () => {
    for (const chain of chainsOf(await open())) {
      const { contracts, expiryDay } = chain;
      expect(contracts.every((contract) => contract.expiryDay === expiryDay)).toBe(true);
      expect(contracts.every((contract, at) => at === 0 || compareContracts(contracts[at - 1] ?? contract, contract) < 0)).toBe(true);
      expect(new Set(contracts.map(optionId)).size).toBe(contracts.length);
    }
  });

  test('bars are of their contract and session, ascend, hold their opens and closes, and say whether they are modelled', async () => {
    for (const chain of chainsOf(await open())) for (const contract of chain.contracts) checkBars(chain, contract);
  });

  test('one contract asked alone is the one read with all others, and asking again changes nothing', async () => {
    const [whole, alone] = [await open(), await open()];
    for (const chain of chainsOf(whole)) {
      const all = chain.contracts.map((contract) => chain.candlesOf(contract));
      const at = chain.contracts.length >> 1;
      const contract = chain.contracts[at];
      if (contract === undefined) continue;
      expect(alone.chainOn(chain.day, chain.expiryDay)?.candlesOf({ ...contract })).toEqual(all[at]);
      expect(chain.candlesOf(contract)).toEqual(all[at]);
    }
    expect(whole.hash).toBe(alone.hash);
  });

  test('summaries have a row for each minute of any bar, in columns of one length, marked where a modelled bar is behind', async () => {
    for (const chain of chainsOf(await open())) checkSummary(chain);
  });
}

function chainsOf(history: ChainHistory): readonly SessionChain[] {
  return history.days.flatMap((day) => history.expiriesOn(day).flatMap((expiry) => history.chainOn(day, expiry.day) ?? []));
}

function checkBars(chain: SessionChain, contract: OptionContract): void {
  const candles = chain.candlesOf(contract);
  if (candles === null) return;
  const { count, minute, open, high, low, close, volume, openInterest, bid, ask, modelled } = candles;
  expect([candles.instrument, candles.contract, candles.priceScale]).toEqual([optionId(contract), contract, 100]);
  const columns = [minute, open, high, low, close, volume, openInterest, modelled, bid ?? open, ask ?? open];
  expect(columns.every(({ length }) => length === count)).toBe(true);
  expect(isAscending([...minute]) && minute.every((each) => istDayOf(each) === chain.day)).toBe(true);
  expect(modelled.every((mark) => mark === 0 || mark === 1)).toBe(true);
  expect(close.every((_, row) => isBar(candles, row))).toBe(true);
}

function isBar({ open, high, low, close, volume }: OptionCandles, row: number): boolean {
  const [first = 0, top = 0, bottom = 0, last = 0] = [open[row], high[row], low[row], close[row]];
  return bottom >= 0 && bottom <= Math.min(first, last) && top >= Math.max(first, last) && (volume[row] ?? -1) >= 0;
}

function checkSummary(chain: SessionChain): void {
  const { summary } = chain;
  const bars = chain.contracts.flatMap((contract) => chain.candlesOf(contract) ?? []);
  expect([...summary.minute]).toEqual([...new Set(bars.flatMap(({ minute }) => [...minute]))].sort((a, b) => a - b));
  expect(SUMMARY_LENGTHS.map((name) => summary[name].length)).toEqual(SUMMARY_LENGTHS.map(() => summary.count));
  const strikes = new Set(chain.contracts.map(({ strike }) => strike));
  const marks = [summary.atmStrike, summary.maxPain, summary.callWall, summary.putWall];
  expect(marks.every((column) => column.every((strike) => Number.isNaN(strike) || strikes.has(strike)))).toBe(true);
  const firstModelled = Math.min(...bars.flatMap(({ minute, modelled }) => [...minute].filter((_, row) => modelled[row] === 1)));
  expect([...summary.modelled]).toEqual([...summary.minute].map((at) => (at >= firstModelled ? 1 : 0)));
}

function isAscending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value > (values[at - 1] ?? value));
}

// Strikes and expiries chosen on a recorded chain of NSE: what each rule means there, by the chain's own prices.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ChainStrike, OptionChain, OptionQuote } from '../../engine/chain/option-chain';
import { type StrikeRequest, type StrikeRule, selectStrike } from '../../engine/select/select-strike';
import { deltasOf, premiumsOf, referencePrice, type StrikeMarket, straddleAtMoney } from '../../engine/select/strike-market';
import { readWholeFile } from '../../server/market-data/chain-files/file-rows';
import { findSharedData } from '../shared-data';

const answer = findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz');

interface NseSide {
  readonly lastPrice: number;
  readonly bidprice: number;
  readonly askPrice: number;
}
interface NseAnswer {
  readonly records: {
    readonly underlyingValue: number;
    readonly data: readonly { readonly strikePrice: number; readonly expiryDate: string; readonly CE?: NseSide; readonly PE?: NseSide }[];
  };
}

const orNull = (price: number): number | null => (price > 0 ? price : null);
const quoteOf = (side: NseSide | undefined): OptionQuote | null =>
  side === undefined
    ? null
    : { bid: orNull(side.bidprice), ask: orNull(side.askPrice), last: orNull(side.lastPrice), openInterest: null, volume: null };

describe.skipIf(answer === null)('NIFTY, 28 March 2022 at 10:47, the contracts of 28 April', () => {
  let market: StrikeMarket;
  beforeAll(async () => {
    const { records } = JSON.parse((await readWholeFile(answer ?? '')).bytes.toString('utf8')) as NseAnswer;
    const chain: OptionChain = records.data
      .filter(({ expiryDate }) => expiryDate === '28-Apr-2022')
      .map(({ strikePrice, CE, PE }): ChainStrike => ({ strike: strikePrice, call: quoteOf(CE), put: quoteOf(PE) }))
      .toSorted((a, b) => a.strike - b.strike);
    market = { chain, basis: 'mid', rate: 0, years: 31 / 365, spot: records.underlyingValue, future: null };
  });

  const choose = (rule: StrikeRule, right: 'call' | 'put', tie: StrikeRequest['tie'] = 'lower') => {
    const found = selectStrike({ rule, right, tie, noMatch: 'skip', market, legs: [] });
    if (found.kind === 'none') throw new Error(found.reason);
    return found.strike;
  };
  /** By looking at every option: the least difference from what is wanted, lower strikes first. */
  const nearestOf = (valued: readonly { readonly strike: number; readonly value: number }[], wanted: number): number | undefined =>
    valued.toSorted((a, b) => Math.abs(a.value - wanted) - Math.abs(b.value - wanted) || a.strike - b.strike)[0]?.strike;

  test('the synthetic forward lies above the spot by less than a percent, and the money with it', () => {
    const forward = referencePrice(market, 'synthetic') ?? 0;
    expect((100 * (forward - (market.spot ?? 0))) / forward).toBeGreaterThan(0);
    expect((100 * (forward - (market.spot ?? 0))) / forward).toBeLessThan(1);
    const strikes = market.chain.map(({ strike }) => ({ strike, value: strike }));
    expect(choose({ by: 'steps', from: 'synthetic', value: 0 }, 'call')).toBe(nearestOf(strikes, forward));
    expect(choose({ by: 'steps', from: 'spot', value: 0 }, 'call')).toBe(nearestOf(strikes, market.spot ?? 0));
  });

  test.each(['call', 'put'] as const)('premiums of %ss: nearest, at least, at most and in a range', (right) => {
    const priced = premiumsOf(market, right);
    for (const premium of [20, 75.5, 150, 300]) {
      const ask = (want: 'nearest' | 'atLeast' | 'atMost') => choose({ by: 'premium', want, value: premium }, right);
      const costOf = (strike: number): number => priced.find((each) => each.strike === strike)?.value ?? Number.NaN;
      expect(ask('nearest')).toBe(nearestOf(priced, premium));
      expect(costOf(ask('atLeast'))).toBe(Math.min(...priced.map(({ value }) => value).filter((value) => value >= premium)));
      expect(costOf(ask('atMost'))).toBe(Math.max(...priced.map(({ value }) => value).filter((value) => value <= premium)));
      const inside = choose({ by: 'premiumRange', value: 0.8 * premium, to: 1.2 * premium }, right);
      expect(Math.abs(costOf(inside) / premium - 1)).toBeLessThanOrEqual(0.2);
    }
  });

  test.each(['call', 'put'] as const)('deltas of %ss fall away from the money, and the nearest is taken', (right) => {
    const deltas = deltasOf(market, right);
    for (const delta of [0.1, 0.16, 0.25, 0.5]) expect(choose({ by: 'delta', value: delta }, right)).toBe(nearestOf(deltas, delta));
    const strikes = [0.4, 0.25, 0.1].map((value) => choose({ by: 'delta', value }, right));
    expect(strikes).toEqual(strikes.toSorted((a, b) => (right === 'call' ? a - b : b - a)));
  });

  test('a straddle’s width away stands about as far as the straddle costs, and half a straddle is one of its legs', () => {
    const premium = straddleAtMoney(market, 'synthetic') ?? 0;
    const forward = referencePrice(market, 'synthetic') ?? 0;
    expect(Math.abs(choose({ by: 'straddleAway', from: 'synthetic', value: 1 }, 'call') - forward - premium)).toBeLessThanOrEqual(50);
    expect(Math.abs(forward - premium - choose({ by: 'straddleAway', from: 'synthetic', value: 1 }, 'put'))).toBeLessThanOrEqual(50);
    const half = choose({ by: 'straddleShare', from: 'synthetic', value: 50 }, 'call');
    expect(Math.abs(half - forward)).toBeLessThanOrEqual(50);
  });
});

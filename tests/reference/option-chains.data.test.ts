// Recorded option chains of NSE: its own implied volatilities, and the put-call ratios and walls that a collector computed as it saved them.
import { describe, expect, test } from 'vitest';
import { measureChain } from '../../engine/chain/chain-measures';
import type { OptionQuote } from '../../engine/chain/option-chain';
import { impliedVolatility } from '../../engine/options/implied-volatility';
import { yearsToExpiry } from '../../engine/options/years-to-expiry';
import { isoDay } from '../../engine/time/day-text';
import { parseIst, US_PER_MINUTE } from '../../engine/time/ist-time';
import { readChainFile } from '../../server/documents/chains/read-chain-file';
import { readCsvTable } from '../../server/documents/csv-table';
import { readWholeFile } from '../../server/market-data/chain-files/file-rows';
import { findSharedData } from '../shared-data';

const answer = findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz');
const snapshots = findSharedData('option_chain', 'nse_csv_snapshots_2026-05-26');
const minutes = findSharedData('options_1m', 'NIFTY_17JUN21_strikes_2021-06-11.csv.gz');
const bhavcopy = findSharedData('fo_bhavcopy', 'BhavCopy_NSE_FO_20260122_subset.csv.gz');

interface NseOption {
  readonly lastPrice: number;
  readonly impliedVolatility: number;
  readonly totalTradedVolume: number;
}
interface NseAnswer {
  readonly records: {
    readonly underlyingValue: number;
    readonly data: readonly {
      readonly strikePrice: number;
      readonly expiryDate: string;
      readonly CE?: NseOption;
      readonly PE?: NseOption;
    }[];
  };
  readonly filtered: { readonly CE: Totals; readonly PE: Totals };
}
interface Totals {
  readonly totOI: number;
  readonly totVol: number;
}

async function nseAnswer(): Promise<NseAnswer> {
  return JSON.parse((await readWholeFile(answer ?? '')).bytes.toString('utf8')) as NseAnswer;
}

describe.skipIf(answer === null)('NIFTY options on 28 March 2022 at 10:47', () => {
  // The exchange takes Black-Scholes on the spot, 10 % interest, whole days over 365, and the last trade, which for one in the money may be old.
  const DAYS = 31;
  const RATE = 0.1;

  async function differences(rate: number): Promise<readonly number[]> {
    const { underlyingValue: spot, data } = (await nseAnswer()).records;
    return data.flatMap(({ strikePrice: strike, expiryDate, CE, PE }) => {
      const [right, option] = strike < spot ? (['put', PE] as const) : (['call', CE] as const);
      if (expiryDate !== '28-Apr-2022' || option === undefined || option.totalTradedVolume < 100) return [];
      const terms = { model: 'black-scholes', right, spot, strike, years: DAYS / 365, rate, dividendYield: 0 } as const;
      return [Math.abs((impliedVolatility(terms, option.lastPrice).volatility ?? Number.NaN) * 100 - option.impliedVolatility)];
    });
  }

  test('of the monthly expiry, out of the money and traded a hundred times: its volatility within a quarter of a point', async () => {
    const found = await differences(RATE);
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((difference) => !(difference <= 0.25))).toEqual([]);
  });
  test('the interest matters: at the treasury bill’s 4 % not one of them agrees', async () => {
    expect((await differences(0.04)).filter((difference) => difference <= 0.25)).toEqual([]);
  });
  test('the put-call ratio is that of the totals which the exchange states, for the nearest expiry', async () => {
    const { filtered } = await nseAnswer();
    const { chains, spot } = await readChainFile(answer ?? '', null);
    expect(chains).toHaveLength(21);
    const [nearest] = chains;
    const chain = nearest?.chain ?? [];
    const measures = measureChain({ chain, reference: 'synthetic', basis: 'mid', rate: 0, years: null, spot, future: null });
    expect(nearest?.expiryDay).toBe(isoDay('2022-03-31'));
    expect(measures.putCallRatioOpenInterest).toBe(filtered.PE.totOI / filtered.CE.totOI);
    expect(measures.putCallRatioVolume).toBe(filtered.PE.totVol / filtered.CE.totVol);
  });
});

describe.skipIf(snapshots === null)('NIFTY option chains saved from the page on 26 May 2026', () => {
  test('have the put-call ratio and the walls that were computed when they were saved', async () => {
    const { rows } = await readCsvTable(`${snapshots}/expected_pcr_walls.csv`, ['file', 'pcr_oi_total']);
    for (const row of rows) {
      const { chains, spot } = await readChainFile(`${snapshots}/${row.cell('file')}`, null);
      const [{ chain } = { chain: [] }] = chains;
      const measures = measureChain({ chain, reference: 'synthetic', basis: 'mid', rate: 0, years: null, spot, future: null });
      expect(measures.putCallRatioOpenInterest?.toFixed(4), row.cell('file')).toBe(Number(row.cell('pcr_oi_total')).toFixed(4));
      expect(measures.walls.calls[0]?.strike).toBe(Number(row.cell('max_call_oi_strike')));
      expect(measures.walls.puts[0]?.strike).toBe(Number(row.cell('max_put_oi_strike')));
    }
    expect(rows).toHaveLength(12);
  });
});

describe.skipIf(bhavcopy === null)('the daily file of 22 January 2026', () => {
  test.each(['NIFTY', 'BANKNIFTY'])(
    '%s: options imply the closing price of the future of their expiry within a thousandth',
    async (underlying) => {
      const { chains, spot } = await readChainFile(bhavcopy ?? '', underlying);
      const withFuture = chains.filter(({ future }) => future !== null);
      expect(withFuture).toHaveLength(3);
      for (const { chain, future } of withFuture.slice(0, 2)) {
        const { forward } = measureChain({ chain, reference: 'synthetic', basis: 'last', rate: 0, years: null, spot, future });
        expect(Math.abs((forward ?? Number.NaN) / (future ?? Number.NaN) - 1)).toBeLessThan(1e-3);
      }
    },
  );
});

describe.skipIf(minutes === null)('six weekly strikes of NIFTY on 11 June 2021, minute by minute', () => {
  const EXPIRY = isoDay('2021-06-17');
  const lastTrade = (last: number | undefined): OptionQuote | null =>
    last === undefined ? null : { bid: null, ask: null, last, openInterest: null, volume: null };

  async function closesByMinute(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
    const closes = new Map<string, Map<string, number>>();
    for (const row of (await readCsvTable(minutes ?? '', ['symbol', 'ts', 'close'])).rows) {
      const ofMinute = closes.get(row.cell('ts')) ?? new Map<string, number>();
      closes.set(row.cell('ts'), ofMinute.set(row.cell('symbol'), Number(row.cell('close'))));
    }
    return closes;
  }

  test('call and put at the money imply one volatility within a tenth of a point, on a forward within 0.1 % of the index', async () => {
    const closes = await closesByMinute();
    for (const [ts, ofMinute] of closes) {
      const chain = [15_600, 15_650, 15_700, 15_750, 15_800, 15_850].map((strike) => ({
        strike,
        call: lastTrade(ofMinute.get(`NIFTY21617${strike}CE`)),
        put: lastTrade(ofMinute.get(`NIFTY21617${strike}PE`)),
      }));
      // A bar closes a minute after the time it is named by.
      const closedAt = (parseIst(ts) ?? Number.NaN) + US_PER_MINUTE;
      const years = yearsToExpiry(closedAt, 'NSE:derivatives', EXPIRY);
      const spot = ofMinute.get('NIFTY 50') ?? Number.NaN;
      const { forward, atmStrike, strikes } = measureChain({
        chain,
        reference: 'synthetic',
        basis: 'last',
        rate: 0,
        years,
        spot,
        future: null,
      });
      const atm = strikes.find(({ strike }) => strike === atmStrike);
      const [call, put] = [atm?.call.implied.volatility ?? Number.NaN, atm?.put.implied.volatility ?? Number.NaN];
      expect(Math.abs(call - put), ts).toBeLessThan(0.001);
      expect(Math.abs((forward ?? Number.NaN) / spot - 1), ts).toBeLessThan(0.001);
    }
    expect(closes.size).toBe(375);
  });
});

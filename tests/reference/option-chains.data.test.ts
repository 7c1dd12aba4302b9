// Recorded option chains of NSE: its own implied volatilities, and the put-call ratios and walls that a collector computed as it saved them.
import { describe, expect, test } from 'vitest';
import { measureChain } from '../../engine/chain/chain-measures';
import { impliedVolatility } from '../../engine/options/implied-volatility';
import { isoDay } from '../../engine/time/day-text';
import { readWholeFile } from '../../server/documents/chains/file-rows';
import { readChainFile } from '../../server/documents/chains/read-chain-file';
import { readCsvTable } from '../../server/documents/csv-table';
import { findSharedData } from '../shared-data';

const answer = findSharedData('option_chain', 'nse_api_NIFTY_2022-03-28_1047.json.gz');
const snapshots = findSharedData('option_chain', 'nse_csv_snapshots_2026-05-26');
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

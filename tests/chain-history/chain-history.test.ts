// Every chain history there is, held to the same laws: out of the store, by the model, the two joined, and the demo market's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { JoinedChainHistory } from '../../engine/chain-model/joined-chain-history';
import { ModelledChainHistory } from '../../engine/chain-model/modelled-chain-history';
import type { Candles } from '../../engine/market/candles';
import type { ChainHistory } from '../../engine/market/chain-history';
import type { OptionContract } from '../../engine/market/option-contract';
import { randomKey, randomUniform } from '../../engine/number/counter-random';
import { demoChainHistory } from '../../engine/synthetic/demo-chain';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../engine/time/day-text';
import { istMinute } from '../../engine/time/ist-time';
import { writeTogether } from '../../server/market-data/store/atomic-files';
import { ChainStore } from '../../server/market-data/store/chain-store';
import type { ContractRows } from '../../server/market-data/store/option-rows';
import { holdsLaws } from './chain-history-laws';

const root = mkdtempSync(path.join(tmpdir(), 'yantra-chain-laws-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SERIES = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' } as const;
const DAYS = ['2026-01-05', '2026-01-06'].map(isoDay);
const EXPIRIES = ['2026-01-06', '2026-01-13'].map(isoDay);
const MINUTES = 30;

/** Contracts that trade in some minutes and not in others, each its own; seed 11. */
function sparseRows(): readonly ContractRows[] {
  const contracts = EXPIRIES.flatMap((expiryDay) =>
    Array.from({ length: 12 }, (_, at): OptionContract => {
      const strike = (25_850 + (at >> 1) * 50) * 100;
      return { market: 'NFO', underlying: 'NIFTY', expiryDay, strike, right: at % 2 === 0 ? 'call' : 'put' };
    }),
  );
  return contracts.flatMap((contract, place) => {
    const key = randomKey(11, place);
    const minutes = DAYS.flatMap((day, session) =>
      Array.from({ length: MINUTES }, (_, row) => istMinute(day, 555 + row)).filter(
        (_, row) => randomUniform(key, session * 100 + row) < 0.4,
      ),
    );
    const close = Int32Array.from(minutes, (_, row) => 5 * (200 + Math.floor(randomUniform(key, 1_000 + row) * 2_000)));
    return [
      {
        contract,
        rows: {
          count: minutes.length,
          minute: Int32Array.from(minutes),
          open: close,
          high: close.map((price) => price + 25),
          low: close.map((price) => price - 25),
          close,
          volume: Float64Array.from(close, (price) => price * 65),
          openInterest: Float64Array.from(close, (price) => price * 130),
          bid: null,
          ask: null,
        },
      },
    ];
  });
}

async function openStored(): Promise<ChainHistory> {
  const store = new ChainStore(root);
  const known = await store.open(SERIES);
  if (known !== null) return known;
  const source = { source: '', sourceSha256: '', format: '', importedAt: '', label: 'start' as const, findings: [], repairs: [] };
  const counts = { rowsRead: 0, rowsAdded: 0, rowsIdentical: 0, rowsReplaced: 0 };
  await writeTogether((files) => store.add(files, SERIES, store.plan(SERIES, sparseRows(), 'fail'), { ...source, ...counts }));
  return openStored();
}

function flat(units: number): Candles {
  const minute = Int32Array.from(DAYS.flatMap((day) => Array.from({ length: MINUTES }, (_, row) => istMinute(day, 555 + row))));
  const price = minute.map((_, row) => units + (row % 7) * 20);
  const columns = { open: price, high: price.map((each) => each + 50), low: price.map((each) => each - 50), close: price };
  const nothing = new Float64Array(minute.length);
  return {
    instrument: '',
    timeframe: '1m',
    priceScale: 100,
    count: minute.length,
    minute,
    ...columns,
    volume: nothing,
    openInterest: nothing,
  };
}

function openModel(): Promise<ChainHistory> {
  const model = new ModelledChainHistory({
    market: 'NFO',
    underlying: 'NIFTY',
    spot: flat(2_600_000),
    volatilityIndex: flat(1_300),
    expiriesOn: (day) => EXPIRIES.filter((expiry) => expiry >= day).map((expiry) => ({ day: expiry, cycle: 'weekly' })),
    strikeStep: () => 5_000,
    strikesEachSide: 4,
    tick: () => 5,
    dataHash: 'made here',
  });
  return Promise.resolve(model);
}

function openDemo(): Promise<ChainHistory> {
  const sessions = listDemoSessions(isoDay('2024-06-12'), isoDay('2024-06-12'));
  const [spot, index] = [generateDemoCandles('DEMO:INDEX', sessions, DEMO_SEED), generateDemoCandles('DEMO:VIX', sessions, DEMO_SEED)];
  return Promise.resolve(demoChainHistory(spot, index, [], DEMO_SEED));
}

describe('out of the store', () => holdsLaws(openStored));
describe('by the model', () => holdsLaws(openModel));
describe('the exchange’s, else the model’s', () => holdsLaws(async () => new JoinedChainHistory(await openStored(), await openModel())));
describe('of the demo market', () => holdsLaws(openDemo));

test('where both have a chain, bars of the exchange outlive the join to the bit', async () => {
  const [stored, model] = [await openStored(), await openModel()];
  const joined = new JoinedChainHistory(stored, model);
  for (const { contract, rows } of sparseRows()) {
    const [day = 0] = DAYS;
    const candles = joined.chainOn(day, contract.expiryDay)?.candlesOf(contract);
    const real = [...(candles?.minute ?? [])].filter((_, row) => candles?.modelled[row] === 0);
    expect(real).toEqual([...rows.minute].filter((minute) => minute < istMinute(day + 1, 0)));
  }
});

// A year of an index and of the options on it in the files of the store, as a trader has them who imported both: seeded prices under the names, expiries
// and strikes of NIFTY, so that its dated terms hold. Modelled once and kept between benches, under a name that says of what: no bench times it.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../dsl/ir/sha256';
import { ModelledChainHistory } from '../../engine/chain-model/modelled-chain-history';
import { findStrikeStep } from '../../engine/market/contract-terms';
import { listedExpiries } from '../../engine/market/listed-expiries';
import { OPTION_PRICE_SCALE } from '../../engine/market/option-contract';
import { tradeDemoOption } from '../../engine/synthetic/demo-option-trading';
import { listDemoSessions } from '../../engine/synthetic/demo-session';
import { DEMO_SEED, generateDemoCandles } from '../../engine/synthetic/generate-demo-candles';
import { isoDay } from '../../engine/time/day-text';
import { writeTogether } from '../../server/market-data/store/atomic-files';
import type { ChainSeries } from '../../server/market-data/store/chain-series';
import { ChainStore } from '../../server/market-data/store/chain-store';
import type { ContractRows } from '../../server/market-data/store/option-rows';
import { BENCH_IMPORT, storeCandles } from '../contestants/stored-market';

export const CHAIN_INDEX = 'NSE:NIFTY 50';
const CHAIN_SERIES: ChainSeries = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' };
export const [YEAR_FROM, YEAR_TO] = [isoDay('2024-01-01'), isoDay('2024-12-31')];
/** A chain of 122 contracts. */
const STRIKES_EACH_SIDE = 30;
const TICK = 5;
const KEPT = path.join('.cache', 'bench-chains');

/** Folder of the store: index and options of the nearest expiry, minute by minute. Makes it where it is not there. */
export async function getStoredChainYear(): Promise<string> {
  const sessions = listDemoSessions(YEAR_FROM, YEAR_TO);
  const [spot, volatilityIndex] = ['DEMO:INDEX', 'DEMO:VIX'].map((id) => generateDemoCandles(id, sessions, DEMO_SEED));
  if (spot === undefined || volatilityIndex === undefined) throw new Error('the demo market has an index and its volatility');
  const model = new ModelledChainHistory(
    {
      market: 'NFO',
      underlying: 'NIFTY',
      spot,
      volatilityIndex,
      expiriesOn: (day) => listedExpiries('NIFTY', day).expiries.slice(0, 1),
      strikeStep: (day) => (findStrikeStep('NIFTY', day)?.points ?? 0) * OPTION_PRICE_SCALE,
      strikesEachSide: STRIKES_EACH_SIDE,
      tick: () => TICK,
      dataHash: sha256(JSON.stringify([[...spot.close], [...volatilityIndex.close], YEAR_FROM, YEAR_TO])),
    },
    (candles, terms) => tradeDemoOption(candles, terms, DEMO_SEED),
  );
  const root = path.join(KEPT, model.hash.slice(0, 16));
  if (existsSync(root)) return root;
  const making = `${root}.making`;
  rmSync(making, { recursive: true, force: true });
  await storeCandles(making, { ...spot, instrument: CHAIN_INDEX });
  for (const day of model.days) await storeSession(making, model, day);
  renameSync(making, root);
  return root;
}

async function storeSession(root: string, model: ModelledChainHistory, day: number): Promise<void> {
  const store = new ChainStore(root);
  const rows = model.expiriesOn(day).flatMap((expiry) => contractsOf(model, day, expiry.day));
  const plan = store.plan(CHAIN_SERIES, rows, 'fail');
  await writeTogether((files) => store.add(files, CHAIN_SERIES, plan, BENCH_IMPORT));
}

function contractsOf(model: ModelledChainHistory, day: number, expiryDay: number): readonly ContractRows[] {
  const chain = model.chainOn(day, expiryDay);
  return (chain?.contracts ?? []).flatMap((contract) => {
    const candles = chain?.candlesOf(contract) ?? null;
    return candles === null ? [] : [{ contract, rows: candles }];
  });
}

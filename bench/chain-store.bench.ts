// The time until 200 option contracts of one session stand in columns, and until one of them does over a year of sessions: from the chain files of
// the store, in the page cache, as they have been read before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChainHistory } from '../engine/market/chain-history';
import type { OptionContract } from '../engine/market/option-contract';
import { isTradingDay } from '../engine/market/sessions';
import { isoDay } from '../engine/time/day-text';
import { istMinute } from '../engine/time/ist-time';
import { writeTogether } from '../server/market-data/store/atomic-files';
import type { ChainSeries } from '../server/market-data/store/chain-series';
import { ChainStore } from '../server/market-data/store/chain-store';
import type { ContractRows } from '../server/market-data/store/option-rows';
import { Scoreboard } from './harness/scoreboard';

const SERIES: ChainSeries = { market: 'NFO', underlying: 'NIFTY', timeframe: '1m' };
const CONTRACTS = 200;
const SESSION_MINUTES = 375;
const OPEN = 555;
const SESSIONS = 50;
const YEAR_SESSIONS = 250;
const EXPIRY = isoDay('2026-06-30');
const RUNS = 21;

const days: number[] = [];
for (let day = isoDay('2026-01-01'); days.length < SESSIONS; day += 1) if (isTradingDay('NSE:derivatives', day)) days.push(day);

function contractAt(place: number): OptionContract {
  const strike = (22_500 + Math.floor(place / 2) * 50) * 100;
  return { market: 'NFO', underlying: 'NIFTY', expiryDay: EXPIRY, strike, right: place % 2 === 0 ? 'call' : 'put' };
}

function sessionRows(day: number): readonly ContractRows[] {
  return Array.from({ length: CONTRACTS }, (_, place) => {
    const close = Int32Array.from({ length: SESSION_MINUTES }, (_row, row) => 10_000 + place * 5 + (row % 60) * 5);
    return {
      contract: contractAt(place),
      rows: {
        count: SESSION_MINUTES,
        minute: Int32Array.from({ length: SESSION_MINUTES }, (_row, row) => istMinute(day, OPEN + row)),
        open: close,
        high: close.map((price) => price + 10),
        low: close.map((price) => price - 10),
        close,
        volume: new Float64Array(SESSION_MINUTES).fill(65 * (place + 1)),
        openInterest: new Float64Array(SESSION_MINUTES).fill(6_500),
        bid: null,
        ask: null,
      },
    };
  });
}

async function storeSessions(root: string): Promise<void> {
  const store = new ChainStore(root);
  const source = { source: 'made here', sourceSha256: '', format: 'generated', importedAt: '', label: 'start' as const };
  const counts = { rowsRead: 0, rowsAdded: 0, rowsIdentical: 0, rowsReplaced: 0, findings: [], repairs: [] };
  for (const day of days) {
    const plan = store.plan(SERIES, sessionRows(day), 'fail');
    await writeTogether((files) => store.add(files, SERIES, plan, { ...source, ...counts }));
  }
}

/** A history without anything read before, as a new run has it. */
async function openHistory(root: string): Promise<ChainHistory> {
  const history = await new ChainStore(root).open(SERIES);
  if (history === null) throw new Error('nothing was stored');
  return history;
}

function sumOfCloses(history: ChainHistory, day: number, contracts: readonly OptionContract[]): number {
  const chain = history.chainOn(day, EXPIRY);
  let sum = 0;
  for (const contract of contracts) {
    const candles = chain?.candlesOf(contract);
    for (let row = 0; row < (candles?.count ?? 0); row += 1) sum += candles?.close[row] ?? 0;
  }
  return sum;
}

/** Median milliseconds of `work` over histories opened anew; opening is not counted. */
async function medianMs(root: string, work: (history: ChainHistory) => number): Promise<number> {
  const times: number[] = [];
  let sum = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const history = await openHistory(root);
    const startedAt = performance.now();
    sum += work(history);
    times.push(performance.now() - startedAt);
  }
  if (!(sum > 0)) throw new Error('no closes were read');
  return times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

const root = mkdtempSync(path.join(tmpdir(), 'yantra-chain-bench-'));
await storeSessions(root);
const all = Array.from({ length: CONTRACTS }, (_, place) => contractAt(place));
const last = days.at(-1) ?? 0;
const whole = await medianMs(root, (history) => sumOfCloses(history, last, all));
const four = await medianMs(root, (history) => sumOfCloses(history, last, all.slice(98, 102)));
const followed = await medianMs(root, (history) => days.reduce((sum, day) => sum + sumOfCloses(history, day, all.slice(100, 101)), 0));
const summaries = await medianMs(root, (history) =>
  days.reduce((sum, day) => sum + (history.chainOn(day, EXPIRY)?.summary.forward.at(-1) ?? 0), 0),
);
rmSync(root, { recursive: true });

const perYear = YEAR_SESSIONS / SESSIONS;
const board = new Scoreboard('Option chains from the store');
board.atMost(15, `${CONTRACTS} contracts of one session`, whole, 5, { unit: ' ms' });
console.log(`four contracts of one session: ${four.toFixed(3)} ms`);
console.log(`one contract over a year of sessions: ${(followed * perYear).toFixed(1)} ms`);
console.log(`the summaries of a year of sessions: ${(summaries * perYear).toFixed(1)} ms`);
board.finish();

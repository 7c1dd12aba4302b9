// What must hold of a run of any program over any market: it ends, decides the same whatever the size of its windows, and no paisa is lost.
import type { Compiled } from '../../dsl/compile/compile';
import type { Program } from '../../dsl/ir/program';
import { type BacktestRun, runBacktest } from '../../engine/run/backtest';
import type { RunResult } from '../../engine/run/run-result';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { findDerivativesOf } from '../../server/market-data/contract-symbol';
import { DECISIONS, randomChains, randomHistory } from '../random-market';

const CAPITAL_PAISE = 100_000_000;
const MARKETS = 16;

export interface RunTally {
  runs: number;
  trades: number;
  fills: number;
  /** Runs that ended flat: the sum of their trades is the change of their equity. */
  flat: number;
}

/**
 * What is broken by a run of a compiled graph over the market of a seed. A throw is a broken law too; passed over is what would be refused before a
 * run: parts that are not run yet, options on what has none.
 */
export function brokenRun(compiled: Compiled, seed: number, tally: RunTally): readonly string[] {
  if (hasUnlistedChain(compiled.program)) return [];
  const run = (blockRows: number): BacktestRun =>
    runBacktest({
      program: compiled.program,
      programHash: compiled.hash,
      params: compiled.sourceMap.params.map((source) => source.default),
      instruments: compiled.program.instruments.map((instrument) => randomHistory(instrument, seed % MARKETS)),
      chains: randomChains(compiled.program, seed % MARKETS),
      ...DECISIONS,
      capitalPaise: CAPITAL_PAISE,
      venue: { ...DEFAULT_VENUE, seed, rejectPercent: seed % 3, partialPercent: 5 * (seed % 4), stopCancelPercent: seed % 5 },
      blockRows,
    });
  try {
    const whole = run(512);
    tally.runs++;
    tally.trades += whole.result.trades.length;
    tally.fills += whole.result.fills.length;
    const broken = [...brokenMoney(whole.result, tally)];
    if (run(1 + (seed % 97)).result.digest !== whole.result.digest) broken.push('decisions do not depend on the size of windows');
    return broken;
  } catch (error) {
    return [`a run does not throw: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function hasUnlistedChain({ chains = [], instruments }: Program): boolean {
  return chains.some(({ underlying }) => {
    const listed = instruments[underlying];
    return listed?.kind !== 'fixed' || findDerivativesOf(listed.id) === null;
  });
}

function brokenMoney({ fills, trades, charges, series }: RunResult, tally: RunTally): readonly string[] {
  const broken: string[] = [];
  const posted = charges.reduce((sum, { paise }) => sum + paise, 0);
  const shared = fills.reduce((sum, { chargesPaise }) => sum + chargesPaise, 0);
  if (shared !== posted) broken.push(`the charges of fills (${shared}) are those posted (${posted})`);
  const held = new Map<string, number>();
  for (const { position, leg, instrument, side, quantity } of fills) {
    const key = `${position} ${leg} ${instrument}`;
    held.set(key, (held.get(key) ?? 0) + (side === 'buy' ? quantity : -quantity));
  }
  if ([...held.values()].some((quantity) => quantity !== 0)) return broken;
  tally.flat++;
  const net = trades.reduce((sum, { netPaise }) => sum + netPaise, 0);
  const gained = (series.daily.equityPaise.at(-1) ?? CAPITAL_PAISE) - CAPITAL_PAISE;
  if (net !== gained) broken.push(`equity gained ${gained}, the trades ${net}`);
  return broken;
}

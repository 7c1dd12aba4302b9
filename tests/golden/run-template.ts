// A template over a fixed stretch of the demo market: fourteen sessions that decide, an expiry of the index future among them, and four
// months before them to warm up.
import type { Program } from '../../dsl/ir/program';
import type { Candles, PriceColumn } from '../../engine/market/candles';
import { type BacktestRun, runBacktest } from '../../engine/run/backtest';
import { isoDay } from '../../engine/time/day-text';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE, type VenueConfig } from '../../engine/venue/venue-config';
import { type Change, DemoHistories } from './demo-history';
import type { CompiledTemplate } from './template';

const HISTORY_DAY = isoDay('2024-10-01');
const FIRST_DAY = isoDay('2025-02-10');
const LAST_DAY = isoDay('2025-02-28');
/** ₹5,00,000. */
const CAPITAL_PAISE = 50_000_000;

export const SESSIONS = 14;

const histories = new DemoHistories(HISTORY_DAY, LAST_DAY);

export interface RunChanges {
  /** Of instruments; chains stay as they are. */
  readonly candles?: Change;
  readonly venue?: VenueConfig;
  /** IST day, the last one that decides. */
  readonly lastDay?: number;
  readonly blockRows?: number;
}

/** Bars of the underlying of each chain. */
export function underlyingsOf({ chains = [], instruments }: Program): readonly Candles<PriceColumn>[] {
  return chains.flatMap(({ underlying }) =>
    instruments.slice(underlying, underlying + 1).map((instrument) => histories.of(instrument).candles),
  );
}

export function runTemplate({ program, hash, params }: CompiledTemplate, changes: RunChanges = {}): BacktestRun {
  return runBacktest({
    program,
    programHash: hash,
    params,
    instruments: program.instruments.map((instrument) => histories.of(instrument, changes.candles)),
    chains: histories.chainsOf(program),
    fromUs: istMinute(FIRST_DAY, 0) * US_PER_MINUTE,
    toUs: istMinute((changes.lastDay ?? LAST_DAY) + 1, 0) * US_PER_MINUTE,
    capitalPaise: CAPITAL_PAISE,
    venue: changes.venue ?? DEFAULT_VENUE,
    blockRows: changes.blockRows ?? 512,
  });
}

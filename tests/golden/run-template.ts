// A template over a fixed stretch of the demo market: fifteen sessions that decide, and four months before them to warm up.
import { invariant } from '../../dsl/types/invariant';
import { runBacktest, type BacktestInstrument, type BacktestRun } from '../../engine/run/backtest';
import { isoDay } from '../../engine/time/day-text';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { DEFAULT_VENUE } from '../../engine/venue/venue-config';
import { demoInstrument } from './demo-instrument';
import type { CompiledTemplate } from './template';

const HISTORY_DAY = isoDay('2024-10-01');
const FIRST_DAY = isoDay('2025-02-03');
const LAST_DAY = isoDay('2025-02-21');
const CAPITAL_PAISE = 50_000_000;

export const FIRST_MINUTE = istMinute(FIRST_DAY, 0);
export const END_MINUTE = istMinute(LAST_DAY + 1, 0);

const known = new Map<string, BacktestInstrument>();

/** The histories a template asks for, by instrument of its program. */
export function historiesOf({ program }: CompiledTemplate): readonly BacktestInstrument[] {
  return program.instruments.map((instrument) => {
    invariant(instrument.kind === 'fixed', 'templates name their instruments');
    const found = known.get(instrument.id) ?? demoInstrument(instrument.id, HISTORY_DAY, LAST_DAY);
    known.set(instrument.id, found);
    return found;
  });
}

export function runTemplate(template: CompiledTemplate, instruments = historiesOf(template), blockRows = 512): BacktestRun {
  return runBacktest({
    program: template.program,
    programHash: template.hash,
    params: template.params,
    instruments,
    fromUs: FIRST_MINUTE * US_PER_MINUTE,
    toUs: END_MINUTE * US_PER_MINUTE,
    capitalPaise: CAPITAL_PAISE,
    venue: DEFAULT_VENUE,
    blockRows,
  });
}

// A year of minutes with thirty nodes, from the stored files on: in a process that has done it before, and in one that has just begun.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeCandles } from './contestants/stored-market';
import { type How, runStoredYear } from './contestants/stored-year';
import { median } from './harness/race';
import { Scoreboard } from './harness/scoreboard';
import { walkMarket, YEAR_BARS } from './market/walk-bars';

const ROUNDS = 9;
const WARM_UPS = 5;
/** This bench as it was started: a bundle, or its source; what it starts is of the same kind. */
const BENCH = process.argv[1] ?? '';
const board = new Scoreboard('Thirty nodes, one year, load and compile included');
const folder = mkdtempSync(path.join(tmpdir(), 'yantra-bench-'));
await storeCandles(folder, walkMarket(YEAR_BARS).candles);

function warmMilliseconds(how: How): number {
  const began = performance.now();
  runStoredYear(folder, how);
  return performance.now() - began;
}

function coldMilliseconds(how: How): number {
  const script = path.join(path.dirname(BENCH), 'contestants', `first-year${path.extname(BENCH)}`);
  const answer = execFileSync(process.execPath, [...process.execArgv, script, folder, how], { encoding: 'utf8' });
  return (JSON.parse(answer) as { milliseconds: number }).milliseconds;
}

const warm: Record<How, number[]> = { bare: [], machine: [] };
const cold: Record<How, number[]> = { bare: [], machine: [] };
for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
  for (const how of ['bare', 'machine'] as const) {
    const milliseconds = warmMilliseconds(how);
    if (round < 0) continue;
    warm[how].push(milliseconds);
    cold[how].push(coldMilliseconds(how));
  }
}
rmSync(folder, { recursive: true });
board.atMost(7, 'bare evaluator, warm', median(warm.bare), 40, { unit: ' ms' });
board.atMost(7, 'bare evaluator, cold', median(cold.bare), 150, { unit: ' ms' });
board.note(
  `everything on, which has a goal of its own: warm ${median(warm.machine).toFixed(0)} ms, cold ${median(cold.machine).toFixed(0)} ms`,
);
board.finish();

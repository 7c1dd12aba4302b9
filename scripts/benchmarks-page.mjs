// Makes docs/benchmarks.md of what the benches recorded in one run. Adds no figure of its own; what is said here of method must hold for
// every bench.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ name: string, milliseconds: number, nsPerBar: number, barsPerSecond: number, ofOurs: number, note: string }} Row
 * @typedef {{ name: string, bars: number, rows: Row[], absent: string[] }} Table
 * @typedef {{ number: number | null, what: string, measured: string, must: string, verdict: string, reason: string | null }} Goal
 * @typedef {{ title: string, machine: string, loadBefore: number, tables: Table[], goals: Goal[], notes: string[] }} Bench
 */

const METHOD = `Made by \`npm run bench -- --write\` from one run of all benches: no figure here is typed by hand.

- Contestants of a table run in one process or beside it, on the same seeded history, in rounds: every contestant once a round, each round in
  another order. What disturbs the machine disturbs all of them. Warm-up rounds are dropped and **medians** told.
- Goals are **ratios** of those medians. Absolute times wander with the machine and are there for scale alone.
- Before anything is timed, outcomes are compared: trades, profit to the paisa, and equity added up over all bars. Who may differ says why.
- Ours is bundled as the command is. *Bare evaluator*: the compiled program's signals into the same plain account that the peers keep beside
  theirs. *Everything on*: orders, risk, venue, charges, ledger and journal, as any backtest runs.
- What computes is measured in **processor time** of its process, all threads counted, the collector's too: who else wants the processor
  does not count then, only what he leaves in the caches. Loading, latencies and first runs are measured by the clock; there the load of the
  machine counts in full, and is told before each bench. Times by the clock under a load above 1 are too long.
- A peer that this machine does not have is named and not guessed at.`;

/** @param {string} records folder of one JSON document a bench @param {string} page */
export function writeBenchmarksPage(records, page) {
  const benches = readdirSync(records)
    .sort()
    .map((file) => /** @type {Bench} */ (JSON.parse(readFileSync(path.join(records, file), 'utf8'))));
  const machines = [...new Set(benches.map(({ machine }) => machine))];
  const goals = benches.flatMap((bench) => bench.goals);
  const parts = ['# Benchmarks', METHOD, `Measured on: ${machines.join('; ')}.`, summaryOf(goals), ...benches.map(sectionOf)];
  writeFileSync(page, `${parts.join('\n\n')}\n`);
}

/** @param {Goal[]} goals */
function summaryOf(goals) {
  const count = (/** @type {string} */ wanted) => goals.filter(({ verdict }) => verdict === wanted).length;
  const missed = goals.filter(({ verdict }) => verdict === 'NOT MET');
  const lines = missed.map(
    ({ what, measured, must, reason }) => `- ${what}: ${measured}, must be ${must}.${reason === null ? '' : ` ${reason}`}`,
  );
  return [
    '## Summary',
    `Goals met: ${count('met')}. Not met: ${missed.length}. Not measured, for want of the peer: ${count('not measured')}.`,
    ...(missed.length === 0 ? [] : [`Not met:\n\n${lines.join('\n')}`]),
  ].join('\n\n');
}

/** @param {Bench} bench */
function sectionOf({ title, loadBefore, tables, goals, notes }) {
  const parts = [
    `## ${title}`,
    `Load of the machine before: ${loadBefore.toFixed(1)}.`,
    ...tables.map(tableOf),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ];
  if (goals.length > 0) parts.push(goalsOf(goals));
  return parts.join('\n\n');
}

/** @param {Table} table */
function tableOf({ name, bars, rows, absent }) {
  const measured = rows.map((row) => {
    const figures = [row.milliseconds, row.nsPerBar, row.barsPerSecond / 1e6, row.ofOurs].map(digits);
    return `| ${[row.name, ...figures, row.note].join(' | ')} |`;
  });
  const missing = absent.map((peer) => `| ${peer} | | | | | not on this machine |`);
  const head = ['| contestant | ms | ns/bar | Mbar/s | x ours | came to |', '| --- | ---: | ---: | ---: | ---: | --- |'];
  return [`### ${name}, ${bars} bars`, '', ...head, ...measured, ...missing].join('\n');
}

/** @param {Goal[]} goals */
function goalsOf(goals) {
  const rows = goals.map(({ number, what, measured, must, verdict }) => {
    const result = verdict === 'met' ? verdict : `**${verdict}**`;
    return `| ${[number ?? '', what, measured, must, result].join(' | ')} |`;
  });
  return ['| goal | of | measured | must be | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** @param {number} value */
function digits(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

// What a bench prints: a table of its contestants, then each goal with what was measured, what it must be, and whether it is.
// `--record=<file>` writes the same as one JSON document too, for the page of benchmarks. A goal that is not met fails the bench.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Outcome } from './contestant';
import type { Result } from './race';

interface Goal {
  /** Number of the goal in the table of goals; null for one that the table does not have. */
  readonly number: number | null;
  readonly what: string;
  readonly measured: string;
  readonly must: string;
  readonly verdict: 'met' | 'NOT MET' | 'not measured';
  /** Where the bench knows it: why the goal is not met. */
  readonly reason: string | null;
}

interface GoalWords {
  readonly unit?: string;
  /** Said where the goal is not met. */
  readonly ifNot?: string;
}

interface Table {
  readonly name: string;
  readonly bars: number;
  readonly rows: readonly Row[];
  /** Peers that could not run here. */
  readonly absent: readonly string[];
}

interface Row {
  readonly name: string;
  readonly milliseconds: number;
  readonly nsPerBar: number;
  readonly barsPerSecond: number;
  /** Its time over ours. */
  readonly ofOurs: number;
  readonly note: string;
}

const RECORD_FLAG = '--record=';

export class Scoreboard {
  private readonly title: string;
  private readonly loadBefore = load();
  private readonly tables: Table[] = [];
  private readonly goals: Goal[] = [];
  private readonly notes: string[] = [];

  constructor(title: string) {
    this.title = title;
    console.log(`${title}\n${machine()}, load ${this.loadBefore.toFixed(1)}\n`);
  }

  /** The first result is ours. `say`: what a round came to, in words. */
  table(name: string, bars: number, results: readonly Result[], absent: readonly string[] = [], say = sayTrades): void {
    const ours = results[0]?.medianNs ?? Number.NaN;
    const rows = results.map((result): Row => {
      const { medianNs, outcome, differs, rounds } = result;
      return {
        name: result.name,
        milliseconds: medianNs / 1e6,
        nsPerBar: medianNs / bars,
        barsPerSecond: (bars * 1e9) / medianNs,
        ofOurs: medianNs / ours,
        note: [say(outcome), `${rounds} rounds`, ...(differs === null ? [] : [differs])].join('; '),
      };
    });
    this.tables.push({ name, bars, rows, absent });
    const width = Math.max(...rows.map((row) => row.name.length), ...absent.map((peer) => peer.length));
    console.log(`${name}, ${bars} bars`);
    console.log(`${''.padEnd(width)} ${['ms', 'ns/bar', 'Mbar/s', 'x ours'].map((head) => head.padStart(10)).join('')}`);
    for (const { name: who, milliseconds, nsPerBar, barsPerSecond, ofOurs, note } of rows) {
      const figures = [digits(milliseconds), digits(nsPerBar), digits(barsPerSecond / 1e6), digits(ofOurs)];
      console.log(`${who.padEnd(width)} ${figures.map((figure) => figure.padStart(10)).join('')}   ${note}`);
    }
    for (const peer of absent) console.log(`${peer.padEnd(width)}   not on this machine`);
    console.log('');
  }

  note(text: string): void {
    if (text !== '') this.notes.push(text);
    console.log(text);
  }

  atLeast(number: number | null, what: string, measured: number | null, must: number, words: GoalWords = {}): void {
    this.compare({ number, what, must: `>= ${must}` }, measured, measured !== null && measured >= must, words);
  }

  atMost(number: number | null, what: string, measured: number | null, must: number, words: GoalWords = {}): void {
    this.compare({ number, what, must: `<= ${must}` }, measured, measured !== null && measured <= must, words);
  }

  holds(number: number | null, what: string, isTrue: boolean, measured: string): void {
    this.add({ number, what, measured, must: 'always', verdict: isTrue ? 'met' : 'NOT MET', reason: null });
  }

  finish(): void {
    const { title, tables, goals, notes } = this;
    const record = process.argv.find((word) => word.startsWith(RECORD_FLAG))?.slice(RECORD_FLAG.length);
    if (record !== undefined)
      writeFileSync(record, JSON.stringify({ title, machine: machine(), loadBefore: this.loadBefore, tables, goals, notes }, null, 1));
    if (goals.some(({ verdict }) => verdict === 'NOT MET')) process.exitCode = 1;
  }

  private compare(
    goal: Pick<Goal, 'number' | 'what' | 'must'>,
    measured: number | null,
    isMet: boolean,
    { unit = 'x', ifNot }: GoalWords,
  ): void {
    const must = `${goal.must}${unit}`;
    if (measured === null) this.add({ ...goal, must, measured: '', verdict: 'not measured', reason: null });
    else if (isMet) this.add({ ...goal, must, measured: `${digits(measured)}${unit}`, verdict: 'met', reason: null });
    else this.add({ ...goal, must, measured: `${digits(measured)}${unit}`, verdict: 'NOT MET', reason: ifNot ?? null });
  }

  private add(goal: Goal): void {
    this.goals.push(goal);
    const { number, what, measured, must, verdict, reason } = goal;
    console.log(
      `${number === null ? 'also' : `goal ${number}`}: ${what}: ${[measured, `must be ${must}`, verdict].filter(Boolean).join(', ')}`,
    );
    if (reason !== null) console.log(`  ${reason}`);
  }
}

/** How many times longer `slow` takes than `fast`; null where either did not run. */
export function ratio(results: readonly Result[], slow: string, fast: string): number | null {
  const timeOf = (name: string) => results.find((result) => result.name === name)?.medianNs ?? null;
  const [above, below] = [timeOf(slow), timeOf(fast)];
  return above === null || below === null ? null : above / below;
}

function sayTrades({ trades, pnlPaise }: Outcome): string {
  return `${trades} trades, ${pnlPaise} paise`;
}

/** Day, Node and processor. */
function machine(): string {
  const all = cpus();
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${all.length} x ${all[0]?.model.trim() ?? 'unknown processor'}`;
}

/** Load above 1 means that others had part of the machine. */
function load(): number {
  return loadavg()[0] ?? Number.NaN;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

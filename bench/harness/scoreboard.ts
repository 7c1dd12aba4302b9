// What a bench prints: a table of its contestants, then each goal with what was measured, what it must be, and whether it is.
// `--json` prints the same as one JSON document. A goal that is not met fails the bench.
import { cpus } from 'node:os';
import type { Outcome } from './contestant';
import type { Result } from './race';

interface Goal {
  /** Number of the goal in the table of goals; null for one that the table does not have. */
  readonly number: number | null;
  readonly what: string;
  readonly measured: string;
  readonly must: string;
  readonly verdict: 'met' | 'NOT MET' | 'not measured';
}

interface Row {
  readonly table: string;
  readonly name: string;
  readonly milliseconds: number;
  readonly nsPerBar: number;
  readonly barsPerSecond: number;
  /** Its time over ours. */
  readonly ofOurs: number;
  readonly note: string;
}

export class Scoreboard {
  private readonly title: string;
  private readonly isJson = process.argv.includes('--json');
  private readonly rows: Row[] = [];
  private readonly goals: Goal[] = [];
  private readonly notes: string[] = [];

  constructor(title: string) {
    this.title = title;
    this.print(`${title}\n${machine()}\n`);
  }

  /** The first result is ours. `say`: what a round came to, in words. */
  table(name: string, bars: number, results: readonly Result[], absent: readonly string[] = [], say = sayTrades): void {
    const ours = results[0]?.medianNs ?? Number.NaN;
    const rows = results.map((result): Row => {
      const { medianNs, outcome, differs, rounds } = result;
      return {
        table: name,
        name: result.name,
        milliseconds: medianNs / 1e6,
        nsPerBar: medianNs / bars,
        barsPerSecond: (bars * 1e9) / medianNs,
        ofOurs: medianNs / ours,
        note: [say(outcome), `${rounds} rounds`, ...(differs === null ? [] : [differs])].join('; '),
      };
    });
    this.rows.push(...rows);
    const width = Math.max(...rows.map((row) => row.name.length), ...absent.map((peer) => peer.length));
    this.print(`${name}, ${bars} bars`);
    this.print(`${''.padEnd(width)} ${['ms', 'ns/bar', 'Mbar/s', 'x ours'].map((head) => head.padStart(10)).join('')}`);
    for (const { name: who, milliseconds, nsPerBar, barsPerSecond, ofOurs, note } of rows) {
      const figures = [digits(milliseconds), digits(nsPerBar), digits(barsPerSecond / 1e6), digits(ofOurs)];
      this.print(`${who.padEnd(width)} ${figures.map((figure) => figure.padStart(10)).join('')}   ${note}`);
    }
    for (const peer of absent) this.print(`${peer.padEnd(width)}   not on this machine`);
    this.print('');
    this.notes.push(...absent.map((peer) => `${peer}: not on this machine`));
  }

  note(text: string): void {
    this.notes.push(text);
    this.print(text);
  }

  atLeast(number: number | null, what: string, measured: number | null, must: number, unit = 'x'): void {
    this.goal(number, what, measured, `>= ${must}${unit}`, (value) => value >= must, unit);
  }

  atMost(number: number | null, what: string, measured: number | null, must: number, unit = 'x'): void {
    this.goal(number, what, measured, `<= ${must}${unit}`, (value) => value <= must, unit);
  }

  holds(number: number | null, what: string, isTrue: boolean, measured: string): void {
    this.add({ number, what, measured, must: 'always', verdict: isTrue ? 'met' : 'NOT MET' });
  }

  finish(): void {
    const { title, rows, goals, notes } = this;
    if (this.isJson)
      console.log(JSON.stringify({ title, date: new Date().toISOString(), machine: machine(), rows, goals, notes }, null, 1));
    if (goals.some(({ verdict }) => verdict === 'NOT MET')) process.exitCode = 1;
  }

  private goal(
    number: number | null,
    what: string,
    measured: number | null,
    must: string,
    isMet: (value: number) => boolean,
    unit: string,
  ): void {
    if (measured === null) this.add({ number, what, measured: '', must, verdict: 'not measured' });
    else this.add({ number, what, measured: `${digits(measured)}${unit}`, must, verdict: isMet(measured) ? 'met' : 'NOT MET' });
  }

  private add(goal: Goal): void {
    this.goals.push(goal);
    const { number, what, measured, must, verdict } = goal;
    this.print(
      `${number === null ? 'also' : `goal ${number}`}: ${what}: ${[measured, `must be ${must}`, verdict].filter(Boolean).join(', ')}`,
    );
  }

  private print(line: string): void {
    if (!this.isJson) console.log(line);
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

function machine(): string {
  const all = cpus();
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${all.length} x ${all[0]?.model.trim() ?? 'unknown processor'}`;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

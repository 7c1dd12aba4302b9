// A contestant in a process of its own: it reads the market once, then plays a round for each line it is sent and answers with one line
// of JSON, timed by itself. Slow to start, so it is started once and kept.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Contestant, Lap } from './contestant';

export interface ChildCommand {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly differs?: string;
  readonly roundsMax?: number;
}

export function childContestant({ name, file, args, ...more }: ChildCommand): Contestant {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  return { name, ...more, run: () => playRound(name, child, lines), stop: () => child.stdin.end() };
}

async function playRound(name: string, child: ChildProcess, lines: Interface): Promise<Lap> {
  const answer = new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  child.stdin?.write('\n');
  const { ns, trades, pnlPaise, equitySum } = JSON.parse(await answer) as Record<'ns' | 'trades' | 'pnlPaise', number> & { equitySum: number | null };
  return { ns, outcome: { trades, pnlPaise, equitySum } };
}

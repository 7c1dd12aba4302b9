// A contestant in a process of its own: it reads the market once, then plays a round for each line it is sent and answers with one line
// of JSON, timed by itself. Slow to start, so it is started once and kept.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Contestant, Lap, Outcome } from './contestant';

type Answer = Pick<Lap, 'ns'> & Outcome;

export interface ChildCommand {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly differs?: string;
  readonly roundsMax?: number;
}

export function childContestant({ name, file, args, ...more }: ChildCommand): Contestant {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const run = async (): Promise<Lap> => {
    child.stdin.write('\n');
    const answer = await answers.next();
    if (answer.done === true) throw new Error(`${name} ended with ${child.exitCode}`);
    const { ns, trades, pnlPaise, equitySum } = JSON.parse(answer.value) as Answer;
    return { ns, outcome: { trades, pnlPaise, equitySum } };
  };
  return { name, ...more, run, stop: () => child.stdin.end() };
}

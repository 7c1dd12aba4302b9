// Hands runs out to runners, a few at a time, and puts the answers in the order of the tasks: how many runners there are changes nothing but the
// time it takes.
import { invariant } from '../../dsl/types/invariant';
import { createSweepRunner, type SweepAnswer, type SweepJob, type SweepRunner, type SweepTask } from './sweep-job';

/** Starts a thread that makes runs of the job. */
export type StartRunner = (job: SweepJob) => SweepRunner;

export interface Crew {
  /** Null: all runs are made in this thread. */
  readonly startRunner: StartRunner | null;
  readonly threads: number;
}

/** Runs handed out at once: few enough that the last runner is not waited for. */
const PORTION = 4;

export async function runTasks(
  job: SweepJob,
  tasks: readonly SweepTask[],
  { startRunner, threads }: Crew,
  onDone: (done: number) => void,
): Promise<readonly SweepAnswer[]> {
  const wanted = Math.min(threads, Math.ceil(tasks.length / PORTION));
  const runners =
    startRunner === null || wanted < 2 ? [await createSweepRunner(job)] : Array.from({ length: wanted }, () => startRunner(job));
  const answers: (SweepAnswer | undefined)[] = tasks.map(() => undefined);
  let next = 0;
  let done = 0;
  const work = async (runner: SweepRunner): Promise<void> => {
    for (let from = next; from < tasks.length; from = next) {
      next = from + PORTION;
      const portion = tasks.slice(from, next);
      for (const [index, answer] of (await runner.run(portion)).entries()) answers[from + index] = answer;
      done += portion.length;
      onDone(done);
    }
  };
  try {
    await Promise.all(runners.map(work));
  } finally {
    for (const runner of runners) runner.stop();
  }
  return answers.map((answer) => {
    invariant(answer !== undefined, 'every task has its answer');
    return answer;
  });
}

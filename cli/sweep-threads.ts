// Threads that make runs, of the same bundle that the command is: the command's own rim, as its streams and exit code are (ADR 0013). Plain data
// go over and come back; what a thread throws is thrown here.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { StartRunner } from '../server/sweeps/run-tasks';
import { createSweepRunner, type SweepAnswer, type SweepJob, type SweepTask } from '../server/sweeps/sweep-job';

export const isSweepThread = !isMainThread;

/** `bundle`: the module that a thread begins with, which must call `serveSweep` there. */
export function sweepThreads(bundle: string): StartRunner {
  return (job) => {
    const worker = new Worker(new URL(bundle), { workerData: job });
    let failed: Error | null = null;
    worker.once('error', (error) => {
      failed = error;
    });
    const run = async (tasks: readonly SweepTask[]): Promise<readonly SweepAnswer[]> =>
      new Promise((resolve, reject) => {
        if (failed !== null) return reject(failed);
        const onError = (error: Error): void => reject(error);
        worker.once('error', onError);
        worker.once('message', (answers: readonly SweepAnswer[]) => {
          worker.off('error', onError);
          resolve(answers);
        });
        worker.postMessage(tasks, []);
      });
    return { run, stop: () => void worker.terminate() };
  };
}

/** The thread's side: answers each message with the answers to its tasks. */
export async function serveSweep(): Promise<void> {
  const job: SweepJob = workerData;
  // Tasks that come while history is being opened wait for it.
  const opened = createSweepRunner(job);
  parentPort?.on('message', (tasks: readonly SweepTask[]) => {
    void opened.then(async ({ run }) => parentPort?.postMessage(await run(tasks), []));
  });
  await opened;
}

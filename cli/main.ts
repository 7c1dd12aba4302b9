// The rim of the `yantra` process, run on import: streams, exit code, and the last word about a bug. Nothing else ends the process, so
// that all that was written is flushed.

import { bugText } from './bug-text';
import { COMMAND_GROUPS } from './command-list';
import { findFileFault } from './file-fault';
import { runYantra } from './run-yantra';
import { isSweepThread, serveSweep, sweepThreads } from './sweep-threads';

const EXIT_BAD_INPUT = 2;
const EXIT_BUG = 70;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) closes the pipe: the rest is not wanted, and nothing went wrong.
    if (error.code === 'EPIPE') process.exit(0);
    const fault = findFileFault(Object.assign(error, { path: stream === process.stdout ? 'standard output' : 'standard error' }));
    if (stream === process.stdout) process.stderr.write(fault === null ? bugText(error, false) : `${fault.message}\n`);
    process.exit(fault === null ? EXIT_BUG : EXIT_BAD_INPUT);
  });
}

const io = {
  stdout: (text: string) => void process.stdout.write(text),
  stderr: (text: string) => void process.stderr.write(text),
  isTty: process.stderr.isTTY,
  startRunner: sweepThreads(import.meta.url),
};

try {
  if (isSweepThread) await serveSweep();
  else process.exitCode = await runYantra(process.argv.slice(2), COMMAND_GROUPS, io);
} catch (error) {
  if (isSweepThread) throw error;
  io.stderr(bugText(error, process.env['YANTRA_TRACE'] === '1'));
  process.exitCode = EXIT_BUG;
}

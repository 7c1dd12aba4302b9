// Runs one program of the checkout as a child process, in the checkout's root. Imports only `node:`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './install.mjs';

/** Where a package's own JavaScript entry lies: started with this Node, so that no shell and no PATH stands between. */
export const PROGRAMS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** With the terminal as it is. @param {string} file @param {readonly string[]} args @returns {Promise<number>} exit status */
export function runAttached(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, file), ...args], { cwd: ROOT, stdio: 'inherit' });
    child.once('error', (error) => {
      process.stderr.write(`${file} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** With its output held back. @param {string} file @param {readonly string[]} args @returns {Promise<{ status: number, output: string }>} */
export function runCaptured(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, file), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const output = [];
    child.stdout.setEncoding('utf8').on('data', (text) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
    child.once('error', (error) => resolve({ status: 1, output: `${file} did not start: ${error.message}\n` }));
    child.once('close', (code) => resolve({ status: code ?? 1, output: output.join('') }));
  });
}

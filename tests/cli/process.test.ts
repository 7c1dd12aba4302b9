// The command as a process: exit codes, streams, and a reader that goes away.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../package.json';

const launcher = path.resolve(import.meta.dirname, '../../cli/yantra.mjs');

function run(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...argv], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('help and version go to standard output, with exit code 0', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  const help = run('--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const name of [
    'catalog',
    'compile',
    'explain',
    'eval',
    'demo',
    'backtest',
    'replay',
    'why',
    'import',
    'data',
    'bars',
    'charges',
    'bench',
  ])
    expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test('no command at all is bad input', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Usage: yantra <command>');
});

test('bad input ends with exit code 2 and one line', () => {
  expect(run('cmpile', 'x.json')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'yantra: there is no command "cmpile"; write compile, or see yantra --help.\n',
  });
});

test('a reader that has seen enough does no harm', async () => {
  const child = spawn(process.execPath, [launcher, 'catalog', '--json']);
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once('exit', resolve));
  expect({ status, complaint }).toEqual({ status: 0, complaint: '' });
});

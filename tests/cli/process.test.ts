// The command as a process: exit codes, streams, and a reader that goes away.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

test('a standard output that is full is bad input, said in one line', () => {
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'catalog', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'standard output: the disk is full; make room, or choose another place.\n' });
});

test('a run that is stopped leaves nothing half-written, and progress only where it is asked for', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yantra-stopped-'));
  const out = path.join(folder, 'run');
  const child = spawn(process.execPath, [launcher, 'demo', '--progress', '--out', out, '--data-dir', folder, '--whole-market']);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
    child.kill('SIGINT');
  });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(said).toMatch(/^demo market: \d+ % of \d+ instruments, \d+ (s|min) left\n/);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => name.startsWith('run'))).toEqual([]);
  // Each data set that has a description is whole.
  const described = files.filter((name) => name.endsWith('dataset.json')).map((name) => path.dirname(name));
  for (const dataset of described) expect(readdirSync(path.join(folder, dataset)).some((name) => name.endsWith('.yc'))).toBe(true);
  rmSync(folder, { recursive: true, force: true });
});

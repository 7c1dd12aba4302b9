// Installing, with an npm of our own on the PATH that counts its calls and does as it is told: fails, is slow, or is killed half-way.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, type TestContext, test } from 'vitest';
import { isInstalled, ROOT } from './install.mjs';

/** Like npm ci: empties node_modules first, fills it last. The pause leaves time to meet it half-way. */
const FAKE_NPM = `#!/bin/sh
touch overlap
[ -e running ] && echo overlap >> overlap
touch running
rm -rf node_modules && mkdir node_modules
echo call >> calls
[ -n "$FAKE_NPM_LASTS" ] && sleep 1
[ -n "$FAKE_NPM_HANGS" ] && sleep 60
[ -n "$FAKE_NPM_FAILS" ] && rm running && exit 7
sleep 0.3
echo done > node_modules/done
rm -f running
`;

/** A checkout of its own for each test: they wait for processes, and wait side by side. */
function checkout(onTestFinished: TestContext['onTestFinished']): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yantra-install-'));
  writeFileSync(path.join(folder, 'npm'), FAKE_NPM);
  chmodSync(path.join(folder, 'npm'), 0o755);
  writeFileSync(path.join(folder, 'package-lock.json'), '{"lockfileVersion":3}');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function callsIn(folder: string): number {
  return existsSync(path.join(folder, 'calls')) ? readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n').length : 0;
}

function startInstall(folder: string, env: Readonly<Record<string, string>> = {}) {
  const code = `const { ensureInstalled } = await import(${JSON.stringify(path.join(ROOT, 'scripts/install.mjs'))}); await ensureInstalled(${JSON.stringify(folder)});`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, ...env, PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` },
  });
}

function exitOf(child: ReturnType<typeof startInstall>): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

describe.skipIf(process.platform === 'win32').concurrent('installing', () => {
  test('happens once for a lockfile, and again when it changes', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(callsIn(folder)).toBe(1);
    writeFileSync(path.join(folder, 'package-lock.json'), '{"lockfileVersion":3,"name":"changed"}');
    expect(isInstalled(folder)).toBe(false);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(callsIn(folder)).toBe(2);
    expect(isInstalled(folder)).toBe(true);
  });

  test('that fails is not taken for done, and ends the command', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    expect(await exitOf(startInstall(folder, { FAKE_NPM_FAILS: '1' }))).toBe(1);
    expect(isInstalled(folder)).toBe(false);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(isInstalled(folder)).toBe(true);
  });

  test('that was killed is done again, past the lock that it left', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    const killed = startInstall(folder, { FAKE_NPM_HANGS: '1' });
    await until(() => callsIn(folder) === 1);
    if (killed.pid !== undefined) process.kill(-killed.pid, 'SIGKILL');
    await exitOf(killed);
    expect(existsSync(path.join(folder, '.cache/install.lock'))).toBe(true);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(callsIn(folder)).toBe(2);
    expect(isInstalled(folder)).toBe(true);
  });

  test('whose npm outlives the killed command is waited for', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    const orphaned = startInstall(folder, { FAKE_NPM_LASTS: '1' });
    await until(() => callsIn(folder) === 1);
    orphaned.kill('SIGKILL');
    await exitOf(orphaned);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(readFileSync(path.join(folder, 'overlap'), 'utf8')).toBe('');
    expect(isInstalled(folder)).toBe(true);
  });

  test('is done by one of several that start at once', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    expect(await Promise.all([startInstall(folder), startInstall(folder), startInstall(folder)].map(exitOf))).toEqual([0, 0, 0]);
    expect(callsIn(folder)).toBe(1);
    expect(readFileSync(path.join(folder, 'node_modules/done'), 'utf8')).toBe('done\n');
  });

  test('does not wait for a lock that has not beaten for long, though its process id lives', async ({ expect, onTestFinished }) => {
    const folder = checkout(onTestFinished);
    mkdirSync(path.join(folder, '.cache'));
    const lock = path.join(folder, '.cache/install.lock');
    writeFileSync(lock, String(process.pid));
    const longAgo = new Date(Date.now() - 600_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await exitOf(startInstall(folder))).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });
});

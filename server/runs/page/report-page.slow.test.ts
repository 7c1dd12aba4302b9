// The page in Chromium, under its own policy: its scripts run, its charts have pixels, nothing is refused and nothing is asked for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { examplePage } from '../example-report';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

interface Visit {
  readonly dom: string;
  readonly log: string;
}

function visit(page: string, width: number): Visit {
  const folder = mkdtempSync(path.join(tmpdir(), 'yantra-page-'));
  try {
    writeFileSync(path.join(folder, 'report.html'), page);
    const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];
    const { stdout, stderr } = spawnSync(
      CHROMIUM ?? '',
      [
        '--headless',
        '--no-sandbox',
        ...quiet,
        '--enable-logging=stderr',
        `--user-data-dir=${path.join(folder, 'profile')}`,
        `--window-size=${width},900`,
        '--virtual-time-budget=4000',
        '--dump-dom',
        `file://${path.join(folder, 'report.html')}`,
      ],
      { encoding: 'utf8', maxBuffer: 64 << 20, timeout: 120_000 },
    );
    return {
      dom: stdout,
      log: stderr
        .split('\n')
        .filter((line) => line.includes('CONSOLE'))
        .join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

describe.skipIf(CHROMIUM === null)('in a browser', () => {
  test('the policy lets the page work, and the console stays silent', () => {
    const { dom, log } = visit(examplePage({ from: '2025-01-01', to: '2025-03-31', entriesPerDay: 2, foresight: 0.5 }), 1280);
    expect(log).toBe('');
    expect(dom.match(/<tr data-index=/g)?.length).toBeGreaterThan(20);
    expect(dom).toContain('of 174 trades');
    expect(dom).toMatch(/id="price-chart"[^>]*width="\d{3,}"/);
    expect(dom).toContain('Equity <b>');
  });
  test('a run without a trade is a page too', () => {
    const { dom, log } = visit(examplePage({ from: '2025-01-01', to: '2025-01-31', entriesPerDay: 0, foresight: 0 }), 390);
    expect(log).toBe('');
    expect(dom).toContain('No trade was closed in this run');
  });
});

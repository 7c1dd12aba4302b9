import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBenchmarksPage } from './benchmarks-page.mjs';

const ROW = { name: 'ours', milliseconds: 2.5, nsPerBar: 25, barsPerSecond: 4e7, ofOurs: 1, note: '7 trades' };
const GOAL = { number: 3, what: 'a peer over ours', measured: '7.00x', must: '>= 8x', verdict: 'NOT MET', reason: 'The peer is good.' };
const BENCH = {
  title: 'A race',
  machine: '2024-01-01, Node 20, 2 x processor',
  loadBefore: 0.25,
  tables: [{ name: 'A rule', bars: 100, rows: [ROW], absent: ['a snake'] }],
  goals: [GOAL, { ...GOAL, what: 'another', measured: '9.00x', verdict: 'met', reason: null }],
  notes: ['something to know'],
};

describe('the page of benchmarks', () => {
  let folder = '';
  let page = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'yantra-page-'));
    writeFileSync(path.join(folder, '01.json'), JSON.stringify({ ...BENCH, title: 'A second race', goals: [] }));
    writeFileSync(path.join(folder, '00.json'), JSON.stringify(BENCH));
    const file = `${folder}.md`;
    writeBenchmarksPage(folder, file);
    page = readFileSync(file, 'utf8');
    rmSync(file);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says what is not met, and why, before all tables', () => {
    expect(page).toContain('Goals met: 1. Not met: 1. Not measured, for want of the peer: 0.');
    expect(page.indexOf('- a peer over ours: 7.00x, must be >= 8x. The peer is good.')).toBeLessThan(page.indexOf('## A race'));
  });

  it('tells the machine, its load, every contestant and every goal, and guesses at no peer that is absent', () => {
    expect(page).toContain('Measured on: 2024-01-01, Node 20, 2 x processor.');
    expect(page).toContain('Load of the machine before: 0.3.');
    expect(page).toContain('| ours | 2.50 | 25.0 | 40.0 | 1.00 | 7 trades |');
    expect(page).toContain('| a snake | | | | | not on this machine |');
    expect(page).toContain('| 3 | another | 9.00x | >= 8x | met |');
    expect(page).toContain('- something to know');
  });

  it('keeps the order in which the benches ran', () => {
    expect(page.indexOf('## A race')).toBeLessThan(page.indexOf('## A second race'));
  });
});

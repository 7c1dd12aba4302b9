// The honest count: what is run is counted once, whatever it is called, and nothing counted is ever lost or passed over.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TrialStore } from './trial-store';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'yantra-trials-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = '2026-01-05T10:00:00.000Z';
const batch = (lineage: string, programHash: string) => ({ lineage, programHash, how: 'backtest' as const, at });
const trial = (name: string, sharpe: number | null = 0.1) => ({ name, sharpe });
const files = () => readdirSync(path.join(root, 'trials'));

describe('trials', () => {
  test('add up over runs, and the same run again is none', () => {
    const store = new TrialStore(root);
    expect(store.record(batch('A', 'p1'), [trial('r1', 0.1)]).trials).toEqual({ count: 1, sharpeVariance: null });
    expect(store.record(batch('A', 'p1'), [trial('r2', 0.3)]).trials).toEqual({ count: 2, sharpeVariance: expect.closeTo(0.02, 12) });
    expect(new TrialStore(root).record(batch('A', 'p1'), [trial('r2', 0.3)]).trials.count).toBe(2);
    expect(files()).toHaveLength(2);
  });
  test('of an edited strategy belong to its name, those of a renamed one to its program', () => {
    const store = new TrialStore(root);
    store.record(batch('A', 'p1'), [trial('r1')]);
    store.record(batch('A', 'p2'), [trial('r2')]);
    expect(store.record(batch('B', 'p2'), [trial('r3')]).trials.count).toBe(3);
    expect(store.record(batch('B', 'p9'), [trial('r4')]).trials.count).toBe(4);
    expect(store.record(batch('C', 'p5'), [trial('r5')]).trials.count).toBe(1);
  });
  test('without a Sharpe ratio count too', () => {
    expect(new TrialStore(root).record(batch('A', 'p'), [trial('a', null), trial('b', null)]).trials).toEqual({
      count: 2,
      sharpeVariance: null,
    });
  });
  test('are never rewritten: what stands there stays byte for byte', () => {
    const store = new TrialStore(root);
    store.record(batch('A', 'p1'), [trial('r1')]);
    const [first = ''] = files();
    const before = readFileSync(path.join(root, 'trials', first));
    store.record(batch('A', 'p1'), [trial('r2'), trial('r3')]);
    expect(readFileSync(path.join(root, 'trials', first))).toEqual(before);
  });
});

describe('a damaged count', () => {
  test.each([
    ['cut short', (text: string) => text.slice(0, -20), 3],
    ['without a trial', (text: string) => `${text.split('\n').slice(0, 2).join('\n')}\n`, 2],
    ['with a stranger’s line', (text: string) => `hello\n${text}`, 1],
  ])('%s is bad input with its file and row', (_, damage, row) => {
    const store = new TrialStore(root);
    store.record(batch('A', 'p1'), [trial('r1'), trial('r2')]);
    const file = path.join(root, 'trials', files()[0] ?? '');
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(() => store.record(batch('A', 'p1'), [trial('r9')])).toThrow(`${file}, row ${row}: `);
  });
  test('other files of the folder are nobody’s trials', () => {
    mkdirSync(path.join(root, 'trials'));
    writeFileSync(path.join(root, 'trials', 'notes.txt'), 'mine');
    expect(new TrialStore(root).record(batch('A', 'p'), [trial('r')]).trials.count).toBe(1);
  });
});

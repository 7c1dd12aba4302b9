// A journal comes back as it was written, and one that was cut, edited, thinned or padded is named for what it is.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DecisionEntry } from '../../../engine/journal/decision';
import { exampleRun } from '../example-run';
import { runHash } from '../run-hash';
import { JournalFile } from './journal-file';
import type { JournalHeader } from './journal-line';
import { readJournal } from './read-journal';

const { identity } = exampleRun({ from: '2025-01-01', to: '2025-01-02', entriesPerDay: 0, foresight: 0 }).result;

const HEADER: JournalHeader = {
  kind: 'header',
  format: 'yantra.journal/1',
  runHash: runHash(identity),
  identity: {
    ...identity,
    params: [...identity.params],
    anchorsUs: [...identity.anchorsUs],
    dataHashes: [...identity.dataHashes],
    venue: { ...identity.venue },
  },
  program: {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'DEMO:BANKONE' }],
    clocks: [],
    params: [],
    ops: [],
    positions: 1,
    actions: [],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  },
  sourceMap: { slots: [], ports: [], actions: [], positions: ['entry'], params: [], texts: [], labels: { entry: 'Entry, “quoted”' } },
  data: [{ dataset: 'DEMO:BANKONE', timeframe: '1m', hash: '5c'.repeat(32), fromRow: 0, toRow: 750 }],
};

const DECISIONS: readonly DecisionEntry[] = [
  { kind: 'outcome', action: 0, outcome: 'sent' },
  {
    kind: 'intent',
    intent: {
      kind: 'place',
      order: 0,
      action: 0,
      position: 0,
      leg: 0,
      slice: 0,
      attempt: 1,
      instrument: 0,
      side: 'buy',
      quantity: 75,
      type: 'market',
      limitPrice: Number.NaN,
      triggerPrice: Number.NaN,
      protectionPercent: 0,
      product: 'intraday',
      reason: 'entry',
    },
  },
  {
    kind: 'orderEvent',
    event: { kind: 'filled', order: 0, quantity: 75, price: 2_345_670, remaining: 0, rule: 'nextOpen', slippage: 5, isAmbiguous: false },
  },
  { kind: 'riskFired', rule: 'dailyLossMax', position: 0, leg: null, limit: -100_000, value: -100_250 },
  { kind: 'greekUnknown', position: 0, greek: 'vega', leg: 1 },
  { kind: 'switched', to: 'killed' },
];

let file = '';

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'yantra-journal-')), 'journal.jsonl');
  const journal = new JournalFile(file, HEADER);
  for (const [index, entry] of DECISIONS.entries()) journal.decision(1_000 + index, entry);
  journal.finish('9f'.repeat(32));
});

afterEach(() => {
  rmSync(path.dirname(file), { recursive: true });
});

const readAll = (): readonly unknown[] => [...readJournal(file).decisions];
const edit = (change: (lines: string[]) => readonly string[]): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));

describe('a journal', () => {
  test('comes back as it was written', () => {
    const { header, decisions } = readJournal(file);
    expect(header).toEqual(HEADER);
    expect([...decisions]).toEqual(DECISIONS.map((entry, index) => ({ timeUs: 1_000 + index, entry })));
    expect(readFileSync(file, 'utf8')).not.toContain('NaN');
  });
  test('is not there until it is finished, and leaves nothing when abandoned', () => {
    const other = path.join(path.dirname(file), 'other.jsonl');
    const journal = new JournalFile(other, HEADER);
    expect(readdirSync(path.dirname(file))).not.toContain('other.jsonl');
    journal.abandon();
    expect(readdirSync(path.dirname(file))).toEqual(['journal.jsonl']);
  });
  test('without its footer is truncated, after the line that is last', () => {
    edit((lines) => [...lines.slice(0, -2), '']);
    expect(readAll).toThrow('journal.jsonl, row 7: the journal is truncated after line 7');
  });
  test('cut inside a line says in which', () => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, text.indexOf('"filled"') + 4));
    expect(readAll).toThrow('row 4: the journal is truncated in the middle of this line');
  });
  test('with one digit changed was edited', () => {
    edit((lines) => lines.map((line) => line.replace('2345670', '2345671')));
    expect(readAll).toThrow('the journal was edited after the run');
  });
  test('with another digest of decisions in its footer was edited', () => {
    edit((lines) => lines.map((line) => line.replace('9f9f', '9f9e')));
    expect(readAll).toThrow('the journal was edited after the run');
  });
  test('with a line taken out says that the count is wrong', () => {
    edit((lines) => lines.filter((_, index) => index !== 3));
    expect(readAll).toThrow('the footer counts 6 decisions and 5 stand in the file');
  });
  test('with lines swapped was edited', () => {
    edit(([header = '', first = '', second = '', ...rest]) => [header, second, first, ...rest]);
    expect(readAll).toThrow('the journal was edited after the run');
  });
  test('with something after its footer says so', () => {
    edit((lines) => [...lines.slice(0, -1), '{}', '']);
    expect(readAll).toThrow('something stands after the footer');
  });
  test('with a word that is no outcome names line and field', () => {
    edit((lines) => lines.map((line) => line.replace('"sent"', '"maybe"')));
    expect(readAll).toThrow('journal.jsonl, row 2, entry.outcome');
  });
  test('of another format, empty or absent is refused in a sentence', () => {
    edit((lines) => lines.map((line) => line.replace('yantra.journal/1', 'yantra.journal/9')));
    expect(() => readJournal(file)).toThrow('row 1, format');
    writeFileSync(file, '');
    expect(() => readJournal(file)).toThrow('the journal is empty');
    expect(() => readJournal(`${file}.gone`)).toThrow('there is no such file');
  });
});

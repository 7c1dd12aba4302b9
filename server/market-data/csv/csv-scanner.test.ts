import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputFault } from '../input-fault';
import { CsvScanner, fieldText } from './csv-scanner';

function scanned(text: string, cuts: readonly number[] = [], delimiter = ','): (readonly [number, ...string[]])[] {
  const rows: (readonly [number, ...string[]])[] = [];
  const scanner = new CsvScanner('t.csv', delimiter, (row) => {
    rows.push([row.line, ...Array.from({ length: row.fieldCount }, (_, field) => fieldText(row, field))]);
  });
  const bytes = new TextEncoder().encode(text);
  const edges = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((left, right) => left - right), bytes.length];
  for (let at = 1; at < edges.length; at += 1) scanner.write(bytes.subarray(edges[at - 1], edges[at]));
  scanner.end();
  return rows;
}

describe('the CSV scanner', () => {
  it('takes off padding, quotes and carriage returns, and keeps empty fields', () => {
    expect(scanned('a , "b, c","say ""x""",\r\n,"",z\r\n')).toEqual([
      [1, 'a', 'b, c', 'say "x"', ''],
      [2, '', '', 'z'],
    ]);
  });

  it('passes over blank lines but counts them, and reads a last line without an end', () => {
    expect(scanned('a,b\n\n\nc,d')).toEqual([
      [1, 'a', 'b'],
      [4, 'c', 'd'],
    ]);
  });

  it('ends a quoted field that is never closed with its line', () => {
    expect(scanned('a,"b\nc,d\n').map(([line]) => line)).toEqual([1, 2]);
  });

  it('reads other delimiters', () => {
    expect(scanned('a;b\n', [], ';')).toEqual([[1, 'a', 'b']]);
  });

  it('refuses a line without an end instead of filling memory', () => {
    const scanner = new CsvScanner('t.csv', ',', () => {});
    const chunk = new Uint8Array(600_000).fill(0x61);
    scanner.write(chunk);
    expect(() => scanner.write(chunk)).toThrow(InputFault);
  });

  it('gives the same rows however the bytes are cut (seed 11)', () => {
    const cell = fc.stringMatching(/^[a-z0-9₹ ."-]{0,6}$/).map((text) => text.trim());
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.array(fc.nat(400), { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (cells, cuts, newline) => {
        const text = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join(newline);
        expect(scanned(text, cuts)).toEqual(cells.map((row, at) => [at + 1, ...row]));
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

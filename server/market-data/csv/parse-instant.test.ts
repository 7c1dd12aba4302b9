import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InstantReader } from './parse-instant';

function parsed(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return new InstantReader().parse(bytes, 0, bytes.length);
}

/** 2024-01-31 09:15 in India. */
const QUARTER_PAST_NINE = Date.UTC(2024, 0, 31, 3, 45) * 1_000;

describe('times of market files', () => {
  it.each([
    '2024-01-31 09:15:00',
    '2024-01-31T09:15',
    '2024-01-31 09:15:00+05:30',
    '2024-01-31T09:15:00+0530',
    '2024-01-31T03:45:00Z',
    '2024-01-30T22:45:00-05:00',
    '31-01-2024 09:15:00',
    '31/01/2024 09:15',
    '20240131 09:15',
    '1706672700',
    '1706672700000',
    '1706672700000000',
    'Wed Jan 31 2024 09:15:00 GMT+0530 (India Standard Time)',
  ])('reads %s', (text) => {
    expect(parsed(text)).toBe(QUARTER_PAST_NINE);
  });

  it('reads dates as Indian midnight, day first where they are not ISO', () => {
    const midnight = Date.UTC(2017, 0, 2, 18, 30) * 1_000;
    expect(['2017-01-03', '20170103', '3/01/2017', '03-01-2017'].map(parsed)).toEqual([midnight, midnight, midnight, midnight]);
  });

  it('keeps microseconds', () => {
    expect(parsed('2024-01-31 09:15:00.000001') - QUARTER_PAST_NINE).toBe(1);
    expect(parsed('2024-01-31 09:15:07.982') - QUARTER_PAST_NINE).toBe(7_982_000);
  });

  it.each([
    '',
    '2024-13-01',
    '2023-02-29 09:15',
    '2024-01-31 24:00',
    '2024-01-31 09:61',
    '09:15',
    'today',
    '2024-01-31 09:15:00 IST',
    '2024-1-31',
    '123',
    '2024-01-31 09:15:00.0000001',
    'Wed Foo 31 2024 09:15:00 GMT+0530 (X)',
  ])('does not read "%s"', (text) => {
    expect(parsed(text)).toBeNaN();
  });

  it('agrees with the calendar of the machine on every day (seed 13)', () => {
    const reader = new InstantReader();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (second) => {
        const text = `${new Date(second * 1_000).toISOString().slice(0, 19)}Z`;
        const bytes = new TextEncoder().encode(text);
        expect(reader.parse(bytes, 0, bytes.length)).toBe(second * 1e6);
      }),
      { seed: 13, numRuns: 1_000 },
    );
  });
});

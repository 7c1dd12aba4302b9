// The venue in words: nothing of it unsaid.
import { expect, test } from 'vitest';
import { CHAOS_VENUE, DEFAULT_VENUE } from '../../../engine/venue/venue-config';
import { venueWords } from './venue-words';

test('the usual venue', () => {
  expect(venueWords({ ...DEFAULT_VENUE })).toBe(
    'half a spread of 1 tick; impact of 1 tick; latency worth 1 tick over bars; 300 ms over ticks; at most 2.5% of a bar’s volume; ' +
      'a limit fills when traded through; of two fills in one bar the worse comes first; no limit of orders in a second; seed 1; no faults put in',
  );
});

test('a bad day says each fault', () => {
  const words = venueWords({ ...CHAOS_VENUE });
  for (const part of ['10 orders in a second', '10% of orders refused', '30% of fills in part', '20% of triggered stops cancelled'])
    expect(words).toContain(part);
  expect(words).not.toContain('no faults');
});

test('a setting without words is said by its name', () => {
  expect(venueWords({ newThing: true })).toContain('newThing true');
});

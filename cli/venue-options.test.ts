import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHAOS_VENUE, DEFAULT_VENUE, type VenueConfig } from '../engine/venue/venue-config';
import type { Command } from './command';
import { parseArguments } from './parse-arguments';
import { VENUE_OPTIONS, venueOptions, venueWords } from './venue-options';

const command: Command = { name: 'backtest', summary: '', usage: '', options: VENUE_OPTIONS, run: () => Promise.resolve(0) };

function venueOf(...words: readonly string[]): VenueConfig {
  const args = parseArguments(command, words);
  if (args === null) throw new Error('no help was asked for');
  return venueOptions(args);
}

const ticks = fc.integer({ min: 0, max: 10_000 });
const percent = fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10);
const venues: fc.Arbitrary<VenueConfig> = fc.record({
  halfSpreadTicks: ticks,
  slippageTicks: ticks,
  latencyTicks: ticks,
  latencyUs: fc.integer({ min: 0, max: 60_000 }).map((ms) => ms * 1_000),
  volumeCapPercent: percent,
  touchFillsLimit: fc.boolean(),
  bias: fc.constantFrom('pessimistic', 'optimistic'),
  ordersPerSecondMax: fc.integer({ min: 0, max: 1_000 }),
  seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  rejectPercent: percent,
  partialPercent: percent,
  stopCancelPercent: percent,
});

it('is the usual venue where nothing is said, and the usual venue needs no words', () => {
  expect(venueOf()).toEqual(DEFAULT_VENUE);
  expect(venueWords(DEFAULT_VENUE)).toEqual([]);
});

it('has an option for every setting: the words of a venue bring it about', () => {
  fc.assert(
    fc.property(venues, (venue) => {
      expect(venueOf(...venueWords(venue))).toEqual(venue);
    }),
  );
});

it('on a bad day is that of the preset, but for what is said beside it; the words of its settings bring it about too', () => {
  expect(venueOf('--chaos')).toEqual(CHAOS_VENUE);
  expect(venueOf('--chaos', '--reject', '0', '--seed', '7')).toEqual({ ...CHAOS_VENUE, rejectPercent: 0, seed: 7 });
  expect(venueOf(...venueWords(CHAOS_VENUE))).toEqual(CHAOS_VENUE);
  const faults = [CHAOS_VENUE.rejectPercent, CHAOS_VENUE.partialPercent, CHAOS_VENUE.stopCancelPercent, CHAOS_VENUE.ordersPerSecondMax];
  expect(faults.every((share) => share > 0)).toBe(true);
});

it('counts the way to the exchange in milliseconds', () => {
  expect(venueOf('--latency-ms', '1500').latencyUs).toBe(1_500_000);
  expect(() => venueOf('--latency-ms', '0.5')).toThrow('"0.5" is no whole number');
  expect(() => venueOf('--latency-ms', '60001')).toThrow('"60001" lies outside 0 to 60000');
});

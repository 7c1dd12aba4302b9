// The options that say how the simulated venue treats orders. They are part of a run's identity: another answer is another run.
import { DEFAULT_VENUE, type VenueConfig } from '../engine/venue/venue-config';
import type { CommandArguments, OptionTable } from './command';
import { numberOption } from './number-options';
import { wordOption } from './reading-options';

const { halfSpreadTicks, slippageTicks, latencyTicks, volumeCapPercent, bias, seed } = DEFAULT_VENUE;

export const VENUE_OPTIONS = {
  'half-spread-ticks': {
    kind: 'text',
    heading: 'The venue',
    value: '<n>',
    help: 'half the distance between bid and ask',
    fallback: String(halfSpreadTicks),
  },
  'slippage-ticks': { kind: 'text', value: '<n>', help: 'impact of every order that takes liquidity', fallback: String(slippageTicks) },
  'latency-ticks': { kind: 'text', value: '<n>', help: 'what grace and latency cost a market order', fallback: String(latencyTicks) },
  'volume-cap': {
    kind: 'text',
    value: '<percent>',
    help: "share of a bar's volume we may take; 0: no cap",
    fallback: String(volumeCapPercent),
  },
  bias: { kind: 'text', value: 'pessimistic|optimistic', help: 'which of two fills comes first where a bar does not say', fallback: bias },
  seed: { kind: 'text', value: '<n>', help: 'of what is left to chance', fallback: String(seed) },
} as const satisfies OptionTable;

/** Which option says which field. */
export const VENUE_OPTION_OF = {
  halfSpreadTicks: 'half-spread-ticks',
  slippageTicks: 'slippage-ticks',
  latencyTicks: 'latency-ticks',
  volumeCapPercent: 'volume-cap',
  bias: 'bias',
  seed: 'seed',
} as const satisfies Partial<Record<keyof VenueConfig, keyof typeof VENUE_OPTIONS>>;

const TICKS = { min: 0, max: 10_000, isWhole: true };

export function venueOptions(args: CommandArguments): VenueConfig {
  return {
    ...DEFAULT_VENUE,
    halfSpreadTicks: numberOption(args, 'half-spread-ticks', TICKS) ?? halfSpreadTicks,
    slippageTicks: numberOption(args, 'slippage-ticks', TICKS) ?? slippageTicks,
    latencyTicks: numberOption(args, 'latency-ticks', TICKS) ?? latencyTicks,
    volumeCapPercent: numberOption(args, 'volume-cap', { min: 0, max: 100, isWhole: false }) ?? volumeCapPercent,
    bias: wordOption(args, 'bias', ['pessimistic', 'optimistic']),
    seed: numberOption(args, 'seed', { min: 0, max: 4_294_967_295, isWhole: true }) ?? seed,
  };
}

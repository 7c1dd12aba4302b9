// The options that say how the simulated venue treats orders: one for each of its settings. They are part of a run's identity: another answer
// is another run.
import { CHAOS_VENUE, DEFAULT_VENUE, type VenueConfig } from '../engine/venue/venue-config';
import type { CommandArguments, CommandOption, OptionTable } from './command';
import { type NumberBounds, numberOption } from './number-options';
import { wordOption } from './reading-options';

type NumberField = { readonly [Field in keyof VenueConfig]: VenueConfig[Field] extends number ? Field : never }[keyof VenueConfig];

interface NumberRow {
  readonly field: NumberField;
  readonly option: string;
  readonly value: string;
  readonly help: string;
  readonly bounds: NumberBounds;
  /** Of the setting in one of the option's units. */
  readonly perUnit: number;
}

const TICKS = { value: '<n>', bounds: { min: 0, max: 10_000, isWhole: true }, perUnit: 1 };
const PERCENT = { value: '<percent>', bounds: { min: 0, max: 100, isWhole: false }, perUnit: 1 };

const NUMBERS: readonly NumberRow[] = [
  { field: 'halfSpreadTicks', option: 'half-spread-ticks', help: 'half the distance between bid and ask', ...TICKS },
  { field: 'slippageTicks', option: 'slippage-ticks', help: 'impact of every order that takes liquidity', ...TICKS },
  { field: 'latencyTicks', option: 'latency-ticks', help: 'over bars: what grace and latency cost a market order', ...TICKS },
  {
    field: 'latencyUs',
    option: 'latency-ms',
    value: '<ms>',
    help: 'over ticks: how long an order is on its way to the exchange',
    bounds: { min: 0, max: 60_000, isWhole: true },
    perUnit: 1_000,
  },
  { field: 'volumeCapPercent', option: 'volume-cap', help: "share of a bar's volume we may take; 0: no cap", ...PERCENT },
  {
    field: 'ordersPerSecondMax',
    option: 'orders-per-second',
    value: '<n>',
    help: 'new orders in a second beyond which the broker rejects; 0: no limit',
    bounds: { min: 0, max: 1_000, isWhole: true },
    perUnit: 1,
  },
  { field: 'rejectPercent', option: 'reject', help: 'orders that are rejected though nothing is wrong with them', ...PERCENT },
  { field: 'partialPercent', option: 'partial', help: 'fills that find less than the volume would have given', ...PERCENT },
  { field: 'stopCancelPercent', option: 'stop-cancel', help: 'triggered stops that the exchange cancels', ...PERCENT },
  {
    field: 'seed',
    option: 'seed',
    value: '<n>',
    help: 'of what is left to chance',
    bounds: { min: 0, max: 4_294_967_295, isWhole: true },
    perUnit: 1,
  },
];

const WORDS = {
  'limit-fills': {
    kind: 'text',
    value: 'through|touch',
    help: 'whether a limit order needs a trade beyond its price, or one at it',
    fallback: limitWord(DEFAULT_VENUE),
  },
  bias: {
    kind: 'text',
    value: 'pessimistic|optimistic',
    help: 'which of two fills comes first where a bar does not say',
    fallback: DEFAULT_VENUE.bias,
  },
} as const satisfies OptionTable;

export const VENUE_OPTIONS: OptionTable = {
  ...Object.fromEntries(
    NUMBERS.map((row, index): readonly [string, CommandOption] => {
      const { option, value, help } = row;
      const heading = index === 0 ? { heading: 'The venue' } : {};
      return [option, { kind: 'text', value, help, fallback: numberWord(row, DEFAULT_VENUE), ...heading }];
    }),
  ),
  ...WORDS,
  chaos: { kind: 'flag', help: 'a bad day: rejects, partial fills, stops cancelled, orders limited; what is said beside it holds' },
};

export function venueOptions(args: CommandArguments): VenueConfig {
  const usual = args.flag('chaos') ? CHAOS_VENUE : DEFAULT_VENUE;
  const numbers: Record<NumberField, number> = { ...usual };
  for (const { field, option, bounds, perUnit } of NUMBERS) {
    if (args.isGiven(option)) numbers[field] = (numberOption(args, option, bounds) ?? 0) * perUnit;
  }
  return {
    ...numbers,
    touchFillsLimit: wordOption(args, 'limit-fills', ['through', 'touch']) === 'touch',
    bias: wordOption(args, 'bias', ['pessimistic', 'optimistic']),
  };
}

/** The words that bring a venue about. What is as ever goes without saying: it changes with the engine's version alone, which is part of the run. */
export function venueWords(venue: VenueConfig): readonly string[] {
  const numbers = NUMBERS.map((row) => [row.option, numberWord(row, venue), numberWord(row, DEFAULT_VENUE)] as const);
  const words = [
    ['limit-fills', limitWord(venue), limitWord(DEFAULT_VENUE)],
    ['bias', venue.bias, DEFAULT_VENUE.bias],
  ] as const;
  return [...numbers, ...words].flatMap(([option, value, usual]) => (value === usual ? [] : [`--${option}`, value]));
}

function numberWord({ field, perUnit }: NumberRow, venue: VenueConfig): string {
  return String(venue[field] / perUnit);
}

function limitWord({ touchFillsLimit }: VenueConfig): string {
  return touchFillsLimit ? 'touch' : 'through';
}

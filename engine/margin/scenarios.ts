// The sixteen changes of price and volatility under which a portfolio is valued, in the order of the clearing house's risk arrays (CME SPAN):
// the price stays or moves by thirds of its range, each with volatility up and down; and two moves of twice the range, of whose loss 35 % counts.

export interface Scenario {
  /** In price ranges. */
  readonly price: number;
  /** In volatility ranges. */
  readonly volatility: number;
  /** What part of the loss counts. */
  readonly cover: number;
}

const THIRDS = [0, 1, -1, 2, -2, 3, -3] as const;
const EXTREME_RANGES = 2;
const EXTREME_COVER = 0.35;

export const SCENARIOS: readonly Scenario[] = [
  ...THIRDS.flatMap((thirds) => [1, -1].map((volatility) => ({ price: thirds / 3, volatility, cover: 1 }))),
  { price: EXTREME_RANGES, volatility: 0, cover: EXTREME_COVER },
  { price: -EXTREME_RANGES, volatility: 0, cover: EXTREME_COVER },
];

/** Where deltas are taken for the calendar charge, and what each weighs: SPAN's composite delta. */
export const DELTA_POINTS: readonly { readonly price: number; readonly weight: number }[] = [
  { price: 0, weight: 0.27 },
  { price: 1 / 3, weight: 0.217 },
  { price: -1 / 3, weight: 0.217 },
  { price: 2 / 3, weight: 0.111 },
  { price: -2 / 3, weight: 0.111 },
  { price: 1, weight: 0.037 },
  { price: -1, weight: 0.037 },
];

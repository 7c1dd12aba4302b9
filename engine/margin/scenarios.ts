// The sixteen changes of price and volatility under which a portfolio is valued, in the order of the clearing house's risk arrays (CME SPAN):
// the price stays or moves by thirds of its range, each with volatility up and down; and two moves of twice the range, of whose loss 35 % counts.

/** Of the price, in price ranges. */
export const MOVES: readonly number[] = [0, 1 / 3, -1 / 3, 2 / 3, -2 / 3, 1, -1, 2, -2];

export interface Scenario {
  /** Which of the moves. */
  readonly move: number;
  /** In volatility ranges. */
  readonly volatility: number;
  /** What part of the loss counts. */
  readonly cover: number;
}

const EXTREME_RANGES = 2;
const EXTREME_COVER = 0.35;

export const SCENARIOS: readonly Scenario[] = MOVES.flatMap((ranges, move) =>
  Math.abs(ranges) === EXTREME_RANGES
    ? [{ move, volatility: 0, cover: EXTREME_COVER }]
    : [1, -1].map((volatility) => ({ move, volatility, cover: 1 })),
);

/** What the delta after each move weighs in SPAN's composite delta; the extremes weigh nothing. */
export const DELTA_WEIGHTS: readonly number[] = [0.27, 0.217, 0.217, 0.111, 0.111, 0.037, 0.037];

// Where today's volatility stands in its own history. Rank measures against the extremes, percentile counts days: one spike a year ago holds
// the rank down for months and leaves the percentile alone. Histories are closing values of past sessions, today not among them.

/** 0 to 100: how far up between the lowest and the highest of history and today. Null without history, or where all are equal. */
export function volatilityRank(history: readonly number[], today: number): number | null {
  const lowest = history.reduce((least, each) => Math.min(least, each), today);
  const highest = history.reduce((most, each) => Math.max(most, each), today);
  return highest > lowest ? (100 * (today - lowest)) / (highest - lowest) : null;
}

/** 0 to 100: the share of past sessions that closed strictly below today; a tie is not below. Null without history. */
export function volatilityPercentile(history: readonly number[], today: number): number | null {
  const isKnown = history.length > 0 && history.every((each) => !Number.isNaN(each)) && !Number.isNaN(today);
  return isKnown ? (100 * history.filter((each) => each < today).length) / history.length : null;
}

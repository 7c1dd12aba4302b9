// Bar lengths. Intraday bars are anchored to the session's open; a daily bar is a session, whatever its length.

export const TIMEFRAMES = ['1m', '2m', '3m', '5m', '10m', '15m', '30m', '1h', '2h', '1d', '1w', '1mo'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

const MINUTES: Readonly<Record<Timeframe, number>> = {
  '1m': 1,
  '2m': 2,
  '3m': 3,
  '5m': 5,
  '10m': 10,
  '15m': 15,
  '30m': 30,
  '1h': 60,
  '2h': 120,
  '1d': 1_440,
  '1w': 10_080,
  '1mo': 43_200,
};

/** Nominal length in minutes; for days and longer it only orders timeframes, a session decides the bar. */
export function timeframeMinutes(timeframe: Timeframe): number {
  return MINUTES[timeframe];
}

export function isIntraday(timeframe: Timeframe): boolean {
  return MINUTES[timeframe] < MINUTES['1d'];
}

export function parseTimeframe(text: string): Timeframe | null {
  return TIMEFRAMES.find((timeframe) => timeframe === text) ?? null;
}

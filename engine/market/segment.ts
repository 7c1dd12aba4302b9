// The parts of the market that keep their own hours.

export type Exchange = 'NSE' | 'BSE';

/**
 * `equity-fo`: shares that have futures and options, which close by auction since August 2026. `equity`: all other shares.
 * `index`: the published index values. `derivatives`: equity futures and options.
 */
export type SegmentClass = 'equity-fo' | 'equity' | 'index' | 'derivatives';

export type Segment = `${Exchange}:${SegmentClass}`;

export const SEGMENTS = [
  'NSE:equity-fo',
  'NSE:equity',
  'NSE:index',
  'NSE:derivatives',
  'BSE:equity-fo',
  'BSE:equity',
  'BSE:index',
  'BSE:derivatives',
] as const satisfies readonly Segment[];

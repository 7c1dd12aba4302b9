// How many cases a large property draws: all of them in `npm test`, the first tenth in the inner loop of `npm run check`.
const RUNS = 1_000;
const QUICK_RUNS = 100;

export const PROPERTY_RUNS = process.env['YANTRA_QUICK'] === '1' ? QUICK_RUNS : RUNS;

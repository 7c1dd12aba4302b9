// How many cases a property draws: as many as it names in `npm test`, the first twentieth in the inner loop of `npm run check`. What seeks a
// planted fault draws all of them in both; what counts what came about is left to `npm test`.
export const IS_QUICK = process.env['YANTRA_QUICK'] === '1';

export function propertyRuns(cases: number): number {
  return IS_QUICK ? Math.ceil(cases / 20) : cases;
}

/** Of a large property. */
export const PROPERTY_RUNS = propertyRuns(1_000);

// How sources become the JavaScript that Node runs: the same for the command and for the benches, so that what is measured is what people
// run. Imports nothing.

/** Options of esbuild. */
export const BUNDLE_OPTIONS = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  logLevel: 'warning',
});

// `npm run bench [part of a name …] [--write]`: runs each bench/*.bench.ts in a process of its own, one after the other, bundled as the command
// is. Ratios mean nothing when something else runs beside them: nothing else should. What begins with a dash is for the benches, but for
// `--write`, which makes docs/benchmarks.md of what they found; it asks for all of them.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeBenchmarksPage } from './benchmarks-page.mjs';
import { BUNDLE_OPTIONS } from './bundle-options.mjs';
import { ensureInstalled, ROOT } from './install.mjs';
import { runAttached } from './spawn.mjs';

await ensureInstalled();
const FOLDER = 'bench';
/** From the root, as runAttached wants it and as benches are started. */
const BUNDLES = path.join('.cache', 'bench');
const RECORDS = path.join(BUNDLES, 'records');
const given = process.argv.slice(2);
const isWriting = given.includes('--write');
const wanted = given.filter((word) => !word.startsWith('-'));
const flags = given.filter((word) => word.startsWith('-') && word !== '--write');
const all = readdirSync(path.join(ROOT, FOLDER)).filter((file) => file.endsWith('.bench.ts'));
const benches = all.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part))).sort();
if (isWriting && benches.length < all.length) throw new Error('--write tells of all benches: name none');
if (benches.length === 0) console.log(`No bench is called ${wanted.join(' or ')}.`);

let failed = benches.length === 0 ? 1 : 0;
await bundleBenches();
for (const [index, file] of benches.entries()) {
  console.log(`\n── ${file}`);
  const record = `--record=${path.join(RECORDS, `${String(index).padStart(2, '0')}.json`)}`;
  if ((await runAttached(path.join(BUNDLES, file.replace(/\.ts$/, '.mjs')), [...flags, record])) !== 0) failed += 1;
}
if (isWriting) writeBenchmarksPage(path.join(ROOT, RECORDS), path.join(ROOT, 'docs', 'benchmarks.md'));
process.exitCode = failed === 0 ? 0 : 1;

/** What a bench starts as a process of its own is bundled beside it. */
async function bundleBenches() {
  rmSync(path.join(ROOT, BUNDLES), { recursive: true, force: true });
  mkdirSync(path.join(ROOT, RECORDS), { recursive: true });
  const { build } = await import('esbuild');
  await build({
    ...BUNDLE_OPTIONS,
    absWorkingDir: ROOT,
    entryPoints: [...benches, 'contestants/first-year.ts', 'contestants/sweep-thread.ts'].map((file) => path.join(FOLDER, file)),
    outbase: FOLDER,
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
  });
}

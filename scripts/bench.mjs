// `npm run bench [part of a name …] [--json]`: runs each bench/**/*.bench.ts in a process of its own, one after the other. Ratios mean
// nothing when something else runs beside them: nothing else should. What begins with a dash is for the benches.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { PROGRAMS, runAttached } from './spawn.mjs';

await ensureInstalled();
const given = process.argv.slice(2);
const wanted = given.filter((word) => !word.startsWith('-'));
const flags = given.filter((word) => word.startsWith('-'));
const folder = path.join(ROOT, 'bench');
const all = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
const benches = all
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (benches.length === 0) console.log(wanted.length === 0 ? 'bench/ has no *.bench.ts.' : `No bench is called ${wanted.join(' or ')}.`);
let failed = wanted.length > 0 && benches.length === 0 ? 1 : 0;
for (const file of benches) {
  console.log(`\n── ${file}`);
  if ((await runAttached(PROGRAMS.tsx, [path.join('bench', file), ...flags])) !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;

// `node scripts/schedule-version.mjs`: writes the hash of the market's dated tables where runs read it. A test says when that was forgotten.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

const FILE = 'engine/market/generated/schedule-version.ts';

await ensureInstalled();
const { tsImport } = await import('tsx/esm/api');
/** @type {{ hashSchedules: () => string }} */
const { hashSchedules } = await tsImport('../engine/market/hash-schedules.ts', import.meta.url);
const lines = [
  '// Made by scripts/schedule-version.mjs of engine/market/tables and engine/margin/tables. Not for editing.',
  `export const SCHEDULE_VERSION = '${hashSchedules()}';`,
];
writeFileSync(path.join(ROOT, FILE), `${lines.join('\n')}\n`);
console.log(FILE);

// The report page's script and styles as one TypeScript module of text, so that the command, the tests and every other reader of the source get
// the page without a loader. Written by `node scripts/report-page-assets.mjs`; a test says when that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

const PAGE = 'server/runs/page';
export const ASSETS_FILE = `${PAGE}/generated/page-assets.ts`;

/** Name of the constant, and what it is bundled from. */
const ASSETS = [
  ['PAGE_BOOT', `${PAGE}/client/boot.ts`],
  ['PAGE_SCRIPT', `${PAGE}/client/main.ts`],
  ['PAGE_STILL_SCRIPT', `${PAGE}/client/still.ts`],
  ['PAGE_STYLE', `${PAGE}/style/main.css`],
];

/** Text of the module, from the sources as they are now. @returns {Promise<string>} */
export async function buildReportPageAssets() {
  const lines = ['// Made by scripts/report-page-assets.mjs of server/runs/page/client and style. Not for editing.'];
  for (const [name, entry] of ASSETS) lines.push(`export const ${name} = ${JSON.stringify(await bundle(entry))};`);
  return `${lines.join('\n')}\n`;
}

/** @param {string | undefined} entry */
async function bundle(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, entry ?? '')],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? '';
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  const file = path.join(ROOT, ASSETS_FILE);
  const text = await buildReportPageAssets();
  if (readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  console.log(ASSETS_FILE);
}

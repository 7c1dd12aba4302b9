// `node scripts/generate-docs.mjs`: writes docs/generated anew from the declarations of the language.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';

await ensureInstalled();
const { tsImport } = await import('tsx/esm/api');
/** @type {{ listReferencePages: () => readonly { readonly name: string, readonly text: string }[] }} */
const { listReferencePages } = await tsImport('../dsl/reference/reference-pages.ts', import.meta.url);
const folder = path.join(ROOT, 'docs', 'generated');
mkdirSync(folder, { recursive: true });
for (const { name, text } of listReferencePages()) {
  writeFileSync(path.join(folder, name), text);
  console.log(`docs/generated/${name}`);
}

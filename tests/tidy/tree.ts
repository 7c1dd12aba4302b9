// Reads the checkout as the rules see it: every text file of ours, none that is installed, built or measured elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './rule';

const ABSENT = new Set(['node_modules', '.git', '.cache', '.data', 'out']);
const TEXT = /\.(ts|tsx|mjs|cjs|js|json|jsonc|md|yml|yaml|sql|css|html|sh|txt)$|^(\.gitignore|LICENSE|run)$/;

export function readTree(root: string, folder = ''): readonly SourceFile[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ABSENT.has(entry.name) ? [] : readTree(root, file);
    return entry.isFile() && TEXT.test(entry.name) ? [{ path: file, text: readFileSync(path.join(root, file), 'utf8') }] : [];
  });
}

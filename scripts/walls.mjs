// `npm run walls`: dependency-cruiser over the folders that exist today, under the rules of .dependency-cruiser.cjs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, ROOT } from './install.mjs';
import { PROGRAMS, runAttached } from './spawn.mjs';

const FOLDERS = ['dsl', 'engine', 'server', 'workers', 'components', 'app', 'cli', 'scripts', 'tests', 'bench'];

await ensureInstalled();
const present = FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder)));
process.exitCode = await runAttached(PROGRAMS.depcruise, ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...present]);

// `npm run types`: checks every file under exactly one tsconfig. Kernels and the rest of the core import each other, so the compiler sees
// both in every program; here each program's findings on files that another one judges are dropped (ADR 0002).
import { ensureInstalled } from './install.mjs';
import { PROGRAMS, runCaptured } from './spawn.mjs';

/** Hot loops over typed arrays: a guard for each read would cost. The only place where this list stands. */
const KERNEL_FOLDERS = ['engine/ops/kernels/', 'engine/kernel/'];
const CORE_FOLDERS = ['dsl/', 'engine/'];
/** Runs in a browser: the report page's script. */
const PAGE_FOLDER = 'server/runs/page/client/';
const PAGE_CONFIG = `${PAGE_FOLDER}tsconfig.json`;
const CONFIGS = ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.kernels.json', PAGE_CONFIG];

/** The tsconfig that judges a file. @param {string} file path from the root, with `/` */
export function judgeOf(file) {
  if (file.startsWith(PAGE_FOLDER)) return PAGE_CONFIG;
  const isTest = file.endsWith('.test.ts');
  if (isTest || !CORE_FOLDERS.some((folder) => file.startsWith(folder))) return 'tsconfig.json';
  return KERNEL_FOLDERS.some((folder) => file.startsWith(folder)) ? 'tsconfig.kernels.json' : 'tsconfig.pure.json';
}

/** Splits the compiler's plain output into findings: a line that opens with a file or with an error, and the indented lines under it.
 * @param {string} output @returns {{ file: string | null, text: string }[]} */
export function parseFindings(output) {
  /** @type {{ file: string | null, text: string }[]} */
  const findings = [];
  for (const line of output.split(/\r?\n/)) {
    const last = findings.at(-1);
    if (line.trim() === '') continue;
    if (line.startsWith(' ') && last !== undefined) last.text += `\n${line}`;
    else findings.push({ file: /^(.+?)\(\d+,\d+\): /.exec(line)?.[1]?.replaceAll('\\', '/') ?? null, text: line });
  }
  return findings;
}

/** @param {string} config @returns {Promise<string[]>} */
async function check(config) {
  const { status, output } = await runCaptured(PROGRAMS.tsc, ['--project', config, '--pretty', 'false']);
  const findings = parseFindings(output);
  if (status !== 0 && findings.length === 0) return [`${config}: the compiler ended with status ${status} and said nothing.`];
  return findings.filter(({ file }) => file === null || judgeOf(file) === config).map(({ text }) => text);
}

if (process.argv[1] === import.meta.filename) {
  await ensureInstalled();
  const findings = (await Promise.all(CONFIGS.map(check))).flat();
  for (const finding of findings) console.log(finding);
  if (findings.length > 0) console.log(`${findings.length} type error${findings.length === 1 ? '' : 's'}.`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

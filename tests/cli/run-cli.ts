// One invocation of `yantra` inside the test's own process, with what it wrote.
import { COMMAND_GROUPS } from '../../cli/command-list';
import { runYantra } from '../../cli/run-yantra';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runCli(...argv: readonly string[]): Promise<CliRun> {
  const written = { stdout: '', stderr: '' };
  const code = await runYantra(argv, COMMAND_GROUPS, {
    stdout: (text) => {
      written.stdout += text;
    },
    stderr: (text) => {
      written.stderr += text;
    },
    isTty: false,
  });
  return { code, ...written };
}

/** Rows of a CSV that has no quotes: by name of the column. */
export function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

// Every run of a strategy that anyone looked at, kept in the data folder so that the best of many is never passed off as the only one. Append
// only: a batch of trials is a file that appears whole, under a name of its own, and is never changed; two processes cannot lose each other's.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Trials, trialsOf } from '../../engine/evidence/deflated-sharpe';
import { InputFault } from '../market-data/input-fault';
import { writeLines } from '../runs/text-file';

const FOLDER = 'trials';
const FILE = /\.jsonl$/;

const Batch = z.strictObject({
  format: z.literal('yantra.trials/1'),
  lineage: z.string(),
  programHash: z.string(),
  how: z.enum(['backtest', 'sweep', 'walkforward']),
  /** ISO 8601. */
  at: z.string(),
  count: z.int().min(1),
});
export type TrialBatch = Omit<z.infer<typeof Batch>, 'format' | 'count'>;

/** `name`: hash of all that the run follows from, so that the same run again is no new trial. */
const Trial = z.strictObject({ name: z.string(), sharpe: z.number().nullable() });
export type Trial = z.infer<typeof Trial>;

/** What is known of a lineage, this run included. */
export interface LineageCount {
  readonly lineage: string;
  readonly trials: Trials;
}

interface StoredBatch {
  readonly batch: z.infer<typeof Batch>;
  readonly trials: readonly Trial[];
}

export class TrialStore {
  private readonly folder: string;

  /** `root`: the data folder. */
  constructor(root: string) {
    this.folder = path.join(root, FOLDER);
  }

  /** Adds what is new and counts all. The same runs again add nothing and change nothing. */
  record(batch: TrialBatch, trials: readonly Trial[]): LineageCount {
    const known = this.trialsOf(batch);
    const added = trials.filter(({ name }) => !known.has(name));
    if (added.length > 0) this.append(batch, added);
    for (const { name, sharpe } of added) known.set(name, sharpe);
    return { lineage: batch.lineage, trials: trialsOf([...known.values()]) };
  }

  /** By name, in the order in which they were made. */
  private trialsOf({ lineage, programHash }: Pick<TrialBatch, 'lineage' | 'programHash'>): Map<string, number | null> {
    const found = new Map<string, number | null>();
    for (const { trials } of belongingTo(this.read(), lineage, programHash))
      for (const { name, sharpe } of trials) if (!found.has(name)) found.set(name, sharpe);
    return found;
  }

  private append(batch: TrialBatch, trials: readonly Trial[]): void {
    const name = `${batch.at.replaceAll(/[^0-9TZ]/g, '')}-${randomBytes(6).toString('hex')}.jsonl`;
    const header: z.infer<typeof Batch> = { format: 'yantra.trials/1', ...batch, count: trials.length };
    writeLines(
      path.join(this.folder, name),
      [header, ...trials].map((line) => `${JSON.stringify(line)}\n`),
    );
  }

  private read(): readonly StoredBatch[] {
    if (!existsSync(this.folder)) return [];
    const names = readdirSync(this.folder).filter((name) => FILE.test(name));
    return names.sort().map((name) => readBatch(path.join(this.folder, name)));
  }
}

/** A lineage is what bears its name, and whatever compiles to a program that bore it: a copy under another name leaves nothing behind. */
function belongingTo(batches: readonly StoredBatch[], lineage: string, programHash: string): readonly StoredBatch[] {
  const lineages = new Set([lineage]);
  const programs = new Set([programHash]);
  const isOwn = ({ batch }: StoredBatch): boolean => lineages.has(batch.lineage) || programs.has(batch.programHash);
  for (let known = 0; known < lineages.size + programs.size; ) {
    known = lineages.size + programs.size;
    for (const { batch } of batches.filter(isOwn)) {
      lineages.add(batch.lineage);
      programs.add(batch.programHash);
    }
  }
  return batches.filter(isOwn);
}

function readBatch(file: string): StoredBatch {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const batch = parseLine(Batch, lines, 0, file);
  const trials = lines.slice(1).map((_, index) => parseLine(Trial, lines, index + 1, file));
  if (trials.length === batch.count) return { batch, trials };
  throw damaged(file, lines.length, `${batch.count} trials are announced and ${trials.length} are there`);
}

function parseLine<T>(shape: z.ZodType<T>, lines: readonly string[], index: number, file: string): T {
  const parsed = shape.safeParse(jsonOf(lines[index] ?? ''));
  if (parsed.success) return parsed.data;
  throw damaged(file, index + 1, 'this is no line of counted trials');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function damaged(file: string, row: number, problem: string): InputFault {
  return new InputFault({ file, row }, problem, 'restore the file, or move it away and know that its trials are no longer counted');
}

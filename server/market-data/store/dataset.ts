// What is known of a stored series beyond its rows: where it came from, what was found wrong with it, what was declared. Kept beside
// the columns as JSON; the data-set hash covers the columns alone, so telling more about the same rows does not change it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputFault } from '../input-fault';

export const ADJUSTMENTS = ['raw', 'vendor-adjusted', 'undeclared'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

const importSchema = z.object({
  source: z.string(),
  sourceSha256: z.string(),
  format: z.string(),
  /** ISO 8601, by the clock of the machine that imported. */
  importedAt: z.string(),
  label: z.enum(['start', 'end']),
  rowsRead: z.number(),
  rowsAdded: z.number(),
  rowsIdentical: z.number(),
  rowsReplaced: z.number(),
  findings: z.array(z.object({ code: z.string(), level: z.string(), count: z.number(), text: z.string() })),
  repairs: z.array(z.string()),
});

const datasetSchema = z.object({
  format: z.literal('yantra.dataset/1'),
  instrument: z.string(),
  timeframe: z.string(),
  priceScale: z.number(),
  adjustment: z.enum(ADJUSTMENTS),
  /** Times are those of the receiving machine. */
  receiveTimeOnly: z.boolean(),
  /** SHA-256 over the hashes of the parts, in order of time. */
  hash: z.string(),
  /** A year's candles, or a day's ticks. */
  parts: z.array(z.object({ name: z.string(), count: z.number(), first: z.number(), last: z.number(), hash: z.string() })),
  imports: z.array(importSchema),
});

export type Dataset = z.infer<typeof datasetSchema>;
export type DatasetPart = Dataset['parts'][number];
export type DatasetImport = Dataset['imports'][number];

export const DATASET_FILE = 'dataset.json';

/** Older imports fall off the list; the rows they brought stay. */
export const IMPORTS_MAX = 200;

export async function findDataset(file: string): Promise<Dataset | null> {
  if (!existsSync(file)) return null;
  const text = await readFile(file, 'utf8');
  const parsed = datasetSchema.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  throw new InputFault({ file }, 'this data-set description cannot be read', 'delete its folder and import again');
}

/** Prices as traded and prices adjusted by a vendor never stand in one series. */
export function joinAdjustment(stored: Adjustment, declared: Adjustment, instrument: string): Adjustment {
  if (stored === 'undeclared') return declared;
  if (declared === 'undeclared' || declared === stored) return stored;
  const problem = `${instrument} is stored as ${stored}, these rows are declared ${declared}`;
  throw new InputFault({ file: '--adjustment' }, problem, 'keep the two in different data folders');
}

export function hashOfParts(parts: readonly DatasetPart[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.name} ${part.hash}\n`);
  return hash.digest('hex');
}

export function datasetText(dataset: Dataset): string {
  return `${JSON.stringify(dataset, null, 1)}\n`;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputFault({ file }, 'this is not JSON', 'delete its folder and import again');
  }
}

// Daily tables on disk: bhavcopies and instrument dumps as JSON columns of text, every row and every digit as published.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { InputFault } from '../input-fault';
import type { AtomicFiles } from './atomic-files';
import { folderName } from './store-path';

const tableSchema = z.object({
  schema: z.literal('yantra.table/1'),
  kind: z.enum(['bhavcopy', 'instruments']),
  format: z.string(),
  /** The trading day `YYYY-MM-DD`, or null where neither file nor user said it. */
  day: z.string().nullable(),
  source: z.object({ name: z.string(), sha256: z.string(), importedAt: z.string() }),
  rows: z.number(),
  header: z.array(z.string()),
  columns: z.array(z.array(z.string())),
});

export type StoredTable = z.infer<typeof tableSchema>;

export interface TableName {
  readonly kind: StoredTable['kind'];
  readonly format: string;
  /** The day, or `undated-` and the start of the source's hash. */
  readonly name: string;
}

export class TableStore {
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Whether the same rows are there, other rows are, or none. */
  async compare(table: StoredTable): Promise<'new' | 'identical' | 'conflict'> {
    const stored = await this.find(nameOf(table));
    if (stored === null) return 'new';
    const isSame = JSON.stringify([stored.header, stored.columns]) === JSON.stringify([table.header, table.columns]);
    return isSame ? 'identical' : 'conflict';
  }

  /** Adds the table to what is written together. */
  add(files: AtomicFiles, table: StoredTable): Promise<void> {
    return files.add(this.file(nameOf(table)), JSON.stringify(table));
  }

  async find(name: TableName): Promise<StoredTable | null> {
    const file = this.file(name);
    if (!existsSync(file)) return null;
    const parsed = tableSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw new InputFault({ file }, 'this table cannot be read', 'delete it and import again');
  }

  async list(): Promise<readonly TableName[]> {
    const names: TableName[] = [];
    for (const kind of ['bhavcopy', 'instruments'] as const) {
      for (const format of await namesIn(path.join(this.root, kind))) {
        const files = await namesIn(path.join(this.root, kind, format));
        names.push(...files.filter((file) => file.endsWith('.json')).map((file) => ({ kind, format, name: file.slice(0, -5) })));
      }
    }
    return names;
  }

  private file({ kind, format, name }: TableName): string {
    return path.join(this.root, kind, folderName(format), `${name}.json`);
  }
}

function nameOf({ kind, format, day, source }: StoredTable): TableName {
  return { kind, format, name: day ?? `undated-${source.sha256.slice(0, 12)}` };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? (await readdir(folder)).sort() : [];
}

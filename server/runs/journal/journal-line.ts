// The lines of a journal file: a header, the decisions, a footer. One schema each; the file is JSON Lines, format `yantra.journal/1`.
import { z } from 'zod';
import { Program } from '../../../dsl/ir/program';
import { UNITS } from '../../../dsl/types/unit';

const SlotOrigin = z.object({ node: z.string(), port: z.string(), unit: z.enum(UNITS) });

const JournalSourceMap = z.object({
  slots: z.array(SlotOrigin),
  ports: z.array(
    z.object({
      node: z.string(),
      port: z.string(),
      slot: z.number(),
      clock: z.number().nullable(),
      kind: z.enum(['number', 'boolean', 'event']),
      unit: z.string(),
      phase: z.string(),
    }),
  ),
  actions: z.array(z.string()),
  positions: z.array(z.string()),
  params: z.array(z.looseObject({ key: z.string(), label: z.string(), default: z.number() })),
  texts: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
});

const Identity = z.strictObject({
  programHash: z.string(),
  params: z.array(z.number()),
  anchorsUs: z.array(z.number()),
  fromUs: z.number(),
  toUs: z.number(),
  engineVersion: z.string(),
  dataHashes: z.array(z.string()),
  scheduleVersion: z.string(),
  venue: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  capitalPaise: z.int(),
  seed: z.int(),
});

/** Market rows are named, not copied: a data set and the rows `[fromRow, toRow)` of it. */
const DataReference = z.strictObject({
  dataset: z.string(),
  timeframe: z.string(),
  hash: z.string(),
  fromRow: z.int().min(0),
  toRow: z.int().min(0),
  /** SHA-256 of the corporate actions applied to them; only where there are any. */
  actionsHash: z.string().optional(),
});

export const JournalHeader = z.strictObject({
  kind: z.literal('header'),
  format: z.literal('yantra.journal/1'),
  runHash: z.string(),
  identity: Identity,
  program: Program,
  sourceMap: JournalSourceMap,
  data: z.array(DataReference),
});
export type JournalHeader = z.infer<typeof JournalHeader>;

export const JournalFooter = z.strictObject({
  kind: z.literal('footer'),
  decisions: z.int().min(0),
  /** Of the run: over the logical fields of its decisions. */
  decisionsDigest: z.string(),
  /** SHA-256 over all that stands before it, the other members of this line included. */
  fileDigest: z.string(),
});
export type JournalFooter = z.infer<typeof JournalFooter>;

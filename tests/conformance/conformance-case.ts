// The shape of a conformance case: the rule it holds, what it says of it in words, and one input with what must come of it.
import { z } from 'zod';
import { ExposedParam, ParamValue } from '../../dsl/graph/graph';

const rule = z.string().regex(/^[A-Z]+-[1-9][0-9]*$/, 'a rule is named like NA-3');
/** null is NA. */
const column = z.array(z.number().nullable());
const port = z.string().regex(/^\w+\.\w+$/, 'a port is named like node.port');

/** An op over the rows of one clock. */
export const OpCase = z.strictObject({
  rule,
  name: z.string(),
  op: z.string(),
  args: z.record(z.string(), z.union([z.number(), z.string()])).default({}),
  in: z.array(column).default([]),
  /** Length of the bars and rows of a session; one-minute bars of one session where not said. */
  barMinutes: z.int().default(1),
  rowsPerSession: z.int().optional(),
  out: z.array(column),
});
export type OpCase = z.infer<typeof OpCase>;

/** A drawing as `tests/draw.ts` takes it: changes of another of `drawings.json`, or one from nothing. */
export const DrawingCase = z.strictObject({
  on: z.enum(['market', 'entry']).optional(),
  /** Nodes of that drawing to leave out, with their wires, and wires to leave out. */
  without: z.array(z.string()).default([]),
  nodes: z.record(z.string(), z.tuple([z.string(), z.record(z.string(), ParamValue).optional()]).or(z.tuple([z.string()]))).default({}),
  wires: z.array(z.string()).default([]),
  exposed: z.array(ExposedParam).default([]),
});
export type DrawingCase = z.infer<typeof DrawingCase>;

/** Closes in rupees session by session, ten minutes each; a number is a session that climbs from it by a rupee a minute. */
const sessions = z.array(z.union([z.number(), z.array(z.number())]));

/** A drawing through the compiler, and over a small market. */
export const GraphCase = z.strictObject({
  rule,
  name: z.string(),
  draw: DrawingCase,
  /** Nodes to look at though nothing acts on them; those of `values` and `ports` are anyway. */
  probe: z.array(z.string()).default([]),
  /** `code node.port` of everything the compiler says; it must say nothing where not said. */
  diagnostics: z.array(z.string()).default([]),
  /** Part of the program. */
  program: z.record(z.string(), z.json()).optional(),
  ports: z
    .record(port, z.strictObject({ unit: z.string().optional(), phase: z.string().optional(), clock: z.int().nullable().optional() }))
    .optional(),
  closes: z.record(z.string(), sessions).default({}),
  /** The first session that decides; all do where not said. */
  decidesFrom: z.int().default(0),
  settings: z.array(z.number()).optional(),
  /** Rows of outputs session by session, in the unit of the port. */
  values: z.record(port, z.array(column)).optional(),
  /** What the orders of a run come to, without costs: `1 09:15 buy 109` is a fill of the second session. */
  fills: z.array(z.string()).optional(),
  /** A drawing of the same program, and one of another. */
  same: DrawingCase.optional(),
  other: DrawingCase.optional(),
});
export type GraphCase = z.infer<typeof GraphCase>;

/** A document as it comes: text, or the value it would parse to. */
export const DocumentCase = z.strictObject({ rule, name: z.string(), document: z.json(), diagnostics: z.array(z.string()) });
export type DocumentCase = z.infer<typeof DocumentCase>;

export const ConformanceCase = z.union([OpCase, GraphCase, DocumentCase]);
export type ConformanceCase = z.infer<typeof ConformanceCase>;

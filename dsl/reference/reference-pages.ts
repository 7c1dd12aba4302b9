// Every page of the generated reference: its name under docs/generated, and its text.
import { z } from 'zod';
import { GraphDiff } from '../diff/graph-diff';
import { Graph } from '../graph/graph';
import { Program } from '../ir/program';
import { listKinds } from '../nodes/registry';
import { OPS } from '../ops/op-table';
import { diagnosticPage } from './diagnostic-page';
import { formatJson } from './format-json';
import { limitPage } from './limit-page';
import { nodePage } from './node-page';
import { opPage } from './op-page';

export interface ReferencePage {
  readonly name: string;
  readonly text: string;
}

export function listReferencePages(): readonly ReferencePage[] {
  return [
    { name: 'nodes.md', text: nodePage(listKinds()) },
    { name: 'ops.md', text: opPage(OPS) },
    { name: 'diagnostics.md', text: diagnosticPage() },
    { name: 'limits.md', text: limitPage() },
    { name: 'graph.schema.json', text: schemaText(Graph) },
    { name: 'diff.schema.json', text: schemaText(GraphDiff) },
    { name: 'program.schema.json', text: schemaText(Program) },
  ];
}

function schemaText(schema: z.ZodType): string {
  return formatJson(JSON.parse(JSON.stringify(z.toJSONSchema(schema))));
}

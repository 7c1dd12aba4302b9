// The report's shape as JSON Schema, made from the zod schema; the docs generator writes it to docs/generated/report.schema.json.
import { z } from 'zod';
import { ReportDocument } from './report-schema';

/** Text of the file: indented JSON with a final line break. */
export function reportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(ReportDocument), null, 2)}\n`;
}

// The findings of an audit as a table.
import { csvRow } from '../runs/csv/csv-row';
import type { AuditDocument } from './audit-schema';

export function* findingsCsv({ trust }: AuditDocument): Iterable<string> {
  yield csvRow(['check', 'grade', 'sentence']);
  for (const { check, grade, sentence } of trust.findings) yield csvRow([check, grade, sentence]);
}

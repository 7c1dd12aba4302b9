// A document that is not of its schema's shape: where, and what to do.
import type { z } from 'zod';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';

/** `document`: what the schema looked at. */
export function shapeFault(issue: z.core.$ZodIssue, document: unknown): Diagnostic {
  const path = issue.path.map((key) => `/${String(key)}`).join('');
  switch (issue.code) {
    case 'unrecognized_keys':
      return shape(
        path,
        `has no field ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')}`,
        'Remove it, or update Yantra if the document is newer.',
      );
    case 'invalid_type':
      return shape(
        path,
        valueAt(document, issue.path) === undefined ? 'is missing' : `is not of the type ${issue.expected}`,
        `Give it a value of the type ${issue.expected}.`,
      );
    case 'invalid_value':
      return shape(path, `is not ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`, 'Change it to that.');
    default:
      return shape(path, `does not fit: ${issue.message}`, 'Correct that field.');
  }
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

export function shape(path: string, detail: string, remedy: string): Diagnostic {
  return diagnostic('document-shape', { path: path === '' ? 'The document' : path.slice(0, 200), detail, remedy });
}

// Diagnostics of a graph, a line each: file, node, port, what is wrong and what to do.
import { type Diagnostic, hasErrors, type QuickFix } from '../dsl/diagnostics/diagnostic';
import { assertNever } from '../dsl/types/invariant';
import { plural } from '../server/market-data/quality/finding';

/** Errors first; within each, in the order of the compiler. */
export function diagnosticsText(file: string, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [...errors, ...warnings].map((one) => `${diagnosticLine(file, one)}\n`).join('');
}

/** `2 errors, 1 warning`; empty where there are none. */
export function diagnosticsCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [...(hasErrors(diagnostics) ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(', ');
}

function diagnosticLine(file: string, { severity, code, message, node, port, fix }: Diagnostic): string {
  const place = [file, ...(node === null ? [] : [`node ${node}`]), ...(port === null ? [] : [`port ${port}`])].join(', ');
  return `${place}: ${severity} ${code}: ${message}${fix === null ? '' : ` Fix: ${fixText(fix)}.`}`;
}

function fixText(fix: QuickFix): string {
  switch (fix.kind) {
    case 'insertNode':
      return `put ${fix.nodeKind} into edge ${fix.edge}`;
    case 'removeEdge':
      return `remove edge ${fix.edge}`;
    case 'setParam':
      return `set ${fix.node}.${fix.param} to ${JSON.stringify(fix.value)}`;
    default:
      return assertNever(fix);
  }
}

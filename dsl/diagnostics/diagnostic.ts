// What is wrong with a user's strategy, as data: collected, never thrown; the same list in the editor, the API and the command line.
import { DIAGNOSTICS, type DiagnosticCode } from './catalog';

export type Severity = 'error' | 'warning';

/** A change of the graph that would settle the matter. */
export type QuickFix =
  | {
      readonly kind: 'insertNode';
      readonly edge: string;
      readonly nodeKind: string;
      readonly params: Readonly<Record<string, number | string | boolean>>;
    }
  | { readonly kind: 'removeEdge'; readonly edge: string }
  | { readonly kind: 'setParam'; readonly node: string; readonly param: string; readonly value: number | string | boolean };

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly node: string | null;
  readonly port: string | null;
  readonly fix: QuickFix | null;
}

export interface DiagnosticPlace {
  readonly node?: string | null;
  readonly port?: string | null;
  readonly fix?: QuickFix | null;
}

/** Words for the slots of a catalogue message. */
export type DiagnosticWords = Readonly<Record<string, string | number>>;

export function diagnostic(code: DiagnosticCode, words: DiagnosticWords, place: DiagnosticPlace = {}): Diagnostic {
  const entry = DIAGNOSTICS[code];
  const message = entry.message.replace(/\{(\w+)\}/g, (_, slot: string) => String(words[slot] ?? `{${slot}}`));
  return { code, severity: entry.severity, message, node: place.node ?? null, port: place.port ?? null, fix: place.fix ?? null };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((entry) => entry.severity === 'error');
}

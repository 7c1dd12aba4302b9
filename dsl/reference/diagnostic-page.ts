// The page of diagnostics: every code with its message, its remedy and a word of teaching.
import { DIAGNOSTICS } from '../diagnostics/catalog';
import { code, page, table } from './markdown';

export function diagnosticPage(): string {
  const entries = Object.entries(DIAGNOSTICS);
  const rows = entries.map(([name, { severity, message, teaching }]) => [code(name), severity, message, teaching]);
  const intro = `${entries.length} codes. A graph with an error does not compile; a warning is shown and no more. Words in braces are filled in where the diagnostic is raised.`;
  return page('Diagnostics', intro, table(['Code', 'Severity', 'Message', 'Why'], rows));
}

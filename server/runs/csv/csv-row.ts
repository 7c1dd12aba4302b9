// One row of CSV (RFC 4180, line feed at the end): numbers in their shortest round-trip form, what is not known empty, text that a
// spreadsheet would take for a formula made harmless by an apostrophe in front.

export type CsvCell = string | number | boolean | null;

/** A cell whose first character is one of these is run by spreadsheets (OWASP, "CSV Injection"). */
const FORMULA_START = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell === 0 ? 0 : cell) : '';
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  const harmless = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

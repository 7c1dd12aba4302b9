// The little Markdown that the reference needs. A cell holds no bar and no line break, whatever text is put into it.

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Paragraphs apart by an empty line; those without text left out. */
export function paragraphs(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null && text !== '').join('\n\n');
}

export function page(title: string, ...texts: readonly (string | null)[]): string {
  return `${paragraphs(`# ${title}`, 'Made from the declarations by `node scripts/generate-docs.mjs`; edits here are lost.', ...texts)}\n`;
}

// JSON as the house's formatter writes it: objects and their lists over lines, lists of plain values on one line where they fit.

const LINE_WIDTH = 140;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function formatJson(value: Json): string {
  return `${write(value, '', 0)}\n`;
}

/** `lead` is how much of the line stands before the value, and after it a comma may follow. */
function write(value: Json, indent: string, lead: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return writeList(value, indent, lead);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(([key, member]) => {
    const name = `${inner}${JSON.stringify(key)}: `;
    return `${name}${write(member, inner, name.length)}`;
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

function writeList(values: readonly Json[], indent: string, lead: number): string {
  const isPlain = values.every((value) => typeof value !== 'object' || value === null);
  const line = `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  if (isPlain && lead + line.length + 1 <= LINE_WIDTH) return line;
  const inner = `${indent}  `;
  return `[\n${values.map((value) => `${inner}${write(value, inner, inner.length)}`).join(',\n')}\n${indent}]`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

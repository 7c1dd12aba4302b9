// JSON text into an unknown value, or into words about what is wrong with it and where. The caller caps its size beforehand.

export type JsonText = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'fault'; readonly detail: string };

export function parseJsonText(text: string): JsonText {
  try {
    return { kind: 'value', value: JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) };
  } catch (error) {
    return { kind: 'fault', detail: error instanceof Error ? detailOf(error.message, text) : 'it cannot be read' };
  }
}

/** The engine names a position in characters; a person looks for a line. */
function detailOf(message: string, text: string): string {
  if (text.trim() === '') return 'it is empty';
  const at = /^(.*?)(?: in JSON)? at position (\d+)/.exec(message);
  if (at === null) return /end of JSON/.test(message) ? 'it ends in the middle' : 'it nests too deep';
  const before = text.slice(0, Number(at[2])).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const what = (at[1] ?? '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return `${what} at line ${before.length}, column ${column}`;
}

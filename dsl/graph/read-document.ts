// Text to a plain value, capped in bytes before it is parsed.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic';
import { LIMITS } from '../limits';
import { type JsonValue, parseJson } from './parse-json';

export type ReadDocument = { readonly kind: 'value'; readonly value: JsonValue } | { readonly kind: 'refused'; readonly fault: Diagnostic };

export function readDocument(text: string): ReadDocument {
  // A character is at least one byte of UTF-8, and at most three for each unit of length.
  const bytes = text.length > LIMITS.graphJsonBytesMax ? text.length : utf8Length(text);
  if (bytes > LIMITS.graphJsonBytesMax)
    return { kind: 'refused', fault: diagnostic('document-too-large', { bytes, max: LIMITS.graphJsonBytesMax }) };
  const parsed = parseJson(text);
  if (parsed.kind === 'value') return parsed;
  return { kind: 'refused', fault: diagnostic('document-not-json', { line: parsed.line, detail: parsed.detail }) };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

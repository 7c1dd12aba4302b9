// Text to plain values, by hand: the core catches nothing, and a built-in parser throws. Stricter than JSON.parse: depth and size are
// bounded, a key may not stand twice, and no key reaches a prototype. Every step consumes text, so the time is linear in its length.
import { LIMITS } from '../limits';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type JsonParse =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'fault'; readonly line: number; readonly detail: string };

const NUMBER = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const WORDS: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Keys through which a plain object's prototype could be reached. */
export const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

export function parseJson(text: string): JsonParse {
  const reader = new JsonReader(text);
  const value = reader.readDocument();
  if (reader.fault === null) return { kind: 'value', value };
  return { kind: 'fault', line: text.slice(0, reader.at).split('\n').length, detail: reader.fault };
}

/** Once `fault` is set, reading only winds down. */
class JsonReader {
  at = 0;
  fault: string | null = null;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  readDocument(): JsonValue {
    const value = this.readValue();
    this.skipSpace();
    if (this.fault === null && this.at < this.text.length) this.fail('text after the end of the document');
    return value;
  }

  private readValue(): JsonValue {
    this.skipSpace();
    const next = this.text[this.at];
    if (next === '{' || next === '[') return this.readNested(next);
    if (next === '"') return this.readText();
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.readNumber();
  }

  private readNested(open: '{' | '['): JsonValue {
    if (this.depth >= LIMITS.jsonDepthMax) return this.fail(`more than ${LIMITS.jsonDepthMax} levels of nesting`);
    this.depth++;
    this.at++;
    const value = open === '{' ? this.readObject() : this.readArray();
    this.depth--;
    return value;
  }

  private readArray(): JsonValue {
    const items: JsonValue[] = [];
    if (this.takes(']')) return items;
    for (;;) {
      items.push(this.readValue());
      if (this.fault !== null || this.takes(']')) return items;
      if (!this.takes(',')) return this.fail('a comma or ] is missing');
    }
  }

  private readObject(): JsonValue {
    const members = new Map<string, JsonValue>();
    if (this.takes('}')) return {};
    for (;;) {
      this.skipSpace();
      const key = this.readText();
      if (this.fault === null && FORBIDDEN_KEYS.includes(key)) return this.fail(`the key "${key}" is not allowed`);
      if (this.fault === null && members.has(key)) return this.fail(`the key "${key}" stands twice`);
      if (this.fault !== null || !this.takes(':')) return this.fail('a colon is missing');
      members.set(key, this.readValue());
      if (this.fault !== null || this.takes('}')) return Object.fromEntries(members);
      if (!this.takes(',')) return this.fail('a comma or } is missing');
    }
  }

  private readText(): string {
    if (!this.takes('"')) return this.failText('a text in double quotes is missing');
    const pieces: string[] = [];
    for (;;) {
      pieces.push(this.readPlain());
      const stop = this.text[this.at++];
      if (stop === '"') return pieces.join('');
      if (stop !== '\\') return this.failText('a text is not closed on its line');
      pieces.push(this.readEscape());
      if (this.fault !== null) return '';
    }
  }

  /** Up to a quote, a backslash or a control character. */
  private readPlain(): string {
    const from = this.at;
    let code = this.text.charCodeAt(this.at);
    while (code >= SPACE && code !== QUOTE && code !== BACKSLASH) code = this.text.charCodeAt(++this.at);
    return this.text.slice(from, this.at);
  }

  private readEscape(): string {
    const letter = this.text[this.at++] ?? '';
    const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (plain !== undefined) return plain;
    const code = this.text.slice(this.at, this.at + 4);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(code)) return this.failText(`\\${letter} means nothing in a text`);
    this.at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  private readNumber(): JsonValue {
    const digits = this.match(NUMBER);
    if (digits === null) return this.fail('a value is missing');
    const number = Number(digits);
    return Number.isFinite(number) ? number : this.fail(`${digits.slice(0, 20)} is too large a number`);
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private takes(mark: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private fail(detail: string): JsonValue {
    this.fault ??= detail;
    return null;
  }

  private failText(detail: string): string {
    this.fail(detail);
    return '';
  }
}

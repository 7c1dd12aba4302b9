// HTML from templates in which every value is escaped unless it is HTML already: a strategy may be called anything.

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

/** `null` is nothing; a list is its members one after another. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, index) => `${text}${htmlText(values[index - 1] ?? null)}${part}`));
}

function htmlText(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(htmlText).join('');
  return escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** What a reader may type stands as code: commands, their options, and what stands between backticks. */
export function withCommands(text: string): Html {
  const parts = text.split(/(`[^`]+`|\byantra [a-z]+|--[a-z]+)/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? unbroken(part) : html`<code class="nobreak">${part.replaceAll('`', '')}</code>`))}`;
}

/** A sign stays with its amount at the end of a line. */
export function unbroken(text: string): string {
  return text.replaceAll(/([+−])₹/g, '$1\u2060₹');
}

/** JSON that may stand in a script element: no tag can open or close inside it. */
export function embeddedJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'));
}

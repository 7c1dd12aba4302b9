// A hash as code. Where it is too long for its line it breaks in the middle, and not before its last figure.
import { type Html, html } from './html';

export function hashText(hash: string): Html {
  const middle = Math.ceil(hash.length / 2);
  return html`<code>${hash.slice(0, middle)}<wbr>${hash.slice(middle)}</code>`;
}

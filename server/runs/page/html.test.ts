// Escaping, where every text of the page passes.
import { describe, expect, test } from 'vitest';
import { embeddedJson, html, unbroken, withCommands } from './html';

describe('a template', () => {
  test('escapes every value that is not HTML already', () => {
    expect(html`<p title="${`"'<>&`}">${html`<b>${'<i>'}</b>`}</p>`.text).toBe('<p title="&quot;&#39;&lt;&gt;&amp;"><b>&lt;i&gt;</b></p>');
  });
  test('writes lists one after another, and nothing for nothing', () => {
    expect(html`${[1, 'a', null, html`<br>`]}${null}`.text).toBe('1a<br>');
  });
});

test('JSON in a script element opens and closes no tag, and reads back the same', () => {
  const value = { name: '</script><!--<script>', line: '\u2028\u2029' };
  const { text } = embeddedJson(value);
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(text)).toEqual(value);
});

test('a sign keeps to its amount', () => {
  expect(unbroken('between −₹5 and +₹7')).toBe('between −\u2060₹5 and +\u2060₹7');
});

test('what a reader may type stands as code, and nothing else of a sentence does', () => {
  expect(withCommands('Nobody looked: yantra audit with --vary does. <b>').text).toBe(
    'Nobody looked: <code class="nobreak">yantra audit</code> with <code class="nobreak">--vary</code> does. &lt;b&gt;',
  );
  expect(withCommands('`<img>` and a − b').text).toBe('<code class="nobreak">&lt;img&gt;</code> and a − b');
});

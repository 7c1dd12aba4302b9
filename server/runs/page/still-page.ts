// A page whose drawings stand in its HTML: one file, no request, the same policy, styles and bar as the report's.
import { PAGE_BOOT, PAGE_STILL_SCRIPT, PAGE_STYLE } from './generated/page-assets';
import { Html, html } from './html';
import { pagePolicy } from './report-page';
import { topBar } from './sections/head';

export interface StillPage {
  readonly title: string;
  /** Id and title of each, as the bar lists them. */
  readonly sections: readonly (readonly [id: string, title: string])[];
  /** Facts under the title. */
  readonly facts: readonly string[];
  readonly notices: readonly Html[];
  readonly keys: readonly KeyNumber[];
  readonly body: readonly Html[];
}

export interface KeyNumber {
  readonly label: string;
  readonly value: string;
  readonly under: string;
  readonly tone?: 'gain' | 'loss' | '';
}

/** Direction does not hang on colour. */
const ARROWS: Readonly<Record<NonNullable<KeyNumber['tone']>, string>> = { gain: '▲ ', loss: '▼ ', '': '' };

export function createStillPage({ title, sections, facts, notices, keys, body }: StillPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy([PAGE_BOOT, PAGE_STILL_SCRIPT])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · Yantra</title>
<link rel="icon" href="data:,">
<style>${new Html(PAGE_STYLE)}</style>
<script>${new Html(PAGE_BOOT)}</script>
</head>
<body>
${topBar(sections)}
<div class="head">
<h1>${title}</h1>
<div class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</div>
<div class="notices">${notices}</div>
<dl class="keys">${keys.map(
    ({ label, value, under, tone = '' }) =>
      html`<div class="key"><dt>${label}</dt><dd class="value ${tone}">${ARROWS[tone]}${value}</dd><dd class="under">${under}</dd></div>`,
  )}</dl>
</div>
<main>
${body}
</main>
<footer>Yantra. Past results, real or modelled, say nothing certain about future ones. All times are Indian Standard Time.</footer>
<script>${new Html(PAGE_STILL_SCRIPT)}</script>
</body>
</html>
`.text;
}

/** The command that makes the page again, and what it follows from. */
export function commandSection(command: string, identity: readonly (readonly [name: string, value: Html])[]): Html {
  return html`<section id="run" aria-labelledby="run-title"><div class="section-head"><h2 id="run-title">Run</h2></div>
<p class="dim">On the same data the same command finds the same, to the bit. To do this again:</p><br>
<div class="command"><code id="command">${command}</code><button type="button" id="copy-command" hidden>Copy</button></div><br>
<dl class="pairs">${identity.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>`;
}

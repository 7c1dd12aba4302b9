// `report.html`: one file that opens anywhere and asks for nothing. Its policy lets no script or style run but the ones written here.
import { createHash } from 'node:crypto';
import type { Candles } from '../../../engine/market/candles';
import type { RunResult } from '../../../engine/run/run-result';
import type { ReportDocument } from '../report/report-schema';
import { pageDataOf } from './embedded/page-data-of';
import type { StopStep } from './embedded/stop-steps';
import { PAGE_BOOT, PAGE_SCRIPT, PAGE_STYLE } from './generated/page-assets';
import { embeddedJson, Html, html } from './html';
import { chartSection } from './sections/chart';
import { equitySection } from './sections/equity';
import { dataSection, evidenceSection, runSection } from './sections/evidence';
import { head, sectionsOf, topBar } from './sections/head';
import { numbersSection } from './sections/numbers';
import { openPositionsSection } from './sections/open-positions';
import { structuresSection } from './sections/structures';
import { tradesSection } from './sections/trades';
import { trustSection } from './sections/trust';
import { costsSection, whenSection } from './sections/when-and-costs';

export interface ReportPageInput {
  readonly document: ReportDocument;
  readonly result: RunResult;
  /** Bars of what may be drawn: the program's instruments and what they resolved to. */
  readonly candles: readonly Candles[];
  /** Where stops stood, in order of time. */
  readonly stops: readonly StopStep[];
}

export function createReportPage({ document, result, candles, stops }: ReportPageInput): string {
  const data = pageDataOf(document, result, candles, stops);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy([PAGE_BOOT, PAGE_SCRIPT])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${document.strategy.name} · Yantra report</title>
<link rel="icon" href="data:,">
<style>${new Html(PAGE_STYLE)}</style>
<script>${new Html(PAGE_BOOT)}</script>
</head>
<body>
${topBar(sectionsOf(document))}
${head(document)}
<main>
${trustSection(document.trust)}
${equitySection(document, result.trades)}
${chartSection(data.instruments, result.trades.length > 0)}
${tradesSection(document, result.trades)}
${structuresSection(document)}
${openPositionsSection(document)}
${whenSection(document)}
${costsSection(document)}
${numbersSection(document)}
${evidenceSection(document)}
${dataSection(document)}
${runSection(document)}
</main>
<footer>Yantra. Past results, real or modelled, say nothing certain about future ones. All times are Indian Standard Time.</footer>
<noscript><p class="notice">Charts and the table of trades need JavaScript; the same numbers are in report.json, trades.csv and equity.csv beside this page.</p></noscript>
<script type="application/json" id="page-data">${embeddedJson(data)}</script>
<script>${new Html(PAGE_SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}

/** What a page of these scripts may run. */
export function pagePolicy(texts: readonly string[]): string {
  const scripts = texts.map((text) => `'sha256-${sha256Base64(text)}'`).join(' ');
  return `default-src 'none'; script-src ${scripts}; style-src 'sha256-${sha256Base64(PAGE_STYLE)}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function sha256Base64(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}

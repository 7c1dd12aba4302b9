// What is still held when the run ends: in equity at its mark, and in none of the closed trades. Nothing where nothing is held.
import { contractWords } from '../../contract-words';
import { countOf, formatNumber, formatRupees, NO_VALUE } from '../../number-text';
import { modelledShare } from '../../report/modelled-fills';
import type { ReportDocument, ReportOpenPosition } from '../../report/report-schema';
import { inDayWords } from '../chart/instant-words';
import { type Html, html } from '../html';
import { moneyText } from './amount';

const PAISE_PER_RUPEE = 100;

export function openPositionsSection({ openPositions, metrics, modelledFills }: ReportDocument): Html | null {
  if (openPositions.length === 0) return null;
  const closed = metrics.flatMap((group) => group.metrics).find(({ id }) => id === 'trade-count')?.value ?? 0;
  return html`<section id="open" aria-labelledby="open-title"><div class="section-head"><h2 id="open-title">Still open at the end</h2></div>
<table class="holdings"><thead><tr><th scope="col">Instrument</th><th scope="col">Since (IST)</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">In</th><th scope="col" class="number">Mark</th><th scope="col" class="number">Stop</th><th scope="col" class="number">Unrealised</th></tr></thead><tbody>${openPositions.map(rowsOf)}</tbody></table>
<p class="dim small">${sumText(openPositions)} Equity and what is counted by session or minute hold this at its mark; what is counted by trade holds the ${countOf(closed, 'closed trade')} alone.${modelledFills === null ? '' : ` ${modelledShare(modelledFills)}, and a mark may be too.`}</p>
</section>`;
}

function rowsOf({ entry, legs }: ReportOpenPosition): readonly Html[] {
  return legs.map(
    ({ instrument, quantity, entryRupees, markRupees, stopRupees, unrealisedPaise }) =>
      html`<tr><th scope="row">${contractWords(instrument)}</th><td data-label="Since (IST)">${inDayWords(entry)}</td><td class="number" data-label="Quantity">${formatNumber(quantity, 0)}</td><td class="number" data-label="In">${priceText(entryRupees)}</td><td class="number" data-label="Mark">${priceText(markRupees)}</td><td class="number" data-label="Stop">${stopRupees === null ? NO_VALUE : priceText(stopRupees)}</td><td class="number whole" data-label="Unrealised">${moneyText(unrealisedPaise)}</td></tr>`,
  );
}

function sumText(open: readonly ReportOpenPosition[]): string {
  const sum = (of: (position: ReportOpenPosition) => number): string =>
    formatRupees(
      open.reduce((total, position) => total + of(position), 0),
      'signed',
    );
  const realised = open.some(({ realisedPaise }) => realisedPaise !== 0)
    ? `, ${sum(({ realisedPaise }) => realisedPaise)} realised so far`
    : '';
  return `${sum(({ unrealisedPaise }) => unrealisedPaise)} unrealised in all${realised}, before charges of ${formatRupees(open.reduce((total, { chargesPaise }) => total + chargesPaise, 0))}.`;
}

function priceText(rupees: number): string {
  return formatRupees(rupees * PAISE_PER_RUPEE);
}

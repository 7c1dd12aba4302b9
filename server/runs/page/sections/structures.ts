// What the first entry of each position in options could win and lose, drawn and in numbers, with what became of its legs. Nothing where
// no option was traded.
import { parseDay } from '../../../../engine/time/day-text';
import { formatNumber, formatRupees, NO_VALUE } from '../../number-text';
import { modelledShare } from '../../report/modelled-fills';
import type { ReportDocument, ReportStructure } from '../../report/report-schema';
import { dayWords } from '../chart/date-ticks';
import { inDayWords } from '../chart/instant-words';
import { type Html, html } from '../html';
import { moneyText } from './amount';
import { payoffDrawing } from './payoff-drawing';

type Payoff = NonNullable<ReportStructure['payoff']>;

const PAISE_PER_RUPEE = 100;
/** One of so many points of the curve stands in its table. */
const TABLE_STEP = 4;

export function structuresSection({ structures, modelledFills }: ReportDocument): Html | null {
  if (structures.length === 0) return null;
  return html`<section id="structures" aria-labelledby="structures-title"><div class="section-head"><h2 id="structures-title">Payoff at entry</h2><span class="dim small">Of each position’s first trade in options, at the prices of its fills, before charges.${modelledFills === null ? '' : ` ${modelledShare(modelledFills)}.`}</span></div>
${structures.map(structure)}</section>`;
}

function structure({ entry, legs, creditPaise, payoff }: ReportStructure): Html {
  return html`<div class="columns structure"><div class="half"><h3>${inDayWords(entry)} <span class="dim">IST</span></h3>
<table class="holdings"><thead><tr><th scope="col">Leg</th><th scope="col" class="number">Units</th><th scope="col" class="number">In</th><th scope="col" class="number">Out</th><th scope="col" class="number">Result</th></tr></thead><tbody>${legs.map(
    ({ words, quantity, entryRupees, exitRupees, grossPaise }) =>
      html`<tr><th scope="row">${words}</th><td class="number" data-label="Units">${formatNumber(quantity, 0, 'signed')}</td><td class="number" data-label="In">${priceText(entryRupees)}</td><td class="number" data-label="Out">${priceText(exitRupees)}</td><td class="number whole" data-label="Result">${moneyText(grossPaise)}</td></tr>`,
  )}</tbody></table>
<dl class="pairs below">
<dt>${creditPaise < 0 ? 'Premium paid' : 'Premium taken in'}</dt><dd>${formatRupees(Math.abs(creditPaise))}</dd>
${payoff === null ? html`<dt>At expiry</dt><dd>Not known: the legs do not expire together, and no bar of the underlying says where it stood.</dd>` : figures(payoff)}
</dl></div>
<div class="half">${payoff === null ? null : picture(payoff)}</div></div>`;
}

function figures({ basis, expiry, maxProfitPaise, maxLossPaise, breakEvens }: Payoff): Html {
  const by = basis === 'exact' ? null : html` <span class="dim">modelled</span>`;
  return html`<dt>Wins at most</dt><dd>${maxProfitPaise === null ? 'no limit' : formatRupees(maxProfitPaise)}${by}</dd>
<dt>Loses at most</dt><dd>${maxLossPaise === null ? 'no limit' : formatRupees(maxLossPaise)}${by}</dd>
<dt>Break-even</dt><dd>${breakEvens.length === 0 ? NO_VALUE : breakEvens.map((spot) => formatNumber(spot, 2)).join(' and ')}${by}</dd>
<dt>${basis === 'exact' ? 'Expiry' : 'First expiry'}</dt><dd>${dayWords(parseDay(expiry) ?? 0)}</dd>`;
}

function picture(payoff: Payoff): Html {
  const { basis, breakEvens, spotRupees, curve } = payoff;
  const isModelled = basis === 'modelled';
  return html`${payoffDrawing(payoff)}
<div class="legend">
<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-accent" d="M0 5H14"/></svg>${isModelled ? 'At the first expiry; later legs by Black-76 at the volatility of their entry' : 'At expiry'}</span>
${spotRupees === null ? null : html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-grey" d="M0 5H14"/></svg>At the entry, by Black-76</span>`}
${breakEvens.length === 0 ? null : html`<span><svg viewBox="0 0 14 10" aria-hidden="true"><circle class="dot" cx="7" cy="5" r="3.5"/></svg>Break-even</span>`}
</div>
<details class="behind"><summary>As a table</summary><div tabindex="0" role="region" aria-label="Payoff by price"><table><thead><tr><th scope="col">Underlying</th><th scope="col" class="number">${isModelled ? 'First expiry' : 'At expiry'}</th><th scope="col" class="number">At the entry</th></tr></thead><tbody>${curve
    .filter((_, place) => place % TABLE_STEP === 0)
    .map(
      ({ spot, expiryPaise, entryPaise }) =>
        html`<tr><th scope="row">${formatNumber(spot, 2)}</th><td class="number">${moneyText(expiryPaise)}</td><td class="number">${entryPaise === null ? NO_VALUE : moneyText(entryPaise)}</td></tr>`,
    )}</tbody></table></div></details>`;
}

function priceText(rupees: number): string {
  return formatRupees(rupees * PAISE_PER_RUPEE);
}

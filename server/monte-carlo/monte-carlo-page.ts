// `montecarlo.html`: a fan of the rounds, the road the same trades might have taken, and what worse fills and costs leave.
import { countOf, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../runs/number-text';
import { niceTicks } from '../runs/page/chart/nice-ticks';
import { curveDrawing } from '../runs/page/curve-drawing';
import { hashText } from '../runs/page/hash-text';
import { type Html, html } from '../runs/page/html';
import { moneyText, returnText, tone } from '../runs/page/sections/amount';
import { commandSection, createStillPage, type KeyNumber } from '../runs/page/still-page';
import { noTradeNotice, studyFacts, studyNotices, studyPairs } from '../sweeps/study-words';
import type { MonteCarloDocument, StressedVenue } from './monte-carlo-schema';

const QUANTILES = ['One in twenty below', 'One in four below', 'Middle', 'One in four above', 'One in twenty above'];
const ORDERS = ['As it was', 'One in twenty below', 'Middle', 'One in twenty above'];

export function createMonteCarloPage(document: MonteCarloDocument): string {
  const { strategy, command, identity, rounds, run, runHash, seed } = document;
  return createStillPage({
    title: `Monte Carlo of ${strategy.name}`,
    sections: [
      ['days', 'Other days'],
      ['order', 'Other order'],
      ['fills', 'Other fills and costs'],
      ['run', 'Run'],
    ],
    facts: studyFacts(document, countOf(rounds, 'round'), `Run ${runHash.slice(0, 12)}`),
    notices: [...studyNotices(document), ...(run.trades === 0 ? [noTradeNotice()] : [])],
    keys: keyNumbers(document),
    body: [
      daysSection(document),
      orderSection(document),
      fillsSection(document),
      commandSection(command, [...studyPairs(identity), ['Run', hashText(runHash)], ['Seed', html`${seed}`]]),
    ],
  });
}

function keyNumbers({ run, resampled, shuffled, missed, breakEvenCharges, stress }: MonteCarloDocument): readonly KeyNumber[] {
  const worst = stress.reduce<StressedVenue | null>((found, one) => (found === null || one.netPaise < found.netPaise ? one : found), null);
  const tenth = missed.find(({ missedShare }) => missedShare === 0.1);
  return [
    {
      label: 'Net profit, as it was',
      value: formatRupees(run.netPaise, 'signed', 0),
      under: countOf(run.trades, 'trade'),
      tone: tone(run.netPaise),
    },
    {
      label: 'Other days, one in twenty',
      value: resampled === null ? NO_VALUE : formatPercent(resampled.totalReturn.p05, 1, 'signed'),
      under: 'return or worse',
      tone: tone(resampled?.totalReturn.p05 ?? 0),
    },
    {
      label: 'Lost money',
      value: resampled === null ? NO_VALUE : formatPercent(resampled.lossShare, 1),
      under: 'of the rounds',
    },
    {
      label: 'Fell by half',
      value: resampled === null ? NO_VALUE : formatPercent(resampled.ruinShare, 1),
      under: 'of the rounds',
    },
    {
      label: 'Drawdown, one in twenty',
      value: resampled === null ? NO_VALUE : formatPercent(resampled.maxDrawdown.p95, 1),
      under: run.drawdownFraction === null ? '' : `it was ${formatPercent(run.drawdownFraction, 1)}`,
    },
    {
      label: 'Deeper in other orders',
      value: shuffled === null ? NO_VALUE : formatPercent(shuffled.deeperShare, 0),
      under: shuffled === null ? '' : 'of the shuffles fell at least as far',
    },
    {
      label: 'Charges it could bear',
      value: breakEvenCharges === null ? NO_VALUE : `${formatNumber(breakEvenCharges, 2)} ×`,
      under: tenth === undefined ? '' : `${formatPercent(tenth.lossShare, 0)} lose when one trade in ten is missed`,
    },
    {
      label: 'Worst venue',
      value: worst === null ? NO_VALUE : formatRupees(worst.netPaise, 'signed', 0),
      under: run.trades === 0 ? '' : (worst?.words ?? ''),
      tone: tone(worst?.netPaise ?? 0),
    },
  ];
}

function daysSection({ resampled, sessions, run }: MonteCarloDocument): Html {
  const head = html`<div class="section-head"><h2 id="days-title">Other days</h2><span class="dim small">The run’s own days, drawn again in blocks so that calm and wild stretches stay together</span></div>`;
  if (run.trades === 0)
    return html`<section id="days" aria-labelledby="days-title">${head}<p class="empty">Nothing was traded, so every round would be the same flat line.</p></section>`;
  if (resampled === null)
    return html`<section id="days" aria-labelledby="days-title">${head}<p class="empty">Too few sessions, or equity fell to zero: there is nothing to draw from. A longer period gives more.</p></section>`;
  const { fan, totalReturn, maxDrawdown } = resampled;
  const row = (title: string, { p05, p25, p50, p75, p95 }: typeof totalReturn, isSigned: boolean): Html =>
    html`<tr><th scope="row">${title}</th>${[p05, p25, p50, p75, p95].map((value, place) => html`<td class="number whole" data-label="${QUANTILES[place] ?? ''}">${isSigned ? returnText(value, 1) : formatPercent(value, 1)}</td>`)}</tr>`;
  return html`<section id="days" aria-labelledby="days-title">${head}
${curveDrawing({
  label: `Growth of one rupee over ${sessions} sessions: half of the rounds lie in the dark band, nine of ten in the light one.`,
  curves: [
    { values: fan.p50, stroke: 'accent' },
    { values: fan.p50.map(() => 1), stroke: 'grey' },
  ],
  bands: [
    { low: fan.p05, high: fan.p95 },
    { low: fan.p25, high: fan.p75 },
  ],
  text: (value) => formatPercent(value - 1, 0, 'signed'),
  ticks: sessionTicks(fan.session, sessions),
})}
${fanLegend()}
<table class="holdings below"><thead><tr><th scope="col">Of ${countOf(totalReturn.rounds, 'round')}</th>${QUANTILES.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead><tbody>${row('Return', totalReturn, true)}${row('Max drawdown', maxDrawdown, false)}</tbody></table>
<p class="dim small">As it was run: ${run.returnFraction === null ? NO_VALUE : formatPercent(run.returnFraction, 1, 'signed')}. No round knows a day that the sample does not have.</p></section>`;
}

function fanLegend(): Html {
  return html`<div class="legend">
<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-accent" d="M0 5H14"/></svg>The middle round</span>
<span><svg viewBox="0 0 14 10" aria-hidden="true"><rect class="fan" width="14" height="10"/><rect class="fan" width="14" height="10"/></svg>Half of the rounds</span>
<span><svg viewBox="0 0 14 10" aria-hidden="true"><rect class="fan" width="14" height="10"/></svg>Nine of ten</span>
<span><svg viewBox="0 0 14 10" aria-hidden="true"><path class="stroke-grey" d="M0 5H14"/></svg>What it began with</span>
</div>`;
}

/** `session`: of each point of a curve, in order. */
function sessionTicks(session: readonly number[], sessions: number): readonly { readonly place: number; readonly text: string }[] {
  const last = session.at(-1) ?? 0;
  const round = niceTicks(last * 0.1, last * 0.65, 4);
  return [
    { place: 0, text: 'Start' },
    ...round.map((count) => ({ place: session.findIndex((one) => one >= count), text: formatNumber(count, 0) })),
    { place: session.length - 1, text: countOf(sessions, 'session') },
  ];
}

function orderSection({ shuffled }: MonteCarloDocument): Html {
  return html`<section id="order" aria-labelledby="order-title"><div class="section-head"><h2 id="order-title">Other order</h2><span class="dim small">The same trades, shuffled: the profit stays, the way down does not</span></div>
${
  shuffled === null
    ? html`<p class="empty">Fewer than two trades have one order alone. A longer period, or other conditions, may give more.</p>`
    : html`<table class="holdings"><thead><tr><th scope="col">Deepest fall of the trades’ sum</th>${ORDERS.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead><tbody><tr><th scope="row">Of ${countOf(shuffled.spread.rounds, 'order')}</th>${[shuffled.drawdownPaise, shuffled.spread.p05, shuffled.spread.p50, shuffled.spread.p95].map((value, place) => html`<td class="number whole" data-label="${ORDERS[place] ?? ''}">${formatRupees(value, 'plain', 0)}</td>`)}</tr></tbody></table><p class="dim small">${orderWords(shuffled.deeperShare)}</p>`
}</section>`;
}

function orderWords(deeperShare: number): string {
  if (deeperShare > 0.95)
    return 'Almost every other order falls deeper: this one was lucky, and its drawdown is no measure of what is to come.';
  if (deeperShare < 0.05) return 'Almost no other order falls as deep: losses come in rows, and what comes in rows comes again.';
  return 'The fall is one that such trades have in many orders.';
}

function fillsSection({ run, stress, missed, charges }: MonteCarloDocument): Html {
  return html`<section id="fills" aria-labelledby="fills-title"><div class="section-head"><h2 id="fills-title">Other fills and costs</h2></div>
<h3>Worse venues, each run in full</h3><table class="holdings"><thead><tr><th scope="col">Venue</th><th scope="col" class="number">Net</th><th scope="col" class="number">Return</th><th scope="col" class="number">Drawdown</th><th scope="col" class="number">Sharpe</th><th scope="col" class="number">Trades</th></tr></thead><tbody>${[
    run,
    ...stress,
  ].map(
    ({ words, netPaise, returnFraction, drawdownFraction, sharpe, trades }) =>
      html`<tr><th scope="row">${words}</th><td class="number whole" data-label="Net">${moneyText(netPaise, 0)}</td><td class="number" data-label="Return">${returnText(returnFraction, 1)}</td><td class="number" data-label="Drawdown">${drawdownFraction === null ? NO_VALUE : formatPercent(drawdownFraction, 1)}</td><td class="number" data-label="Sharpe">${sharpe === null ? NO_VALUE : formatNumber(sharpe, 2)}</td><td class="number" data-label="Trades">${formatNumber(trades, 0)}</td></tr>`,
  )}</tbody></table>
<div class="columns below"><div class="half"><h3>Trades missed at random</h3>${missedTable(missed)}</div>
<div class="half"><h3>Dearer charges</h3><table><thead><tr><th scope="col">Every charge</th><th scope="col" class="number">Net of closed trades</th></tr></thead><tbody>${charges.map(
    ({ times, netPaise }) =>
      html`<tr><th scope="row">${times === 1 ? 'As it is' : `${formatNumber(times, 1)} times`}</th><td class="number">${moneyText(netPaise, 0)}</td></tr>`,
  )}</tbody></table></div></div></section>`;
}

function missedTable(missed: MonteCarloDocument['missed']): Html {
  if (missed.length === 0) return html`<p class="empty">No trade was closed, so none could be missed.</p>`;
  return html`<table class="holdings"><thead><tr><th scope="col">Missed</th><th scope="col" class="number">One in twenty below</th><th scope="col" class="number">Middle</th><th scope="col" class="number">Lost money</th></tr></thead><tbody>${missed.map(
    ({ missedShare, netPaise, lossShare }) =>
      html`<tr><th scope="row">${formatPercent(missedShare, 0)} of the trades</th><td class="number whole" data-label="One in twenty below">${moneyText(netPaise.p05, 0)}</td><td class="number" data-label="Middle">${moneyText(netPaise.p50, 0)}</td><td class="number" data-label="Lost money">${formatPercent(lossShare, 0)}</td></tr>`,
  )}</tbody></table>`;
}

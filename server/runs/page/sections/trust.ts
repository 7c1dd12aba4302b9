// "How far to trust this": the verdict, its findings with a mark that needs no colour, and the statistics behind them.
import { countOf, formatNumber, formatPercent } from '../../number-text';
import type { EvidenceStatistic, Trust, TrustFindingRow } from '../../report/trust-schema';
import { inDayWords } from '../chart/instant-words';
import { type Html, html, withCommands } from '../html';

const VERDICT_NAMES: Readonly<Record<Trust['verdict'], string>> = {
  'nothing-against': 'Nothing against it',
  'with-caution': 'With caution',
  'not-to-be-trusted': 'Not to be trusted',
  'not-looked-at': 'Not fully looked at',
};

const GRADES: Readonly<Record<TrustFindingRow['grade'], readonly [mark: string, name: string]>> = {
  fails: ['✕', 'Against it'],
  caution: ['!', 'Caution'],
  holds: ['✓', 'Holds'],
  unknown: ['?', 'Not looked at'],
};
/** Worst first. */
const ORDER: readonly TrustFindingRow['grade'][] = ['fails', 'caution', 'unknown', 'holds'];

export function trustSection(trust: Trust): Html {
  const { verdict, sentence, findings, lineage, statistics } = trust;
  const sorted = ORDER.flatMap((grade) => findings.filter((finding) => finding.grade === grade));
  return html`<section id="trust" aria-labelledby="trust-title"><div class="section-head"><h2 id="trust-title">How far to trust this</h2>${lineage === null ? null : html`<span class="dim small">${countOf(lineage.trials, 'trial')} of “${lineage.name}” so far</span>`}</div>
<p class="verdict ${verdict}"><b>${VERDICT_NAMES[verdict]}</b><span>${withCommands(sentence)}</span></p>
<ul class="findings">${sorted.map(findingItem)}</ul>
${statisticsTable(statistics)}
</section>`;
}

function findingItem({ title, grade, sentence }: TrustFindingRow): Html {
  const [mark, name] = GRADES[grade];
  return html`<li class="finding ${grade}"><span class="grade" title="${name}" aria-hidden="true">${mark}</span><div><h3>${title}<span class="unseen">: ${name}.</span></h3><p>${withCommands(inDayWords(sentence))}</p></div></li>`;
}

export function statisticsTable(statistics: readonly EvidenceStatistic[]): Html {
  return html`<details class="behind"><summary>The statistics behind this, with their definitions</summary><div class="whole"><table class="metrics"><thead><tr><th scope="col">Statistic</th><th scope="col" class="number">Value</th><th scope="col" class="number">n</th></tr></thead><tbody>${statistics.map(
    (row) =>
      html`<tr><th scope="row"><span class="statistic">${row.label}</span><p class="small dim">${row.definition}</p></th>${row.value === null ? html`<td class="reason small">${row.reason}</td>` : html`<td class="number">${statisticText(row, row.value)}</td>`}<td class="number dim">${formatNumber(row.n, 0)}</td></tr>`,
  )}</tbody></table></div></details>`;
}

export function statisticText({ unit }: Pick<EvidenceStatistic, 'unit'>, value: number): string {
  switch (unit) {
    case 'probability':
    case 'fraction':
      return formatPercent(value, 1);
    case 'sessions':
    case 'trades':
      return formatNumber(Math.ceil(value), 0);
    case 'multiple':
      return `${formatNumber(value, 2)} ×`;
    default:
      return formatNumber(value, 2);
  }
}

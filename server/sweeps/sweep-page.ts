// `sweep.html`: the surface to look at, the variants to prefer, and what is left of the best one once it is known how many were tried.
import { countOf, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../runs/number-text';
import { type Html, html } from '../runs/page/html';
import { notice } from '../runs/page/sections/head';
import { statisticsTable } from '../runs/page/sections/trust';
import { commandSection, createStillPage, type KeyNumber } from '../runs/page/still-page';
import { bars, levelLine, placeWords, stretchedDrawing, uprightLine } from '../runs/page/stretched-drawing';
import { studyFacts, studyNotices, studyPairs } from './study-words';
import { objectiveName, objectiveText, settingText, surfaceTables } from './surface-tables';
import type { SweepDocument, SweptVariant } from './sweep-schema';

const LISTED = 25;

export function createSweepPage(document: SweepDocument): string {
  const { strategy, command, identity } = document;
  return createStillPage({
    title: `Sweep of ${strategy.name}`,
    sections: [
      ['surface', 'Surface'],
      ['variants', 'Variants'],
      ['overfitting', 'Overfitting'],
      ['run', 'Run'],
    ],
    facts: studyFacts(document, countOf(document.variants.length, 'variant')),
    notices: [...studyNotices(document), ...warnings(document)],
    keys: keyNumbers(document),
    body: [
      surfaceSection(document),
      variantsSection(document),
      overfittingSection(document),
      commandSection(command, studyPairs(identity)),
    ],
  });
}

function warnings({ screened, lineage, evidence }: SweepDocument): readonly Html[] {
  const overfitting = evidence.find(({ id }) => id === 'overfittingProbability')?.value ?? null;
  return [
    ...(screened === null
      ? []
      : [
          notice(
            'Screened',
            `${formatNumber(screened, 0)} variants were looked at by their signals alone, without stops, sizes and charges; these are the best of them. All count as trials.`,
          ),
        ]),
    ...(overfitting !== null && overfitting >= 0.5
      ? [
          notice(
            'Overfitted',
            'The best settings of one half of the record are more often than not below the median in the other half: the best row below was found by luck.',
          ),
        ]
      : []),
    ...(lineage === null ? [notice('Not counted', 'These runs could not be counted among the trials of the strategy.')] : []),
  ];
}

function keyNumbers({ objective, variants, best, steadiest, evidence, lineage, axes }: SweepDocument): readonly KeyNumber[] {
  const chosen = (place: number | null): SweptVariant | undefined => (place === null ? undefined : variants[place]);
  const words = (variant: SweptVariant | undefined): string =>
    variant === undefined ? '' : axes.map((axis, index) => `${axis.label} ${settingText(axis, variant.settings[index] ?? 0)}`).join(', ');
  const probability = (id: string): string => {
    const value = evidence.find((row) => row.id === id)?.value ?? null;
    return value === null ? NO_VALUE : formatPercent(value, 1);
  };
  const values = variants.flatMap(({ metrics }) => metrics[objective] ?? []).sort((left, right) => left - right);
  const median = values[Math.floor((values.length - 1) / 2)] ?? null;
  const [highest, steady] = [chosen(best), chosen(steadiest)];
  return [
    {
      label: `Best ${objectiveName(objective)}`,
      value: objectiveText(objective, highest?.metrics[objective] ?? null),
      under: words(highest),
    },
    { label: 'On a plateau', value: objectiveText(objective, steady?.metrics[objective] ?? null), under: words(steady) },
    {
      label: 'Typical variant',
      value: objectiveText(objective, median),
      under: `${formatPercent(values.filter((value) => value > 0).length / Math.max(1, variants.length), 0)} above zero`,
    },
    {
      label: 'Neighbours keep',
      value: highest?.plateau === null || highest === undefined ? NO_VALUE : formatPercent(highest.plateau, 0),
      under: 'of the best one’s advantage',
    },
    { label: 'Overfitting', value: probability('overfittingProbability'), under: 'probability, by cross-validation' },
    { label: 'Loss out of sample', value: probability('lossProbability'), under: 'of what was best in sample' },
    { label: 'Deflated Sharpe', value: probability('deflatedSharpe'), under: 'probability that the best is not luck' },
    { label: 'Trials', value: lineage === null ? NO_VALUE : formatNumber(lineage.trials, 0), under: 'of this lineage, ever' },
  ];
}

function surfaceSection(document: SweepDocument): Html {
  const tables = surfaceTables(document);
  return html`<section id="surface" aria-labelledby="surface-title"><div class="section-head"><h2 id="surface-title">Surface</h2><span class="dim small">${objectiveName(document.objective)} · dashed frame: preferred, good among good neighbours · whole frame: best</span></div>
${tables.length === 0 ? html`<p class="empty">Points drawn at random, or passed by a screen, make no map: the variants below stand by their order.</p>` : html`<div class="maps">${tables}</div>`}</section>`;
}

function variantsSection(document: SweepDocument): Html {
  const { axes, variants, objective, best, steadiest } = document;
  const ranked = variants
    .map((variant, index) => ({ variant, index }))
    .sort(
      (left, right) =>
        (right.variant.metrics[objective] ?? Number.NEGATIVE_INFINITY) - (left.variant.metrics[objective] ?? Number.NEGATIVE_INFINITY) ||
        left.index - right.index,
    )
    .slice(0, LISTED);
  return html`<section id="variants" aria-labelledby="variants-title"><div class="section-head"><h2 id="variants-title">Best variants</h2><span class="dim small">${formatNumber(ranked.length, 0)} of ${formatNumber(variants.length, 0)}; all stand in surface.csv</span></div>
<div class="scroll" tabindex="0" role="region" aria-label="Best variants"><table><thead><tr>${axes.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}<th scope="col" class="number">${objectiveName(objective)}</th><th scope="col" class="number">Neighbours keep</th><th scope="col" class="number">Net profit</th><th scope="col" class="number">Drawdown</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Won</th><th scope="col"><span class="unseen">Mark</span></th></tr></thead><tbody>${ranked.map(
    ({ variant: { settings, metrics, plateau }, index }) =>
      html`<tr>${settings.map((value, axis) => html`<td class="number">${settingText(axes[axis] ?? { unit: '' }, value)}</td>`)}<td class="number"><b>${objectiveText(objective, metrics[objective] ?? null)}</b></td><td class="number">${plateau === null ? NO_VALUE : formatPercent(plateau, 0)}</td><td class="number">${metrics['net-profit'] === null || metrics['net-profit'] === undefined ? NO_VALUE : formatRupees(metrics['net-profit'], 'signed', 0)}</td><td class="number">${share(metrics['max-drawdown'])}</td><td class="number">${formatNumber(metrics['trade-count'] ?? 0, 0)}</td><td class="number">${share(metrics['win-rate'])}</td><td class="dim small">${index === steadiest ? 'preferred' : index === best ? 'best' : ''}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function share(value: number | null | undefined): string {
  return value === null || value === undefined ? NO_VALUE : formatPercent(value, 1);
}

function overfittingSection({ logits, evidence }: SweepDocument): Html {
  const reason = evidence.find(({ id }) => id === 'overfittingProbability')?.reason ?? null;
  return html`<section id="overfitting" aria-labelledby="overfitting-title"><div class="section-head"><h2 id="overfitting-title">Overfitting</h2></div>
<div class="columns"><div class="half">${logits.length === 0 ? html`<p class="empty">${reason ?? 'Nothing to draw.'}</p>` : histogram(logits)}</div>
<div class="half prose"><p>The record is cut into sixteen blocks. For every way to take eight of them, the variant that is best there is looked up in the other eight: how high does it rank among all variants?</p><br><p>Left of the line it ranks in the lower half: choosing it was worth less than a throw of dice. The share to the left is the probability of overfitting.</p></div></div>
${statisticsTable(evidence)}</section>`;
}

function histogram(logits: SweepDocument['logits']): Html {
  return stretchedDrawing({
    label:
      'How the variant that was best in sample ranks out of sample, over all splits; the share left of the middle is the probability of overfitting.',
    size: 'low',
    shapes: [...bars(logits.map(({ to, splits }) => ({ size: splits, isGain: to > 1e-9 }))), levelLine(0, 'stroke-line'), uprightLine(0.5)],
    words: [placeWords(0, 'Worst out of sample'), placeWords(0.5, 'Median'), placeWords(1, 'Best')],
  });
}

// A sweep's surface as maps: one for each pair of its settings, the others standing where the preferred variant has them. Colour repeats what each
// cell says in figures.
import { findMetric } from '../../engine/report/metrics';
import { formatClock } from '../../engine/time/ist-time';
import { formatNumber, formatPercent, formatRupeesShort, NO_VALUE } from '../runs/number-text';
import { type Html, html } from '../runs/page/html';
import type { Axis } from './study-schema';
import type { SweepDocument, SweptVariant } from './sweep-schema';

/** Longer axes are thinned out for the eye; the table of all variants is beside the page. */
const PLACES_MAX = 36;

/** What a trader calls it. */
export function objectiveName(objective: string): string {
  return findMetric(objective)?.label ?? objective;
}

/** What each objective's values are told in. */
export function objectiveText(objective: string, value: number | null): string {
  if (value === null) return NO_VALUE;
  if (objective === 'net-profit' || objective === 'expectancy') return formatRupeesShort(value);
  return objective === 'cagr' ? formatPercent(value, 1) : formatNumber(value, 2);
}

export function settingText({ unit }: Pick<Axis, 'unit'>, value: number): string {
  return unit === 'time' ? formatClock(value) : String(value);
}

export function surfaceTables(document: SweepDocument): readonly Html[] {
  const { axes, method, screened, variants, best, steadiest } = document;
  const preferred = steadiest ?? best;
  const chosen = preferred === null ? undefined : variants[preferred];
  if (method === 'random' || screened !== null || chosen === undefined) return [];
  if (axes.length === 1) return [mapOf(document, chosen, null, 0)];
  return axes.flatMap((_, row) => axes.slice(row + 1).map((__, next) => mapOf(document, chosen, row, row + 1 + next)));
}

/** `row`: the axis down, null where there is but one; `column`: the axis across. */
function mapOf(document: SweepDocument, chosen: SweptVariant, row: number | null, column: number): Html {
  const { axes, variants, objective, best } = document;
  const across = axes[column];
  const down = row === null ? null : (axes[row] ?? null);
  if (across === undefined) return html``;
  const byPlace = new Map(variants.map((variant, index) => [variant.at.join(), { variant, index }]));
  const most = usualSize(variants.map(({ metrics }) => Math.abs(metrics[objective] ?? 0)));
  const highest = best === null ? undefined : variants[best];
  const cellAt = (rowPlace: number, columnPlace: number): Html => {
    const at = chosen.at.map((place, axis) => (axis === column ? columnPlace : axis === row ? rowPlace : place)).join();
    const found = byPlace.get(at);
    const value = found?.variant.metrics[objective] ?? null;
    const mark = at === chosen.at.join() ? ' preferred' : found?.index === best ? ' marked' : '';
    return html`<td class="${heat(value, most)}${mark}">${objectiveText(objective, value)}${mark === '' ? null : html`<span class="unseen">, ${mark === ' preferred' ? 'preferred' : 'best'}</span>`}</td>`;
  };
  const columns = thinned(across.values.length, [chosen.at[column], highest?.at[column]]);
  const rows = down === null ? [0] : thinned(down.values.length, [chosen.at[row ?? 0], highest?.at[row ?? 0]]);
  const others = axes.flatMap((axis, index) =>
    index === row || index === column ? [] : [`${axis.label} ${settingText(axis, chosen.settings[index] ?? 0)}`],
  );
  return html`<figure><h3>${down === null ? across.label : `${down.label} down, ${across.label} across`}</h3><p class="dim small">${others.length === 0 ? 'Nothing else varies' : `With ${others.join(', ')}`}</p>
<div class="surface" tabindex="0" role="region" aria-label="${down === null ? across.label : `${down.label} and ${across.label}`}"><table><thead><tr>${down === null ? null : html`<th scope="col"><span class="unseen">${down.label}</span></th>`}${columns.map((place) => html`<th scope="col">${settingText(across, across.values[place] ?? 0)}</th>`)}</tr></thead><tbody>${rows.map(
    (rowPlace) =>
      html`<tr>${down === null ? null : html`<th scope="row">${settingText(down, down.values[rowPlace] ?? 0)}</th>`}${columns.map((place) => cellAt(rowPlace, place))}</tr>`,
  )}</tbody></table></div></figure>`;
}

function thinned(length: number, kept: readonly (number | undefined)[]): readonly number[] {
  if (length <= PLACES_MAX) return Array.from({ length }, (_, place) => place);
  const spread = Array.from({ length: PLACES_MAX }, (_, index) => Math.round((index * (length - 1)) / (PLACES_MAX - 1)));
  return [...new Set([...spread, ...kept.filter((place) => place !== undefined)])].sort((left, right) => left - right);
}

/** Four steps a side, by the size that one variant in ten exceeds. */
function heat(value: number | null, most: number): string {
  if (value === null || value === 0) return 'flat-0';
  const step = Math.min(4, Math.max(1, Math.ceil((Math.abs(value) / Math.max(most, 1e-12)) * 4)));
  return `${value > 0 ? 'gain' : 'loss'}-${step}`;
}

function usualSize(sizes: readonly number[]): number {
  const ascending = [...sizes].sort((left, right) => left - right);
  return ascending[Math.floor((ascending.length - 1) * 0.9)] ?? 0;
}

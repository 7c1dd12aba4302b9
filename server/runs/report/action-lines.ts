// Corporate actions as lines for a person: what each was and what it did, and for each instrument one line on those that did nothing.
import { countOf, formatNumber, formatRupees } from '../number-text';
import type { ReportAction } from './report-schema';

/** Those that met a holding, and one line for each instrument whose actions are not applied. */
export function actionLines(actions: readonly ReportAction[]): readonly string[] {
  const met = actions.flatMap((action) => (action.held === null ? [] : [`${action.instrument}, ${actionLine(action)}`]));
  const ignored = [...new Set(actions.flatMap(({ instrument, isApplied }) => (isApplied ? [] : [instrument])))];
  return [
    ...met,
    ...ignored.map((instrument) => ignoredLine(instrument, actions.filter((action) => action.instrument === instrument).length)),
  ];
}

/** `2010-02-10: split, 5 for 1: 10 held became 50.` */
export function actionLine({ exDate, words, isApplied, held }: ReportAction): string {
  return `${exDate}: ${words}${isApplied ? (held === null ? '' : `: ${heldText(held)}`) : ' (not applied)'}.`;
}

function heldText({ unitsBefore, unitsAfter, paise }: NonNullable<ReportAction['held']>): string {
  const money = paise === 0 ? '' : `${formatRupees(Math.abs(paise))} ${paise > 0 ? 'received' : 'paid'}`;
  if (unitsBefore === unitsAfter) return `${money === '' ? 'nothing' : money} on ${formatNumber(unitsBefore, 0)} held`;
  return `${formatNumber(unitsBefore, 0)} held became ${formatNumber(unitsAfter, 0)}${money === '' ? '' : `, ${money} for parts of a share`}`;
}

function ignoredLine(instrument: string, count: number): string {
  return `${instrument}: ${countOf(count, 'corporate action')} not applied, because its stored prices are not declared raw.`;
}

// Numbers inside the page: money and shares with sign and colour, metrics in their own unit, and a dash with its reason for what is not defined.
import { assertNever } from '../../../../dsl/types/invariant';
import { formatMinutes, formatNumber, formatPercent, formatRupees, NO_VALUE } from '../../number-text';
import type { ReportMetric } from '../../report/report-schema';
import { type Html, html } from '../html';

/** Which way a number counts: zero is neither. */
export function tone(value: number): 'gain' | 'loss' | '' {
  return value > 0 ? 'gain' : value < 0 ? 'loss' : '';
}

/** A profit or loss in rupees. */
export function moneyText(paise: number, decimals = 2): Html {
  return html`<span class="${tone(paise)}">${formatRupees(paise, 'signed', decimals)}</span>`;
}

/** A return. */
export function returnText(fraction: number | null, decimals = 2): Html {
  if (fraction === null) return html`<span class="dim">${NO_VALUE}</span>`;
  return html`<span class="${tone(fraction)}">${formatPercent(fraction, decimals, 'signed')}</span>`;
}

/** Metrics that are profits or returns, and so carry sign and colour; all others are sizes. */
const SIGNED = new Set([
  'net-profit',
  'total-return',
  'cagr',
  'expectancy',
  'best-day',
  'worst-day',
  'best-trade',
  'worst-trade',
  'expectancy-r',
]);

export function isSigned({ id }: ReportMetric): boolean {
  return SIGNED.has(id);
}

/** A value of a metric, in its unit. `decimals` of money. */
export function metricText(metric: ReportMetric, value: number, decimals = 2): string {
  const sign = isSigned(metric) ? 'signed' : 'plain';
  switch (metric.unit) {
    case 'paise':
      return formatRupees(value, sign, decimals);
    case 'fraction':
      return formatPercent(value, 2, sign);
    case 'ratio':
      return formatNumber(value, 2);
    case 'r-multiple':
      return `${formatNumber(value, 2, sign)} R`;
    case 'trades':
      return formatNumber(value, 0);
    case 'sessions':
      return `${formatNumber(value, 0)} ${value === 1 ? 'session' : 'sessions'}`;
    case 'days':
      return `${formatNumber(value, value < 10 ? 1 : 0)} days`;
    case 'minutes':
      return formatMinutes(value);
    default:
      return assertNever(metric.unit);
  }
}

// The yearly rate at which equity grew. It never annualises less than a quarter.
import { exp } from '../../number/exp';
import { log } from '../../number/log';
import { dailyReturnMetric } from '../daily-return-metric';
import { type DailySample, defined, type MetricValue, notDefined } from '../metric';

const DAYS_PER_YEAR = 365.25;
/** A yearly rate from less than a quarter multiplies luck by itself. */
const SPAN_DAYS_MIN = 90;

function compoundGrowth({ returns, calendarDays }: DailySample): MetricValue {
  if (calendarDays < SPAN_DAYS_MIN) return notDefined('span-under-90-days', returns.length);
  let growth = 1;
  for (const value of returns) growth *= 1 + value;
  if (growth <= 0) return notDefined('equity-not-positive', returns.length);
  return defined(exp((log(growth) * DAYS_PER_YEAR) / calendarDays) - 1, returns.length);
}

export const cagr = dailyReturnMetric(
  {
    id: 'cagr',
    label: 'CAGR',
    unit: 'fraction',
    definition:
      '(last equity / starting money)^(365.25 / D) − 1, where D is the calendar days from the first session to the last, both counted. ' +
      'Undefined under 90 days. n = sessions.',
    direction: 'higher',
  },
  compoundGrowth,
);

// How much of a result hangs on the order of events inside bars, which bars do not tell, and whether it may be called a result at all.
import { invariant } from '../../../dsl/types/invariant';
import type { MetricValue } from '../../../engine/report/metric';
import { maxDrawdown } from '../../../engine/report/metrics/max-drawdown';
import { netProfit } from '../../../engine/report/metrics/net-profit';
import { totalReturn } from '../../../engine/report/metrics/total-return';
import { winRate } from '../../../engine/report/metrics/win-rate';
import type { RunSeries } from '../../../engine/report/run-series';
import { countOf, formatRupees } from '../number-text';
import type { ReportDocument } from './report-schema';

type Ambiguity = ReportDocument['evidence']['ambiguity'];
export type AmbiguityBand = NonNullable<Ambiguity['band']>;
export type BandEnd = AmbiguityBand['stopFirst'];

/** One end of a band: what the run came to with every ambiguous bar read one way. */
export function bandEnd(series: RunSeries): BandEnd {
  return {
    netPaise: known(netProfit.compute(series)),
    returnFraction: known(totalReturn.compute(series)),
    drawdownFraction: known(maxDrawdown.compute(series)),
    winRate: winRate.compute(series).value,
  };
}

function known({ value }: MetricValue): number {
  invariant(value !== null, 'a run that met an ambiguous bar has a session');
  return value;
}

export function describeAmbiguity(bars: number, trades: number, band: AmbiguityBand | null): Ambiguity {
  const isDecidable = band === null || Math.sign(band.stopFirst.netPaise) === Math.sign(band.targetFirst.netPaise);
  return { bars, trades, band, isDecidable, sentence: sentenceOf(bars, band, isDecidable) };
}

function sentenceOf(bars: number, band: AmbiguityBand | null, isDecidable: boolean): string {
  if (bars === 0) return 'No bar left the order of two fills open.';
  const cause = `In ${countOf(bars, 'bar')} two levels of one position lay inside the bar, and no finer data said which came first`;
  if (band === null) return `${cause}; the worse of the two was taken.`;
  const [low = 0, high = 0] = [band.stopFirst.netPaise, band.targetFirst.netPaise].sort((left, right) => left - right);
  const range =
    low === high
      ? `is ${formatRupees(low, 'signed')} either way`
      : `lies between ${formatRupees(low, 'signed')} and ${formatRupees(high, 'signed')}`;
  return isDecidable
    ? `${cause}; the net result ${range}.`
    : `Not decidable on this data: ${lowerFirst(cause)}, and the net result ${range}.`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

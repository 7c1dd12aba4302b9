// How much of a result hangs on the order of events inside bars, which bars do not tell, and whether it may be called a result at all.
import { countOf, formatRupees } from '../number-text';
import type { ReportDocument } from './report-schema';

export interface AmbiguityBand {
  /** Net profit with every ambiguous bar read against the run, and for it. */
  readonly pessimisticPaise: number;
  readonly optimisticPaise: number;
}

type Ambiguity = ReportDocument['evidence']['ambiguity'];

export function describeAmbiguity(bars: number, trades: number, band: AmbiguityBand | null): Ambiguity {
  const isDecidable = band === null || Math.sign(band.pessimisticPaise) === Math.sign(band.optimisticPaise);
  return { bars, trades, band, isDecidable, sentence: sentenceOf(bars, band, isDecidable) };
}

function sentenceOf(bars: number, band: AmbiguityBand | null, isDecidable: boolean): string {
  if (bars === 0) return 'No bar left the order of two fills open.';
  const cause = `In ${countOf(bars, 'bar')} stop and target both lay inside the bar, and no finer data said which came first`;
  if (band === null) return `${cause}; the worse of the two was taken.`;
  const range = `between ${formatRupees(band.pessimisticPaise, 'signed')} and ${formatRupees(band.optimisticPaise, 'signed')}`;
  return isDecidable
    ? `${cause}; the net result lies ${range}.`
    : `Not decidable on this data: ${lowerFirst(cause)}, and the net result lies ${range}.`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

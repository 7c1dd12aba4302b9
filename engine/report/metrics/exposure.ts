// How much of the time money was at risk.
import { US_PER_MINUTE } from '../../time/ist-time';
import { defined, type Metric, notDefined } from '../metric';
import type { ClosedTrade } from '../run-series';

/** The half-open stretches of time, ascending and apart, in which at least one trade was open. */
function openStretches(trades: readonly ClosedTrade[]): readonly { readonly fromUs: number; readonly toUs: number }[] {
  const stretches: { fromUs: number; toUs: number }[] = [];
  for (const trade of [...trades].sort((left, right) => left.entryUs - right.entryUs)) {
    const last = stretches.at(-1);
    if (last !== undefined && trade.entryUs <= last.toUs) last.toUs = Math.max(last.toUs, trade.exitUs);
    else stretches.push({ fromUs: trade.entryUs, toUs: trade.exitUs });
  }
  return stretches;
}

export const exposure: Metric = Object.freeze({
  id: 'exposure',
  label: 'Exposure',
  unit: 'fraction',
  definition: 'Share of sealed minutes during some part of which a trade, closed later, was open. Several at once count once. n = minutes.',
  direction: null,
  compute: (run) => {
    const { minute } = run.equity;
    if (minute.length === 0) return notDefined('no-sessions', 0);
    const stretches = openStretches(run.trades).values();
    let stretch = stretches.next().value;
    let exposed = 0;
    for (const at of minute) {
      const startUs = at * US_PER_MINUTE;
      while (stretch !== undefined && stretch.toUs <= startUs) stretch = stretches.next().value;
      if (stretch !== undefined && stretch.fromUs < startUs + US_PER_MINUTE) exposed += 1;
    }
    return defined(exposed / minute.length, minute.length);
  },
  resampling: null,
} satisfies Metric);

// Entries that ran out of time, in the words of a trader.
import type { TimeoutCounts } from '../../../engine/run/run-result';
import { countOf } from '../number-text';
import type { ReportDocument } from './report-schema';

export function timeoutLines({ cancel, market }: TimeoutCounts): ReportDocument['outcomes'] {
  return [
    {
      key: 'enter cut-short',
      count: cancel,
      words: `${countOf(cancel, 'entry', 'entries')} cut short: the rest was cancelled when its time ran out`,
    },
    {
      key: 'enter hurried',
      count: market,
      words: `${countOf(market, 'entry', 'entries')} filled at the market: limit orders ran out of time`,
    },
  ].filter(({ count }) => count > 0);
}

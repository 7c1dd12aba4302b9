// A run that traded nothing: why, as far as its counts tell, and what to do next. Null where something was traded.
import type { ActionOutcome } from '../../../../engine/events';
import { countOf } from '../../number-text';
import type { ReportDocument } from '../../report/report-schema';
import { inDayWords } from '../chart/instant-words';

const REMEDIES: Partial<Readonly<Record<ActionOutcome, string>>> = {
  'size-zero': 'Raise the capital, or the share of it that a trade may take.',
  'size-undefined': 'Let the run begin later, so that what the size is computed from is known.',
  'stop-undefined': 'Let the run begin later, or give the stop a value that is always known.',
  'price-undefined': 'Choose days for which the data of what is traded are stored.',
  'outside-window': 'Widen the entry window, or look for signals that come inside it.',
  'session-closing': 'Let entries come earlier in the session, or square off later.',
  'daily-loss': 'Look at the daily loss limit: it was reached before any trade was closed.',
  'expiry-near': 'Choose a later expiry, or fewer trading days before it.',
  'spread-wide': 'Allow a wider spread, or choose strikes nearer to the money.',
  'margin-short': 'Raise the capital, or trade fewer lots.',
  'short-delivery': 'Sell short intraday or by a future.',
  'contract-undefined': 'Choose an expiry and strikes that the exchange lists, or days for which the chain is stored.',
  'index-not-tradable': 'Trade a future or options of the index.',
};

const WHY = '`yantra why` says of any bar what held an entry back.';

export function noTradeWords({ metrics, openPositions, outcomes, refusals }: ReportDocument): string | null {
  const trades = metrics.flatMap((group) => group.metrics).find(({ id }) => id === 'trade-count')?.value ?? 0;
  if (trades > 0 || openPositions.length > 0) return null;
  const entries = outcomes.filter(({ key }) => key.startsWith('enter '));
  const fired = entries.reduce((sum, { count }) => sum + count, 0);
  if (fired === 0) return `No entry fired in this period. Choose a longer one, or look at the conditions. ${WHY}`;
  const [refused] = refusals;
  if (refused !== undefined && entries.some(({ key }) => key === 'enter sent'))
    return `${countOf(fired, 'entry', 'entries')} fired and none became a trade. ${inDayWords(refused.words)}. ${WHY}`;
  const [most] = entries;
  const remedy = Object.entries(REMEDIES).find(([outcome]) => most?.key === `enter ${outcome}`)?.[1];
  return `${countOf(fired, 'entry', 'entries')} fired and none became a trade: most often, ${most?.words ?? ''}. ${remedy ?? WHY}`;
}

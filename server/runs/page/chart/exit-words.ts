// Why a trade ended, in the words of a trader.
import type { OrderReason } from '../../../../engine/events';

type Ended = Exclude<OrderReason, 'entry'> | 'roll' | 'corporateAction';

const WORDS: Readonly<Record<Ended, string>> = {
  exitAction: 'Exit signal',
  legStop: 'Stop',
  legTarget: 'Target',
  underlyingStop: 'Underlying stop',
  underlyingTarget: 'Underlying target',
  mtmStop: 'MTM stop',
  mtmTarget: 'MTM target',
  combinedStop: 'Combined stop',
  combinedTarget: 'Combined target',
  greekMax: 'Greek limit',
  lock: 'Profit lock',
  exitAt: 'Time exit',
  exitBeforeExpiry: 'Before expiry',
  exitAfter: 'Held long enough',
  squareOff: 'Square-off',
  reverse: 'Reversed',
  kill: 'Kill switch',
  expiry: 'Expiry',
  roll: 'Rolled',
  stale: 'Prices stopped',
  brokenGroup: 'Broken group',
  adjust: 'Given up for another',
  corporateAction: 'Consolidated away',
};

const KNOWN: Readonly<Record<string, string>> = WORDS;

/** A reason that is not on the list is called by its own name. */
export function exitWords(reason: string): string {
  return KNOWN[reason] ?? reason;
}

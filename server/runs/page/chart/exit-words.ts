// Why a trade ended, in the words of a trader.
const WORDS: Readonly<Record<string, string>> = {
  exitAction: 'Exit signal',
  legStop: 'Stop',
  legTarget: 'Target',
  mtmStop: 'MTM stop',
  mtmTarget: 'MTM target',
  exitAt: 'Time exit',
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

/** A reason that is not on the list is called by its own name. */
export function exitWords(reason: string): string {
  return WORDS[reason] ?? reason;
}

// The ways in which what was left may be entered again.

export const RE_ENTRY_MANNERS = Object.freeze({
  asap: 'as soon as possible',
  atCost: 'when the price is back at cost',
  momentum: 'when it has moved in favour',
  reversed: 'the other way round',
});

export function reEntryManner(text: string): keyof typeof RE_ENTRY_MANNERS {
  return text === 'atCost' || text === 'momentum' || text === 'reversed' ? text : 'asap';
}

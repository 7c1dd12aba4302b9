// What became of the legs of a structure that did not come or lost their cover, in the words of a trader.
import type { DecisionEntry, LegLoss } from '../../../engine/journal/decision';

const LOSSES: Readonly<Record<LegLoss, string>> = {
  rejected: 'its order was rejected',
  cancelled: 'its order was cancelled',
  expired: 'its order expired with the session',
  'no-cover': 'the leg that covers it did not come',
  'stop-undefined': 'the price had passed its stop before it could be sent',
};

const ANSWERS = { exitAll: 'all was left again', keep: 'the others were kept' } as const;

/** Legs count from one. */
export function legWords(entry: Extract<DecisionEntry, { readonly kind: 'legFailed' | 'legRetried' | 'uncovered' }>): string {
  const leg = `leg ${entry.leg + 1}`;
  switch (entry.kind) {
    case 'legFailed':
      return `${leg} could not be had: ${entry.entered} of ${entry.ordered} came, ${LOSSES[entry.why]}; ${ANSWERS[entry.then]}`;
    case 'legRetried':
      return `${leg} was tried again, time ${entry.attempt}, for ${entry.units}: ${LOSSES[entry.why]}`;
    case 'uncovered':
      return `${leg} was without cover for as long as it may be, ${entry.units} of it; ${entry.then === 'keep' ? 'it was left' : 'all was left'}`;
  }
}

// What each finding about a run says in plain words: the figure, the mark it is held against, and what to do where nobody has looked.
import { EVIDENCE_REASONS } from '../../../engine/evidence/evidence-value';
import { TRUST_MARKS, type TrustCheck, type TrustFacts, type TrustGrade, type TrustVerdict } from '../../../engine/evidence/judge-trust';
import { countOf, formatNumber, formatPercent, formatRupees } from '../number-text';

export const TRUST_TITLES: Readonly<Record<TrustCheck, string>> = {
  profit: 'Profit',
  data: 'Data',
  'look-ahead': 'Look-ahead',
  'warm-up': 'Warm-up',
  fills: 'Fills',
  ambiguity: 'Order inside bars',
  rules: 'Rules of the market',
  sample: 'Number of trades',
  luck: 'Luck of one run',
  trials: 'Luck of many trials',
  overfitting: 'Overfitting',
  plateau: 'Neighbouring settings',
  concentration: 'Few trades',
  costs: 'Costs',
  stress: 'Worse venues',
  'open-positions': 'Held at the end',
};

const VERDICTS: Readonly<Record<TrustVerdict, string>> = {
  'nothing-against':
    'Nothing that was looked at speaks against this result, and everything was looked at. That makes it a result, not a promise.',
  'with-caution': 'Nothing here rules the result out, and some of it asks for caution.',
  'not-to-be-trusted': 'This result is not to be trusted as it stands.',
  'not-looked-at': 'Nothing that was looked at speaks against this result, but not everything was looked at: yantra audit does.',
};

/** Names what fails. */
export function verdictWords(verdict: TrustVerdict, failing: readonly TrustCheck[]): string {
  const sentence = VERDICTS[verdict];
  if (failing.length === 0) return sentence;
  return `${sentence} Against it: ${failing.map((check) => TRUST_TITLES[check].toLowerCase()).join(', ')}.`;
}

const AUDIT = 'yantra audit looks';

export function findingWords(check: TrustCheck, grade: TrustGrade, facts: TrustFacts): string {
  return WORDS[check](facts, grade);
}

const WORDS: Readonly<Record<TrustCheck, (facts: TrustFacts, grade: TrustGrade) => string>> = {
  profit: ({ netPaise }) => {
    if (netPaise === 0) return 'It neither made nor lost money.';
    return netPaise > 0 ? `It made ${formatRupees(netPaise)}.` : `It lost money: ${formatRupees(netPaise, 'signed')}.`;
  },
  data: ({ data: { isSynthetic, isModelled, coverage } }) => {
    if (isSynthetic) return 'The prices are synthetic: nothing of this was ever to be earned.';
    const model = isModelled ? 'Some prices are of a model, not of a market. ' : '';
    if (coverage === null) return `${model}How much of the trading hours the data cover is not known.`;
    return `${model}The data cover ${formatPercent(Math.floor(coverage * 1e4) / 1e4)} of the trading hours.`;
  },
  'look-ahead': ({ lookAheadChanges }) => {
    if (lookAheadChanges === null) return `Nobody has cut the data off and looked whether earlier decisions change. ${AUDIT}.`;
    return lookAheadChanges === 0
      ? 'Cutting later data off changed no earlier decision.'
      : `Cutting later data off changed decisions in ${countOf(lookAheadChanges, 'cut')}: the strategy knows the future.`;
  },
  'warm-up': ({ warmUpChanges, shortWarmUps }) => {
    const short =
      shortWarmUps === 0 ? '' : ` ${countOf(shortWarmUps, 'clock')} had less history before the start than values need to settle.`;
    if (warmUpChanges === null) return `Nobody has let history begin elsewhere and looked whether signals change. ${AUDIT}.${short}`;
    return warmUpChanges === 0
      ? `Signals stayed the same wherever history began.${short}`
      : `Signals changed with where history began, in ${countOf(warmUpChanges, 'start')}: give it more history.${short}`;
  },
  fills: ({ impossibleFills }) => {
    if (impossibleFills === null) return `Nobody has held each fill against its bar. ${AUDIT}.`;
    return impossibleFills === 0
      ? 'Each fill lies within what its bar and the venue’s costs allow.'
      : `${countOf(impossibleFills, 'fill')} could not have been had at that price.`;
  },
  ambiguity: ({ ambiguity: { isDecidable, trades }, trades: all }) => {
    if (!isDecidable) return 'Whether it gains or loses depends on the order of prices inside bars, which the data do not tell.';
    return trades === 0
      ? 'No trade hangs on the order of prices inside a bar.'
      : `${formatNumber(trades, 0)} of ${countOf(all, 'trade')} hang on the order of prices inside a bar; the stop was taken to come first.`;
  },
  rules: ({ approximations, uncertainRows }) => {
    if (approximations + uncertainRows === 0) return 'Every rule of the market that it used is certain, and none was approximated.';
    const parts = [
      ...(approximations === 0
        ? []
        : [`${countOf(approximations, 'rule')} of the strategy ${approximations === 1 ? 'is' : 'are'} approximated`]),
      ...(uncertainRows === 0 ? [] : [`${countOf(uncertainRows, 'row')} of the market’s tables could not be confirmed`]),
    ];
    return `${parts.join(', and ')}.`;
  },
  sample: ({ trades }) =>
    `${countOf(trades, 'trade')}; below ${TRUST_MARKS.trades[0]} nothing can be said, from ${TRUST_MARKS.trades[1]} on something.`,
  luck: ({ probabilisticSharpe: { value, reason } }) =>
    value === null
      ? `No Sharpe ratio to judge by: ${lower(reason === undefined ? '' : EVIDENCE_REASONS[reason])}`
      : `Returns like these come of a worthless strategy ${oneIn(1 - value)}; the mark is one time in twenty.`,
  trials: ({ trials, deflatedSharpe }) => {
    if (trials === null) return 'Nobody counted how many variants were tried before this one.';
    if (trials === 1) return 'This is the first run of its lineage: nothing was chosen yet.';
    if (deflatedSharpe === null || deflatedSharpe.value === null)
      return `It is one of ${countOf(trials, 'trial')}, of which too few have a Sharpe ratio to deflate by.`;
    return `It is one of ${countOf(trials, 'trial')} of its lineage. With so many, it is better than luck with a probability of ${formatPercent(deflatedSharpe.value, 1)}; the mark is 95%.`;
  },
  overfitting: ({ overfitting }) => {
    if (overfitting === null) return 'No sweep of its settings was made with this run: yantra audit with --vary makes one.';
    if (overfitting.value === null)
      return `A sweep was made, but nothing follows: ${lower(EVIDENCE_REASONS[overfitting.reason ?? 'too-few-periods'])}`;
    return `In ${formatPercent(overfitting.value, 1)} of the ways to split the record, the settings best on one half were below the median on the other.`;
  },
  plateau: ({ plateau }, grade) => {
    if (plateau === null) return 'No neighbouring settings were tried: yantra audit with --vary tries them.';
    if (plateau.value === null)
      return `Its place among the neighbours says nothing: ${lower(EVIDENCE_REASONS[plateau.reason ?? 'no-neighbours'])}`;
    const kept = `Neighbouring settings keep ${formatPercent(plateau.value, 0)} of its advantage over the typical ones`;
    return grade === 'holds' ? `${kept}.` : `${kept}: it stands on a needle.`;
  },
  concentration: ({ carryingTrades: { value, n } }) =>
    value === null
      ? 'There is no profit that few trades could carry.'
      : `Without its best ${countOf(value, 'trade')} of ${formatNumber(n, 0)} nothing would have been earned.`,
  costs: ({ breakEvenCharges: { value, reason } }) => {
    if (value === null) return reason === 'no-profit' ? 'Before charges it made nothing.' : 'No charges were paid.';
    return value < 1
      ? `Charges ate the profit: at ${formatNumber(value, 2)} times what they are it would have broken even.`
      : `Charges may be ${formatNumber(value, 2)} times what they are before the profit is gone.`;
  },
  stress: ({ stressedNetPaise }) => {
    if (stressedNetPaise === null) return 'Nobody has run it on a worse venue: yantra montecarlo and yantra audit do.';
    if (stressedNetPaise === 0) return 'On the worst venue that was tried it neither made nor lost money.';
    return `On the worst venue that was tried it ${stressedNetPaise > 0 ? 'made' : 'lost'} ${formatRupees(Math.abs(stressedNetPaise))}.`;
  },
  'open-positions': ({ openPaise }, grade) => {
    if (openPaise === 0) return 'Nothing of the result is held open.';
    const open = `${formatRupees(openPaise, 'signed')} of the result is held open and not booked`;
    return grade === 'holds' ? `${open}.` : `${open}: the last price decides it.`;
  },
};

function lower(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function oneIn(probability: number): string {
  if (probability <= 0.0005) return 'less than one time in two thousand';
  return probability >= 0.5 ? 'more often than not' : `one time in ${formatNumber(1 / probability, probability > 0.1 ? 1 : 0)}`;
}

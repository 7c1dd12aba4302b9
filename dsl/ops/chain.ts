// What is read off an option chain, off one of its contracts, and off a structure that is not entered yet. Sources, like a bar's close: the
// machine reads them at the instant of the row. All else about options is arithmetic over these.
import { LIMITS } from '../limits';
import { STRIKE_REFERENCES, type StrikeReference } from '../types/strike-reference';
import { arg, declareOp, type OpArg } from './declare-op';

const SIDE_STRIKES_MAX = LIMITS.chainContractsMax / 4 - 1;

const CHAIN: OpArg = { kind: 'int', name: 'chain', min: 0, max: LIMITS.chainsMax - 1, of: 'chains' };

export const CHAIN_MEASURES = [
  'atmStrike',
  'straddlePremium',
  'atmVolatility',
  'forward',
  'callOpenInterest',
  'putOpenInterest',
  'callVolume',
  'putVolume',
  'callInterestChange',
  'putInterestChange',
  'maxPain',
  'callWall',
  'putWall',
  'skew',
  'slope',
  'daysLeft',
  'sessionsLeft',
  'yearsLeft',
  'ageMinutes',
] as const;
export type ChainMeasure = (typeof CHAIN_MEASURES)[number];

export const CHAIN_STRIKE_FIELDS = ['price', 'openInterest', 'volume', 'volatility', 'delta', 'gamma', 'theta', 'vega'] as const;
export const PREVIEW_MEASURES = ['credit', 'maxLoss', 'maxProfit', 'margin', 'delta', 'gamma', 'theta', 'vega'] as const;

/** Cost of a price looked up, and of a volatility solved with its greeks. */
const LOOK_COST = 4;
const SOLVE_COST = 600;

const STRIKES_MAX = 2 * SIDE_STRIKES_MAX + 1;

/** A smile solves one contract at each strike, the one out of the money; whatever else looks at call and put. */
function chainCost(strikes: number, measure: ChainMeasure | undefined, reference: StrikeReference | undefined): number {
  const looked = strikes === 0 ? STRIKES_MAX : 2 * strikes + 1;
  const money = strikes === 0 ? 0 : moneyCost(reference);
  switch (measure) {
    case 'skew':
    case 'slope':
      return money + looked * SOLVE_COST;
    case 'daysLeft':
    case 'sessionsLeft':
    case 'yearsLeft':
    case 'ageMinutes':
      return LOOK_COST;
    default:
      return money + 2 * looked * LOOK_COST;
  }
}

/** Which strikes are around the money is asked of all of them: of call and put at each, or of the strike alone. */
function moneyCost(reference: StrikeReference | undefined): number {
  return reference === 'synthetic' ? 2 * STRIKES_MAX * LOOK_COST : STRIKES_MAX;
}

export const CHAIN_OPS = [
  declareOp('chain', 1, {
    readsRows: true,
    summary: 'A measure of an option chain.',
    docs: "Of the last prices known at the instant of the row; NA where the session has no such expiry, or what the measure stands on is not there. `reference` says beside which price the strike at the money is sought, for `atmStrike`, `straddlePremium` and measures with `strikes` other than 0: so many strikes each side of it, and 0 for the whole chain. The future is the one that expires with the chain or next after it, at its last close of the session. Strikes, premium and forward are price units; volatilities, their skew (25-delta put less call) and slope per year, 0.2 being 20 %; open interest and volume units, the change of open interest from the last value of the session before. The walls are the strikes with most open. Days left are calendar days, sessions left trading days after this one, years left by actual time over 365 days; the age is that of the newest price. The measures' definitions are those of the machine's chain room.",
    args: [
      CHAIN,
      { kind: 'enum', name: 'measure', values: CHAIN_MEASURES },
      { kind: 'enum', name: 'reference', values: STRIKE_REFERENCES },
      { kind: 'int', name: 'strikes', min: 0, max: SIDE_STRIKES_MAX },
    ],
    cost: (a) => chainCost(arg(a, 'strikes'), CHAIN_MEASURES[arg(a, 'measure')], STRIKE_REFERENCES[arg(a, 'reference')]),
  }),
  declareOp('chainStrike', 1, {
    readsRows: true,
    summary: 'The call or put of a chain at the strike in a column.',
    docs: 'NA where no such strike is listed, or nothing is known of it yet. Price in price units; open interest and volume in units; volatility per year. Greeks of Black-76 on the synthetic forward: delta by the forward, gamma per rupee, theta in price units per calendar day, vega in price units per point of volatility.',
    inputs: { strike: 'number' },
    args: [CHAIN, { kind: 'enum', name: 'right', values: ['call', 'put'] }, { kind: 'enum', name: 'field', values: CHAIN_STRIKE_FIELDS }],
    cost: (a) => (arg(a, 'field') < CHAIN_STRIKE_FIELDS.indexOf('volatility') ? LOOK_COST : SOLVE_COST),
  }),
  declareOp('contractStrike', 1, {
    readsRows: true,
    summary: 'The strike of an option by rule.',
    docs: "In price units, on any clock; NA in each session until the option's rule has chosen.",
    args: [{ kind: 'int', name: 'instrument', min: 0, max: LIMITS.tradablesMax - 1, of: 'instruments' }],
    cost: () => LOOK_COST,
  }),
  declareOp('preview', 1, {
    readsRows: true,
    summary: 'What a structure would be, were it entered at this row.',
    docs: 'Its legs are chosen as an Enter would choose them; NA where one cannot be, or has no price. Of one unit of the structure, each leg times its ratio: credit (what is received less what is paid), greatest loss and profit at expiry in price units, NA where without bound; net greeks as `chainStrike` has them; margin in rupees, of one lot.',
    args: [
      { kind: 'int', name: 'preview', min: 0, max: LIMITS.previewsMax - 1, of: 'previews' },
      { kind: 'enum', name: 'measure', values: PREVIEW_MEASURES },
    ],
    cost: () => LIMITS.structureLegsMax * SOLVE_COST,
  }),
] as const;

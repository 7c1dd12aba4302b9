// Each rule of a bundle, each manner of coming again and each change of what is held has an example that was worked out by hand, and a law over random
// cases. A rule without them does not compile here; one whose example is gone fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProgramAction, RiskRule } from '../../dsl/ir/program';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LAWS = [
  'engine/trade/rig/random-run.ts',
  'engine/trade/rig/change-run.ts',
  'engine/trade/rule-priority.test.ts',
  'tests/weeks/random-week.ts',
] as const;

const RISK = 'engine/trade/risk.test.ts';
const ENTRY = 'engine/trade/entry.test.ts';
const STRUCTURE = 'engine/trade/structure-rules.test.ts';
const RE_ENTRY = 'engine/trade/re-enter.test.ts';
const OF_A_LEG = 'engine/trade/re-enter-leg.test.ts';

type Worked = readonly [file: string, example: string];

const RULES: Readonly<Record<RiskRule['kind'], Worked>> = {
  legStop: [RISK, 'is measured from the average fill and rests for what has filled'],
  legTrail: [RISK, 'moves the stop by `move` for each whole `every` in favour, and never back'],
  legTarget: [RISK, 'is reached by a print at it, and turns the resting stop into the exit'],
  underlyingStop: [STRUCTURE, 'counts from where the underlying was when the leg was filled, against the leg'],
  underlyingTarget: [STRUCTURE, 'in percent; of several the nearest; and a target is the other way'],
  legReEntry: [OF_A_LEG, 'comes back at once, under its rules anew, and its money stays with the position'],
  ofLeg: [STRUCTURE, 'stand in for the rules of all legs of that kind, and for no other'],
  mtmStop: [RISK, 'stops it in rupees, at the limit'],
  mtmTarget: [RISK, 'takes its target as a share of the capital'],
  combinedStop: [STRUCTURE, 'in points closes everything when one unit has lost so much, short leg first'],
  combinedTarget: [STRUCTURE, 'a combined target closes everything when one unit has made so much'],
  lock: [STRUCTURE, 'guards nothing before it is armed, then keeps its part; the price that arms it does not fire it'],
  lockAndTrail: [STRUCTURE, 'that trails keeps `move` more for each whole `every` beyond, and never less'],
  stopToCost: [STRUCTURE, 'moves the stop of the other leg to its own average when one is stopped'],
  greekMax: [
    'engine/trade/greek-rules.test.ts',
    'counts each leg times its ratio, sold against bought, of one unit and not of all, and fires beyond it either way',
  ],
  exitAt: [RISK, 'at a time of day, from the open, or before the close'],
  exitBeforeExpiry: [STRUCTURE, 'leaves at its time on the day on which the first expiry of the legs is so near'],
  exitAfter: [RISK, 'so many minutes after the first fill'],
  exitAfterSessions: [RISK, 'so many sessions after that of the entry it goes before the close, however early that is'],
  exitOnStale: [RISK, 'leaves so many seconds after the price has passed its age, by the order that rests'],
  entriesPerDayMax: [ENTRY, 'hold the number of entries a day, and start afresh the next'],
  dailyLossMax: [ENTRY, 'hold the loss of the day: at the limit is over it'],
  cooldownAfterStop: [ENTRY, 'wait after a stop, to the minute'],
  entryWindow: [ENTRY, 'keep the entry window, its end excluded'],
  entrySpreadMax: [STRUCTURE, 'the widest spread of a leg counts; nobody quoting is too wide, and quotes that nobody knows pass'],
  entryPriceAgeMax: [STRUCTURE, 'the oldest price of a leg counts, to the second'],
  entryFreeMarginMin: [STRUCTURE, 'what would stay free is counted with the margin of the entry'],
};

type How = Extract<ProgramAction, { readonly kind: 'reEnter' }>['how'];

const OF_POSITIONS: Readonly<Record<How, Worked>> = {
  asap: [RE_ENTRY, 'sends the same entry again, sampled anew'],
  atCost: [RE_ENTRY, 'waits until the price is back where the position was entered, to the tick'],
  momentum: [RE_ENTRY, 'waits for so many points in favour of where the price was: up when long'],
  reversed: [RE_ENTRY, 'swaps the sides, stop and all, and the next one swaps them back'],
};

const OF_LEGS: Readonly<Record<How, Worked>> = {
  asap: [OF_A_LEG, 'comes back at once, under its rules anew, and its money stays with the position'],
  atCost: [OF_A_LEG, 'at cost waits until its price is back where it was entered'],
  momentum: [OF_A_LEG, 'on momentum waits for a move in its favour from where it was: down when sold'],
  reversed: [OF_A_LEG, 'reversed comes back on the other side, stop and all, and the next time turns again'],
};

type Change = Extract<ProgramAction, { kind: 'scale' | 'addLegs' | 'adjust' }>['kind'];

const ADJUST = 'engine/trade/adjust.test.ts';
const ADJUST_RULES = 'engine/trade/adjust-rules.test.ts';
const CHANGES: Readonly<Record<Change, readonly Worked[]>> = {
  scale: [['engine/trade/scale.test.ts', 'at the market, and its stop counts from the new average and covers all']],
  addLegs: [['engine/trade/add-legs.test.ts', 'are chosen and bought, and leave with it, behind what they cover']],
  adjust: [
    [ADJUST, 'closes the old one first, then sells the new one, and counts on'],
    [ADJUST, 'or opens the new one first, and gives up the old one when it is there'],
    [ADJUST_RULES, 'lays the stop of each leg again, and none of the leg that was given up'],
    [ADJUST_RULES, 'counts the new call from where the index is when it is filled, and the put from where it was'],
    [ADJUST_RULES, 'moves the stop of the new call to what it was sold at itself'],
  ],
};

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

const laws = LAWS.map(textOf).join('\n');

describe('worked out by hand, and held to a law:', () => {
  test.each(Object.entries(RULES))('the rule %s', (rule, [file, example]) => {
    expect(textOf(file)).toContain(`'${example}'`);
    expect(laws).toContain(`'${rule}'`);
  });

  test.each(Object.entries(CHANGES))('the change %s', (kind, examples) => {
    for (const [file, example] of examples) expect(textOf(file)).toContain(`'${example}'`);
    expect(laws).toContain(`kind: '${kind}'`);
  });

  test.each(Object.entries(OF_POSITIONS))('the re-entry of a position, %s', (how, [file, example]) => {
    expect(textOf(file)).toContain(`'${example}'`);
    expect(laws).toContain(`'${how}'`);
  });

  test.each(Object.entries(OF_LEGS))('the re-entry of a leg, %s', (how, [file, example]) => {
    expect(textOf(file)).toContain(`'${example}'`);
    expect(laws).toContain(`how: '${how}'`);
  });
});

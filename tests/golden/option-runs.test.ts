// Each option template over three weeks of the demo market: what its first position decides from entry to flat, what all of them earn, and the
// payoff of what it entered, as reviewed by a person: fixtures/option-strategies/<name>.
import { describe, expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { decisionLine, type LoggedDecision } from '../../engine/journal/decision-log';
import { randomIndex, randomKey } from '../../engine/number/counter-random';
import type { BacktestRun } from '../../engine/run/backtest';
import { isoDay } from '../../engine/time/day-text';
import { clockMinute, istMinute, timeOfMinute } from '../../engine/time/ist-time';
import { CHAOS_VENUE } from '../../engine/venue/venue-config';
import { chainRows } from '../../server/runs/report/chain-rows';
import { modelledFills, tallyFills } from '../../server/runs/report/modelled-fills';
import type { ReportStructure } from '../../server/runs/report/report-schema';
import { firstStructures } from '../../server/runs/report/structures';
import { goldenText } from '../golden';
import { assertNamesApart, json, reportOf } from './golden-report';
import { runTemplate, underlyingsOf } from './run-template';
import { compiledTemplate, OPTION_TEMPLATES, templateFile } from './template';

const JOURNAL_BYTES_MAX = 20_000;
const CURVE_STEP = 8;
const SEED = 20_250_211;
const CLOSE = clockMinute('15:30');
const FIRST_WEEK_END = isoDay('2025-02-14');

/** Until the first position is flat again; all of them where none becomes flat. The digest in the report is over all. */
function firstLife(decisions: readonly LoggedDecision[]): readonly LoggedDecision[] {
  const end = decisions.findIndex(({ entry }) => entry.kind === 'phase' && entry.phase === 'flat');
  return end < 0 ? decisions : decisions.slice(0, end + 1);
}

/** Up to the last session's close: a run that ends there settles nothing that another would not. */
function linesOfWeek(decisions: readonly LoggedDecision[]): readonly string[] {
  const end = timeOfMinute(istMinute(FIRST_WEEK_END, CLOSE));
  return decisions.filter(({ timeUs }) => timeUs < end).map(decisionLine);
}

/** What a report says of options: the chains, what a model priced, the payoff of what was entered. */
function optionsOf({ result }: BacktestRun, program: Program): object {
  const underlyings = underlyingsOf(program);
  const structures = firstStructures(result.trades, new Map(underlyings.map((candles) => ['INDEX', candles])));
  return {
    chains: chainRows(
      result,
      underlyings.map(({ instrument }) => instrument),
    ),
    modelledFills: modelledFills([tallyFills(result.fills)]),
    structures: structures.map(({ payoff, ...structure }) => ({ ...structure, payoff: payoff === null ? null : thinned(payoff) })),
  };
}

/** A few points are enough to see that the curve is another. */
function thinned({ curve, ...payoff }: NonNullable<ReportStructure['payoff']>): unknown {
  return {
    ...payoff,
    curve: curve
      .filter((_, place) => place % CURVE_STEP === 0)
      .map(({ spot, expiryPaise, entryPaise }) => `${spot}: ${expiryPaise}, ${entryPaise} at the entry`),
  };
}

describe.each(OPTION_TEMPLATES)(`$name, seed ${SEED}`, (template) => {
  const compiled = compiledTemplate(template);
  const run = runTemplate(compiled);
  const { result, decisions } = run;

  test('decides what the journal on file says, from its first entry to flat', () => {
    const found = firstLife(decisions)
      .map((decision) => `${decisionLine(decision)}\n`)
      .join('');
    expect(found.length).toBeLessThan(JOURNAL_BYTES_MAX);
    expect(found).toBe(goldenText(templateFile(template, 'journal.jsonl'), found));
  });

  test('earns what the report on file says, with the payoff of what it entered', () => {
    assertNamesApart(template, run);
    const found = json({ ...reportOf(run), ...optionsOf(run, compiled.program) });
    expect(found).toBe(goldenText(templateFile(template, 'report.json'), found));
  });

  test('enters whole structures, and rests on modelled prices alone', () => {
    expect(result.trades.length).toBeGreaterThanOrEqual(1);
    expect(result.fills.filter(({ isModelled, rule }) => !isModelled && rule !== 'settlement')).toEqual([]);
  });

  test('decides alike at another window size', () => {
    const blockRows = 2 + randomIndex(randomKey(SEED, template.name), 0, 3_000);
    const week = runTemplate(compiled, { blockRows, lastDay: FIRST_WEEK_END });
    expect([blockRows, linesOfWeek(week.decisions)]).toEqual([blockRows, linesOfWeek(decisions)]);
  });

  test('on a bad day accounts for every rupee, and holds nothing over the night that was not to be carried', () => {
    const { series, trades, openPositions } = runTemplate(compiled, { venue: CHAOS_VENUE, lastDay: FIRST_WEEK_END }).result;
    const closed = trades.reduce((sum, { netPaise }) => sum + netPaise, 0);
    const open = openPositions.reduce((sum, each) => sum + each.unrealisedPaise + each.realisedPaise - each.chargesPaise, 0);
    expect(series.daily.equityPaise.at(-1)).toBe(series.startPaise + closed + open);
    const isCarried = compiled.program.actions.some(
      (action) => action.kind === 'enter' && action.legs.some(({ product }) => product === 'carry'),
    );
    expect(isCarried || openPositions.length === 0).toBe(true);
  });
});

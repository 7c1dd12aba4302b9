// The same decisions from the same facts, whatever the window size, and none from facts of later. Each law with a mutation that breaks it.
import { describe, expect, test } from 'vitest';
import { invariant } from '../../dsl/types/invariant';
import { decisionLine, type LoggedDecision } from '../../engine/journal/decision-log';
import { randomIndex, randomKey } from '../../engine/number/counter-random';
import { minuteOfTime, US_PER_MINUTE } from '../../engine/time/ist-time';
import { cutAt, dearerOpen } from './demo-history';
import { runTemplate } from './run-template';
import { compiledTemplate, TEMPLATES } from './template';

const SEED = 20_250_210;
const CUTS = 4;
/** The dearest tick of the demo market, so that a price stays on its own. */
const TICK = 50;

function linesBefore(decisions: readonly LoggedDecision[], timeUs: number): readonly string[] {
  return decisions.filter((decision) => decision.timeUs < timeUs).map(decisionLine);
}

describe.each(TEMPLATES)(`$name, seed ${SEED}`, (template) => {
  const compiled = compiledTemplate(template);
  const { result, decisions } = runTemplate(compiled);
  const key = randomKey(SEED, template.name);

  test('decides alike when run again', () => {
    expect(runTemplate(compiled).result.digest).toBe(result.digest);
  });

  test('decides alike at any window size', () => {
    for (const blockRows of [1, 7, 2 + randomIndex(key, 0, 3_000)]) {
      expect([blockRows, runTemplate(compiled, { blockRows }).result.digest]).toEqual([blockRows, result.digest]);
    }
  });

  test('decides otherwise when one bar of what it traded is otherwise', () => {
    const [fill] = result.fills;
    invariant(fill !== undefined, 'every template trades');
    const candles = dearerOpen(fill.instrument, minuteOfTime(fill.timeUs), TICK);
    expect(runTemplate(compiled, { candles }).result.digest).not.toBe(result.digest);
  });

  test('decides up to an instant from the bars that have ended by then', () => {
    const early = Math.floor(decisions.length / 2);
    for (let cut = 1; cut <= CUTS; cut++) {
      const { timeUs } = decisions[randomIndex(key, cut, early)] ?? { timeUs: Number.NaN };
      const minute = minuteOfTime(timeUs) + randomIndex(key, CUTS + cut, 3);
      const known = runTemplate(compiled, { candles: cutAt(minute) });
      expect(linesBefore(known.decisions, minute * US_PER_MINUTE)).toEqual(linesBefore(decisions, minute * US_PER_MINUTE));
      expect(known.result.digest).not.toBe(result.digest);
    }
  });
});

// The same decisions from the same facts, whatever the window size, and never from facts of later. Each law with a mutation that breaks it.
import { describe, expect, test } from 'vitest';
import { invariant } from '../../dsl/types/invariant';
import { decisionLine, type LoggedDecision } from '../../engine/journal/decision-log';
import { randomIndex, randomKey } from '../../engine/number/counter-random';
import type { BacktestInstrument } from '../../engine/run/backtest';
import { minuteOfTime, US_PER_MINUTE } from '../../engine/time/ist-time';
import { candlesUntil, withCandles } from './demo-instrument';
import { END_MINUTE, FIRST_MINUTE, historiesOf, runTemplate } from './run-template';
import { compiledTemplate, TEMPLATES } from './template';

const SEED = 20_250_203;
const CUTS = 3;

function linesBefore(decisions: readonly LoggedDecision[], timeUs: number): readonly string[] {
  return decisions.filter((decision) => decision.timeUs < timeUs).map(decisionLine);
}

/** The open of one minute, one tick higher. */
function withDearerOpen(instrument: BacktestInstrument, minute: number): BacktestInstrument {
  const { candles, terms } = instrument;
  invariant(candles.open instanceof Int32Array && terms !== null, 'demo prices are whole');
  const row = candles.minute.indexOf(minute);
  const open = candles.open.slice();
  open[row] = (open[row] ?? 0) + terms.tick;
  return withCandles(instrument, { ...candles, open, high: candles.high, low: candles.low, close: candles.close });
}

describe.each(TEMPLATES)(`$name, seed ${SEED}`, (template) => {
  const compiled = compiledTemplate(template);
  const histories = historiesOf(compiled);
  const run = runTemplate(compiled);
  const { digest } = run.result;
  const key = randomKey(SEED, template.name);

  test('decides alike when run again', () => {
    expect(runTemplate(compiled).result.digest).toBe(digest);
  });

  test('decides alike at any window size', () => {
    for (const rows of [1, 7, 2 + randomIndex(key, 0, 3_000)]) {
      expect([rows, runTemplate(compiled, histories, rows).result.digest]).toEqual([rows, digest]);
    }
  });

  test('decides otherwise when one bar of what it traded is otherwise', () => {
    const [fill] = run.result.fills;
    const changed = histories.map((history) =>
      history.instrument.id === fill?.instrument ? withDearerOpen(history, minuteOfTime(fill.timeUs)) : history,
    );
    expect(runTemplate(compiled, changed).result.digest).not.toBe(digest);
  });

  test('decides up to an instant from what is known by then', () => {
    for (let cut = 1; cut <= CUTS; cut++) {
      const minute = FIRST_MINUTE + randomIndex(key, cut, END_MINUTE - FIRST_MINUTE);
      const known = histories.map((history) => withCandles(history, candlesUntil(history.candles, minute)));
      const wanted = linesBefore(run.decisions, minute * US_PER_MINUTE);
      expect(linesBefore(runTemplate(compiled, known).decisions, minute * US_PER_MINUTE)).toEqual(wanted);
    }
  });
});

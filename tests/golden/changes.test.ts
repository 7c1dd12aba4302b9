// Strategies whose positions change while they are held, over three weeks of the demo market: what their first lives decide and what all of them earn,
// as reviewed by a person: fixtures/changes/<name>.
import { describe, expect, test } from 'vitest';
import { decisionLine, type LoggedDecision } from '../../engine/journal/decision-log';
import { goldenText } from '../golden';
import { assertNamesApart, json, reportOf } from './golden-report';
import { runTemplate } from './run-template';
import { CHANGING, compiledTemplate, templateFile } from './template';

const LINES_MAX = 120;

/** What each is here for: an outcome `sent` of each of these. */
const DOES: Readonly<Record<string, readonly string[]>> = {
  'adjusted-iron-fly': ['addLegs', 'adjust', 'exit'],
  'rolled-straddle': ['adjust'],
  'scaled-future': ['scale'],
};

/** From the first change on, and the life around it. */
function firstLives(decisions: readonly LoggedDecision[]): readonly LoggedDecision[] {
  return decisions.slice(0, LINES_MAX);
}

describe.each(CHANGING)('$name', (template) => {
  const compiled = compiledTemplate(template);
  const run = runTemplate(compiled);

  test('compiles to the program on file', () => {
    expect(template.compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const found = json({ hash: compiled.hash, program: compiled.program });
    expect(found).toBe(goldenText(templateFile(template, 'program.json'), found));
  });

  test('changes what it holds', () => {
    const sent = run.decisions.flatMap(({ entry }) =>
      entry.kind === 'outcome' && entry.outcome === 'sent' ? [compiled.program.actions[entry.action]?.kind ?? ''] : [],
    );
    for (const kind of DOES[template.name] ?? []) expect(sent, kind).toContain(kind);
  });

  test('decides what the journal on file says', () => {
    assertNamesApart(template, run);
    const found = firstLives(run.decisions)
      .map((decision) => `${decisionLine(decision)}\n`)
      .join('');
    expect(found).toBe(goldenText(templateFile(template, 'journal.jsonl'), found));
  });

  test('earns what the report on file says, whatever the size of the windows', () => {
    const found = json(reportOf(run));
    expect(found).toBe(goldenText(templateFile(template, 'report.json'), found));
    expect(runTemplate(compiled, { blockRows: 37 }).result.digest).toBe(run.result.digest);
  });
});

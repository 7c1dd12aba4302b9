// Each template from graph to program to journal to report, as reviewed by a person: fixtures/strategies/<name>.
import { describe, expect, test } from 'vitest';
import { decisionLine } from '../../engine/journal/decision-log';
import { goldenText } from '../golden';
import { assertNamesApart, json, reportOf } from './golden-report';
import { runTemplate } from './run-template';
import { compiledTemplate, TEMPLATES, templateFile } from './template';

const JOURNAL_BYTES_MAX = 150_000;

describe.each(TEMPLATES)('$name', (template) => {
  const compiled = compiledTemplate(template);
  const run = runTemplate(compiled);

  test('compiles to the program on file', () => {
    const found = json({ hash: compiled.hash, program: compiled.program });
    expect(found).toBe(goldenText(templateFile(template, 'program.json'), found));
  });

  test('decides what the journal on file says', () => {
    assertNamesApart(template, run);
    const found = run.decisions.map((decision) => `${decisionLine(decision)}\n`).join('');
    expect(found.length).toBeLessThan(JOURNAL_BYTES_MAX);
    expect(found).toBe(goldenText(templateFile(template, 'journal.jsonl'), found));
  });

  test('earns what the report on file says, in more than one trade', () => {
    expect(run.result.trades.length).toBeGreaterThanOrEqual(2);
    assertNamesApart(template, run);
    const found = json(reportOf(run));
    expect(found).toBe(goldenText(templateFile(template, 'report.json'), found));
  });
});

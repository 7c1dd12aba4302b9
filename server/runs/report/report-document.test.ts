// What a report says of a run: its shape, its words, and that nothing undefined is ever passed off as a number.
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../dsl/ir/canonical-json';
import { sha256 } from '../../../dsl/ir/sha256';
import { exampleReport } from '../example-report';
import { type BandEnd, describeAmbiguity } from './ambiguity';
import { outcomeCounts } from './outcome-words';
import { reportJsonSchema } from './report-json-schema';
import { ReportDocument } from './report-schema';

const QUARTER = { from: '2025-01-01', to: '2025-03-31', entriesPerDay: 2, foresight: 0.55 };
const quarter = exampleReport(QUARTER);
const end = (netPaise: number): BandEnd => ({ netPaise, returnFraction: netPaise / 5e7, drawdownFraction: 0.125, winRate: null });

describe('a report', () => {
  test('has the shape it promises, through JSON and back', () => {
    expect(ReportDocument.parse(JSON.parse(JSON.stringify(quarter.document)))).toEqual(quarter.document);
  });

  test('is pinned: the same run makes the same document, word by word', () => {
    const { format, period, capitalPaise, strategy, outcomes, fills, costs, benchmark, byWeekday, evidence, identity } = quarter.document;
    expect({ format, period, capitalPaise, strategy, outcomes, fills, costs, benchmark, byWeekday, evidence, identity }).toMatchSnapshot();
    expect(sha256(canonicalJson(JSON.parse(JSON.stringify(quarter.document))))).toMatchSnapshot();
  });

  test('adds up: months, years and the curve tell of one result', () => {
    const { months, years, daily, capitalPaise, metrics } = quarter.document;
    const net = (daily.equityPaise.at(-1) ?? 0) - capitalPaise;
    expect(months.reduce((sum, { netPaise }) => sum + netPaise, 0)).toBe(net);
    expect(years.reduce((sum, { netPaise }) => sum + netPaise, 0)).toBe(net);
    expect(metrics.flatMap((group) => group.metrics).find(({ id }) => id === 'net-profit')?.value).toBe(net);
    expect(daily.benchmarkPaise).toHaveLength(daily.day.length);
  });

  test('of a run without trades gives null and the reason, never a number', () => {
    const { document } = exampleReport({ ...QUARTER, entriesPerDay: 0 });
    const metrics = document.metrics.flatMap((group) => group.metrics);
    const winRate = metrics.find(({ id }) => id === 'win-rate');
    expect(winRate).toMatchObject({ value: null, reason: 'No trade was closed.', interval: null });
    for (const { value, reason } of metrics) expect(value === null).toBe(reason !== null);
    expect(document.outcomes.map(({ words }) => words)).toEqual([
      '37 entries not sent: position busy',
      '1 exit not sent: no open position',
      '2 entries cut short: the rest was cancelled when its time ran out',
    ]);
  });

  test('is named by its identity: one parameter more is another run', () => {
    const { runHash } = quarter.document.identity;
    expect(runHash).toMatch(/^[0-9a-f]{64}$/);
    expect(exampleReport({ ...QUARTER, foresight: 0.1 }).document.identity.runHash).toBe(runHash);
    expect(exampleReport({ ...QUARTER, to: '2025-03-27' }).document.identity.runHash).not.toBe(runHash);
  });

  test('has a JSON Schema that closes every object', () => {
    const schema = reportJsonSchema();
    expect(JSON.parse(schema)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(schema).toContain('"decisionsDigest"');
    expect(schema).not.toContain('"additionalProperties": true');
  });
});

describe('ambiguity', () => {
  test('a band that changes the sign is not decidable', () => {
    expect(describeAmbiguity(3, 2, { stopFirst: end(-100_000), targetFirst: end(250_050) })).toMatchObject({
      isDecidable: false,
      sentence:
        'Not decidable on this data: in 3 bars two levels of one position lay inside the bar, and no finer data said which came first, and the net result lies between −₹1,000.00 and +₹2,500.50.',
    });
  });
  test('a band of one sign is a range', () => {
    const { isDecidable, sentence } = describeAmbiguity(1, 1, { stopFirst: end(200), targetFirst: end(100) });
    expect(isDecidable).toBe(true);
    expect(sentence).toContain('In 1 bar two levels');
    expect(sentence).toContain('lies between +₹1.00 and +₹2.00');
  });
  test('a band of one point says so', () => {
    expect(describeAmbiguity(1, 1, { stopFirst: end(100), targetFirst: end(100) }).sentence).toContain('is +₹1.00 either way');
  });
  test('none is said in as many words', () => {
    expect(describeAmbiguity(0, 0, null).sentence).toBe('No bar left the order of two fills open.');
  });
});

test('outcomes of several actions of one kind are one line', () => {
  const counts = outcomeCounts(
    [
      { action: 0, outcome: 'busy', count: 1_200 },
      { action: 1, outcome: 'busy', count: 34 },
      { action: 2, outcome: 'busy', count: 1 },
    ],
    ['enter', 'enter', 'exit'],
  );
  expect(counts.map(({ words }) => words)).toEqual(['1,234 entries not sent: position busy', '1 exit not sent: position busy']);
});

// A run that traded nothing says why, as far as its counts tell, and what to do about it.
import { expect, test } from 'vitest';
import { exampleReport } from '../../example-report';
import type { ReportDocument } from '../../report/report-schema';
import { noTradeWords } from './no-trade';

const TERMS = { from: '2025-01-01', to: '2025-01-31', foresight: 0 };
const { document: idle } = exampleReport({ ...TERMS, entriesPerDay: 0 });
const { document: busy } = exampleReport({ ...TERMS, entriesPerDay: 2 });
const words = (parts: Partial<ReportDocument>): string | null => noTradeWords({ ...idle, outcomes: [], refusals: [], ...parts });
const counted = (key: string, count: number, text: string): ReportDocument['outcomes'][number] => ({ key, count, words: text });

test('one that traded is not spoken of', () => {
  expect(noTradeWords(busy)).toBeNull();
});

test('nothing fired', () => {
  expect(words({ outcomes: [counted('exit not-open', 7, '7 exits not sent: no open position')] })).toMatch(
    /^No entry fired in this period\./,
  );
});

test('the most frequent reason is said with its remedy', () => {
  const outcomes = [
    counted('enter size-zero', 156, '156 entries not sent: too small'),
    counted('enter outside-window', 21, '21 entries not sent'),
  ];
  expect(words({ outcomes })).toBe(
    '177 entries fired and none became a trade: most often, 156 entries not sent: too small. Raise the capital, or the share of it that a trade may take.',
  );
});

test('a reason without a remedy of its own leads to the command that knows', () => {
  expect(words({ outcomes: [counted('enter paused', 1, '1 entry not sent: paused')] })).toContain('`yantra why`');
});

test('an order that was refused is said as the broker said it, its day as the page says days', () => {
  const refusals = [counted('insufficient-funds', 3, '3 orders refused, the first on 2025-01-06 at 10:05: insufficient funds')];
  expect(words({ outcomes: [counted('enter sent', 3, '3 entries sent')], refusals })).toContain('the first on 6 Jan 2025 at 10:05');
});

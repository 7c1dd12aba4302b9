// The report of a run made by hand, with names and words that a test may choose. Never for anything but tests.
import type { RunResult } from '../../engine/run/run-result';
import { type ExampleRun, type ExampleTerms, exampleRun } from './example-run';
import { createReportPage } from './page/report-page';
import type { AmbiguityBand } from './report/ambiguity';
import { createReportDocument } from './report/report-document';
import type { ReportDocument } from './report/report-schema';

export interface ExampleWords {
  readonly name: string;
  readonly explanation: string;
  readonly command: string;
  readonly band: AmbiguityBand | null;
  readonly uncertainRows: readonly string[];
  readonly openPositions: RunResult['openPositions'];
  readonly rejections: RunResult['rejections'];
}

const EXAMPLE_WORDS: ExampleWords = {
  name: 'Opening range breakout, Bank One',
  explanation:
    'At 09:30, if the last 5-minute close is above the high of the first 15 minutes, buy with 90 % of the capital.\nStop 0.6 % below the entry, moved up with the price; target 1.1 %.\nOut at 15:15 in any case.',
  command: 'yantra backtest fixtures/strategies/opening-range.json --from 2021-01-01 --to 2025-12-31 --capital 500000 --seed 7',
  band: null,
  uncertainRows: [],
  openPositions: [],
  rejections: [],
};

export interface ExampleReport extends ExampleRun {
  readonly document: ReportDocument;
}

export function exampleReport(terms: ExampleTerms, words: Partial<ExampleWords> = {}): ExampleReport {
  const { name, explanation, command, band, uncertainRows, openPositions, rejections } = { ...EXAMPLE_WORDS, ...words };
  const run = exampleRun(terms);
  const result = { ...run.result, uncertainRows, openPositions, rejections };
  const { candles } = run;
  const document = createReportDocument({
    result,
    strategy: {
      name,
      explanation,
      settings: [
        { key: 'stop', label: 'Stop distance', value: 0.6, unit: 'percent' },
        { key: 'target', label: 'Target distance', value: 1.1, unit: 'percent' },
        { key: 'out', label: 'Out at', value: 915, unit: 'time' },
      ],
    },
    actions: ['enter', 'exit'],
    data: [
      {
        instrument: candles.instrument,
        timeframe: '1m',
        source: 'bundled demo market, seed 1',
        hash: '5c'.repeat(32),
        origin: 'synthetic',
        adjustment: 'raw',
        rows: candles.count,
        first: '2021-01-01T09:15:00+05:30',
        last: '2025-12-31T15:29:00+05:30',
        coverage: {
          sessions: result.series.daily.day.length,
          expectedBars: candles.count + 12,
          presentBars: candles.count,
          gapCount: 2,
          gaps: [{ from: '2022-03-07T13:10:00+05:30', to: '2022-03-07T13:21:00+05:30', bars: 11 }],
        },
        findings: [{ code: 'absent-bars', level: 'note', count: 2, text: '12 bars are absent in 2 gaps' }],
      },
    ],
    corporateActions: [],
    underlyings: [],
    benchmark: candles,
    approximations: ['Trails and targets are watched at opens and closes of 1-minute bars, not tick by tick.'],
    band,
    command,
  });
  return { ...run, result, document };
}

export function examplePage(terms: ExampleTerms, words: Partial<ExampleWords> = {}): string {
  const { document, result, candles, stops } = exampleReport(terms, words);
  return createReportPage({ document, result, candles: [candles], stops });
}

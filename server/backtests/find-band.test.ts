// A position of two legs in one share: bought at 499.95 with a stop 1 % below, and to be sold at 500.05 or better. The third bar opens between the
// stop and that limit and reaches both.
import { expect, test } from 'vitest';
import type { Program } from '../../dsl/ir/program';
import { runBacktest } from '../../engine/run/backtest';
import type { BacktestRequest } from '../../engine/run/backtest-request';
import { type Bar, ENTER, sceneCandles, sceneProgram, sceneRequest, sceneShare } from '../../engine/run/run-scene';
import { istMinute, US_PER_MINUTE } from '../../engine/time/ist-time';
import { findBand } from './find-band';

const DAY = 19_450;
const OPEN = istMinute(DAY, 555);

const program: Program = sceneProgram({
  clocks: [{ kind: 'time', instrument: 0, from: 'midnight', minutes: 556 }],
  actions: [
    {
      ...ENTER,
      legs: [
        { instrument: 0, side: 'buy', ratio: 1, product: 'intraday' },
        { instrument: 0, side: 'sell', ratio: 1, product: 'intraday' },
      ],
      size: { kind: 'lots', lots: 100 },
      risk: [{ kind: 'legStop', basis: 'percent', value: 1 }],
      execution: { ...ENTER.execution, entry: 'limit', limitOffsetTicks: 1 },
    },
  ],
});

function request(bars: readonly Bar[]): BacktestRequest {
  const candles = {
    ...sceneCandles(
      bars.map((_, row) => OPEN + row),
      bars,
    ),
    // The third bar trades 4 000 units, of which our orders may take 100: one of the two.
    volume: Float64Array.from(bars, (_, row) => (row === 2 ? 4_000 : 1_000_000)),
  };
  const share = sceneShare(candles, (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []));
  return sceneRequest(program, [share], { fromUs: OPEN * US_PER_MINUTE, toUs: (OPEN + 375) * US_PER_MINUTE });
}

const BEFORE: readonly Bar[] = [
  [50_000, 50_000, 50_000, 50_000],
  [50_000, 50_000, 49_985, 49_990],
];
const UNDECIDED: readonly Bar[] = [...BEFORE, [49_990, 50_020, 49_400, 49_600], [49_600, 49_600, 49_600, 49_600]];
const DECIDED: readonly Bar[] = [...BEFORE, [49_990, 50_020, 49_900, 49_950], [49_950, 49_950, 49_950, 49_950]];

test('a bar that reaches both levels is read both ways, whichever was asked for, and the run stays as it was', () => {
  const asked = request(UNDECIDED);
  const { result } = runBacktest(asked);
  const band = findBand(asked, result);
  expect(result.ambiguousBars).toBe(1);
  expect(band?.stopFirst.netPaise).toBe((result.series.daily.equityPaise.at(-1) ?? 0) - 10_000_000);
  expect(band?.targetFirst.netPaise).not.toBe(band?.stopFirst.netPaise);
  const optimistic = { ...asked, venue: { ...asked.venue, bias: 'optimistic' as const } };
  expect(findBand(optimistic, runBacktest(optimistic).result)).toEqual(band);
});

test('where every bar says what came first there is no band, and nothing is run', () => {
  let sessions = 0;
  const asked = { ...request(DECIDED), onSession: () => sessions++ };
  const { result } = runBacktest(asked);
  const once = sessions;
  expect(result.ambiguousBars).toBe(0);
  expect(findBand(asked, result)).toBeNull();
  expect(sessions).toBe(once);
});

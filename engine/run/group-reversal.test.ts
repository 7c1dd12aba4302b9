// A pair that is reversed: flat with the last open of its legs, it is entered the other way at the same opens, whole, whatever its time-out.
import { expect, test } from 'vitest';
import type { ProgramAction, ProgramLeg } from '../../dsl/ir/program';
import { isoDay } from '../time/day-text';
import { clockMinute, formatIstMinute, istMinute, minuteOfTime, US_PER_MINUTE } from '../time/ist-time';
import { runBacktest } from './backtest';
import type { BacktestInstrument } from './backtest-instrument';
import { ENTER, sceneCandles, sceneProgram, sceneRequest, sceneShare } from './run-scene';

const DAY = isoDay('2025-01-06');
const OPEN = istMinute(DAY, clockMinute('09:15'));
const BARS = 10;

function share(id: string, price: number): BacktestInstrument {
  const minutes = Array.from({ length: BARS }, (_, bar) => OPEN + bar);
  const candles = sceneCandles(
    minutes,
    minutes.map(() => [price, price, price, price]),
    id,
  );
  return sceneShare(candles, (day) => (day === DAY ? [{ openMinute: OPEN, closeMinute: OPEN + 375 }] : []));
}

function enter(event: number, first: ProgramLeg['side'], second: ProgramLeg['side']): ProgramAction {
  const leg = { ratio: 1, product: 'intraday' } as const;
  return {
    ...ENTER,
    event,
    legs: [
      { ...leg, instrument: 0, side: first },
      { ...leg, instrument: 1, side: second },
    ],
    risk: [{ kind: 'legStop', basis: 'percent', value: 10 }],
    execution: { ...ENTER.execution, timeoutSeconds: 30 },
    whenBusy: 'reverse',
  };
}

test('both legs leave and come back at the opens of one minute, and no leg times out alone', () => {
  const program = sceneProgram({
    instruments: ['NSE:FIRST', 'NSE:SECOND'].map((id) => ({ kind: 'fixed', id })),
    clocks: ['09:17', '09:20'].map((at) => ({ kind: 'time', instrument: 0, from: 'midnight', minutes: clockMinute(at) })),
    actions: [enter(0, 'buy', 'sell'), enter(1, 'sell', 'buy')],
  });
  const { result, decisions } = runBacktest(
    sceneRequest(program, [share('NSE:FIRST', 50_000), share('NSE:SECOND', 20_000)], {
      fromUs: OPEN * US_PER_MINUTE,
      toUs: (OPEN + BARS) * US_PER_MINUTE,
      capitalPaise: 100_000_000,
    }),
  );
  const fills = result.fills.map(
    ({ timeUs, instrument, side, rule }) => `${formatIstMinute(minuteOfTime(timeUs)).slice(-5)} ${side} ${instrument.slice(4)} ${rule}`,
  );
  expect(fills.slice(0, 2)).toEqual(['09:17 buy FIRST nextOpen', '09:17 sell SECOND nextOpen']);
  expect(fills.slice(2, 4).sort()).toEqual(['09:20 buy SECOND nextOpen', '09:20 sell FIRST nextOpen']);
  expect(fills.slice(4).sort()).toEqual(['09:20 buy SECOND nextOpen', '09:20 sell FIRST nextOpen']);
  expect(decisions.filter(({ entry }) => entry.kind === 'entryTimedOut')).toEqual([]);
});

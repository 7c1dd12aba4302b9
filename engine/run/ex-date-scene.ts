// Small days for the tests of ex-dates: a share whose bars are written minute by minute, and a program that buys it two minutes after an open.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import type { CorporateAction } from '../market/corporate-action';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import type { BacktestRequest } from './backtest-request';
import { type Bar, type Enter, sceneCandles, sceneProgram, sceneRequest, sceneShare, ENTER as TEN } from './run-scene';

export const DAY = 19_450;
export const OPEN = 555;
export const MINUTES = 10;
const ENTER_AT = 2;

/** Ten shares to be held, with a stop 50 rupees below. */
export const ENTER: Enter = {
  ...TEN,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'delivery' }],
  risk: [{ kind: 'legStop', basis: 'points', value: 50 }],
  execution: { ...TEN.execution, chaseSeconds: 60 },
};

/** Enters two minutes after an open; position 0 is not entered twice at once. */
export function programOf(actions: readonly ProgramAction[]): Program {
  return sceneProgram({
    clocks: [{ kind: 'time', instrument: 0, from: 'open', minutes: ENTER_AT }],
    positions: 2,
    actions: [...actions],
  });
}

const sessions = (day: number) => {
  const open = istMinute(day, OPEN);
  return day >= DAY && day < DAY + 4 ? [{ openMinute: open, closeMinute: open + MINUTES }] : [];
};

/** Still at a price. */
export const still = (price: number): Bar => [price, price, price, price];

/** `days`: the bars of each day, by minute; what is not said repeats the last close. */
function candlesOf(days: readonly Readonly<Record<number, Bar>>[]) {
  const bars: Bar[] = [];
  for (const day of days) for (let minute = 0; minute < MINUTES; minute++) bars.push(day[minute] ?? still(bars.at(-1)?.[3] ?? 0));
  return sceneCandles(
    bars.map((_, row) => istMinute(DAY + Math.floor(row / MINUTES), OPEN + (row % MINUTES))),
    bars,
  );
}

export function request(
  days: readonly Readonly<Record<number, Bar>>[],
  actions: readonly CorporateAction[],
  program: Program = programOf([ENTER]),
): BacktestRequest {
  return sceneRequest(program, [sceneShare(candlesOf(days), sessions, { actions })], {
    fromUs: istMinute(DAY, 0) * US_PER_MINUTE,
    toUs: istMinute(DAY + days.length, 0) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
  });
}

export const split = (numerator: number, denominator: number, day = 1): CorporateAction => ({
  kind: 'split',
  exDay: DAY + day,
  numerator,
  denominator,
});

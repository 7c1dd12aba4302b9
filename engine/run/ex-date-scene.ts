// Small days for the tests of ex-dates: a share whose bars are written minute by minute, and a program that buys it two minutes after an open.
import type { Program, ProgramAction } from '../../dsl/ir/program';
import type { CorporateAction } from '../market/corporate-action';
import { equity } from '../market/instrument';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { DEFAULT_VENUE } from '../venue/venue-config';
import type { BacktestRequest } from './backtest';

export const DAY = 19_450;
export const OPEN = 555;
export const MINUTES = 10;
const ENTER_AT = 2;

export type Enter = Extract<ProgramAction, { readonly kind: 'enter' }>;
export type Bar = readonly [open: number, high: number, low: number, close: number];

export const ENTER: Enter = {
  kind: 'enter',
  event: 0,
  position: 0,
  legs: [{ instrument: 0, side: 'buy', ratio: 1, product: 'delivery' }],
  size: { kind: 'lots', lots: 10 },
  risk: [{ kind: 'legStop', basis: 'points', value: 50 }],
  execution: {
    entry: 'market',
    protectionPercent: 0,
    limitOffsetTicks: 0,
    stopBufferPercent: 5,
    timeoutSeconds: 0,
    onTimeout: 'cancel',
    chaseSeconds: 60,
    chaseStepsMax: 3,
  },
  whenBusy: 'ignore',
};

/** Enters two minutes after an open; position 0 is not entered twice at once. */
export function programOf(actions: readonly ProgramAction[]): Program {
  return {
    format: 'yantra.program/1',
    instruments: [{ kind: 'fixed', id: 'NSE:TEST' }],
    clocks: [{ kind: 'time', instrument: 0, from: 'open', minutes: ENTER_AT }],
    params: [],
    ops: [{ op: 'pulse@1', clock: 0, in: [], args: {}, out: 0 }],
    positions: 2,
    actions: [...actions],
    warmUp: [],
    cost: { perRow: 0, memoryBytes: 0 },
  };
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
  const column = (field: 0 | 1 | 2 | 3) => Int32Array.from(bars, (bar) => bar[field]);
  return {
    instrument: 'NSE:TEST',
    timeframe: '1m',
    priceScale: 100,
    count: bars.length,
    minute: Int32Array.from(bars, (_, row) => istMinute(DAY + Math.floor(row / MINUTES), OPEN + (row % MINUTES))),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(bars.length).fill(1_000_000),
    openInterest: new Float64Array(bars.length).fill(Number.NaN),
  };
}

export function request(
  days: readonly Readonly<Record<number, Bar>>[],
  actions: readonly CorporateAction[],
  program: Program = programOf([ENTER]),
): BacktestRequest {
  return {
    program,
    programHash: 'test',
    params: [],
    instruments: [
      {
        candles: candlesOf(days),
        sessions,
        actions,
        instrument: equity('NSE:TEST', false),
        hasVolume: true,
        terms: { lot: 1, tick: 5, freezeQuantity: 0 },
        dataHash: 'test',
      },
    ],
    fromUs: istMinute(DAY, 0) * US_PER_MINUTE,
    toUs: istMinute(DAY + days.length, 0) * US_PER_MINUTE,
    capitalPaise: 100_000_000,
    venue: { ...DEFAULT_VENUE, halfSpreadTicks: 0, slippageTicks: 0, latencyTicks: 0 },
  };
}

export const split = (numerator: number, denominator: number, day = 1): CorporateAction => ({
  kind: 'split',
  exDay: DAY + day,
  numerator,
  denominator,
});

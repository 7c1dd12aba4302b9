import { describe, expect, it } from 'vitest';
import { isoDay } from '../time/day-text';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { createTickTape, VOLUME_UNKNOWN } from './tick-tape';
import type { Ticks } from './ticks';

const DAY = isoDay('2025-10-08');
const OPEN = istMinute(DAY, 9 * 60 + 15);
const sessions = (day: number) => {
  const openMinute = istMinute(day, 9 * 60 + 15);
  return [{ openMinute, closeMinute: openMinute + 375 }];
};

/** Rows of [seconds after the open of the day, price, running total]. */
function recording(rows: readonly (readonly [number, number, number])[], day = DAY): Ticks {
  const openUs = istMinute(day, 9 * 60 + 15) * US_PER_MINUTE;
  return {
    instrument: 'NSE:TEST',
    priceScale: 100,
    count: rows.length,
    timeUs: Float64Array.from(rows, ([seconds]) => openUs + seconds * 1e6),
    price: Int32Array.from(rows, ([, price]) => price),
    cumulativeVolume: Float64Array.from(rows, ([, , total]) => total),
    openInterest: new Float64Array(rows.length).fill(Number.NaN),
    bid: null,
    ask: null,
    receiveTimeOnly: true,
  };
}

describe('the tape of recorded ticks', () => {
  it('puts ticks in order of time, and tells of several at one instant in order of arrival', () => {
    const tape = createTickTape(
      [
        recording([
          [5, 101, 10],
          [3, 100, 5],
          [5, 102, 20],
        ]),
      ],
      sessions,
    );
    expect([...tape.price]).toEqual([100, 101, 102]);
    expect([...tape.timeUs].map((us) => us / 1e6 - OPEN * 60)).toEqual([3, 5, 5]);
    expect(tape.disorderedTicks).toBe(1);
  });

  it('gives the volume since the tick before; of the first of a recording, and where the total steps back, none', () => {
    const tape = createTickTape(
      [
        recording([
          [1, 100, 500],
          [2, 100, 520],
          [3, 100, 510],
          [4, 100, 530],
        ]),
      ],
      sessions,
    );
    expect([...tape.volume]).toEqual([0, 20, 0, 10]);
  });

  it('says that the volume is unknown where the feed has none', () => {
    expect([...createTickTape([recording([[1, 100, Number.NaN]])], sessions).volume]).toEqual([VOLUME_UNKNOWN]);
  });

  it('tells a repeated tick once', () => {
    const tape = createTickTape(
      [
        recording([
          [1, 100, 5],
          [1, 100, 5],
          [1, 101, 5],
        ]),
      ],
      sessions,
    );
    expect([...tape.price]).toEqual([100, 101]);
    expect(tape.repeatedTicks).toBe(1);
  });

  it('leaves out what is printed outside trading, but counts its volume as traded before', () => {
    const tape = createTickTape(
      [
        recording([
          [-60, 99, 40],
          [1, 100, 50],
          [375 * 60, 98, 60],
        ]),
      ],
      sessions,
    );
    expect([...tape.price]).toEqual([100]);
    expect([...tape.volume]).toEqual([10]);
    expect(tape.outsideTicks).toBe(2);
  });

  it('joins days, each with a total of its own', () => {
    const tape = createTickTape(
      [
        recording([
          [1, 100, 900],
          [2, 100, 950],
        ]),
        recording(
          [
            [-30, 100, 7],
            [1, 101, 17],
          ],
          DAY + 1,
        ),
      ],
      sessions,
    );
    expect([...tape.volume]).toEqual([0, 50, 10]);
    expect(() => createTickTape([recording([[1, 100, 1]], DAY + 1), recording([[1, 100, 1]])], sessions)).toThrow('follow each other');
  });
});

// The laws of random weeks can fail: broken books, and positions that forget, are found.
import { describe, expect, test, vi } from 'vitest';
import { FillLog } from '../../engine/ledger/fill-log';
import { Ledger } from '../../engine/ledger/ledger';
import { OptionDesk } from '../../engine/run/option-desk';
import { Position } from '../../engine/trade/position';
import { SimulatedVenue } from '../../engine/venue/simulated-venue';
import { brokenWeek, NO_WEEKS } from './week-laws';

/** Looked through until the fault is found. */
const FAULTY_WEEKS = 200;

/** The first weeks, until a law is broken. */
function isFound(): boolean {
  for (let seed = 1; seed <= FAULTY_WEEKS; seed++) {
    try {
      if (brokenWeek(seed, { ...NO_WEEKS }).length > 0) return true;
    } catch {
      return true;
    }
  }
  return false;
}

describe('it would be found, if', () => {
  test.each<readonly [string, () => unknown]>([
    ['the contract note were never paid', () => vi.spyOn(Ledger.prototype, 'postCharges').mockReturnValue()],
    ['charges weighed on nothing', () => vi.spyOn(Ledger.prototype, 'accrue').mockReturnValue()],
    ['what was charged were told of no fill', () => vi.spyOn(FillLog.prototype, 'applyNote').mockReturnValue()],
    ['fills were not booked', () => vi.spyOn(Ledger.prototype, 'book').mockReturnValue()],
    ['contracts never ended', () => vi.spyOn(OptionDesk.prototype, 'listOpen').mockReturnValue([])],
    ['what nobody buys were never settled', () => vi.spyOn(SimulatedVenue.prototype, 'settle').mockReturnValue()],
  ])('%s', (_, breakIt) => {
    breakIt();
    expect(isFound()).toBe(true);
  });
});

describe('a position would be found that forgets', () => {
  test.each<readonly [string, string, number]>([
    ['its entries of the day', 'entriesToday', 0],
    ['its re-entries of the session', 'reEntriesToday', 0],
    ['when it was stopped', 'lastStopUs', Number.NEGATIVE_INFINITY],
  ])('%s', (_, cell, value) => {
    // It lies over the cell's own accessor, and is taken away again.
    Object.defineProperty(Position.prototype, cell, { configurable: true, get: () => value, set() {} });
    try {
      expect(isFound()).toBe(true);
    } finally {
      Reflect.deleteProperty(Position.prototype, cell);
    }
  });
});

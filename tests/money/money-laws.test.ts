// Money over random weeks of options and futures: the laws hold, every way of holding and leaving comes about, and broken books are found.
import { describe, expect, test, vi } from 'vitest';
import { FillLog } from '../../engine/ledger/fill-log';
import { Ledger } from '../../engine/ledger/ledger';
import { RunBooks } from '../../engine/ledger/run-books';
import { OptionDesk } from '../../engine/run/option-desk';
import { SimulatedVenue } from '../../engine/venue/simulated-venue';
import { PROPERTY_RUNS } from '../property-runs';
import { brokenMoney, NO_MONEY } from './money-laws';

const WEEKS = Math.max(20, PROPERTY_RUNS / 10);
/** Looked through until the fault is found. */
const FAULTY_WEEKS = 120;
const TIMEOUT_MS = 120_000;

describe(`money (seeds 1 to ${WEEKS})`, () => {
  test(
    'is conserved through entries, parts, rolls, settlements and exercise',
    () => {
      const tally = { ...NO_MONEY };
      const broken: string[] = [];
      for (let seed = 1; seed <= WEEKS; seed++) broken.push(...brokenMoney(seed, tally).map((law) => `seed ${seed}: ${law}`));
      expect(broken).toEqual([]);
      expect(Math.min(tally.entries, tally.partials, tally.rolledFutures, tally.settled, tally.exercised, tally.closed)).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

const book = Ledger.prototype.book;
const listOpen = OptionDesk.prototype.listOpen;
const onOrderEvent = RunBooks.prototype.onOrderEvent;
const settle = SimulatedVenue.prototype.settle;

describe('it would be found, if', () => {
  test.each<readonly [string, () => unknown]>([
    ['the contract note were never paid', () => vi.spyOn(Ledger.prototype, 'postCharges').mockReturnValue()],
    ['charges weighed on nothing', () => vi.spyOn(FillLog.prototype, 'settle').mockReturnValue()],
    [
      'a unit were booked a paisa dearer',
      () =>
        vi.spyOn(Ledger.prototype, 'book').mockImplementation(function (this: Ledger, instrument, quantity, price) {
          book.call(this, instrument, quantity, price + 1);
        }),
    ],
    [
      'a part of an order were not booked',
      () =>
        vi.spyOn(RunBooks.prototype, 'onOrderEvent').mockImplementation(function (this: RunBooks, event, timeUs) {
          if (event.kind !== 'filled' || event.remaining === 0) onOrderEvent.call(this, event, timeUs);
        }),
    ],
    [
      'exercise brought a tick too much',
      () => {
        vi.spyOn(OptionDesk.prototype, 'listOpen').mockImplementation(function (this: OptionDesk, day) {
          return listOpen.call(this, day).map((each) => ({ ...each, settlement: each.settlement === null ? null : each.settlement + 5 }));
        });
      },
    ],
    [
      'what nobody buys were settled at nothing',
      () =>
        vi.spyOn(SimulatedVenue.prototype, 'settle').mockImplementation(function (this: SimulatedVenue, order) {
          settle.call(this, order, 1);
        }),
    ],
  ])(
    '%s',
    (_, breakIt) => {
      breakIt();
      const isFound = (seed: number): boolean => {
        try {
          return brokenMoney(seed, { ...NO_MONEY }).length > 0;
        } catch {
          return true;
        }
      };
      expect(Array.from({ length: FAULTY_WEEKS }, (_week, at) => at + 1).some(isFound)).toBe(true);
    },
    TIMEOUT_MS,
  );
});

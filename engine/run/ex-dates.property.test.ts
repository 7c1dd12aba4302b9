// What holds over an ex-date whatever the actions are: money is neither made nor lost, kernel and books agree, and tomorrow is not known.
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { propertyRuns } from '../../tests/property-runs';
import { EpochLeg } from '../ledger/epoch-leg';
import type { FillRow } from '../ledger/fill-row';
import { Ledger } from '../ledger/ledger';
import type { CorporateAction } from '../market/corporate-action';
import type { MicroPaise } from '../market/micro-paise';
import { istMinute, US_PER_MINUTE } from '../time/ist-time';
import { type BacktestRun, runBacktest } from './backtest';
import { DAY, ENTER, programOf, request, still } from './ex-date-scene';
import type { Enter } from './run-scene';

describe('money and prefixes over drawn actions (seed 7011)', () => {
  const SEED = 7_011;
  const price = fc.integer({ min: 2_000, max: 200_000 });
  const action = fc.oneof(
    fc.record({
      kind: fc.constantFrom('split' as const, 'bonus' as const),
      numerator: fc.integer({ min: 1, max: 7 }),
      denominator: fc.integer({ min: 1, max: 7 }),
    }),
    fc.record({
      kind: fc.constant('dividend' as const),
      perUnit: fc.integer({ min: 1, max: 300_000_000 }).map((micro) => micro as MicroPaise),
    }),
  );
  const drawn = fc.record({
    prices: fc.array(price, { minLength: 3, maxLength: 3 }),
    actions: fc.array(fc.record({ action, day: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
    lots: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })),
    isShort: fc.tuple(fc.boolean(), fc.boolean()),
  });
  type Drawn = typeof drawn extends fc.Arbitrary<infer One> ? One : never;
  const requestOf = ({ prices, actions, lots, isShort }: Drawn) => {
    const enters = lots.map(
      (count, position): Enter => ({
        ...ENTER,
        position,
        legs: [{ instrument: 0, side: isShort[position] === true ? 'sell' : 'buy', ratio: 1, product: 'delivery' }],
        size: { kind: 'lots', lots: count },
        risk: [
          { kind: 'legStop', basis: 'percent', value: 30 },
          { kind: 'exitAfterSessions', sessions: 2, minutes: 15 },
        ],
      }),
    );
    const known = actions.map((each): CorporateAction => ({ ...each.action, exDay: DAY + each.day }));
    return request(
      prices.map((one) => ({ 0: still(one) })),
      known,
      programOf(enters),
    );
  };

  /** Equity is capital, what was dealt, charged and paid out, and what is left at the last close. */
  const moneyIsConserved = fc.property(drawn, (one) => {
    const asked = requestOf(one);
    const { series, fills, charges, corporateActions } = runBacktest(asked).result;
    const sumOf = (rows: typeof fills, value: (row: FillRow) => number) =>
      rows.reduce((sum, row) => sum + (row.side === 'buy' ? 1 : -1) * value(row), 0);
    const last = corporateActions.at(-1);
    const lastUs = last === undefined ? 0 : istMinute(last.action.exDay, 0) * US_PER_MINUTE;
    const since = fills.filter(({ timeUs }) => timeUs >= lastUs);
    const units = (last?.unitsAfter ?? 0) + sumOf(since, ({ quantity }) => quantity);
    const paid = corporateActions.reduce((sum, { paise }) => sum + paise, 0) - charges.reduce((sum, { paise }) => sum + paise, 0);
    const dealt = sumOf(fills, ({ price, quantity }) => price * quantity);
    const worth = units === 0 ? 0 : units * (one.prices[2] ?? 0);
    expect(series.daily.equityPaise.at(-1)).toBe(asked.capitalPaise - dealt + paid + worth);
  });

  const booksAgree = fc.property(drawn, (one) => {
    const { result, decisions } = runBacktest(requestOf(one));
    const told = decisions.flatMap(({ entry }) =>
      entry.kind === 'unitsChanged' ? [entry.lieuPaise] : entry.kind === 'dividend' ? [entry.paise] : [],
    );
    const booked = result.corporateActions.reduce((sum, { paise }) => sum + paise, 0);
    expect(told.reduce((sum, paise) => sum + paise, 0)).toBe(booked);
  });

  test('money is neither made nor lost', () => {
    fc.assert(moneyIsConserved, { seed: SEED, numRuns: propertyRuns(300) });
  });

  test('the kernel and the books are paid the same', () => {
    fc.assert(booksAgree, { seed: SEED, numRuns: propertyRuns(300) });
  });

  test.each([
    ['the ledger forgot its dividends', moneyIsConserved, () => vi.spyOn(Ledger.prototype, 'payDividend').mockReturnValue()],
    ['the ledger kept its old units', moneyIsConserved, () => vi.spyOn(Ledger.prototype, 'scaleHolding').mockReturnValue()],
    ['parts of a unit were lost in the books', booksAgree, () => vi.spyOn(EpochLeg.prototype, 'changeUnits').mockReturnValue(0)],
  ] as const)('would not be, if %s', (_, law, breakIt) => {
    const broken = breakIt();
    const { failed } = fc.check(law, { seed: SEED, numRuns: 100 });
    broken.mockRestore();
    expect(failed).toBe(true);
  });

  test('an action of tomorrow changes nothing today', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const asked = requestOf(one);
        const firstUs = istMinute(DAY + 1, 0) * US_PER_MINUTE;
        const before = (run: BacktestRun) => run.decisions.filter(({ timeUs }) => timeUs < firstUs);
        const without = { ...asked, instruments: asked.instruments.map((each) => ({ ...each, actions: [] })) };
        expect(before(runBacktest(asked))).toEqual(before(runBacktest(without)));
      }),
      { seed: SEED, numRuns: propertyRuns(100) },
    );
  });
});

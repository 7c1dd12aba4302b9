import { describe, expect, test } from 'vitest';
import { isoDay } from '../time/day-text';
import { InstrumentMaster, type Listing } from './instrument-master';
import { compareContracts, type OptionContract, optionId, parseOptionId } from './option-contract';

const contract = (expiry: string, strike: number, right: OptionContract['right'] = 'call'): OptionContract => ({
  market: 'NFO',
  underlying: 'NIFTY',
  expiryDay: isoDay(expiry),
  strike: strike * 100,
  right,
});
const listing = (day: string, token: number, of: OptionContract): Listing => ({
  day: isoDay(day),
  contract: of,
  token,
  symbol: `NIFTY${token}`,
  lot: 75,
});

describe('the id of an option', () => {
  test('reads back, and ids sort as contracts do', () => {
    const contracts = [
      contract('2025-12-30', 9_950, 'put'),
      contract('2025-12-30', 10_000),
      contract('2025-12-30', 10_000, 'put'),
      contract('2026-01-06', 100.05),
      contract('2026-01-06', 250_000),
    ];
    const ids = contracts.map(optionId);
    expect(ids[1]).toBe('NFO:NIFTY-2025-12-30-010000.00-CE');
    expect(ids.map(parseOptionId)).toEqual(contracts);
    expect(ids.toSorted()).toEqual(ids);
    expect(contracts.toSorted(compareContracts)).toEqual(contracts);
    const dashed = { ...contract('2026-01-27', 9_000), underlying: 'BAJAJ-AUTO' };
    expect(parseOptionId(optionId(dashed))).toEqual(dashed);
  });

  test('is refused where it names no contract', () => {
    const wrong = [
      'NFO:NIFTY2610625000CE',
      'NFO:NIFTY-2026-02-30-025000.00-CE',
      'NFO:NIFTY-2026-01-06-000000.00-CE',
      'MCX:GOLD-2026-01-06-025000.00-CE',
      '',
    ];
    expect(wrong.map(parseOptionId)).toEqual(wrong.map(() => null));
  });
});

describe('the instrument master', () => {
  const [old, next, later] = [contract('2025-01-30', 23_000), contract('2026-01-27', 26_000), contract('2026-01-27', 26_050)];
  const master = new InstrumentMaster([
    listing('2026-01-05', 42, next),
    listing('2025-01-01', 42, old),
    listing('2026-01-06', 42, next),
    listing('2026-01-06', 43, later),
    // The same list in a second part.
    listing('2026-01-06', 42, next),
  ]);
  const meaning = (day: string) => master.findByToken('NFO', 42, isoDay(day))?.contract ?? null;

  test('takes a token for what it meant on that day, and for nothing once that has expired', () => {
    expect(['2024-12-31', '2025-01-01', '2025-01-30', '2025-01-31', '2026-01-04', '2026-01-05', '2026-01-28'].map(meaning)).toEqual([
      null,
      old,
      old,
      null,
      null,
      next,
      null,
    ]);
    expect(master.findBySymbol('NFO', 'NIFTY43', isoDay('2026-01-05'))).toBeNull();
    expect(master.findBySymbol('NFO', 'NIFTY43', isoDay('2026-01-07'))?.contract).toEqual(later);
    expect(master.findByToken('BFO', 42, isoDay('2026-01-06'))).toBeNull();
  });

  test('lists what the last list up to the day has, each once and none expired', () => {
    const contractsOn = (day: string) => master.listContracts('NFO', 'NIFTY', isoDay(day));
    expect(contractsOn('2026-01-05')).toEqual([next]);
    expect(contractsOn('2026-01-08')).toEqual([next, later]);
    expect([contractsOn('2024-12-31'), contractsOn('2026-01-28'), master.listContracts('NFO', 'SBIN', isoDay('2026-01-06'))]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
